// Rules of actions.
import { expect, test } from 'vitest';
import { NUMBERS } from '../numbers.ts';
import { BUTTONS } from '../spec.ts';
import {
  BLUE,
  type Button,
  crystalOf,
  GO_ON,
  MID_X,
  MID_Z,
  monsterOf,
  NEVER,
  order,
  RED,
  type RulesMatch,
  rulesManifest,
  STAND,
  TARGETS,
  towerOf,
} from './rules-match.ts';
import { attack, duel, SPIRIT } from './scenes.ts';

const orders = { stand: 0, walk: 1, attack: 2, recall: 3 };

const legalButtons = (match: RulesMatch, agent: number): Button[] =>
  BUTTONS.filter((button) => match.isLegal(agent, button));

test('AC1: what the other side does in the same decision makes no action illegal', () => {
  for (const attacker of [0, 1]) {
    const match = duel(300, { summoner0: 'blink', summoner1: 'blink' });
    const flee = order('summoner', { x: -15, z: 15 });
    match.act(attacker === 0 ? attack : flee, attacker === 0 ? flee : attack);
    expect(match.info(0, 'illegalActions') + match.info(1, 'illegalActions')).toBe(0);
    expect(match.get('order', attacker)).toBe(orders.attack);
    expect(match.get('abilityCooldown', (1 - attacker) * 6 + 4)).toBeGreaterThan(0);
  }
});

test('AC2: heads that take no part are ignored, a head that does must have an allowed value', () => {
  const outcome = (target: number, skillX: number, moveX: number, button: Button): [bigint, number] => {
    const match = duel(300);
    match.instance.actions.set([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
    match.instance.actions.set([BUTTONS.indexOf(button), moveX, 3, skillX, 99, target]);
    match.instance.step();
    return [match.instance.hash(0), match.info(0, 'illegalActions')];
  };
  expect(outcome(0, 0, 5, 'move')).toEqual(outcome(77, -4, 5, 'move'));
  expect(outcome(0, 0, 5, 'move')[1]).toBe(0);
  expect(outcome(0, 0, 5, 'move')[0]).not.toEqual(outcome(0, 0, 6, 'move')[0]);
  expect(outcome(0, 0, 16, 'move')[1]).toBe(1);
  expect(outcome(0, 0, -1, 'move')[1]).toBe(1);
  const hero = TARGETS.indexOf('enemyHero');
  expect(outcome(hero, 0, 5, 'attack')[1]).toBe(0);
  for (const target of [TARGETS.indexOf('none'), TARGETS.indexOf('self'), 9, -1]) {
    expect(outcome(target, 0, 5, 'attack')[1]).toBe(1);
  }
});

test('AC3: an illegal action changes nothing and is counted', () => {
  const match = duel(300);
  match.act(order('move', { x: 15, z: 3 }));
  const block = match.instance.saveState(0);
  match.act(GO_ON);
  const wanted = match.instance.hash(0);
  for (const illegal of [order('buy', { target: 'self' }), order('attack', { target: 'monster' }), order('item')]) {
    match.instance.loadState(0, block);
    match.act(illegal);
    expect(match.info(0, 'illegalActions')).toBe(1);
    match.set('illegalActions', 0, 0);
    expect(match.instance.hash(0)).toBe(wanted);
  }
});

test('AC4: none breaks off walking, attacking and recall', () => {
  for (const begun of [order('move', { x: 15 }), attack, order('recall')]) {
    const match = duel(150);
    match.act(begun);
    match.wait(1);
    expect(match.get('order', 0)).not.toBe(orders.stand);
    if (begun === attack) expect(match.get('swingAt', BLUE)).toBeGreaterThan(0);
    match.act(STAND);
    const x = match.get('x', BLUE);
    match.wait(5);
    expect([match.get('order', 0), match.get('swingAt', BLUE)]).toEqual([orders.stand, 0]);
    expect(match.get('x', BLUE)).toBe(x);
    expect(match.get('hp', RED)).toBe(match.get('maxHp', RED));
  }
});

test('AC5: none2 lets the order go on', () => {
  const match = duel(600);
  match.act(order('move', { x: 15, z: 1 }));
  const x = match.x(BLUE);
  match.act(GO_ON);
  match.act(GO_ON);
  expect(match.x(BLUE)).toBeGreaterThan(x + 20);
});

test('AC6: move heads mean -15 to 15 in the acting side’s view, until the next order', () => {
  const values = rulesManifest.actionHeads.find((head) => head.name === 'moveX')?.values;
  expect(values?.map((value) => Number(value.slice(1)))).toEqual(Array.from({ length: 16 }, (_, i) => 2 * i - 15));
  for (const side of [0, 1]) {
    const slot = side === 0 ? BLUE : RED;
    const sign = side === 0 ? 1 : -1;
    const match = duel(600);
    const walk = order('move', { x: 15, z: -9 });
    const [x, z] = [match.x(slot), match.z(slot)];
    match.act(side === 0 ? walk : GO_ON, side === 0 ? GO_ON : walk);
    match.wait(19);
    const [dx, dz] = [sign * (match.x(slot) - x), sign * (match.z(slot) - z)];
    expect(dx / dz).toBeCloseTo(15 / -9, 2);
    expect(dx).toBeGreaterThan(400);
  }
});

test('AC7: stunned, casting, dashing and dead heroes only wait; silenced ones use no skills', () => {
  const waits: Button[] = ['none', 'none2'];
  const states: [string, number, number][] = [
    ['stunUntil', BLUE, NEVER],
    ['castAt', 0, NEVER],
    ['dashTicks', 0, 9],
    ['hp', BLUE, 0],
  ];
  for (const [name, index, value] of states) {
    const match = duel(150, { startLevel: 4 });
    expect(legalButtons(match, 0)).toEqual(expect.arrayContaining(['move', 'attack', 'skill1', 'skill3', 'recall']));
    match.set(name, index, value);
    expect([name, legalButtons(match, 0)]).toEqual([name, waits]);
  }
  const match = duel(150, { startLevel: 4 });
  match.set('silenceUntil', BLUE, NEVER);
  expect(legalButtons(match, 0)).toEqual(['none', 'none2', 'move', 'attack', 'heal', 'summoner', 'recall']);
});

test('AC8: a stunned hero can use a summoner skill that ends control, and no other', () => {
  const match = duel(400, { summoner0: 'purge', summoner1: 'sprint' });
  match.set('stunUntil', BLUE, NEVER);
  match.set('stunUntil', RED, NEVER);
  expect(legalButtons(match, 0)).toEqual(['none', 'none2', 'summoner']);
  expect(legalButtons(match, 1)).toEqual(['none', 'none2']);
  match.act(order('summoner'));
  const x = match.x(BLUE);
  match.act(order('move', { x: 15 }));
  expect(match.x(BLUE)).toBeGreaterThan(x);
});

test('AC9: attack chases, strikes again and again, and ends with its target', () => {
  const match = duel(500);
  match.set('maxHp', RED, 5000);
  match.set('hp', RED, 5000);
  match.act(attack);
  match.until(() => match.get('hp', RED) < 5000, 40);
  const first = match.get('hp', RED);
  match.until(() => match.get('hp', RED) < first, 40);
  match.set('hp', RED, 1);
  match.until(() => match.get('hp', RED) === 0, 40);
  match.wait(1);
  expect(match.get('order', 0)).toBe(orders.stand);
  const reach = match.get('range', BLUE) + NUMBERS.ATTACK_ORDER_MARGIN_CM;
  for (const [gap, isOffered] of [
    [reach, true],
    [reach + 1, false],
  ] as const) {
    expect(duel(gap).isLegal(0, 'attack', 'enemyHero')).toBe(isOffered);
  }
});

test('AC9: attack ends where its target gets out of sight', () => {
  const match = duel(500);
  match.act(attack);
  match.put(RED, 9500, 1800);
  match.wait(1);
  expect(match.get('order', 0)).toBe(orders.stand);
});

test('AC10: the target head names hero, self, four nearest creeps, structure, monster', () => {
  const match = duel(400, { fog: 0 });
  const creeps = [300, 200, 600, 500, 400].map((gap, i) => match.creep(1, 'melee', MID_X, MID_Z - gap, i));
  for (const creep of creeps) match.hold(creep);
  match.wait(1);
  const aimedAt = (target: string): number => {
    match.set('range', BLUE, 5000);
    match.act(order('attack', { target }));
    const aim = match.get('orderTarget', 0);
    match.set('orderTarget', 0, -1);
    match.act(STAND);
    return aim;
  };
  expect(aimedAt('enemyHero')).toBe(RED);
  const nearest = [creeps[1], creeps[0], creeps[4], creeps[3]];
  expect((['creep1', 'creep2', 'creep3', 'creep4'] as const).map(aimedAt)).toEqual(nearest);
  for (const creep of creeps.slice(1)) match.remove(creep as number);
  for (const [distance, isNamed] of [
    [1500, true],
    [1501, false],
  ] as const) {
    match.put(creeps[0] as number, MID_X - distance, MID_Z);
    match.wait(1);
    match.set('range', BLUE, 5000);
    expect(match.isLegal(0, 'attack', 'creep1')).toBe(isNamed);
    expect(match.isLegal(0, 'attack', 'creep2')).toBe(false);
  }
  expect(aimedAt('structure')).toBe(towerOf(1));
  match.remove(towerOf(1));
  match.wait(1);
  expect(aimedAt('structure')).toBe(crystalOf(1));
  match.clock(SPIRIT.firstTick);
  for (const camp of [0, 1]) match.set('campRespawnAt', camp, 0);
  match.wait(2);
  match.put(BLUE, 5400, 3000);
  match.wait(1);
  expect(aimedAt('monster')).toBe(monsterOf(1));
  match.put(BLUE, 4600, 600);
  match.wait(1);
  expect(aimedAt('monster')).toBe(monsterOf(0));
});

test('AC11: heal and summoner skill are there from the start, item with an active, buy by choice with gold', () => {
  const match = duel(400, { startLevel: 15 });
  expect(legalButtons(match, 0)).toEqual(expect.arrayContaining(['heal', 'summoner']));
  expect(match.isLegal(0, 'item')).toBe(false);
  match.set('gold', 0, 20_000);
  match.wait(1);
  expect(match.isLegal(0, 'item')).toBe(true);
  expect(match.isLegal(0, 'buy')).toBe(false);
  match.restart({ shopping: 'own', startGold: 0 });
  expect(match.isLegal(0, 'buy')).toBe(false);
  match.set('gold', 0, 400);
  expect(match.isLegal(0, 'buy')).toBe(true);
});
