// How a match ends and who has won.
import * as n from './gen/numbers';
import * as s from './gen/state';
import { crystalSlot, towerSlot } from './units';

export const RUNNING: i32 = 0;
export const BY_CRYSTAL: i32 = 1;
export const BY_TIME: i32 = 2;
export const TRUNCATED: i32 = 3;

function configValue(m: usize, index: i32): i32 {
  return load<i32>(s.configAt(m) + ((<usize>index) << 2));
}

/** [EN1] A side whose crystal falls has lost; both in one tick is a draw. `fallen` has bit t for side t. */
export function finishByCrystal(m: usize, fallen: i32): void {
  s.setEndReason(m, BY_CRYSTAL);
  s.setWinner(m, fallen == 3 ? -1 : fallen == 1 ? 1 : 0);
}

function lead(a: i32, b: i32): i32 {
  return a > b ? 0 : a < b ? 1 : -1;
}

function towerHealth(m: usize, team: i32): i32 {
  let sum = 0;
  for (let u = towerSlot(team); u < crystalSlot(team); u++) sum += s.hp(m, u);
  return sum;
}

/** [EN2] At the time limit: more crystal health, then tower health, then kills, then gold earned; else a draw. */
function leader(m: usize): i32 {
  let side = lead(s.hp(m, crystalSlot(0)), s.hp(m, crystalSlot(1)));
  if (side >= 0) return side;
  side = lead(towerHealth(m, 0), towerHealth(m, 1));
  if (side >= 0) return side;
  let kills0 = 0;
  let kills1 = 0;
  let gold0 = 0;
  let gold1 = 0;
  for (let h = 0; h < n.H; h++) {
    kills0 += s.kills(m, h);
    kills1 += s.kills(m, n.H + h);
    gold0 += s.totalGold(m, h);
    gold1 += s.totalGold(m, n.H + h);
  }
  side = lead(kills0, kills1);
  return side >= 0 ? side : lead(gold0, gold1);
}

export function decideAtTimeLimit(m: usize, tick: i32): void {
  if (s.endReason(m) != RUNNING) return;
  if (tick >= configValue(m, n.CONFIG_MAX_TICKS)) {
    s.setEndReason(m, BY_TIME);
    s.setWinner(m, leader(m));
    return;
  }
  const cut = configValue(m, n.CONFIG_TRUNCATE_TICKS);
  if (cut > 0 && tick >= cut) s.setEndReason(m, TRUNCATED);
}
