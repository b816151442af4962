// Damage, healing, shields, deaths and what deaths pay. Damage is collected during a tick and applied at its end.
import { FAR, countWithin, squaredDistance } from '../../kernel/assembly/geometry';
import { boonDamagePct, grantBoon } from './boons';
import { wardPct, weakPct } from './buffs';
import * as c from './gen/content';
import { note } from './events';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { earnExperience, earnGold, markFall, payFall } from './growth';
import { answerLowHealth, noteHurt, noteLow, trigger } from './passives';
import { finishByCrystal } from './result';
import { NEUTRAL, firstSlot, heroOfSlot, isCreep, isHero, isSheltered, isStructure, slotOfHero, teamOf } from './units';

/** [CB1] Armor or resist r lets 100 / (100 + r) of the damage through. */
export function mitigate(amount: i32, protection: i32): i32 {
  return (amount * 100) / (100 + protection);
}

/** [TW4] Without one of the attackers' creeps near, a structure takes a share only. */
function isBackdoor(m: usize, structure: i32): bool {
  const first = firstSlot(1 - teamOf(structure)) + n.FRONT;
  const limit = n.BACKDOOR_RANGE_CM * n.BACKDOOR_RANGE_CM;
  return countWithin(s.placeAt(m) + ((<usize>first) << 2), n.CREEP_SLOTS, s.place(m, structure), limit) == 0;
}

/** [CB7] The hardest single blow of a tick claims the kill; blows as hard from both sides claim it for neither. */
function claimKill(m: usize, source: i32, target: i32, damage: i32): void {
  const best = s.claim(m, target);
  if (damage > best) {
    s.setClaim(m, target, damage);
    s.setKiller(m, target, source);
  } else if (damage == best && s.killer(m, target) >= 0 && teamOf(s.killer(m, target)) != teamOf(source)) {
    s.setKiller(m, target, -1);
  }
}

/** Collects damage before protection. `ability` is -1 for a basic attack or a passive. */
export function strike(m: usize, source: i32, target: i32, amount: i32, type: i32, ability: i32, tick: i32): void {
  if (s.hp(m, target) <= 0 || isSheltered(m, target) || amount <= 0) return;
  let damage = amount;
  if (type == c.DAMAGE_PHYSICAL) damage = mitigate(damage, s.armor(m, target));
  else if (type == c.DAMAGE_MAGIC) damage = mitigate(damage, s.resist(m, target));
  const byHero = source >= 0 && isHero(m, source);
  const atHero = isHero(m, target);
  if (byHero) {
    const h = heroOfSlot(source);
    damage = (damage * (100 + boonDamagePct(m, h, isStructure(m, target), tick))) / 100;
    // [EF10] A weakened hero deals less.
    damage = (damage * (100 - weakPct(h))) / 100;
    // [HR12] Heroes are tempered in what they deal and in what they take.
    damage = (damage * s.dealtPct(m, h)) / 100;
  }
  if (isStructure(m, target) && isBackdoor(m, target)) damage = (damage * n.BACKDOOR_PCT) / 100;
  if (atHero)
    damage = (((damage * (100 - wardPct(heroOfSlot(target)))) / 100) * s.takenPct(m, heroOfSlot(target))) / 100;
  if (damage < 1) damage = 1;
  if (atHero) {
    const h = heroOfSlot(target);
    s.setDamageTaken(m, h, s.damageTaken(m, h) + damage);
    if (byHero) s.setHurtUntil(m, h * n.H + (heroOfSlot(source) % n.H), tick + n.CREDIT_TICKS);
  }
  s.setPendingDamage(m, target, s.pendingDamage(m, target) + damage);
  if (byHero) {
    const h = heroOfSlot(source);
    claimKill(m, source, target, damage);
    if (atHero) {
      s.setDamageToHeroes(m, h, s.damageToHeroes(m, h) + damage);
      s.setAggroUntil(m, h, tick + n.AGGRO_TICKS);
    } else if (isStructure(m, target)) s.setDamageToStructures(m, h, s.damageToStructures(m, h) + damage);
    s.setRevealUntil(m, source, tick + n.REVEAL_TICKS);
  }
  note(m, n.EVENT_DAMAGE, source, target, damage, ability);
  if (byHero && atHero) {
    const h = heroOfSlot(source);
    if (ability >= 0 && ability / 3 == s.heroId(m, h)) trigger(m, h, c.ON_SKILLHIT, target, tick);
    noteHurt(heroOfSlot(target), source);
  }
}

export function heal(m: usize, source: i32, target: i32, amount: i32): void {
  if (s.hp(m, target) <= 0 || amount <= 0) return;
  s.setPendingHeal(m, target, s.pendingHeal(m, target) + amount);
  if (source >= 0 && isHero(m, source)) {
    const missing = s.maxHp(m, target) - s.hp(m, target);
    const h = heroOfSlot(source);
    s.setHealing(m, h, s.healing(m, h) + (amount < missing ? amount : missing));
    note(m, n.EVENT_HEAL, source, target, amount, 0);
  }
}

/** [GD2] A last hit pays the hero who made it in full; a creep that falls near an enemy hero otherwise pays a share. */
function payCreep(m: usize, u: i32): void {
  const row = s.kind(m, u) - n.KIND_MELEE;
  const killer = s.killer(m, u);
  const team = 1 - teamOf(u);
  if (killer >= 0) {
    const h = heroOfSlot(killer);
    earnGold(m, h, c.crGold(row));
    s.setLastHits(m, h, s.lastHits(m, h) + 1);
    note(m, n.EVENT_LAST_HIT, killer, u, c.crGold(row), 0);
    trigger(m, h, c.ON_LASTHIT, -1, s.tick(m));
  }
  shareKill(m, u, team, killer >= 0 ? 0 : (c.crGold(row) * n.NEAR_GOLD_PCT) / 100, c.crExperience(row));
}

/** Splits gold and experience among the heroes of `team` in reach, alive or not at this tick's end. */
function shareKill(m: usize, u: i32, team: i32, gold: i32, experience: i32): void {
  let sharers = 0;
  const limit = n.SHARE_RANGE_CM * n.SHARE_RANGE_CM;
  for (let h = team * n.H; h < (team + 1) * n.H; h++) {
    const v = slotOfHero(h);
    if (s.place(m, v) != FAR && squaredDistance(s.place(m, v), s.place(m, u)) <= limit) sharers++;
  }
  if (sharers == 0) return;
  for (let h = team * n.H; h < (team + 1) * n.H; h++) {
    const v = slotOfHero(h);
    if (s.place(m, v) == FAR || squaredDistance(s.place(m, v), s.place(m, u)) > limit) continue;
    earnGold(m, h, gold / sharers);
    earnExperience(m, h, experience / sharers);
  }
}

/** [MO5] A monster pays the hero who slew it; a great one pays every hero of its side. */
function payMonster(m: usize, row: i32, killer: i32, tick: i32): void {
  const isShared = c.moTeamReward(row) != 0;
  const first = isShared ? killer - (killer % n.H) : killer;
  const last = isShared ? first + n.H : killer + 1;
  for (let h = first; h < last; h++) {
    earnGold(m, h, c.moGold(row));
    earnExperience(m, h, c.moExperience(row));
    if (c.moBoon(row) >= 0) grantBoon(m, h, c.moBoon(row), tick);
  }
  s.setMonsterKills(m, killer, s.monsterKills(m, killer) + 1);
  trigger(m, killer, c.ON_LASTHIT, -1, tick);
}

function die(m: usize, u: i32, tick: i32): void {
  const kind = s.kind(m, u);
  const killer = s.killer(m, u);
  note(m, n.EVENT_DEATH, killer, u, 0, kind);
  if (isCreep(m, u)) {
    payCreep(m, u);
    s.setKind(m, u, n.KIND_NONE);
    s.setNextAttack(m, u, tick + n.CREEP_SLOT_REST);
  } else if (kind == n.KIND_TOWER) {
    const team = 1 - teamOf(u);
    for (let h = team * n.H; h < (team + 1) * n.H; h++) earnGold(m, h, n.TOWER_GOLD / n.H);
  } else if (kind == n.KIND_MONSTER) {
    const row = s.row(m, u);
    s.setCampRespawnAt(m, u - n.NEUTRAL_FIRST, tick + c.moRespawn(row));
    if (killer >= 0) payMonster(m, row, heroOfSlot(killer), tick);
    s.setKind(m, u, n.KIND_NONE);
  }
}

/** Takes the fallen off the map, so that nobody is offered them as targets. */
function parkDead(m: usize): void {
  for (let u = 0; u < n.UNITS; u++) {
    if (s.hp(m, u) > 0) continue;
    s.setPlace(m, u, FAR);
    s.setScan(m, u, FAR);
    s.setSeenBy(m, u, 0);
  }
}

/** Slots whose health ran out in this tick. */
const fallen: usize = memory.data(n.UNITS * 4, 16);

function fallenAt(i: i32): i32 {
  return load<i32>(fallen + ((<usize>i) << 2));
}

/** [CB8] Healing, then damage through the shield. True where the unit has fallen. */
function settleHealth(m: usize, u: i32, tick: i32): bool {
  const struck = s.pendingDamage(m, u);
  let damage = struck;
  let hp = s.hp(m, u) + s.pendingHeal(m, u);
  s.setPendingHeal(m, u, 0);
  s.setPendingDamage(m, u, 0);
  if (hp > s.maxHp(m, u)) hp = s.maxHp(m, u);
  // [RC2] Damage breaks a recall, also where a shield takes it.
  if (damage > 0 && isHero(m, u) && s.order(m, heroOfSlot(u)) == 3) s.setOrder(m, heroOfSlot(u), 0);
  if (s.shieldUntil(m, u) > tick && damage > 0) {
    const absorbed = damage < s.shield(m, u) ? damage : s.shield(m, u);
    s.setShield(m, u, s.shield(m, u) - absorbed);
    damage -= absorbed;
  }
  hp -= damage;
  s.setHp(m, u, hp > 0 ? hp : 0);
  if (hp <= 0) return true;
  if (struck > 0 && isHero(m, u)) noteLow(heroOfSlot(u), s.killer(m, u));
  // [MO3] A monster that fights nobody turns on the hero who struck it hardest.
  if (s.kind(m, u) == n.KIND_MONSTER && s.target(m, u) < 0) s.setTarget(m, u, s.killer(m, u));
  return false;
}

function forgetClaim(m: usize, u: i32): void {
  s.setKiller(m, u, -1);
  s.setClaim(m, u, 0);
}

/** Heroes first, all of them priced before any is paid for, so that no fall of this tick changes what another pays. */
function settleDeaths(m: usize, count: i32, tick: i32): void {
  let crystals = 0;
  let sides = 0;
  for (let i = 0; i < count; i++) if (isHero(m, fallenAt(i))) markFall(m, fallenAt(i), tick);
  for (let i = 0; i < count; i++) {
    const u = fallenAt(i);
    if (isHero(m, u)) sides |= payFall(m, u, s.killer(m, u), tick);
    if (s.kind(m, u) == n.KIND_CRYSTAL) crystals |= 1 << teamOf(u);
    die(m, u, tick);
    forgetClaim(m, u);
  }
  // [HR7] Where both sides score first in the same tick, first blood is still to be had.
  if (s.firstBlood(m) < 0 && (sides == 1 || sides == 2)) s.setFirstBlood(m, sides - 1);
  // Only now, since who shares a kill is judged by where everyone stood.
  parkDead(m);
  if (crystals != 0) finishByCrystal(m, crystals);
}

/** Ends a tick: all health first, then what deaths pay. */
export function applyPending(m: usize, tick: i32): void {
  let count = 0;
  for (let u = 0; u < n.UNITS; u++) {
    if (s.pendingHeal(m, u) == 0 && s.pendingDamage(m, u) == 0) continue;
    if (s.hp(m, u) > 0 && settleHealth(m, u, tick)) {
      store<i32>(fallen + ((<usize>count) << 2), u);
      count++;
    } else forgetClaim(m, u);
  }
  answerLowHealth(m, tick);
  if (count > 0) settleDeaths(m, count, tick);
}

/** Everyone's enemies that are no structures: is `u` one for a unit of `team`? */
export function isHittable(m: usize, u: i32, team: i32): bool {
  const own = teamOf(u);
  if (own == team || s.place(m, u) == FAR || isStructure(m, u)) return false;
  return own != NEUTRAL || s.kind(m, u) == n.KIND_MONSTER;
}
