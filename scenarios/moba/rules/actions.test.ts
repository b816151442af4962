// Rules of actions and movement.
import { expect, test } from 'vitest';
import { NUMBERS } from '../numbers.ts';
import { BUTTONS, TARGETS_1V1 } from '../spec.ts';
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
  RulesMatch,
  rulesManifest,
  STAND,
  towerOf,
} from './rules-match.ts';

const attack = order('attack', { target: 'enemyHero' });
const orders = { stand: 0, walk: 1, attack: 2, recall: 3 };

const duel = (gapCm: number, config = {}): RulesMatch => {
  const match = new RulesMatch({ hero0: 'yesun', hero1: 'yesun', ...config });
  match.duel(gapCm);
  return match;
};

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
  const hero = TARGETS_1V1.indexOf('enemyHero');
  expect(outcome(hero, 0, 5, 'attack')[1]).toBe(0);
  for (const target of [TARGETS_1V1.indexOf('none'), TARGETS_1V1.indexOf('self'), 9, -1]) {
    expect(outcome(target, 0, 5, 'attack')[1]).toBe(1);
  }
});

test('AC3: an illegal action changes nothing and is counted', () => {
  const match = duel(300);
  match.act(order('move', { x: 15, z: 3 }));
  const block = match.instance.saveState(0);
  match.act(GO_ON);
  const wanted = match.instance.hash(0);
  for (const illegal of [order('skill4'), order('attack', { target: 'monster' }), order('item')]) {
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
  const aimedAt = (target: (typeof TARGETS_1V1)[number]): number => {
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
  match.clock(NUMBERS.MONSTER_FIRST);
  for (const camp of [0, 1]) match.set('campRespawnAt', camp, 0);
  match.wait(2);
  match.put(BLUE, 5400, 3000);
  match.wait(1);
  expect(aimedAt('monster')).toBe(monsterOf(1));
  match.put(BLUE, 4600, 600);
  match.wait(1);
  expect(aimedAt('monster')).toBe(monsterOf(0));
});

test('AC11: heal and summoner skill are there from the start, item with an active, skill4 never', () => {
  const match = duel(400, { startLevel: 15 });
  expect(legalButtons(match, 0)).toEqual(expect.arrayContaining(['heal', 'summoner']));
  expect(match.isLegal(0, 'item')).toBe(false);
  match.set('gold', 0, 20_000);
  match.wait(1);
  expect(match.isLegal(0, 'item')).toBe(true);
  expect(match.isLegal(0, 'skill4')).toBe(false);
});

const walked = (match: RulesMatch, ticks: number): number => {
  const [x, z] = [match.x(BLUE), match.z(BLUE)];
  match.wait(ticks);
  return Math.sqrt((match.x(BLUE) - x) ** 2 + (match.z(BLUE) - z) ** 2);
};

test('MV1: a hero covers its speed in a second, in every direction', () => {
  for (const direction of [
    { x: 15, z: 1 },
    { x: -9, z: 9 },
    { x: 1, z: -15 },
    { x: -15, z: -3 },
  ]) {
    const match = duel(900);
    match.act(order('move', direction));
    const distance = walked(match, NUMBERS.TICKS_PER_SECOND);
    expect(Math.abs(distance - 380)).toBeLessThan(3);
  }
});

test('MV2: haste and slow change the speed in per cent, and a fifth of it always remains', () => {
  const distance = (hastePct: number, slowPct: number): number => {
    const match = duel(900);
    match.act(order('move', { x: 15 }));
    for (const [name, value] of [
      ['hastePct', hastePct],
      ['slowPct', slowPct],
      ['hasteUntil', NEVER],
      ['slowUntil', NEVER],
    ] as const) {
      match.set(name, BLUE, value);
    }
    return walked(match, 15) / 380;
  };
  expect(distance(0, 0)).toBeCloseTo(1, 2);
  expect(distance(30, 0)).toBeCloseTo(1.3, 2);
  expect(distance(0, 40)).toBeCloseTo(0.6, 2);
  expect(distance(30, 40)).toBeCloseTo(0.9, 2);
  expect(distance(0, 95)).toBeCloseTo(0.2, 2);
});

test('MV3: a hero slides along a wall, and stops in a corner', () => {
  const match = duel(900);
  match.put(BLUE, 5000, 150);
  match.act(order('move', { x: 15, z: -15 }));
  match.wait(20);
  expect(match.x(BLUE)).toBeGreaterThan(5300);
  expect(match.z(BLUE)).toBeGreaterThan(100);
  expect(match.z(BLUE)).toBeLessThan(130);
  match.put(BLUE, 710, 110);
  expect(walked(match, 5)).toBeGreaterThan(10);
  match.act(order('move', { x: -15, z: -15 }));
  match.wait(5);
  expect(walked(match, 5)).toBe(0);
});

test('MV4: units do not stand in each other’s way', () => {
  const free = duel(900);
  const crowded = duel(100);
  for (const [i, gap] of [50, 150, 200].entries()) crowded.hold(crowded.creep(1, 'melee', MID_X + gap, MID_Z, i));
  for (const match of [free, crowded]) match.act(order('move', { x: 15, z: 1 }));
  expect(walked(crowded, 20)).toBe(walked(free, 20));
});

test('MV5: a rooted unit does not walk, but attacks and uses abilities', () => {
  const match = duel(200);
  match.set('rootUntil', BLUE, NEVER);
  match.act(order('move', { x: 15 }));
  expect(walked(match, 5)).toBe(0);
  expect(match.isLegal(0, 'skill1')).toBe(true);
  const hp = match.get('hp', RED);
  match.act(attack);
  match.wait(10);
  expect(match.get('hp', RED)).toBeLessThan(hp);
  const creep = match.creep(1, 'melee', MID_X + 400, MID_Z);
  match.set('rootUntil', creep, NEVER);
  match.wait(10);
  expect(match.x(creep)).toBe(MID_X + 400);
});
