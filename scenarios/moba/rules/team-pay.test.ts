// Rules of what is shared in team modes: last hits, towers, kills and assists, rewards, the end by time.
import { expect, test } from 'vitest';
import { CREEPS, NUMBERS } from '../numbers.ts';
import { REWARD_ITEMS } from '../spec.ts';
import { NEVER, order, type RulesMatch } from './rules-match.ts';
import { attackHero, firstLoss, gather, middleOf, teamField } from './scenes.ts';

const ID = 'moba-5v5';
const [X, Z] = middleOf(ID);
const third = (value: number): number => Math.floor(value / 3);

/** A creep of side 1 that falls in the middle among heroes of side 0, of which one may have killed it. */
const creepFalls = (near: readonly number[], far: readonly number[], killer: number): RulesMatch => {
  const match = teamField(ID);
  gather(match, near, X, Z);
  for (const h of far) match.put(match.slots.hero(h), X + 1001, Z);
  const creep = match.creep(1, 'siege', X, Z);
  match.hold(creep);
  match.wait(1);
  for (const h of match.manifest.agents.keys()) for (const name of ['gold', 'totalGold']) match.set(name, h, 0);
  match.set('tick', 0, 1);
  if (killer >= 0) {
    match.set('hp', creep, 1);
    match.command(killer, order('attack', { target: 'creep1' }));
  } else match.set('pendingDamage', creep, 5000);
  match.until(() => match.get('kind', creep) === 0, 20);
  return match;
};

const golds = (match: RulesMatch, heroes: readonly number[]): number[] => heroes.map((h) => match.get('totalGold', h));
const experiences = (match: RulesMatch, heroes: readonly number[]): number[] =>
  heroes.map((h) => match.get('experience', h));

test('GD2: the last hit pays one hero; without one the near heroes share', () => {
  const { gold } = CREEPS[2];
  expect(golds(creepFalls([0, 1, 2], [3], 1), [0, 1, 2, 3, 5])).toEqual([0, gold, 0, 0, 0]);
  const share = third(Math.floor((gold * NUMBERS.NEAR_GOLD_PCT) / 100));
  expect(golds(creepFalls([0, 1, 2], [3], -1), [0, 1, 2, 3, 5])).toEqual([share, share, share, 0, 0]);
});

test('XP3: the near heroes share a creep’s experience, whoever killed it', () => {
  const share = third(CREEPS[2].experience);
  for (const killer of [-1, 1]) {
    expect(experiences(creepFalls([0, 1, 2], [3], killer), [0, 1, 2, 3, 5])).toEqual([share, share, share, 0, 0]);
  }
});

test('GD3: a fallen tower pays each hero of the other side an equal part of 350 gold', () => {
  for (const [id, heroes] of [
    ['moba-3v3', 3],
    ['moba-5v5', 5],
  ] as const) {
    const match = teamField(id);
    match.set('pendingDamage', match.slots.tower(1, 0), 9999);
    match.wait(1);
    const paid = [...match.manifest.agents.keys()].map((h) => match.get('totalGold', h));
    const part = Math.floor(NUMBERS.TOWER_GOLD / heroes);
    expect(paid).toEqual([...Array(heroes).fill(part), ...Array(heroes).fill(0)]);
  }
});

test('CB7: of the hardest strikes of one side the first counts', () => {
  for (const [first, second] of [
    [1, 3],
    [0, 4],
  ] as const) {
    const match = teamField(ID, { hero0: 'yesun', hero1: 'yesun', hero3: 'yesun', hero4: 'yesun' });
    gather(match, [first, second, 5], X, Z);
    match.set('hp', match.slots.hero(5), 150);
    const orders = [0, 1, 2, 3, 4].map((h) => (h === first || h === second ? attackHero(1) : undefined));
    match.act(...orders);
    match.until(() => match.get('hp', match.slots.hero(5)) === 0, 20);
    expect([match.get('kills', first), match.get('kills', second), match.get('assists', second)]).toEqual([1, 0, 1]);
    expect(match.get('assists', first)).toBe(0);
  }
});

/** Hero 5 falls at the hands of hero 0 after `helpers` have hurt it, each `ago` ticks before. */
const hunt = (helpers: readonly (readonly [h: number, ago: number])[], killer = 0): RulesMatch => {
  const match = teamField(ID);
  gather(match, [0, 1, 2, 3, 4, 5], X, Z);
  for (const h of match.manifest.agents.keys()) match.set('experience', h, 0);
  const victim = match.slots.hero(5);
  match.set('hp', victim, 150);
  if (killer >= 0) {
    match.command(killer, attackHero(1));
    match.set('attack', match.slots.hero(killer), 200);
    match.until(() => match.get('swingAt', match.slots.hero(killer)) <= match.tick + 1, 20);
  }
  // As if struck that long before the tick of the fall.
  for (const [h, ago] of helpers) {
    match.set('hurtUntil', 5 * 5 + h, match.tick + 1 + NUMBERS.CREDIT_TICKS - ago);
  }
  for (const h of match.manifest.agents.keys()) for (const name of ['gold', 'totalGold']) match.set(name, h, 0);
  match.set('tick', 0, match.tick);
  if (killer < 0) match.set('pendingDamage', victim, 60_000);
  match.wait(1);
  if (match.get('hp', victim) > 0) match.until(() => match.get('hp', victim) === 0, 10);
  return match;
};

test('HR6: without a killer the fall counts for whoever hurt the hero last', () => {
  const kills = (helpers: readonly (readonly [number, number])[]): number[] => {
    const match = hunt(helpers, -1);
    return [0, 1, 2, 3, 4].map((h) => match.get('kills', h));
  };
  expect(kills([])).toEqual([0, 0, 0, 0, 0]);
  expect(
    kills([
      [3, 20],
      [1, 40],
    ]),
  ).toEqual([0, 0, 0, 1, 0]);
  expect(
    kills([
      [3, 60],
      [1, 40],
    ]),
  ).toEqual([0, 1, 0, 0, 0]);
  expect(kills([[2, 150]])).toEqual([0, 0, 0, 0, 0]);
  expect(kills([[2, 149]])).toEqual([0, 0, 1, 0, 0]);
});

test('HR10: who hurt the victim in the last 150 ticks assists; gold on top and experience are shared', () => {
  const level = 4;
  const whole = NUMBERS.KILL_EXPERIENCE_BASE + NUMBERS.KILL_EXPERIENCE_PER_LEVEL * level;
  for (const helpers of [[], [1], [1, 3], [1, 2, 3, 4]]) {
    const match = hunt(helpers.map((h) => [h, 100] as const));
    const part = Math.floor(whole / (helpers.length + 1));
    const gold = Math.floor((NUMBERS.KILL_GOLD * NUMBERS.ASSIST_GOLD_PCT) / 100 / Math.max(helpers.length, 1));
    for (let h = 0; h < 5; h++) {
      const helps = helpers.includes(h);
      expect([h, match.get('assists', h), match.get('kills', h)]).toEqual([h, Number(helps), Number(h === 0)]);
      // All but the passing gold of that moment.
      const own = match.get('totalGold', h) - match.get('totalGold', 9);
      expect([h, own]).toEqual([h, h === 0 ? NUMBERS.KILL_GOLD : helps ? gold : 0]);
      expect([h, match.get('experience', h)]).toEqual([h, h === 0 || helps ? part : 0]);
    }
    expect(match.get('deaths', 5)).toBe(1);
    // A new life owes nobody.
    expect([0, 1, 2, 3, 4].map((h) => match.get('hurtUntil', 25 + h))).toEqual([0, 0, 0, 0, 0]);
  }
  const late = hunt([
    [1, 150],
    [2, 149],
  ]);
  expect([late.get('assists', 1), late.get('assists', 2)]).toEqual([0, 1]);
  const struck = teamField(ID);
  gather(struck, [0, 5], X, Z);
  struck.act(attackHero(1));
  firstLoss(struck, struck.slots.hero(5));
  expect(struck.get('hurtUntil', 25) - struck.tick).toBe(NUMBERS.CREDIT_TICKS);
});

test('EN2: at the time limit all towers of a side count; the limit is 27000 in team modes', () => {
  for (const id of ['moba-3v3', 'moba-5v5'] as const) {
    const winner = (...damage: readonly (readonly [side: number, tower: number, hp: number])[]): number => {
      const match = teamField(id, { maxTicks: 200 });
      expect(match.manifest.config.find(({ name }) => name === 'maxTicks')?.default).toBe(27_000);
      match.set('tick', 0, 199);
      for (const [side, tower, hp] of damage) match.set('hp', match.slots.tower(side, tower), hp);
      match.wait(1);
      expect(match.get('endReason')).toBe(2);
      return match.get('winner');
    };
    const last = id === 'moba-3v3' ? 1 : 8;
    expect([winner(), winner([0, last, 2000]), winner([1, last, 2000])]).toEqual([-1, 1, 0]);
    expect(winner([0, 0, 1000], [1, last, 900])).toBe(0);
  }
});

/** A decision in which the heroes gain different things; the rewards of all, with only one item weighed. */
const rewards = (name: string, config: Record<string, number>): number[] => {
  const weights = Object.fromEntries(REWARD_ITEMS.map((item) => [item.weightField, item.name === name ? 1 : 0]));
  const match = teamField(ID, { ...weights, ...config });
  match.wait(1);
  for (const h of match.manifest.agents.keys()) match.set('totalGold', h, match.get('totalGold', h) + 10 * h * h);
  match.remove(match.slots.hero(0));
  match.set('respawnAt', 0, NEVER);
  match.wait(1);
  expect(match.item(3, 'gold')).toBe(90);
  return [...match.instance.rewards].map((reward) => Math.round(reward * 1000) / 1000);
};

/** 10 h^2 for h = 0 .. 4, and 5 .. 9; their means are 60 and 510. */
const OWN = [0, 10, 40, 90, 160, 250, 360, 490, 640, 810];

test('RW3: in team modes zero sum takes off the mean of the other side’s heroes', () => {
  expect(rewards('gold', { zeroSum: 0 })).toEqual(OWN);
  expect(rewards('gold', { zeroSum: 1 })).toEqual(OWN.map((own, h) => own - (h < 5 ? 510 : 60)));
});

test('RW6: team spirit replaces a share of the own item by the mean of the side', () => {
  for (const teamSpirit of [0.25, 1]) {
    const mixed = OWN.map((own, h) => own * (1 - teamSpirit) + (h < 5 ? 60 : 510) * teamSpirit);
    expect(rewards('gold', { zeroSum: 0, teamSpirit })).toEqual(mixed);
    expect(rewards('gold', { zeroSum: 1, teamSpirit })).toEqual(mixed.map((value, h) => value - (h < 5 ? 510 : 60)));
  }
});
