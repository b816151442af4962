// Damage, healing, shields, deaths and what deaths pay. Damage is collected during a tick and applied at its end.
import { FAR, countWithin, squaredDistance } from '../../kernel/assembly/geometry';
import * as c from './gen/content';
import { note } from './events';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { earnExperience, earnGold, killHero } from './growth';
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

/** Collects damage before protection. `ability` is -1 for a basic attack. */
export function strike(m: usize, source: i32, target: i32, amount: i32, type: i32, ability: i32, tick: i32): void {
  if (s.hp(m, target) <= 0 || isSheltered(m, target) || amount <= 0) return;
  let damage = amount;
  if (type == c.DAMAGE_PHYSICAL) damage = mitigate(damage, s.armor(m, target));
  else if (type == c.DAMAGE_MAGIC) damage = mitigate(damage, s.resist(m, target));
  const byHero = source >= 0 && isHero(m, source);
  const atHero = isHero(m, target);
  if (byHero && s.boonUntil(m, heroOfSlot(source)) > tick) damage = (damage * (100 + n.BOON_DAMAGE_PCT)) / 100;
  if (isStructure(m, target) && isBackdoor(m, target)) damage = (damage * n.BACKDOOR_PCT) / 100;
  if (atHero) {
    const h = heroOfSlot(target);
    if (s.wardedUntil(m, h) > tick) damage = (damage * (100 - s.wardedPct(m, h))) / 100;
    s.setDamageTaken(m, h, s.damageTaken(m, h) + damage);
    if (s.order(m, h) == 3) s.setOrder(m, h, 0);
    if (byHero) s.setHurtByHeroUntil(m, h, tick + n.CREDIT_TICKS);
  }
  if (damage < 1) damage = 1;
  s.setPendingDamage(m, target, s.pendingDamage(m, target) + damage);
  if (byHero) {
    const h = heroOfSlot(source);
    s.setKiller(m, target, source);
    if (atHero) {
      s.setDamageToHeroes(m, h, s.damageToHeroes(m, h) + damage);
      s.setAggroUntil(m, h, tick + n.AGGRO_TICKS);
    } else if (isStructure(m, target)) s.setDamageToStructures(m, h, s.damageToStructures(m, h) + damage);
    s.setRevealUntil(m, source, tick + n.REVEAL_TICKS);
  }
  if (s.kind(m, target) == n.KIND_MONSTER && s.target(m, target) < 0) s.setTarget(m, target, source);
  note(m, n.EVENT_DAMAGE, source, target, damage, ability);
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

function die(m: usize, u: i32, tick: i32): void {
  s.setHp(m, u, 0);
  const kind = s.kind(m, u);
  const killer = s.killer(m, u);
  note(m, n.EVENT_DEATH, killer, u, 0, kind);
  if (kind == n.KIND_HERO) killHero(m, u, killer, tick);
  else if (isCreep(m, u)) {
    payCreep(m, u);
    s.setKind(m, u, n.KIND_NONE);
  } else if (kind == n.KIND_TOWER) {
    const team = 1 - teamOf(u);
    for (let h = team * n.H; h < (team + 1) * n.H; h++) earnGold(m, h, n.TOWER_GOLD / n.H);
  } else if (kind == n.KIND_MONSTER) {
    s.setCampRespawnAt(m, u - n.NEUTRAL_FIRST, tick + n.MONSTER_RESPAWN);
    if (killer >= 0) {
      const h = heroOfSlot(killer);
      earnGold(m, h, n.MONSTER_GOLD);
      earnExperience(m, h, n.MONSTER_EXPERIENCE);
      s.setMonsterKills(m, h, s.monsterKills(m, h) + 1);
      s.setBoonUntil(m, h, tick + n.BOON_TICKS);
    }
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

/** Ends a tick: burns and heals, then damage through shields, then deaths. */
export function applyPending(m: usize, tick: i32): void {
  if (tick % n.TICKS_PER_SECOND == 0) {
    for (let u = 0; u < n.UNITS; u++) {
      if (s.hp(m, u) > 0 && s.burnUntil(m, u) >= tick) {
        strike(m, s.burnSource(m, u), u, s.burnDamage(m, u), c.DAMAGE_TRUE, 0, tick);
      }
    }
  }
  let crystals = 0;
  let hasDeaths = false;
  for (let u = 0; u < n.UNITS; u++) {
    const healing = s.pendingHeal(m, u);
    let damage = s.pendingDamage(m, u);
    if (healing == 0 && damage == 0) continue;
    s.setPendingHeal(m, u, 0);
    s.setPendingDamage(m, u, 0);
    let hp = s.hp(m, u);
    if (hp > 0) {
      hp += healing;
      if (hp > s.maxHp(m, u)) hp = s.maxHp(m, u);
      if (s.shieldUntil(m, u) > tick && damage > 0) {
        const absorbed = damage < s.shield(m, u) ? damage : s.shield(m, u);
        s.setShield(m, u, s.shield(m, u) - absorbed);
        damage -= absorbed;
      }
      hp -= damage;
      s.setHp(m, u, hp);
      if (hp <= 0) {
        if (s.kind(m, u) == n.KIND_CRYSTAL) crystals |= 1 << teamOf(u);
        die(m, u, tick);
        hasDeaths = true;
      }
    }
    s.setKiller(m, u, -1);
  }
  // Only now, since who shares a kill is judged by where everyone stood.
  if (hasDeaths) parkDead(m);
  if (crystals != 0) finishByCrystal(m, crystals);
}

/** Everyone's enemies that are no structures: is `u` one for a unit of `team`? */
export function isHittable(m: usize, u: i32, team: i32): bool {
  const own = teamOf(u);
  if (own == team || s.place(m, u) == FAR || isStructure(m, u)) return false;
  return own != NEUTRAL || s.kind(m, u) == n.KIND_MONSTER;
}
