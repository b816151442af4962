// The team bots in situations: what they do for each other and where they go.
import { expect, test } from 'vitest';
import { type ModeId, NEVER, type Order, order, RulesMatch } from '../../rules/rules-match.ts';
import { actionHeads, BUTTONS, targetNames } from '../../spec.ts';
import { teamBots } from './index.ts';

/** A match in which nothing comes and only the heroes that a test puts somewhere are near. */
const scene = (id: ModeId, heroes: readonly string[]): RulesMatch => {
  const config = Object.fromEntries(heroes.map((hero, h) => [`hero${h}`, hero]));
  const match = new RulesMatch({ ...config, startLevel: 6, decisionIntervalTicks: 2 }, 1n, id);
  match.quiet();
  match.wait(1);
  return match;
};

/** `decisions` of a strong bot in a seat while the others stand. What it did, as `button target`, none2 left out. */
const watch = (match: RulesMatch, seat: number, decisions: number): string[] => {
  const { manifest, instance } = match;
  const bot = teamBots.find(({ name }) => name === 'strong')?.create(manifest);
  if (!bot) throw new Error('no strong team bot');
  bot.reset(1);
  const action = new Int32Array(actionHeads(match.slots.sizes).length);
  const names = targetNames(match.slots.sizes);
  const done: string[] = [];
  instance.observe();
  for (let i = 0; i < decisions; i++) {
    bot.act(match.row(seat), match.maskRow(seat), action);
    const button = BUTTONS[action[0] as number] as Order['button'];
    const target = names[action[5] as number] as NonNullable<Order['target']>;
    const at = (head: number): number => 2 * (action[head] as number) - 15;
    const isMove = button === 'move';
    match.command(seat, order(button, { x: at(isMove ? 1 : 3), z: at(isMove ? 2 : 4), target }));
    if (button !== 'none2') done.push(target === 'none' ? button : `${button} ${target}`);
  }
  return done;
};

const three = ['cailing', 'hengshuo', 'yesun', 'hengshuo', 'liuying', 'changxian'];
const setHealth = (match: RulesMatch, slot: number, share: number): void =>
  match.set('hp', slot, Math.round(match.get('maxHp', slot) * share));

test('the healer heals the ally who is hurt, not the one who is well', () => {
  const match = scene('moba-3v3', three);
  match.put(match.slots.hero(0), 4000, 3050);
  match.put(match.slots.hero(1), 4200, 3050);
  match.put(match.slots.hero(2), 4100, 3250);
  setHealth(match, match.slots.hero(2), 0.4);
  match.wait(1);
  expect(watch(match, 0, 10)).toContain('skill2 ally2');
  expect(match.get('hp', match.slots.hero(2))).toBeGreaterThan(0.4 * match.get('maxHp', match.slots.hero(2)) + 50);
});

test('it joins the ally who fights one enemy, and keeps away from three', () => {
  /** How far from the fight it is in the end. */
  const distanceAfter = (enemies: readonly number[], allies: readonly number[]): number => {
    const match = scene('moba-3v3', three);
    match.put(match.slots.hero(1), 5400, 3950);
    for (const h of allies) match.put(match.slots.hero(h), 5900, 3050);
    for (const h of enemies) match.put(match.slots.hero(h), 6000, 3050 + 100 * (h - 3));
    for (const h of [...allies, ...enemies]) match.hold(match.slots.hero(h));
    for (const h of allies) setHealth(match, match.slots.hero(h), 0.5);
    match.wait(1);
    watch(match, 1, 15);
    const [dx, dz] = [match.x(match.slots.hero(1)) - 6000, match.z(match.slots.hero(1)) - 3050];
    return Math.sqrt(dx * dx + dz * dz);
  };
  expect(distanceAfter([3], [0])).toBeLessThan(600);
  expect(distanceAfter([3, 4, 5], [])).toBeGreaterThan(1000);
});

test('all bots of a side strike the same enemy first: the one that falls soonest', () => {
  const match = scene('moba-5v5', ['hengshuo', 'changxian', 'liuying', 'yesun', 'cailing']);
  for (const h of [0, 1, 2, 3, 4]) match.put(match.slots.hero(h), 5900, 5800 + 80 * h);
  for (const h of [5, 6]) match.put(match.slots.hero(h), 6200, 5800 + 200 * (h - 5));
  setHealth(match, match.slots.hero(6), 0.3);
  for (const h of [0, 1, 3]) for (const slot of [0, 1, 2]) match.learn(h, slot, 0);
  match.wait(1);
  for (const seat of [0, 1, 3]) {
    const aimed = watch(match, seat, 3).filter((what) => what.startsWith('attack'));
    expect(new Set(aimed)).toEqual(new Set(['attack enemyHero2']));
  }
});

test('the one in the jungle takes a camp of its own half', () => {
  const match = scene('moba-5v5', ['yesun', 'hengshuo', 'liuying', 'changxian', 'cailing']);
  match.set('campRespawnAt', 4, match.tick + 2);
  match.put(match.slots.hero(0), 2750, 5850);
  match.wait(5);
  expect(watch(match, 0, 200).filter((what) => what.startsWith('attack monster')).length).toBeGreaterThan(3);
  expect(match.info(0, 'monsterKills')).toBe(1);
});

test('with little health it walks out of danger and recalls', () => {
  const match = scene('moba-5v5', ['hengshuo', 'yesun', 'liuying', 'changxian', 'cailing']);
  const slot = match.slots.hero(0);
  match.put(slot, 3450, 6000);
  setHealth(match, slot, 0.2);
  match.set('abilityReady', 3, NEVER);
  match.wait(1);
  expect(watch(match, 0, 90)).toContain('recall');
  expect(match.get('hp', slot)).toBeGreaterThan(0.2 * match.get('maxHp', slot));
});

test('an enemy behind a wall is walked to round the wall', () => {
  const match = scene('moba-5v5', ['hengshuo', 'yesun', 'liuying', 'changxian', 'cailing']);
  // The rock at columns 36-40, rows 77-80 lies between them.
  match.put(match.slots.hero(0), 3450, 7850);
  match.put(match.slots.hero(5), 4150, 7850);
  match.hold(match.slots.hero(5));
  match.set('hp', match.slots.hero(5), 200);
  match.set('respawnAt', 5, NEVER);
  match.wait(1);
  watch(match, 0, 60);
  expect(match.get('hp', match.slots.hero(5))).toBeLessThan(200);
});
