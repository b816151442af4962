// Rules of passives: when they work, what they reach.
import { expect, test } from 'vitest';
import { PASSIVES } from '../content/index.ts';
import { awake, passiveCooldown, passiveEffect } from './passive-scenes.ts';
import { BLUE, heroIdOf, NEVER, RED, type RulesMatch } from './rules-match.ts';
import { attack, firstLoss, middleOf, teamField } from './scenes.ts';

/** Ticks at which the passive of hero 0 works, in the next `ticks`. */
const timesOf = (match: RulesMatch, ticks: number): number[] => {
  const times: number[] = [];
  let ready = match.get('passiveReady', 0);
  for (let i = 0; i < ticks; i++) {
    match.wait(1);
    if (match.get('passiveReady', 0) !== ready) times.push(match.tick);
    ready = match.get('passiveReady', 0);
  }
  return times;
};

test('PA1: a passive works when its trigger comes, not before its cooldown, and not when its hero has fallen', () => {
  const cooldown = passiveCooldown('yanbing');
  for (const hastenPct of [0, 40]) {
    const match = awake(400, 'yanbing');
    match.set('hastenPct', 0, hastenPct);
    match.set('attackPeriod', BLUE, 7);
    match.act(attack);
    const times = timesOf(match, 4 * cooldown);
    expect(times.length).toBe(4);
    const gaps = times.slice(1).map((time, i) => time - (times[i] as number));
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(cooldown);
      expect(gap).toBeLessThan(cooldown + 7);
    }
    expect(match.get('slowPct', RED)).toBe(passiveEffect('yanbing', 'slow').pct);
  }
  const fallen = awake(600, 'yanbing');
  fallen.set('range', BLUE, 600);
  fallen.act(attack);
  fallen.until(() => fallen.get('shotTicks', 0) > 0, 20);
  fallen.set('hp', BLUE, 0);
  fallen.set('respawnAt', 0, NEVER);
  firstLoss(fallen, RED);
  expect(fallen.get('slowUntil', RED)).toBe(0);
});

test('PA2: a passive’s effects have level 1, 2 from hero level 6, 3 from 11', () => {
  const { base, perLevel } = passiveEffect('dingbo', 'damage');
  const answers = [1, 5, 6, 10, 11, 15].map((level) => {
    const match = awake(150, 'dingbo');
    match.set('level', 0, level);
    match.act(undefined, attack);
    return firstLoss(match, RED);
  });
  expect(answers).toEqual([0, 0, 1, 1, 2, 2].map((steps) => base + steps * perLevel));
});

test('PA3: a passive reaches its hero, its target and the living heroes of its side within its radius', () => {
  const { base } = passiveEffect('cailing', 'heal');
  const match = teamField('moba-5v5', { hero0: 'cailing' });
  const [x, z] = middleOf('moba-5v5');
  const radius = PASSIVES[heroIdOf('cailing')]?.alliesRadiusCm ?? 0;
  for (const [h, gap] of [
    [0, 0],
    [1, radius],
    [2, radius + 1],
    [3, 100],
    [5, 100],
  ] as const) {
    match.put(match.slots.hero(h), x + gap, z);
    match.set('hp', match.slots.hero(h), 5000);
  }
  match.set('passiveReady', 0, 0);
  match.remove(match.slots.hero(3));
  match.set('respawnAt', 3, NEVER);
  for (const h of [0, 1, 2, 5]) match.hold(match.slots.hero(h));
  match.clock(75);
  match.wait(1);
  const healed = [0, 1, 2, 3, 5].map((h) => match.get('hp', match.slots.hero(h)));
  expect(healed).toEqual([5000 + base, 5000 + base, 5000, 0, 5000]);
});

test('PA3: what a passive does sets off no other', () => {
  const match = awake(150, 'dingbo', 'dingbo');
  match.act(attack);
  const answer = passiveEffect('dingbo', 'damage').base;
  match.until(() => match.get('hp', RED) < 10_000, 30);
  expect([10_000 - match.get('hp', BLUE), 10_000 - match.get('hp', RED)]).toEqual([answer, 100]);
  expect(match.get('passiveReady', 0)).toBe(0);
});
