// Reward items of one decision: what has changed for each hero since the last one. Weights come from the configuration.
import * as n from './gen/numbers';
import * as s from './gen/state';
import { experienceToNext } from './growth';
import { crystalSlot, firstSlot, slotOfHero, teamOf } from './units';

/** Shares of a maximum are kept in ten-thousandths. */
const WHOLE: i32 = 10000;

function hpShare(m: usize, u: i32): i32 {
  const hp = s.hp(m, u);
  return hp > 0 ? max((hp * WHOLE) / s.maxHp(m, u), 1) : 0;
}

function structureShares(m: usize, team: i32): i32 {
  let sum = 0;
  for (let u = firstSlot(team) + n.H; u <= crystalSlot(team); u++) sum += hpShare(m, u);
  return sum;
}

function manaShare(m: usize, h: i32): i32 {
  return (s.mana(m, h) * WHOLE) / s.maxMana(m, h);
}

/** All experience since level 1. */
function experienceInAll(m: usize, h: i32): i32 {
  let sum = s.experience(m, h);
  for (let level = 1; level < s.level(m, h); level++) sum += experienceToNext(level);
  return sum;
}

function item(items: usize, index: i32, value: f32): void {
  store<f32>(items + ((<usize>index) << 2), value);
}

/** [RW1] Writes the items of hero `h` and remembers the values they were taken from. */
function settleHero(m: usize, h: i32, items: usize): void {
  const u = slotOfHero(h);
  const hp = hpShare(m, u);
  const mana = manaShare(m, h);
  // [RW2] Coming back to life is no gain of health or mana.
  if (s.paidHp(m, h) > 0) {
    item(items, n.REWARD_HP, <f32>(hp - s.paidHp(m, h)) / <f32>WHOLE);
    if (hp > 0) item(items, n.REWARD_MANA, <f32>(mana - s.paidMana(m, h)) / <f32>WHOLE);
  }
  const structures = structureShares(m, teamOf(u));
  item(items, n.REWARD_STRUCTURE_HP, <f32>(structures - s.paidStructures(m, h)) / <f32>WHOLE);
  item(items, n.REWARD_GOLD, <f32>(s.totalGold(m, h) - s.paidGold(m, h)));
  const experience = experienceInAll(m, h);
  item(items, n.REWARD_EXPERIENCE, <f32>(experience - s.paidExperience(m, h)));
  item(items, n.REWARD_DEATH, <f32>(s.deaths(m, h) - s.paidDeaths(m, h)));
  item(items, n.REWARD_KILL, <f32>(s.kills(m, h) - s.paidKills(m, h)));
  item(items, n.REWARD_ASSIST, <f32>(s.assists(m, h) - s.paidAssists(m, h)));
  item(items, n.REWARD_LAST_HIT, <f32>(s.lastHits(m, h) - s.paidLastHits(m, h)));
  item(items, n.REWARD_DAMAGE_TO_HERO, <f32>(s.damageToHeroes(m, h) - s.paidDamage(m, h)) / 1000);
  if (s.winner(m) >= 0) item(items, n.REWARD_WIN, s.winner(m) == teamOf(u) ? 1 : -1);
  s.setPaidHp(m, h, hp);
  s.setPaidMana(m, h, mana);
  s.setPaidStructures(m, h, structures);
  s.setPaidGold(m, h, s.totalGold(m, h));
  s.setPaidExperience(m, h, experience);
  s.setPaidDeaths(m, h, s.deaths(m, h));
  s.setPaidKills(m, h, s.kills(m, h));
  s.setPaidAssists(m, h, s.assists(m, h));
  s.setPaidLastHits(m, h, s.lastHits(m, h));
  s.setPaidDamage(m, h, s.damageToHeroes(m, h));
}

/** At the start of a match: nothing has been earned yet. `items` is scratch. */
export function openAccounts(m: usize, items: usize): void {
  for (let h = 0; h < n.HEROES_TOTAL; h++) settleHero(m, h, items);
}

/** Mean of an item over the heroes of a side. */
function meanOf(items: usize, team: i32, index: i32): f32 {
  let total: f32 = 0;
  for (let k = team * n.H; k < (team + 1) * n.H; k++) {
    total += load<f32>(items + ((<usize>(k * n.REWARD_COUNT + index)) << 2));
  }
  return total / <f32>n.H;
}

/** Writes items [heroes, REWARD_COUNT] and the weighted rewards [heroes]; the caller has zeroed both. */
export function settle(m: usize, items: usize, rewards: usize): void {
  for (let h = 0; h < n.HEROES_TOTAL; h++) settleHero(m, h, items + <usize>(h * n.REWARD_COUNT * 4));
  const weights = s.configAt(m) + ((<usize>n.CONFIG_REWARD_HP) << 2);
  const isZeroSum = load<i32>(s.configAt(m) + ((<usize>n.CONFIG_ZERO_SUM) << 2)) != 0;
  const spirit = load<f32>(s.configAt(m) + ((<usize>n.CONFIG_TEAM_SPIRIT) << 2));
  for (let h = 0; h < n.HEROES_TOTAL; h++) {
    const own = items + <usize>(h * n.REWARD_COUNT * 4);
    const team = teamOf(slotOfHero(h));
    let sum: f32 = 0;
    for (let i = 0; i < n.REWARD_COUNT; i++) {
      let value = load<f32>(own + ((<usize>i) << 2));
      // [RW6] Team spirit: a share of the own item gives way to the side's mean.
      if (n.H > 1 && spirit != 0) value = value * (1 - spirit) + meanOf(items, team, i) * spirit;
      // [RW3] Zero sum: the mean of the other side's heroes is taken off; winning is zero-sum as it is.
      if (isZeroSum && i != n.REWARD_WIN) value -= meanOf(items, 1 - team, i);
      sum += value * load<f32>(weights + ((<usize>i) << 2));
    }
    store<f32>(rewards + ((<usize>h) << 2), sum);
  }
}
