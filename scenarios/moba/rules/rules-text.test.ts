// RULES.md against code, tests and numbers: every rule has a test, every number named in code is a rule, every figure is true.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MONSTERS } from '../content/index.ts';
import { SIZES, targetLayout } from '../layout.ts';
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
    [...read(path).matchAll(/^test(?:\.each(?:<.*>)?\([^;]*?\))?\('([A-Z]{2}\d+):/gm)].map(
      (match) => match[1] as string,
    ),
  ),
);
const namedInCode = [...filesOf('assembly', '.ts'), 'numbers.ts', 'layout.ts', 'spec.ts', 'features.ts'].flatMap(
  (path) => [...read(path).matchAll(/\[([A-Z]{2}\d+)\]/g)].map((match) => [match[1] as string, path] as const),
);

const [melee, ranged, siege, superCreep] = CREEPS;
const maps = modes.map(({ manifest }) => manifest.map);
const [map, smallMap, largeMap] = maps;
const [duel, squad, team] = [SIZES['moba-1v1'], SIZES['moba-3v3'], SIZES['moba-5v5']];
/** Heroes, lanes, towers of a lane, and camps of each mode, from its built map. */
const modeFigures = modes.map(({ manifest }) => {
  const content = manifest.content as { lanes: unknown[]; towers: unknown[]; camps: unknown[] };
  const { lanes, towers, camps } = content;
  return {
    heroes: manifest.agents.length / 2,
    lanes: lanes.length,
    towers: towers.length / lanes.length,
    camps: camps.length,
  };
});
const [oneFigures, threeFigures, fiveFigures] = modeFigures;
const seconds = N.TICKS_PER_SECOND;
/** [middle, body, structure body]: what `attack.ts`, `projectiles.ts` and `zones.ts` add to ranges. */
const BODY = 40;
const STRUCTURE_BODY = 120;

/** Every figure of every rule sentence, in its order; what has no name in `numbers.ts` stands as it is. */
const figures: Record<string, readonly number[]> = {
  MT1: [seconds, 2],
  MT3: [1],
  MT5: [
    ...[1, map?.widthCm ?? 0, map?.heightCm ?? 0, map?.tileCm ?? 0, 180],
    ...[450, 1800, 1750, 1800, 1350, 1800, 3150, 1800, 3750, 350],
  ],
  MT7: [
    ...[oneFigures?.heroes, oneFigures?.lanes, oneFigures?.towers, oneFigures?.camps, 1],
    ...[threeFigures?.heroes, threeFigures?.lanes, threeFigures?.towers, threeFigures?.camps, 3],
    ...[fiveFigures?.heroes, fiveFigures?.lanes, fiveFigures?.towers, fiveFigures?.camps, 5],
  ].map(Number),
  MT8: [3, smallMap?.widthCm ?? 0, smallMap?.heightCm ?? 0, 5, largeMap?.widthCm ?? 0, 180],
  AC6: [0, 15, -15, 15, 2],
  AC9: [N.ATTACK_ORDER_MARGIN_CM],
  AC10: [
    ...[1500, duel.creepTargets, 1, squad.heroesPerTeam, team.creepTargets, 5],
    ...[duel.monsterTargets, 1, team.monsterTargets],
  ],
  MV1: [seconds],
  MV2: [20],
  CB1: [100, 100],
  CB2: [1],
  CB3: [BODY, STRUCTURE_BODY],
  CB4: [30, 6],
  CB9: [N.CRIT_PCT],
  EF6: [75, 5],
  AB3: [N.HASTEN_MAX_PCT],
  AB8: [15],
  PJ1: [60],
  PJ6: [
    ...[duel.projectiles / 2, duel.zones / 2, 1],
    ...[squad.projectiles / 2, squad.zones / 2, 3],
    ...[team.projectiles / 2, team.zones / 2, 5],
  ],
  FG2: [N.HERO_SIGHT_CM, N.CREEP_SIGHT_CM, N.STRUCTURE_SIGHT_CM],
  FG3: [N.BRUSH_SIGHT_CM],
  FG4: [N.REVEAL_TICKS],
  FG7: [0],
  CR1: [N.FIRST_WAVE, N.WAVE_PERIOD, 3, 2, N.SIEGE_EVERY],
  CR2: [N.CREEP_START_CM, N.CREEP_RANK_CM, N.CREEP_AHEAD_CM, N.LEG_TURN_CM],
  CR3: [4, N.CREEP_ACQUIRE_CM, N.CREEP_LEASH_CM],
  CR4: [N.AGGRO_RANGE_CM, N.AGGRO_TICKS],
  CR5: [melee.hp, melee.attack, melee.armor, melee.range, melee.period, melee.speed],
  CR6: [ranged.hp, ranged.attack, ranged.armor, ranged.range, ranged.period, ranged.speed, ranged.shot],
  CR7: [siege.hp, siege.attack, siege.armor, siege.range, siege.period, siege.speed, siege.shot],
  CR8: CREEPS.flatMap((creep) => [creep.hpGrowth, creep.attackGrowth]),
  CR9: [N.CREEP_VS_STRUCTURE_PCT, N.SIEGE_VS_STRUCTURE_PCT, N.CREEP_VS_HERO_PCT],
  CR10: [duel.creepsPerTeam, 1, squad.creepsPerTeam, 3, team.creepsPerTeam, 5, N.CREEP_SLOT_REST],
  CR12: [
    ...[superCreep.hp, superCreep.attack, superCreep.armor, superCreep.range, superCreep.period, superCreep.speed],
  ],
  CR13: [0],
  TW1: [N.AGGRO_TICKS],
  TW2: [N.TOWER_RAMP_PCT, N.TOWER_RAMP_MAX],
  TW4: [N.BACKDOOR_RANGE_CM, N.BACKDOOR_PCT],
  TW5: [N.TOWER_HP, N.TOWER_ATTACK, N.TOWER_ARMOR, N.TOWER_RANGE_CM, N.TOWER_PERIOD],
  TW6: [N.CRYSTAL_HP, N.CRYSTAL_ATTACK, N.CRYSTAL_ARMOR, N.CRYSTAL_RANGE_CM, N.CRYSTAL_PERIOD],
  TW7: [N.TOWER_VS_CREEP_PCT, N.STRUCTURE_SHOT_CM_PER_SECOND],
  MO2: [200],
  MO7: [0],
  MO6: [MONSTERS.find((monster) => monster.fromTick)?.fromTick ?? 0],
  BO2: [5],
  BO3: [N.BOON_SLOW_TICKS, N.BOON_BURN_TICKS],
  PA2: [1, 6, 2, 11, 3],
  GD1: [300, N.FIRST_WAVE, 1, N.PASSIVE_GOLD_PERIOD],
  GD2: [...CREEPS.map((creep) => creep.gold), N.NEAR_GOLD_PCT, N.SHARE_RANGE_CM],
  GD3: [N.TOWER_GOLD],
  XP1: [N.EXPERIENCE_BASE, N.EXPERIENCE_STEP, 1, N.MAX_LEVEL],
  XP3: [...CREEPS.map((creep) => creep.experience), N.SHARE_RANGE_CM],
  IT3: [6],
  IT6: [...[duel, squad, team].flatMap((sizes) => [targetLayout(sizes).count - 1, sizes.heroesPerTeam])],
  HR2: [5],
  HR3: [N.BASE_RADIUS_CM, N.BASE_HEAL_PCT],
  HR4: [N.KILL_GOLD, N.KILL_GOLD_PER_STREAK, N.KILL_GOLD_PER_STREAK, N.KILL_GOLD_MIN, N.KILL_GOLD_MAX],
  HR6: [N.CREDIT_TICKS, N.KILL_EXPERIENCE_BASE, N.KILL_EXPERIENCE_PER_LEVEL],
  HR10: [N.CREDIT_TICKS, N.ASSIST_GOLD_PCT],
  HR8: [N.RESPAWN_BASE, N.RESPAWN_PER_LEVEL, N.RESPAWN_PER_MINUTE],
  RC1: [N.RECALL_TICKS],
  EN2: [13_500, 1, 27_000],
  RW3: [1],
  RW4: [1, -1, 0],
  OB1: [180],
  OB12: [1],
  RW6: [1],
  OB3: [N.HERO_SIGHT_CM, duel.seenThreats, 1, squad.seenThreats, 3, team.seenThreats, 5],
  OB4: [N.HERO_SIGHT_CM],
  OB6: [1500, duel.creepTargets, 1, 3, team.creepTargets, 5],
  OB9: [duel.seenTowers, 1, squad.seenTowers, 3, team.seenTowers, 5],
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
  const wrong: unknown[] = [];
  for (const [id, text] of rules) {
    const found = [...text.matchAll(/(?<![\w.])-?\d+/g)].map((match) => Number(match[0]));
    wrong.push(
      ...(JSON.stringify(found) === JSON.stringify(figures[id] ?? []) ? [] : [[id, found, figures[id] ?? []]]),
    );
  }
  expect(wrong).toEqual([]);
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
