// Rules of rewards.
import { expect, test } from 'vitest';
import { CREEPS } from '../numbers.ts';
import { REWARD_ITEMS } from '../spec.ts';
import { BLUE, crystalOf, MID_X, MID_Z, order, RED, type RulesMatch, rulesManifest, towerOf } from './rules-match.ts';
import { attack, duel } from './scenes.ts';

const itemsOf = (match: RulesMatch, agent: number): Record<string, number> =>
  Object.fromEntries(REWARD_ITEMS.map(({ name }) => [name, match.item(agent, name)]));

const changed = (match: RulesMatch, agent: number): Record<string, number> =>
  Object.fromEntries(Object.entries(itemsOf(match, agent)).filter(([, value]) => value !== 0));

test('RW1: items are what has changed since the last decision', () => {
  const match = duel(3000);
  match.wait(1);
  expect([changed(match, 0), changed(match, 1)]).toEqual([{}, {}]);
  match.set('hp', BLUE, match.get('maxHp', BLUE) / 2);
  match.set('mana', 1, match.get('maxMana', 1) / 4);
  match.set('hp', towerOf(0), match.get('maxHp', towerOf(0)) / 4);
  match.set('hp', crystalOf(0), match.get('maxHp', crystalOf(0)) / 2);
  match.wait(1);
  expect(changed(match, 0)).toEqual({ hp: -0.5, structureHp: -1.25 });
  expect(changed(match, 1)).toEqual({ mana: -0.75 });
  match.wait(1);
  expect([changed(match, 0), changed(match, 1)]).toEqual([{}, {}]);

  const creep = match.creep(1, 'melee', MID_X + 150, MID_Z);
  match.hold(creep);
  match.set('hp', creep, 1);
  match.wait(1);
  match.act(order('attack', { target: 'creep1' }));
  match.until(() => match.get('kind', creep) === 0, 20);
  expect(changed(match, 0)).toEqual({ gold: CREEPS[0].gold, experience: CREEPS[0].experience, lastHit: 1 });

  match.put(RED, MID_X + 150, MID_Z);
  match.wait(1);
  match.set('hp', RED, 1);
  match.set('assists', 0, 3);
  match.act(attack);
  expect(match.item(0, 'assist')).toBe(3);
  match.until(() => match.get('hp', RED) === 0, 20);
  const damage = match.get('damageToHeroes', 0);
  expect(damage).toBeGreaterThan(40);
  const kill = changed(match, 0);
  expect([kill.kill, kill.gold, kill.experience]).toEqual([1, 200, 100 + 24 * 4]);
  expect(kill.damageToHero).toBeCloseTo(damage / 1000, 6);
  expect(match.item(1, 'death')).toBe(1);
  expect(match.item(1, 'hp')).toBeLessThan(0);
  // Experience is counted through levels.
  match.set('level', 0, 6);
  match.wait(1);
  expect(match.item(0, 'experience')).toBeGreaterThan(0);
});

test('RW2: coming back to life is no gain of health or mana', () => {
  const match = duel(3000);
  match.set('mana', 1, 5);
  match.set('pendingDamage', RED, 60_000);
  match.wait(1);
  expect([match.item(1, 'hp'), match.item(1, 'death')]).toEqual([-1, 1]);
  let gain = 0;
  match.until(() => {
    gain += Math.abs(match.item(1, 'hp')) + Math.abs(match.item(1, 'mana'));
    return match.get('hp', RED) > 0;
  }, 300);
  match.wait(2);
  expect(gain).toBe(1);
  expect([match.item(1, 'hp'), match.item(1, 'mana')]).toEqual([0, 0]);
});

/** One decision in which both sides gain different things, and the last before a crystal falls. */
const eventful = (config: Record<string, number>): RulesMatch => {
  const match = duel(3000, config);
  match.wait(1);
  match.set('totalGold', 0, 100);
  match.set('totalGold', 1, 30);
  match.set('damageToHeroes', 1, 400);
  match.set('kills', 0, 1);
  match.set('hp', BLUE, 100);
  match.remove(towerOf(1));
  match.set('pendingDamage', crystalOf(1), 60_000);
  match.wait(1);
  return match;
};

test('RW3: zero sum takes the other side’s item off each item but win; the items stay as they are', () => {
  const only = (name: string, zeroSum: number): [number, number, number, number] => {
    const weights = Object.fromEntries(REWARD_ITEMS.map((item) => [item.weightField, item.name === name ? 1 : 0]));
    const match = eventful({ ...weights, zeroSum });
    const [blue, red] = match.instance.rewards;
    return [blue as number, red as number, match.item(0, name), match.item(1, name)];
  };
  expect(only('gold', 0)).toEqual([100, 30, 100, 30]);
  expect(only('gold', 1)).toEqual([70, -70, 100, 30]);
  expect(only('kill', 1)).toEqual([1, -1, 1, 0]);
  expect(only('win', 1)).toEqual([1, -1, 1, -1]);
  for (const { name } of REWARD_ITEMS) {
    const [blue, red] = only(name, 1);
    expect(blue + red).toBeCloseTo(0, 6);
  }
});

test('RW4: win is 1 for the winner, -1 for the loser, 0 in a draw', () => {
  const match = eventful({});
  expect([match.item(0, 'win'), match.item(1, 'win')]).toEqual([1, -1]);
  const draw = duel(3000);
  for (const side of [0, 1]) {
    draw.remove(towerOf(side));
    draw.set('pendingDamage', crystalOf(side), 60_000);
  }
  draw.wait(1);
  expect(draw.get('endReason')).toBe(1);
  expect([draw.item(0, 'win'), draw.item(1, 'win')]).toEqual([0, 0]);
});

test('RW5: the reward is the sum of items times their weights', () => {
  const weights = Object.fromEntries(REWARD_ITEMS.map((item, i) => [item.weightField, (i - 4) * 0.5]));
  for (const config of [{ zeroSum: 0 }, { ...weights, zeroSum: 0 }]) {
    const match = eventful(config);
    for (const agent of [0, 1]) {
      const sum = REWARD_ITEMS.reduce((total, { name, weightField }) => {
        const preset = rulesManifest.config.find((field) => field.name === weightField)?.default as number;
        return total + match.item(agent, name) * ((config as Record<string, number>)[weightField] ?? preset);
      }, 0);
      expect(match.instance.rewards[agent]).toBeCloseTo(sum, 4);
    }
  }
});
