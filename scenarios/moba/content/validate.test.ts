// Real content passes; each way of breaking a copy of it is refused with file, field, value and what is allowed.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HEROES, PASSIVES } from './index.ts';
import { ITEMS } from './items.ts';
import type { Role } from './schema.ts';
import { CONTENT, type Content, validateContent } from './validate.ts';

/** What is said of a copy of the content in which the value at `path`, such as `heroes[2].hp[0]`, is another one. */
const complaint = (path: string, value: unknown): string => {
  const copy = structuredClone(CONTENT);
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  const last = steps.pop() as string;
  let owner = copy as unknown as Record<string, unknown>;
  for (const step of steps) owner = owner[step] as Record<string, unknown>;
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  try {
    validateContent(copy as Content);
  } catch (error) {
    return (error as Error).message;
  }
  return 'no complaint';
};

/** What is wrong, where, with which value, what is said of it. */
type Case = readonly [name: string, path: string, value: unknown, message: string];

describe('the content', () => {
  it('passes', () => expect(complaint('heal', CONTENT.heal)).toBe('no complaint'));

  it('has twenty heroes, three or more of each role, each in the file of its name', () => {
    expect(HEROES).toHaveLength(20);
    const roles: Role[] = ['tank', 'fighter', 'assassin', 'mage', 'marksman', 'support'];
    for (const role of roles) expect(HEROES.filter((h) => h.role === role).length).toBeGreaterThanOrEqual(3);
    const files = readdirSync(new URL('./heroes', import.meta.url)).sort();
    expect(files).toEqual(HEROES.map(({ key }) => `${key}.ts`).sort());
    expect(PASSIVES.map(({ key }) => key)).toEqual(HEROES.map(({ passive }) => passive.key));
  });

  it('has 40 items or more, five with an active; 18 finished ones of 1500 to 2600 gold, basics of 200 to 900', () => {
    expect(ITEMS.length).toBeGreaterThanOrEqual(40);
    expect(ITEMS.filter(({ active }) => active).length).toBeGreaterThanOrEqual(5);
    const finished = [...(CONTENT.items.finished ?? []), ...(CONTENT.items['finished-active'] ?? [])];
    expect(finished.length).toBeGreaterThanOrEqual(18);
    expect(finished.filter(({ price }) => price < 1500 || price > 2600)).toEqual([]);
    expect(CONTENT.items.basics?.filter(({ price }) => price < 200 || price > 900)).toEqual([]);
  });

  it('has seven summoner skills or more', () => expect(CONTENT.summoners.length).toBeGreaterThanOrEqual(7));
});

describe('a wrong hero is refused', () => {
  const yesun = HEROES.findIndex(({ key }) => key === 'yesun');
  const build = HEROES[yesun]?.build ?? [];
  const stun = { kind: 'stun', durationTicks: 9 };
  const pulse = { how: 'area', rangeCm: 500, radiusCm: 200, delayTicks: 5, periodTicks: 10 };
  const order = [1, 2, 1, 3, 1, 2, 1, 3, 1, 2, 1, 3, 2, 2];
  it.each<Case>([
    ['a cooldown below zero', 'skills[1].cooldownTicks', -5, ' is -5; it must be 15 .. 3000 ticks'],
    ['a part of a tick', 'skills[0].castTicks', 2.5, ' is 2.5; it must be 0 .. 30 ticks, a whole number'],
    ['a text for a number', 'skills[0].mana', '40', ' is "40"; it must be 0 .. 300, a whole number'],
    ['no number', 'speedCmPerSecond', Number.NaN, ' is NaN; it must be 250 .. 500 cm a second, a whole number'],
    ['too long a cast', 'skills[2].castTicks', 31, ' is 31; it must be 0 .. 30 ticks'],
    ['too dear a skill', 'skills[2].mana', 301, ' is 301; it must be 0 .. 300'],
    ['no reach', 'skills[2].delivery.rangeCm', 20, ' is 20; it must be 50 .. 2000 cm'],
    ['too fast a dash', 'skills[1].delivery.speedCmPerSecond', 2000, ' is 2000; it must be 300 .. 1900 cm a second'],
    ['a field too many', 'skills[1].delivery.width', 3, ' is no known field; known: how, rangeCm'],
    ['a missing field', 'hp', undefined, ' is missing; it must be a list of 2'],
    ['half a growth', 'hp', [630], ' has 1 entries; it must be a list of 2'],
    ['too much growth', 'attack[1]', 50, ' is 50; it must be 1 .. 12'],
    ['no English text', 'title.en', ' ', ' is " "; it must be a text of 1 .. 40 characters'],
    ['a text in the wrong language', 'name.zh', 'Yesun', ' is "Yesun"; it must be a text in Chinese'],
    ['an unknown role', 'role', 'healer', ' is "healer"; it must be one of tank, fighter'],
    ['no skills', 'skills', [], ' has 0 entries; it must be a list of 3'],
    ['fourteen skill points', 'skillOrder', order, ' has 14 entries; it must be a list of 15'],
    ['a fourth skill', 'skillOrder[0]', 4, ' is 4; it must be 1, 2 or 3'],
    ['the third skill too early', 'skillOrder[1]', 3, ' is 3; it must be 1 or 2; 3 comes at levels 4, 8, 12 alone'],
    ['an unknown effect', 'skills[0].onHit[0].kind', 'freeze', ' is "freeze"; it must be one of damage'],
    [
      'an unknown damage type',
      'skills[2].onHit[0].type',
      'fire',
      ' is "fire"; it must be one of physical, magic, true',
    ],
    ['a percentage over 90', 'skills[0].onHit[1].pct', 91, ' is 91; it must be 1 .. 90 per cent'],
    ['one that grows too far', 'skills[0].onHit[1].pctPerLevel', 20, ' is 20; it must be such that pct is at most 90'],
    ['a cooldown that shrinks away', 'skills[0].cooldownTicksPerLevel', -20, ' is -20; it must be such that 15 ticks'],
    ['a stun on itself', 'skills[1].onSelf[0]', stun, '.kind is "stun"; it must be one of heal'],
    [
      'empower at the end',
      'skills[1].onSelf[0]',
      { kind: 'empower', durationTicks: 9 },
      '.kind is "empower"; it must be fo',
    ],
    ['a skill of no effect', 'skills[2].onHit', undefined, ' is missing; it must be what happens to whom it reaches'],
    [
      'allies among enemies',
      'skills[2].delivery.at',
      ['ally', 'hero'],
      ` is ["ally","hero"]; it must be ['ally'] alone`,
    ],
    [
      'allies at no distance',
      'skills[0].alliesRadiusCm',
      300,
      ' is 300; it must be left out where there is no onAllies',
    ],
    ['an unknown trigger', 'passive.trigger.on', 'sleep', ' is "sleep"; it must be one of attackHit'],
    ['an unknown item', 'build[0]', 'sandals', ' is "sandals"; it must be an item; known: boots'],
    ['an item twice', 'build[7]', 'jade-plate', ' is "jade-plate"; it must be bought once'],
    ['a seventh item', 'build', [...build, 'stone-drum'], '[8] is "stone-drum"; it must be such that at most 6'],
    ['an unfinished item', 'build', [...build.slice(0, 7), 'ox-hide'], ' is ["boots","long-spear",'],
  ])('%s', (_, path, value, message) => {
    const said = complaint(`heroes[${yesun}].${path}`, value);
    expect(said).toContain(`content/heroes/yesun.ts: ${path}${message}`);
    expect(said).not.toContain('\n');
  });

  // Where the fault shows in another field than the changed one.
  it.each<Case>([
    [
      'damage to an ally',
      'skills[2].delivery.at',
      ['ally'],
      'skills[2].onHit[0].kind is "damage"; it must be one of heal',
    ],
    [
      'half of a repeated strike',
      'skills[0].delivery',
      pulse,
      'skills[0].delivery.durationTicks is missing; it must be 1',
    ],
    ['a trigger without its number', 'passive.trigger', { on: 'lowHealth' }, 'passive.trigger.belowPct is missing; it'],
    ['a target that nobody is', 'passive.onTarget', [stun], "it must be left out: trigger 'takedown' has no target"],
    ['no key', 'key', 'Ye Sun', `content/index.ts: HEROES[${yesun}].key is "Ye Sun"; it must be lower-case words`],
    [
      'the key of another hero',
      'key',
      'shigan',
      'key is "shigan"; it must be a key of its own; content/heroes/shigan.ts:',
    ],
    ['the key of another ability', 'skills[0].key', 'quake', 'content/heroes/shigan.ts: skills[1].key has it too'],
  ])('%s', (_, path, value, message) => {
    expect(complaint(`heroes[${yesun}].${path}`, value)).toContain(message);
  });
});

describe('a wrong item is refused', () => {
  const hooks = CONTENT.items.middles?.findIndex(({ key }) => key === 'twin-hooks');
  it.each<Case>([
    ['an unknown component', 'from[0]', 'spoon', '[0] is "spoon"; it must be an item; known: boots'],
    ['a component twice', 'from', ['whetstone', 'whetstone'], '[1] is "whetstone"; it must be named once'],
    ['a cycle', 'from', ['split-blade'], ' it must be free of cycles; there is twin-hooks > split-blade > twin-hooks'],
    ['no dearer than its components', 'price', 600, ' is 600; it must be more than its components cost together, 600'],
    ['too cheap', 'price', 100, ' is 100; it must be 200 .. 3000 gold'],
    ['a value below zero', 'attack', -1, ' is -1; it must be 1 .. 200'],
    ['a field that items lack', 'luck', 7, ' is no known field'],
    ['no Chinese name', 'name', { en: 'Twin Hooks' }, '.zh is missing; it must be a text'],
    [
      'an active with no cooldown',
      'active',
      { ...CONTENT.heal, cooldownTicks: 0 },
      '.cooldownTicks is 0; it must be 15',
    ],
  ])('%s', (_, path, value, message) => {
    const said = complaint(`items.middles[${hooks}].${path}`, value);
    expect(said).toContain(`content/items/middles.ts: 'twin-hooks'.${path.replace(/\[.*/, '')}`);
    expect(said).toContain(message);
  });
});

describe('wrong summoner skills and monsters are refused', () => {
  it.each<Case>([
    [
      'another order',
      'summoners',
      [...CONTENT.summoners].reverse(),
      `SUMMONERS[0].key is "weaken"; it must be 'blink'`,
    ],
    ['a heal without effect', 'heal.onSelf', undefined, 'HEAL.onSelf is missing; it must be some effect'],
    ['no health', 'monsters[0].hp', 0, 'content/monsters.ts: MONSTERS[0].hp is 0; it must be 100 .. 20000'],
    ['one that never appears', 'monsters[0].untilTick', 450, 'untilTick is 450; it must be later than firstTick'],
    [
      'too lasting a boon',
      'monsters[0].boon.durationTicks',
      1e6,
      'durationTicks is 1000000; it must be 15 .. 9000 ticks',
    ],
    ['a missing number', 'monsters[0].leashCm', undefined, 'MONSTERS[0].leashCm is missing; it must be 100 .. 2000 cm'],
    ['no yes or no', 'monsters[0].isTeamReward', 1, 'isTeamReward is 1; it must be true or false'],
    ['two of one key', 'monsters[0].key', 'reed-boar', 'is "reed-boar"; it must be a key of its own'],
  ])('%s', (_, path, value, message) => {
    expect(complaint(path, value)).toContain(message);
  });
});

describe('wrong tempering is refused', () => {
  it.each<Case>([
    ['a mode that there is not', 'tempering', { 'moba-7v7': {} }, 'TEMPERING.moba-7v7 is no known field'],
    ['an unknown hero', 'tempering', { 'moba-1v1': { houyi: [100, 100] } }, 'moba-1v1.houyi is no known field'],
    ['one number', 'tempering', { 'moba-1v1': { yesun: [100] } }, 'yesun has 1 entries; it must be a list of 2'],
    ['too much', 'tempering', { 'moba-5v5': { yesun: [100, 300] } }, 'yesun[1] is 300; it must be 60 .. 150 %'],
  ])('%s', (_, path, value, message) => {
    expect(complaint(path, value)).toContain(`content/tempering.ts: `);
    expect(complaint(path, value)).toContain(message);
  });
});
