// Rules of monsters, gold, experience, items.
import { expect, test } from 'vitest';
import { HEROES } from '../content/index.ts';
import { ITEMS } from '../content/items.ts';
import type { Hero } from '../content/schema.ts';
import { CREEPS, NUMBERS } from '../numbers.ts';
import {
  BLUE,
  creepOf,
  heroIdOf,
  MID_X,
  MID_Z,
  monsterOf,
  NEVER,
  order,
  RED,
  RulesMatch,
  towerOf,
} from './rules-match.ts';

const kinds = ['melee', 'ranged', 'siege'] as const;

const field = (config = {}): RulesMatch => {
  const match = new RulesMatch({ hero0: 'yesun', hero1: 'yesun', ...config });
  match.duel(3000);
  for (const slot of [BLUE, RED]) {
    for (const [name, value] of Object.entries({ attack: 100, armor: 0, resist: 0, maxHp: 9000, hp: 9000 })) {
      match.set(name, slot, value);
    }
  }
  return match;
};

/** A field with the monster of side 0's half and BLUE beside it. */
const camp = (config = {}): [RulesMatch, number] => {
  const match = field(config);
  const monster = monsterOf(0);
  match.set('campRespawnAt', 0, 0);
  match.wait(2);
  match.put(BLUE, match.x(monster) + 100, match.z(monster));
  match.wait(1);
  return [match, monster];
};

test('MO1: a camp fills at tick 450 and 900 ticks after its monster has fallen', () => {
  const match = new RulesMatch();
  match.set('nextWave', 0, NEVER);
  match.clock(NUMBERS.MONSTER_FIRST - 1);
  match.wait(1);
  expect([0, 1].map((side) => match.get('kind', monsterOf(side)))).toEqual([0, 0]);
  match.wait(1);
  expect([0, 1].map((side) => match.get('hp', monsterOf(side)))).toEqual([NUMBERS.MONSTER_HP, NUMBERS.MONSTER_HP]);
  match.set('pendingDamage', monsterOf(0), 9999);
  match.wait(1);
  expect(match.get('kind', monsterOf(0))).toBe(0);
  expect(match.until(() => match.get('kind', monsterOf(0)) > 0, 1000)).toBe(NUMBERS.MONSTER_RESPAWN);
});

test('MO2: a monster gives up too far from its camp or its target, walks home and heals a tenth a second', () => {
  const [match, monster] = camp();
  const [homeX, homeZ] = [match.x(monster), match.z(monster)];
  match.set('target', monster, BLUE);
  match.put(BLUE, homeX + 699, homeZ);
  match.wait(1);
  expect(match.get('target', monster)).toBe(BLUE);
  match.put(BLUE, match.x(monster) + 720, homeZ);
  match.wait(1);
  expect(match.get('target', monster)).toBe(-1);
  match.set('target', monster, BLUE);
  match.put(monster, homeX, homeZ + 499);
  match.put(BLUE, homeX, homeZ + 600);
  match.wait(1);
  expect(match.get('target', monster)).toBe(BLUE);
  match.set('swingAt', monster, 0);
  match.put(monster, homeX, homeZ + 501);
  match.set('hp', monster, 100);
  match.wait(1);
  expect(match.get('target', monster)).toBe(-1);
  match.put(BLUE, MID_X, MID_Z);
  match.until(() => match.get('hp', monster) > 100, 15);
  expect(match.get('hp', monster)).toBe(100 + NUMBERS.MONSTER_HP / 10);
  match.wait(15);
  expect(match.get('hp', monster)).toBe(100 + (2 * NUMBERS.MONSTER_HP) / 10);
  match.wait(30);
  expect(Math.abs(match.z(monster) - homeZ)).toBeLessThan(25);
  match.set('target', monster, BLUE);
  match.set('hp', BLUE, 0);
  match.set('respawnAt', 0, NEVER);
  match.wait(1);
  expect(match.get('target', monster)).toBe(-1);
});

test('MO3: a monster is peaceful until struck and turns on whoever struck it hardest', () => {
  for (const strongest of [0, 1]) {
    const [match, monster] = camp();
    match.put(RED, match.x(monster) - 100, match.z(monster));
    match.wait(30);
    expect([match.get('target', monster), match.get('hp', BLUE)]).toEqual([-1, 9000]);
    match.set('attack', strongest === 0 ? BLUE : RED, 130);
    match.act(order('attack', { target: 'monster' }), order('attack', { target: 'monster' }));
    match.until(() => match.get('target', monster) >= 0, 20);
    expect(match.get('target', monster)).toBe(strongest === 0 ? BLUE : RED);
  }
});

test('MO4: monsters by the minute of their coming', () => {
  for (const minutes of [0, 7]) {
    const match = field();
    match.clock(minutes * 900 + 450);
    match.set('campRespawnAt', 0, 0);
    match.wait(2);
    const monster = monsterOf(0);
    const names = ['maxHp', 'hp', 'attack', 'armor', 'resist', 'range', 'attackPeriod'];
    const hp = NUMBERS.MONSTER_HP + minutes * NUMBERS.MONSTER_HP_PER_MINUTE;
    const attack = NUMBERS.MONSTER_ATTACK + minutes * NUMBERS.MONSTER_ATTACK_PER_MINUTE;
    const { MONSTER_ARMOR: armor, MONSTER_RANGE_CM: range, MONSTER_PERIOD: period } = NUMBERS;
    expect(names.map((name) => match.get(name, monster))).toEqual([hp, hp, attack, armor, armor, range, period]);
    expect((match.get('speed', monster) * 15) / 256).toBeCloseTo(NUMBERS.MONSTER_SPEED_CM_PER_SECOND, 0);
    match.put(BLUE, match.x(monster) + 239, match.z(monster));
    match.set('target', monster, BLUE);
    match.until(() => match.get('hp', BLUE) < 9000, 30);
    expect(9000 - match.get('hp', BLUE)).toBe(attack);
    const first = match.tick;
    match.set('hp', BLUE, 9000);
    match.until(() => match.get('hp', BLUE) < 9000, 30);
    expect(match.tick - first).toBe(period);
  }
});

test('MO5: a monster pays its killer 90 gold, 130 experience and the boon', () => {
  const [match, monster] = camp({ startLevel: 4 });
  match.put(RED, match.x(monster) - 300, match.z(monster));
  match.set('hp', monster, 1);
  match.act(order('attack', { target: 'monster' }));
  match.until(() => match.get('kind', monster) === 0, 20);
  expect([match.get('gold', 0), match.get('experience', 0)]).toEqual([
    NUMBERS.MONSTER_GOLD,
    NUMBERS.MONSTER_EXPERIENCE,
  ]);
  expect(match.get('boonUntil', 0)).toBeGreaterThan(match.tick);
  expect([match.get('gold', 1), match.get('experience', 1), match.get('boonUntil', 1)]).toEqual([0, 0, 0]);
});

test('MO6: the boon lasts 900 ticks or until death, and gives health, mana and damage', () => {
  const [match, monster] = camp({ startLevel: 4 });
  match.set('hp', monster, 1);
  match.act(order('attack', { target: 'monster' }));
  match.until(() => match.get('kind', monster) === 0, 20);
  expect(match.get('boonUntil', 0) - match.tick).toBe(NUMBERS.BOON_TICKS);
  match.set('hp', BLUE, 5000);
  match.set('mana', 0, 100);
  match.wait(5 * 15);
  expect([match.get('hp', BLUE) - 5000, match.get('mana', 0) - 100]).toEqual([40, 15]);
  match.put(RED, match.x(BLUE) + 150, match.z(BLUE));
  match.wait(1);
  match.act(order('attack', { target: 'enemyHero' }));
  match.until(() => match.get('hp', RED) < 9000, 20);
  expect(9000 - match.get('hp', RED)).toBe(100 + NUMBERS.BOON_DAMAGE_PCT);
  match.set('pendingDamage', BLUE, 60_000);
  match.wait(1);
  expect(match.get('boonUntil', 0)).toBe(0);
});

test('GD1: 300 gold at the start, then 1 each 8 ticks from tick 150, dead or alive', () => {
  const preset = new RulesMatch().instance.manifest.config.find((one) => one.name === 'startGold')?.default;
  expect(preset).toBe(300);
  const match = new RulesMatch({ startGold: 120 });
  expect([match.get('gold', 0), match.get('gold', 1)]).toEqual([120, 120]);
  match.set('nextWave', 0, NEVER);
  match.set('hp', RED, 0);
  match.set('respawnAt', 1, NEVER);
  match.wait(NUMBERS.FIRST_WAVE - 1);
  expect(match.get('gold', 0)).toBe(120);
  match.wait(10 * NUMBERS.PASSIVE_GOLD_PERIOD);
  expect([match.get('totalGold', 0), match.get('totalGold', 1)]).toEqual([130, 130]);
});

/** A creep of side 1 about to fall by the hand of BLUE, or by a blow of nobody's. */
const creepFalls = (kind: (typeof kinds)[number], byHero: boolean, gap: number): RulesMatch => {
  const match = field({ startLevel: 4 });
  const creep = match.creep(1, kind, MID_X + gap, MID_Z);
  match.hold(creep);
  match.set('hp', creep, 1);
  match.wait(1);
  if (byHero) match.act(order('attack', { target: 'creep1' }));
  else match.set('pendingDamage', creep, 100);
  match.until(() => match.get('kind', creep) === 0, 20);
  return match;
};

test('GD2: a last hit pays the whole price, a creep that falls near a hero otherwise 40 per cent', () => {
  for (const [i, kind] of kinds.entries()) {
    const price = (CREEPS[i] as (typeof CREEPS)[number]).gold;
    const own = creepFalls(kind, true, 150);
    expect([own.get('gold', 0), own.get('lastHits', 0), own.get('gold', 1)]).toEqual([price, 1, 0]);
    const near = creepFalls(kind, false, 1000);
    expect([near.get('gold', 0), near.get('lastHits', 0)]).toEqual([Math.floor(price * 0.4), 0]);
    expect(creepFalls(kind, false, 1001).get('gold', 0)).toBe(0);
  }
});

test('GD3: a fallen tower pays the other side 350', () => {
  const match = field();
  match.set('pendingDamage', towerOf(0), 9999);
  match.wait(1);
  expect([match.get('gold', 0), match.get('gold', 1)]).toEqual([0, NUMBERS.TOWER_GOLD]);
});

test('XP1: level l to the next takes 110 + 48 (l - 1) experience; 15 is the last', () => {
  const match = new RulesMatch({ hero0: 'yesun' });
  match.duel(3000);
  for (let level = 1; level < NUMBERS.MAX_LEVEL; level++) {
    const need = NUMBERS.EXPERIENCE_BASE + NUMBERS.EXPERIENCE_STEP * (level - 1);
    // The monster's experience is the dose.
    const dose = (experience: number): void => {
      match.set('experience', 0, experience - NUMBERS.MONSTER_EXPERIENCE);
      match.set('kind', monsterOf(0), 7);
      for (const [name, value] of Object.entries({ hp: 1, maxHp: 1, killer: BLUE, claim: 1, pendingDamage: 5 })) {
        match.set(name, monsterOf(0), value);
      }
      match.set('campRespawnAt', 0, NEVER);
      match.wait(1);
    };
    if (need > NUMBERS.MONSTER_EXPERIENCE + 1) {
      dose(need - 1);
      expect([match.get('level', 0), match.get('experience', 0)]).toEqual([level, need - 1]);
    }
    if (need < NUMBERS.MONSTER_EXPERIENCE) {
      match.set('experience', 0, 0);
      dose(NUMBERS.MONSTER_EXPERIENCE);
    } else dose(need);
    expect(match.get('level', 0)).toBe(level + 1);
    expect(match.get('experience', 0)).toBe(Math.max(0, NUMBERS.MONSTER_EXPERIENCE - need));
  }
  match.set('experience', 0, 0);
  match.set('kind', monsterOf(0), 7);
  for (const [name, value] of Object.entries({ hp: 1, killer: BLUE, claim: 1, pendingDamage: 5 })) {
    match.set(name, monsterOf(0), value);
  }
  match.wait(1);
  expect([match.get('level', 0), match.get('experience', 0)]).toEqual([NUMBERS.MAX_LEVEL, 0]);
});

test('XP2: each level raises one skill in the hero’s order', () => {
  for (const hero of HEROES) {
    const levels = [0, 0, 0];
    for (let level = 1; level <= NUMBERS.MAX_LEVEL; level++) {
      const skill = (hero.skillOrder[level - 1] as number) - 1;
      levels[skill] = (levels[skill] as number) + 1;
      const match = new RulesMatch({ hero0: hero.key, startLevel: level });
      expect([0, 1, 2].map((slot) => match.get('abilityLevel', slot))).toEqual(levels);
    }
  }
});

test('XP3: a fallen creep’s experience goes to the enemy heroes within 1000 cm, also to one who falls with it', () => {
  for (const [i, kind] of kinds.entries()) {
    const { experience } = CREEPS[i] as (typeof CREEPS)[number];
    for (const byHero of [true, false]) {
      const match = creepFalls(kind, byHero, byHero ? 150 : 1000);
      expect([match.get('experience', 0), match.get('experience', 1)]).toEqual([experience, 0]);
    }
    expect(creepFalls(kind, false, 1001).get('experience', 0)).toBe(0);
  }
  const match = field({ startLevel: 4 });
  const creep = match.creep(1, 'melee', MID_X + 500, MID_Z);
  match.set('pendingDamage', creep, 9999);
  match.set('pendingDamage', BLUE, 60_000);
  match.wait(1);
  expect([match.get('hp', BLUE), match.get('experience', 0)]).toEqual([0, CREEPS[0].experience]);
  expect(match.get('kind', creepOf(1))).toBe(0);
});

test('XP4: at a new level health and mana grow with their maxima', () => {
  const match = new RulesMatch({ hero0: 'yesun' });
  match.duel(3000);
  const { hp, mana } = HEROES[heroIdOf('yesun')] as Hero;
  match.set('hp', BLUE, 200);
  match.set('mana', 0, 50);
  match.set('experience', 0, NUMBERS.EXPERIENCE_BASE - 1);
  const creep = match.creep(1, 'melee', MID_X + 100, MID_Z);
  match.set('pendingDamage', creep, 9999);
  match.wait(1);
  expect(match.get('level', 0)).toBe(2);
  expect([match.get('hp', BLUE), match.get('mana', 0)]).toEqual([200 + hp[1], 50 + mana[1]]);
});

const itemOf = (key: string): number => ITEMS.findIndex((item) => item.key === key);
const itemsOf = (match: RulesMatch): (string | undefined)[] =>
  Array.from({ length: 6 }, (_, i) => ITEMS[match.get('items', i)]?.key);

test('IT1: the next item of the build is bought as soon as the gold is there, anywhere, dead or alive', () => {
  for (const hp of [500, 0]) {
    const match = new RulesMatch({ hero0: 'yesun' });
    match.duel(3000);
    match.set('hp', BLUE, hp);
    match.set('respawnAt', 0, NEVER);
    match.set('gold', 0, 249);
    match.wait(1);
    expect(match.get('itemCount', 0)).toBe(0);
    match.set('gold', 0, 250 + 650 + 10);
    match.wait(1);
    expect(itemsOf(match).slice(0, 3)).toEqual(['boots', 'long-spear', undefined]);
    expect([match.get('gold', 0), match.get('spent', 0)]).toEqual([10, 900]);
  }
});

test('IT2: an item that grows out of another costs the difference and takes its place', () => {
  const match = new RulesMatch({ hero0: 'yesun', startGold: 250 + 650 + (700 - 250) });
  match.wait(1);
  expect(itemsOf(match).slice(0, 3)).toEqual(['swift-boots', 'long-spear', undefined]);
  expect([match.get('gold', 0), match.get('itemCount', 0)]).toEqual([0, 2]);
  const speed = (HEROES[heroIdOf('yesun')] as Hero).speedCmPerSecond;
  expect((match.get('speed', BLUE) * 15) / 256).toBeCloseTo(speed + 50, 0);
});

test('IT3: a hero carries 6 items; what finds no place in the build is left out', () => {
  for (const hero of HEROES) {
    const match = new RulesMatch({ hero0: hero.key, startGold: 20_000 });
    match.wait(1);
    const carried: string[] = [];
    let price = 0;
    for (const key of hero.build) {
      const item = ITEMS[itemOf(key)] as (typeof ITEMS)[number];
      const at = item.from === undefined ? -1 : carried.indexOf(item.from);
      if (at < 0 && carried.length === 6) continue;
      price += item.price - (at < 0 ? 0 : (ITEMS[itemOf(carried[at] as string)]?.price ?? 0));
      if (at < 0) carried.push(key);
      else carried[at] = key;
    }
    expect(itemsOf(match)).toEqual(carried);
    expect([match.get('itemCount', 0), match.get('gold', 0)]).toEqual([6, 20_000 - price]);
    expect(match.get('buildStep', 0)).toBe(hero.build.length);
  }
});

test('IT4: the item button uses the active of an item', () => {
  const match = new RulesMatch({ hero0: 'yesun', startGold: 20_000 });
  match.duel(3000);
  expect(itemsOf(match)).toContain('jade-ward');
  expect(match.isLegal(0, 'item')).toBe(true);
  match.act(order('item'));
  expect(match.get('shield', BLUE)).toBe(250 + Math.floor((8 * match.get('maxHp', BLUE)) / 100));
  expect(match.get('abilityCooldown', 5)).toBe(900);
  expect(match.isLegal(0, 'item')).toBe(false);
});
