// Gold, experience, levels, items, death and return of heroes.
import { pack, toCm } from '../../kernel/assembly/geometry';
import * as c from './gen/content';
import { note } from './events';
import * as map from './gen/map';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { boonGoldPct, loseBoons } from './boons';
import { trigger } from './passives';
import { clearUnit, fineX, fineZ, heroOfSlot, putAt, slotOfHero, teamOf } from './units';

export function earnGold(m: usize, h: i32, earned: i32): void {
  const amount = (earned * (100 + boonGoldPct(m, h, s.tick(m)))) / 100;
  s.setGold(m, h, s.gold(m, h) + amount);
  s.setTotalGold(m, h, s.totalGold(m, h) + amount);
}

/** [XP1] Experience from level l to l + 1. */
export function experienceToNext(level: i32): i32 {
  return n.EXPERIENCE_BASE + n.EXPERIENCE_STEP * (level - 1);
}

function grown(base: i32, up: i32, level: i32): i32 {
  return base + up * (level - 1);
}

/** [HR1] A hero's values follow from hero, level and items alone. Health and mana keep their distance to the maximum; [HR11] a component that leaves kills nobody. */
export function recompute(m: usize, h: i32): void {
  const u = slotOfHero(h);
  const row = s.heroId(m, h);
  const level = s.level(m, h);
  let hp = grown(c.heHp(row), c.heHpUp(row), level);
  let mana = grown(c.heMana(row), c.heManaUp(row), level);
  let attack = grown(c.heAttack(row), c.heAttackUp(row), level);
  let armor = grown(c.heArmor(row), c.heArmorUp(row), level);
  let resist = grown(c.heResist(row), c.heResistUp(row), level);
  let hpRegen = grown(c.heHpRegen(row), c.heHpRegenUp(row), level);
  let manaRegen = grown(c.heManaRegen(row), c.heManaRegenUp(row), level);
  let attackSpeed = 100 + c.heAttackSpeedUp(row) * (level - 1);
  let speed = c.heSpeed(row);
  let power = 0;
  let crit = 0;
  let lifesteal = 0;
  let hasten = 0;
  let active = -1;
  for (let i = 0; i < s.itemCount(m, h); i++) {
    const item = s.items(m, h * 6 + i);
    hp += c.itHp(item);
    mana += c.itMana(item);
    attack += c.itAttack(item);
    armor += c.itArmor(item);
    resist += c.itResist(item);
    hpRegen += c.itHpRegen(item);
    manaRegen += c.itManaRegen(item);
    attackSpeed += c.itAttackSpeed(item);
    speed += c.itSpeed(item);
    power += c.itPower(item);
    crit += c.itCrit(item);
    lifesteal += c.itLifesteal(item);
    hasten += c.itHasten(item);
    if (active < 0) active = c.itAbility(item);
  }
  if (s.hp(m, u) > 0) s.setHp(m, u, max(s.hp(m, u) + hp - s.maxHp(m, u), 1));
  s.setMaxHp(m, u, hp);
  s.setMana(m, h, max(s.mana(m, h) + mana - s.maxMana(m, h), 0));
  s.setMaxMana(m, h, mana);
  s.setAttack(m, u, attack);
  s.setPower(m, h, power);
  s.setArmor(m, u, armor);
  s.setResist(m, u, resist);
  s.setHpRegen(m, h, hpRegen);
  s.setManaRegen(m, h, manaRegen);
  s.setAttackPeriod(m, u, (c.hePeriod(row) * 100) / attackSpeed);
  s.setSpeed(m, u, speed);
  s.setRange(m, u, c.heRange(row));
  s.setCritPct(m, h, crit);
  s.setLifestealPct(m, h, lifesteal);
  s.setHastenPct(m, h, hasten > n.HASTEN_MAX_PCT ? n.HASTEN_MAX_PCT : hasten);
  s.setItemAbility(m, h, active);
  s.setAbilityLevel(m, h * 6 + 5, active >= 0 ? 1 : 0);
}

/** [XP2] Each level raises one skill, in the hero's own order. */
export function reachLevel(m: usize, h: i32, level: i32): void {
  s.setLevel(m, h, level);
  const skill = c.skillOrder(c.heOrderFirst(s.heroId(m, h)) + level - 1);
  s.setAbilityLevel(m, h * 6 + skill, s.abilityLevel(m, h * 6 + skill) + 1);
}

export function earnExperience(m: usize, h: i32, amount: i32): void {
  if (s.level(m, h) >= n.MAX_LEVEL) return;
  s.setExperience(m, h, s.experience(m, h) + amount);
  while (s.level(m, h) < n.MAX_LEVEL && s.experience(m, h) >= experienceToNext(s.level(m, h))) {
    s.setExperience(m, h, s.experience(m, h) - experienceToNext(s.level(m, h)));
    reachLevel(m, h, s.level(m, h) + 1);
    recompute(m, h);
    note(m, n.EVENT_LEVEL_UP, slotOfHero(h), -1, s.level(m, h), 0);
  }
  if (s.level(m, h) >= n.MAX_LEVEL) s.setExperience(m, h, 0);
}

/** What the falls of this tick pay: gold and experience, by hero. */
const prices: usize = memory.data(n.HEROES_TOTAL * 8, 16);

/** [HR4] What a kill pays grows with the victim's streak and shrinks with its deaths in a row. Ends the victim's life. */
export function markFall(m: usize, u: i32, tick: i32): void {
  const h = heroOfSlot(u);
  s.setDeaths(m, h, s.deaths(m, h) + 1);
  let bounty = n.KILL_GOLD + n.KILL_GOLD_PER_STREAK * s.streak(m, h);
  if (bounty < n.KILL_GOLD_MIN) bounty = n.KILL_GOLD_MIN;
  if (bounty > n.KILL_GOLD_MAX) bounty = n.KILL_GOLD_MAX;
  store<i32>(prices + ((<usize>h) << 3), bounty);
  store<i32>(prices + ((<usize>h) << 3), n.KILL_EXPERIENCE_BASE + n.KILL_EXPERIENCE_PER_LEVEL * s.level(m, h), 4);
  s.setStreak(m, h, s.streak(m, h) > 0 ? 0 : s.streak(m, h) - 1);
  s.setOrder(m, h, 0);
  s.setCastAt(m, h, 0);
  s.setDashTicks(m, h, 0);
  s.setEmpowerUntil(m, h, 0);
  s.setAttackBuffUntil(m, h, 0);
  s.setRapidUntil(m, h, 0);
  s.setWardedUntil(m, h, 0);
  s.setWeakUntil(m, h, 0);
  loseBoons(m, h);
  const wait =
    n.RESPAWN_BASE + n.RESPAWN_PER_LEVEL * s.level(m, h) + (n.RESPAWN_PER_MINUTE * tick) / (60 * n.TICKS_PER_SECOND);
  s.setRespawnAt(m, h, tick + wait);
}

/** The enemy hero who last hurt `h` while that still counts, by number; -1 for none. */
function lastToHurt(m: usize, h: i32, tick: i32): i32 {
  let best = -1;
  let until = tick;
  for (let i = 0; i < n.H; i++) {
    if (s.hurtUntil(m, h * n.H + i) <= until) continue;
    until = s.hurtUntil(m, h * n.H + i);
    best = i;
  }
  return best < 0 ? -1 : (h < n.H ? n.H : 0) + best;
}

/** [HR6] Pays the killer, else the hero who hurt the victim last; [HR10] others who hurt it lately assist. Returns the paid side's bit, 0 for none. */
export function payFall(m: usize, u: i32, killer: i32, tick: i32): i32 {
  const h = heroOfSlot(u);
  const k = killer >= 0 ? heroOfSlot(killer) : lastToHurt(m, h, tick);
  const side = h < n.H ? n.H : 0;
  let helpers = 0;
  for (let i = 0; i < n.H; i++) if (side + i != k && s.hurtUntil(m, h * n.H + i) > tick) helpers++;
  if (k >= 0) {
    const gold = load<i32>(prices + ((<usize>h) << 3));
    const experience = load<i32>(prices + ((<usize>h) << 3), 4) / (helpers + 1);
    s.setKills(m, k, s.kills(m, k) + 1);
    s.setStreak(m, k, s.streak(m, k) < 0 ? 1 : s.streak(m, k) + 1);
    earnGold(m, k, gold);
    earnExperience(m, k, experience);
    trigger(m, k, c.ON_TAKEDOWN, -1, tick);
    for (let i = 0; i < n.H; i++) {
      const other = side + i;
      if (other == k || s.hurtUntil(m, h * n.H + i) <= tick) continue;
      s.setAssists(m, other, s.assists(m, other) + 1);
      earnGold(m, other, (gold * n.ASSIST_GOLD_PCT) / 100 / helpers);
      earnExperience(m, other, experience);
      trigger(m, other, c.ON_TAKEDOWN, -1, tick);
    }
  }
  for (let i = 0; i < n.H; i++) s.setHurtUntil(m, h * n.H + i, 0);
  return k < 0 ? 0 : 1 << (k < n.H ? 0 : 1);
}

/** [HR5] Back at the spawn with full health and mana. */
export function respawn(m: usize, h: i32): void {
  const u = slotOfHero(h);
  const team = teamOf(u);
  clearUnit(m, u);
  putAt(m, u, fineX(team, map.HERO_SPAWN_X), fineZ(team, map.HERO_SPAWN_Z));
  s.setPlace(m, u, pack(toCm(s.x(m, u)), toCm(s.z(m, u))));
  s.setHp(m, u, s.maxHp(m, u));
  s.setMana(m, h, s.maxMana(m, h));
  s.setRespawnAt(m, h, 0);
  s.setDirX(m, u, team == 0 ? 1024 : -1024);
  s.setDirZ(m, u, 0);
  note(m, n.EVENT_RESPAWN, u, -1, 0, 0);
}
