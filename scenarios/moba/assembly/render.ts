// The render view of one match: records of i32 in world centimetres, everything that a viewer draws.
import { packedX, packedZ, toCm } from '../../kernel/assembly/geometry';
import { abilityIn } from './abilities';
import { boonBits, hasBoon } from './boons';
import { abRadius } from './gen/content';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { experienceToNext } from './growth';
import { ORDER_ATTACK, ORDER_RECALL } from './heroes';
import { heroOfSlot, isHero, isSheltered, isStructure, slotOfHero, teamOf, towerSlot } from './units';

const CAPACITY: i32 =
  n.RENDER_HEADER +
  n.UNITS * n.RENDER_UNIT +
  n.HEROES_TOTAL * n.RENDER_HERO +
  n.SHOTS * n.RENDER_PROJECTILE +
  n.ZONES_TOTAL * n.RENDER_ZONE;
const buffer: usize = memory.data(CAPACITY * 4, 16);
let at: usize = 0;

export function renderBuffer(): usize {
  return buffer;
}

export function renderCapacity(): i32 {
  return CAPACITY;
}

function write(value: i32): void {
  store<i32>(at, value);
  at += 4;
}

function heroStatus(m: usize, h: i32, tick: i32): i32 {
  let bits = 0;
  if (s.castAt(m, h) > 0) bits |= 1 << 8;
  if (s.dashTicks(m, h) > 0) bits |= 1 << 9;
  if (s.order(m, h) == ORDER_RECALL) bits |= 1 << 10;
  if (s.empowerUntil(m, h) > tick) bits |= 1 << 11;
  if (s.attackBuffUntil(m, h) > tick) bits |= 1 << 12;
  if (s.rapidUntil(m, h) > tick) bits |= 1 << 13;
  if (s.wardedUntil(m, h) > tick) bits |= 1 << 14;
  if (hasBoon(m, h, tick)) bits |= 1 << 15;
  return bits;
}

function statusOf(m: usize, u: i32, tick: i32): i32 {
  let bits = 0;
  if (s.stunUntil(m, u) > tick) bits |= 1;
  if (s.rootUntil(m, u) > tick) bits |= 2;
  if (s.silenceUntil(m, u) > tick) bits |= 4;
  if (s.slowUntil(m, u) > tick) bits |= 8;
  if (s.hasteUntil(m, u) > tick) bits |= 16;
  if (s.burnUntil(m, u) > tick) bits |= 32;
  if (s.swingAt(m, u) != 0) bits |= 128;
  if (s.brush(m, u) != 0) bits |= 1 << 16;
  if (isStructure(m, u) && isSheltered(m, u)) bits |= 64;
  return isHero(m, u) ? bits | heroStatus(m, heroOfSlot(u), tick) : bits;
}

function targetOf(m: usize, u: i32): i32 {
  if (!isHero(m, u)) return s.target(m, u);
  const h = heroOfSlot(u);
  return s.order(m, h) == ORDER_ATTACK ? s.orderTarget(m, h) : -1;
}

function varietyOf(m: usize, u: i32): i32 {
  const kind = s.kind(m, u);
  if (kind == n.KIND_MONSTER) return s.row(m, u);
  return kind == n.KIND_TOWER ? u - towerSlot(teamOf(u)) : -1;
}

function writeUnit(m: usize, u: i32, tick: i32): void {
  write(u);
  write(s.kind(m, u));
  write(teamOf(u));
  write(isHero(m, u) ? heroOfSlot(u) : -1);
  write(toCm(s.x(m, u)));
  write(toCm(s.z(m, u)));
  write(s.dirX(m, u));
  write(s.dirZ(m, u));
  write(s.hp(m, u));
  write(s.maxHp(m, u));
  write(s.shieldUntil(m, u) > tick ? s.shield(m, u) : 0);
  write(statusOf(m, u, tick));
  write(s.seenBy(m, u));
  write(targetOf(m, u));
  write(varietyOf(m, u));
}

function writeHero(m: usize, h: i32, tick: i32): void {
  const u = slotOfHero(h);
  const isAlive = s.hp(m, u) > 0;
  write(u);
  write(s.heroId(m, h));
  write(teamOf(u));
  write(isAlive ? 1 : 0);
  write(s.level(m, h));
  write(s.experience(m, h));
  write(s.level(m, h) >= n.MAX_LEVEL ? 0 : experienceToNext(s.level(m, h)));
  write(s.gold(m, h));
  write(s.totalGold(m, h));
  write(s.mana(m, h));
  write(s.maxMana(m, h));
  write(s.kills(m, h));
  write(s.deaths(m, h));
  write(s.assists(m, h));
  write(s.lastHits(m, h));
  write(s.damageToHeroes(m, h));
  write(s.damageToStructures(m, h));
  write(s.damageTaken(m, h));
  write(s.healing(m, h));
  write(s.monsterKills(m, h));
  write(s.attack(m, u));
  write(s.power(m, h));
  write(s.armor(m, u));
  write(s.resist(m, u));
  write(s.summoner(m, h));
  for (let slot = 0; slot < 6; slot++) {
    write(abilityIn(m, h, slot) >= 0 ? s.abilityLevel(m, h * 6 + slot) : 0);
    write(max(s.abilityReady(m, h * 6 + slot) - tick, 0));
    write(s.abilityCooldown(m, h * 6 + slot));
  }
  for (let i = 0; i < 6; i++) write(s.items(m, h * 6 + i));
  write(isAlive ? 0 : max(s.respawnAt(m, h) - tick, 0));
  write(isAlive && s.order(m, h) == ORDER_RECALL ? max(s.recallAt(m, h) - tick, 0) : 0);
  write(isAlive && s.castAt(m, h) > 0 ? s.castAbility(m, h) : -1);
  write(max(s.passiveReady(m, h) - tick, 0));
  write(boonBits(m, h, tick));
}

function writeTeamSums(m: usize, cumulative: i32): void {
  for (let team = 0; team < 2; team++) {
    let sum = 0;
    for (let h = team * n.H; h < (team + 1) * n.H; h++) {
      if (cumulative == 0) sum += s.kills(m, h);
      else if (cumulative == 1) sum += s.totalGold(m, h);
      else {
        sum += s.experience(m, h);
        for (let level = 1; level < s.level(m, h); level++) sum += experienceToNext(level);
      }
    }
    write(sum);
  }
}

function writeZoneRecord(m: usize, z: i32): void {
  const place = s.zonePlace(m, z);
  write(s.zoneAbility(m, z));
  write(s.zoneTeam(m, z));
  write(packedX(place));
  write(packedZ(place));
  write(abRadius(s.zoneAbility(m, z)));
  write(s.zoneBegin(m, z));
  write(s.zoneNext(m, z));
  write(s.zoneEnd(m, z));
}

/** Draws a match; returns how many i32 it wrote. */
export function renderMatch(m: usize): i32 {
  const tick = s.tick(m);
  at = buffer + <usize>(n.RENDER_HEADER << 2);
  let units = 0;
  for (let u = 0; u < n.UNITS; u++) {
    if (s.kind(m, u) == n.KIND_NONE || s.hp(m, u) <= 0) continue;
    writeUnit(m, u, tick);
    units++;
  }
  for (let h = 0; h < n.HEROES_TOTAL; h++) writeHero(m, h, tick);
  let shots = 0;
  for (let p = 0; p < n.SHOTS; p++) {
    if (s.shotTicks(m, p) == 0) continue;
    const isHoming = s.shotTarget(m, p) >= 0;
    write(s.shotAbility(m, p));
    write(s.shotTeam(m, p));
    write(s.shotSource(m, p));
    write(s.shotTarget(m, p));
    write(toCm(s.shotX(m, p)));
    write(toCm(s.shotZ(m, p)));
    write(isHoming ? 0 : s.shotVx(m, p) >> 8);
    write(isHoming ? 0 : s.shotVz(m, p) >> 8);
    write(s.shotCritical(m, p));
    shots++;
  }
  let zones = 0;
  for (let z = 0; z < n.ZONES_TOTAL; z++) {
    if (s.zoneEnd(m, z) == 0) continue;
    writeZoneRecord(m, z);
    zones++;
  }
  const length = <i32>((at - buffer) >> 2);
  at = buffer;
  write(tick);
  write(s.decision(m));
  write(s.winner(m));
  write(s.endReason(m));
  write(units);
  write(n.HEROES_TOTAL);
  write(shots);
  write(zones);
  write(s.nextWave(m));
  write(s.wave(m));
  for (let sum = 0; sum < 3; sum++) writeTeamSums(m, sum);
  return length;
}
