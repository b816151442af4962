// RULES.md against code, tests and numbers: every rule has a test, every number named in code is a rule, every figure is true.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { modes } from '../modes.ts';
import { CREEPS, NUMBERS as N } from '../numbers.ts';

const folder = new URL('..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const filesOf = (path: string, ending: string): string[] =>
  readdirSync(new URL(path, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${path}/${name}`);

/** The rule sentences by number, without their line breaks. */
const rules = new Map(
  [...read('RULES.md').matchAll(/^- \[([A-Z]{2}\d+)\] ((?:.+\n)(?: {2}.+\n)*)/gm)].map(([, id, text]) => [
    id as string,
    (text as string).replace(/\s+/g, ' ').trim(),
  ]),
);
const tested = new Set(
  filesOf('rules', '.test.ts').flatMap((path) =>
    [...read(path).matchAll(/^test(?:\.each\([\s\S]*?\n\]\))?\('([A-Z]{2}\d+):/gm)].map((match) => match[1] as string),
  ),
);
const namedInCode = [...filesOf('assembly', '.ts'), 'numbers.ts', 'layout.ts', 'spec.ts', 'features.ts'].flatMap(
  (path) => [...read(path).matchAll(/\[([A-Z]{2}\d+)\]/g)].map((match) => [match[1] as string, path] as const),
);

const [melee, ranged, siege] = CREEPS;
const { map } = modes[0]?.manifest ?? { map: null };
const seconds = N.TICKS_PER_SECOND;
/** [middle, body, structure body]: what `attack.ts`, `projectiles.ts` and `zones.ts` add to ranges. */
const BODY = 40;
const STRUCTURE_BODY = 120;

/** Every figure of every rule sentence, in its order; what has no name in `numbers.ts` stands as it is. */
const figures: Record<string, readonly number[]> = {
  MT1: [seconds, 2],
  MT3: [1],
  MT5: [
    map?.widthCm ?? 0,
    map?.heightCm ?? 0,
    map?.tileCm ?? 0,
    180,
    450,
    1800,
    1750,
    1800,
    1350,
    1800,
    3150,
    1800,
    3750,
    350,
  ],
  AC6: [0, 15, -15, 15, 2],
  AC9: [N.ATTACK_ORDER_MARGIN_CM],
  AC10: [4, 1500],
  MV1: [seconds],
  MV2: [20],
  CB1: [100, 100],
  CB2: [1],
  CB3: [BODY, STRUCTURE_BODY],
  CB4: [30, 6],
  CB9: [N.CRIT_PCT],
  EF6: [75, 5],
  AB3: [40],
  AB8: [15],
  PJ1: [60],
  PJ6: [12, 4],
  FG2: [N.HERO_SIGHT_CM, N.CREEP_SIGHT_CM, N.STRUCTURE_SIGHT_CM],
  FG3: [N.BRUSH_SIGHT_CM],
  FG4: [N.REVEAL_TICKS],
  FG7: [0],
  CR1: [N.FIRST_WAVE, N.WAVE_PERIOD, 3, 2, N.SIEGE_EVERY],
  CR3: [4, N.CREEP_ACQUIRE_CM, N.CREEP_LEASH_CM],
  CR4: [N.AGGRO_RANGE_CM, N.AGGRO_TICKS],
  CR5: [melee.hp, melee.attack, melee.armor, melee.range, melee.period, melee.speed],
  CR6: [ranged.hp, ranged.attack, ranged.armor, ranged.range, ranged.period, ranged.speed, ranged.shot],
  CR7: [siege.hp, siege.attack, siege.armor, siege.range, siege.period, siege.speed, siege.shot],
  CR8: CREEPS.flatMap((creep) => [creep.hpGrowth, creep.attackGrowth]),
  CR9: [N.CREEP_VS_STRUCTURE_PCT, N.SIEGE_VS_STRUCTURE_PCT, N.CREEP_VS_HERO_PCT],
  CR10: [20, N.CREEP_SLOT_REST],
  TW1: [N.AGGRO_TICKS],
  TW2: [N.TOWER_RAMP_PCT, N.TOWER_RAMP_MAX],
  TW4: [N.BACKDOOR_RANGE_CM, N.BACKDOOR_PCT],
  TW5: [N.TOWER_HP, N.TOWER_ATTACK, N.TOWER_ARMOR, N.TOWER_RANGE_CM, N.TOWER_PERIOD],
  TW6: [N.CRYSTAL_HP, N.CRYSTAL_ATTACK, N.CRYSTAL_ARMOR, N.CRYSTAL_RANGE_CM, N.CRYSTAL_PERIOD],
  TW7: [N.TOWER_VS_CREEP_PCT, N.STRUCTURE_SHOT_CM_PER_SECOND],
  MO1: [N.MONSTER_FIRST, N.MONSTER_RESPAWN],
  MO2: [N.MONSTER_LEASH_CM, N.MONSTER_LEASH_CM + 200],
  MO4: [
    ...[N.MONSTER_HP, N.MONSTER_ATTACK, N.MONSTER_HP_PER_MINUTE, N.MONSTER_ATTACK_PER_MINUTE, N.MONSTER_ARMOR],
    ...[N.MONSTER_RANGE_CM, N.MONSTER_PERIOD, N.MONSTER_SPEED_CM_PER_SECOND],
  ],
  MO5: [N.MONSTER_GOLD, N.MONSTER_EXPERIENCE],
  MO6: [N.BOON_TICKS, N.BOON_HP_REGEN, N.BOON_MANA_REGEN, 5, N.BOON_DAMAGE_PCT],
  GD1: [300, N.FIRST_WAVE, 1, N.PASSIVE_GOLD_PERIOD],
  GD2: [...CREEPS.map((creep) => creep.gold), N.NEAR_GOLD_PCT, N.SHARE_RANGE_CM],
  GD3: [N.TOWER_GOLD],
  XP1: [N.EXPERIENCE_BASE, N.EXPERIENCE_STEP, 1, N.MAX_LEVEL],
  XP3: [...CREEPS.map((creep) => creep.experience), N.SHARE_RANGE_CM],
  IT3: [6],
  HR2: [5],
  HR3: [N.BASE_RADIUS_CM, N.BASE_HEAL_PCT],
  HR4: [N.KILL_GOLD, N.KILL_GOLD_PER_STREAK, N.KILL_GOLD_PER_STREAK, N.KILL_GOLD_MIN, N.KILL_GOLD_MAX],
  HR6: [N.CREDIT_TICKS, N.KILL_EXPERIENCE_BASE, N.KILL_EXPERIENCE_PER_LEVEL],
  HR8: [N.RESPAWN_BASE, N.RESPAWN_PER_LEVEL, N.RESPAWN_PER_MINUTE],
  RC1: [N.RECALL_TICKS],
  EN2: [13_500],
  RW3: [1],
  RW4: [1, -1, 0],
  OB1: [180],
  OB3: [N.HERO_SIGHT_CM],
  OB4: [N.HERO_SIGHT_CM],
  OB6: [4, 1500],
};

test('every rule has a test whose title begins with its number, and every such title is a rule', () => {
  expect(rules.size).toBeGreaterThan(80);
  expect([...tested].sort()).toEqual([...rules.keys()].sort());
});

test('every number that the code names is a rule', () => {
  expect(namedInCode.length).toBeGreaterThan(40);
  expect(namedInCode.filter(([id]) => !rules.has(id))).toEqual([]);
});

test('every figure of every rule is the code’s', () => {
  for (const [id, text] of rules) {
    const found = [...text.matchAll(/(?<![\w.])-?\d+/g)].map((match) => Number(match[0]));
    expect([id, found]).toEqual([id, figures[id] ?? []]);
  }
});

test('every figure of numbers.ts is in a rule', () => {
  const source = readFileSync(new URL(import.meta.url), 'utf8');
  const unquoted = Object.keys(N).filter((name) => name !== 'TICKS_PER_SECOND' && !source.includes(`N.${name}`));
  expect(unquoted).toEqual([]);
});

test('rules stand in the order of their numbers, each number once', () => {
  const ids = [...read('RULES.md').matchAll(/^- \[([A-Z]{2})(\d+)\]/gm)];
  expect(new Set(ids.map((match) => match[0])).size).toBe(ids.length);
  for (const [i, match] of ids.entries()) {
    const before = ids[i - 1];
    if (before?.[1] === match[1]) expect(Number(match[2])).toBeGreaterThan(Number(before?.[2]));
  }
});
