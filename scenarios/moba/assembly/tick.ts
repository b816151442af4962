// One tick of a match, phase by phase. All phases read the positions and gates of the tick's start, and damage is
// collected before it is applied, so that no side gains from being worked on first.
import { FAR, pack, toCm } from '../../kernel/assembly/geometry';
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
import { heroOfSlot, isHero } from './units';
import { computeVision } from './vision';
import { stepZones } from './zones';

/** Freezes what this tick may see of a unit: place, control effects, pace, buffs. */
export function openTick(m: usize, tick: i32): void {
  freezeBuffs(m, tick);
  for (let u = 0; u < n.UNITS; u++) {
    if (s.kind(m, u) == n.KIND_NONE || s.hp(m, u) <= 0) {
      s.setPlace(m, u, FAR);
      s.setScan(m, u, FAR);
      continue;
    }
    s.setPlace(m, u, pack(toCm(s.x(m, u)), toCm(s.z(m, u))));
    let gate = 0;
    if (s.stunUntil(m, u) > tick) gate |= STUNNED | ROOTED | SILENCED;
    if (s.rootUntil(m, u) > tick) gate |= ROOTED;
    if (s.silenceUntil(m, u) > tick) gate |= SILENCED;
    s.setGate(m, u, gate);
    let pct = 100;
    if (s.hasteUntil(m, u) > tick) pct += s.hastePct(m, u);
    if (u < n.TEAM_SLOTS * 2 && isHero(m, u)) pct += boonSpeedPct(m, heroOfSlot(u), tick);
    if (s.slowUntil(m, u) > tick) pct -= s.slowPct(m, u);
    if (pct < 20) pct = 20;
    s.setPace(m, u, ((s.speed(m, u) * pct) / 200) * 2);
  }
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
