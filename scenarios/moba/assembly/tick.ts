// One tick of a match, phase by phase. All phases read the positions and gates of the tick's start, and damage is
// collected before it is applied, so that no side gains from being worked on first.
import { FAR } from '../../kernel/assembly/geometry';
import { boonSpeedPct } from './boons';
import { freezeBuffs } from './buffs';
import { burn } from './burns';
import { applyPending } from './combat';
import { stepCreeps, spawnWave } from './creeps';
import { settleEffects } from './effects';
import { ROOTED, SILENCED, STUNNED } from './gates';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { stepHeroes } from './heroes';
import { spawnMonsters, stepMonsters } from './monsters';
import { answerHurts } from './passives';
import { stepProjectiles } from './projectiles';
import { stepStructures } from './structures';
import { decideAtTimeLimit } from './result';
import { heroOfSlot, isHero, slotOfHero } from './units';
import { computeVision } from './vision';
import { stepZones } from './zones';

/** [MV2] What haste, slow and boons leave of a unit's speed. */
function paceOf(m: usize, u: i32, tick: i32): i32 {
  let pct = 100;
  if (s.hasteUntil(m, u) > tick) pct += s.hastePct(m, u);
  if (u < n.TEAM_SLOTS * 2 && isHero(m, u)) pct += boonSpeedPct(m, heroOfSlot(u), tick);
  if (s.slowUntil(m, u) > tick) pct -= s.slowPct(m, u);
  if (pct < 20) pct = 20;
  return ((s.speed(m, u) * pct) / 200) * 2;
}

/** Places of all units, four at a time: absent ones are parked. */
function freezePlaces(m: usize): void {
  const half = i32x4.splat(128);
  const low = i32x4.splat(0xffff);
  const far = i32x4.splat(FAR);
  const nothing = i32x4.splat(0);
  for (let u: usize = 0; u < <usize>n.UNITS; u += 4) {
    const hp = i32x4.extend_low_i16x8_u(v128.load64_zero(s.hpAt(m) + (u << 1)));
    const kind = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(s.kindAt(m) + u)));
    const isThere = v128.and(i32x4.gt_s(hp, nothing), i32x4.gt_s(kind, nothing));
    const x = i32x4.shr_s(i32x4.add(v128.load(s.xAt(m) + (u << 2)), half), 8);
    const z = i32x4.shr_s(i32x4.add(v128.load(s.zAt(m) + (u << 2)), half), 8);
    const place = v128.or(i32x4.shl(z, 16), v128.and(x, low));
    v128.store(s.placeAt(m) + (u << 2), v128.bitselect(place, far, isThere));
    v128.store(s.scanAt(m) + (u << 2), v128.bitselect(v128.load(s.scanAt(m) + (u << 2)), far, isThere));
  }
}

/** Freezes what this tick may see of all units: places, control effects, pace, buffs. */
export function openTick(m: usize, tick: i32): void {
  freezeBuffs(m, tick);
  freezePlaces(m);
  const now = i16x8.splat(<i16>tick);
  const even = i16x8.splat(-2);
  // Eight at a time; arrays are padded to whole vectors.
  for (let u: usize = 0; u < <usize>n.UNITS; u += 8) {
    const at = u << 1;
    const stunned = i16x8.gt_u(v128.load(s.stunUntilAt(m) + at), now);
    const rooted = i16x8.gt_u(v128.load(s.rootUntilAt(m) + at), now);
    const silenced = i16x8.gt_u(v128.load(s.silenceUntilAt(m) + at), now);
    const gate = v128.or(
      v128.and(stunned, i16x8.splat(<i16>(STUNNED | ROOTED | SILENCED))),
      v128.or(v128.and(rooted, i16x8.splat(<i16>ROOTED)), v128.and(silenced, i16x8.splat(<i16>SILENCED))),
    );
    v128.store64_lane(s.gateAt(m) + u, i8x16.narrow_i16x8_u(gate, gate), 0);
    v128.store(s.paceAt(m) + at, v128.and(v128.load(s.speedAt(m) + at), even));
    const hasted = i16x8.gt_u(v128.load(s.hasteUntilAt(m) + at), now);
    const slowed = i16x8.gt_u(v128.load(s.slowUntilAt(m) + at), now);
    if (!v128.any_true(v128.or(hasted, slowed))) continue;
    const end = min(<i32>u + 8, n.UNITS);
    for (let i = <i32>u; i < end; i++) s.setPace(m, i, paceOf(m, i, tick));
  }
  for (let h = 0; h < n.HEROES_TOTAL; h++) s.setPace(m, slotOfHero(h), paceOf(m, slotOfHero(h), tick));
}

export function runTick(m: usize): void {
  const tick = s.tick(m) + 1;
  s.setTick(m, tick);
  openTick(m, tick);
  computeVision(m, tick);
  burn(m, tick);
  stepHeroes(m, tick);
  stepCreeps(m, tick);
  stepStructures(m, tick);
  stepMonsters(m, tick);
  stepProjectiles(m, tick);
  stepZones(m, tick);
  answerHurts(m, tick);
  settleEffects(m);
  applyPending(m, tick);
  settleEffects(m);
  if (tick >= s.nextWave(m)) spawnWave(m, tick);
  spawnMonsters(m, tick);
  decideAtTimeLimit(m, tick);
}
