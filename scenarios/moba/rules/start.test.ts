// Rules of modes, maps and of matches that begin late.
import { expect, test } from 'vitest';
import { MONSTERS } from '../content/index.ts';
import { derivedSizes } from '../layout.ts';
import { NUMBERS } from '../numbers.ts';
import { END_REASONS, UNIT_KINDS } from '../render-schema.ts';
import { mapOf } from './lane-map.ts';
import { GO_ON, type ModeId, order, RulesMatch } from './rules-match.ts';

const IDS: readonly ModeId[] = ['moba-1v1', 'moba-3v3', 'moba-5v5'];

/** The count of units of a kind that stand on the map. */
const count = (match: RulesMatch, kind: (typeof UNIT_KINDS)[number]): number => {
  const { units } = derivedSizes(match.slots.sizes);
  return Array.from({ length: units }, (_, u) => u).filter(
    (u) => match.get('kind', u) === UNIT_KINDS.indexOf(kind) && match.get('hp', u) > 0,
  ).length;
};

test('MT6: as of startTick waves are past, camps are full, and nothing has been earned', () => {
  const { FIRST_WAVE, WAVE_PERIOD } = NUMBERS;
  for (const id of IDS) {
    for (const startTick of [0, 149, 150, 151, 524, 525, 7200, 36_000]) {
      const match = new RulesMatch({ startTick, startGold: 100, maxTicks: 54_000 }, 1n, id);
      match.instance.inspect();
      const past = startTick < FIRST_WAVE ? 0 : 1 + Math.floor((startTick - FIRST_WAVE) / WAVE_PERIOD);
      expect([id, match.tick, match.get('wave')]).toEqual([id, startTick, past]);
      expect(match.get('nextWave')).toBe(FIRST_WAVE + past * WAVE_PERIOD);
      expect(['melee', 'ranged', 'siege', 'super'].map((kind) => count(match, kind as 'melee'))).toEqual([0, 0, 0, 0]);
      const { camps } = match.manifest.content as { camps: { kind: string }[] };
      const full = camps.filter(({ kind }) => (MONSTERS.find(({ key }) => key === kind)?.firstTick ?? 0) <= startTick);
      expect([id, startTick, count(match, 'monster')]).toEqual([id, startTick, 2 * full.length]);
      for (const h of match.manifest.agents.keys()) {
        expect(['totalGold', 'experience', 'level'].map((name) => match.get(name, h))).toEqual([100, 0, 1]);
      }
      // Where enemies start is fresh news.
      match.instance.observe();
      expect(match.feature(0, id === 'moba-1v1' ? 'enemy.lastSeenAgo' : 'enemy1.lastSeenAgo')).toBe(0);
      match.wait(1);
      expect(match.tick).toBe(startTick + 1);
      const comes = startTick + 1 === match.get('nextWave') - WAVE_PERIOD;
      expect([id, startTick, count(match, 'ranged') > 0]).toEqual([id, startTick, comes]);
    }
  }
  // The wave that comes next is as strong as if the others had come.
  const late = new RulesMatch({ startTick: 7200 });
  late.until(() => count(late, 'melee') > 0, 400);
  expect((late.tick - FIRST_WAVE) % WAVE_PERIOD).toBe(0);
  expect(late.get('maxHp', late.slots.creep(0))).toBe(460 + 16 * ((late.tick - FIRST_WAVE) / WAVE_PERIOD));
});

test('MT6: time limits stay what they are', () => {
  const endOf = (config: Record<string, number>): [string | undefined, number] => {
    const match = new RulesMatch({ startTick: 900, ...config });
    match.until(() => match.get('endReason') > 0, 200);
    return [END_REASONS[match.get('endReason')], match.tick];
  };
  expect(endOf({ maxTicks: 1000 })).toEqual(['timeLimit', 1000]);
  expect(endOf({ truncateTicks: 950 })).toEqual(['truncated', 950]);
  expect(endOf({ maxTicks: 400 })).toEqual(['timeLimit', 901]);
});

test('MT7: heroes, lanes, towers and camps of each mode', () => {
  const counts = IDS.map((id) => {
    const match = new RulesMatch({ startTick: 3000 }, 1n, id);
    const { lanes, camps, towers } = match.manifest.content as {
      lanes: unknown[];
      camps: { kind: string }[];
      towers: unknown[];
    };
    const great = camps.filter(({ kind }) => MONSTERS.find(({ key }) => key === kind)?.isTeamReward).length;
    const [heroes, towersUp, crystals, monsters] = [
      count(match, 'hero'),
      count(match, 'tower'),
      count(match, 'crystal'),
      count(match, 'monster'),
    ];
    expect([towersUp, crystals, monsters]).toEqual([2 * towers.length, 2, 2 * camps.length]);
    return [heroes / 2, lanes.length, towersUp / 2, monsters / 2, great];
  });
  expect(counts).toEqual([
    [1, 1, 1, 1, 0],
    [3, 1, 2, 4, 1],
    [5, 3, 9, 7, 1],
  ]);
});

test('MT8: the team maps look the same turned by 180 degrees, and so do their units', () => {
  expect([mapOf('moba-3v3'), mapOf('moba-5v5')].map(({ widthCm, heightCm }) => [widthCm, heightCm])).toEqual([
    [11_200, 6100],
    [12_000, 12_000],
  ]);
  for (const id of ['moba-3v3', 'moba-5v5'] as const) {
    const { rows, widthCm, heightCm } = mapOf(id);
    for (const [row, tiles] of rows.entries()) expect(rows[rows.length - 1 - row]).toBe([...tiles].reverse().join(''));
    const match = new RulesMatch({ startTick: 3000 }, 1n, id);
    const { heroesPerTeam, structuresPerTeam, monsters } = match.slots.sizes;
    const pairs: [number, number][] = [
      ...Array.from({ length: heroesPerTeam }, (_, i): [number, number] => [
        match.slots.hero(i),
        match.slots.hero(heroesPerTeam + i),
      ]),
      ...Array.from({ length: structuresPerTeam }, (_, i): [number, number] => [
        match.slots.tower(0, i),
        match.slots.tower(1, i),
      ]),
      ...Array.from({ length: monsters / 2 }, (_, i): [number, number] => [
        match.slots.monster(0, i),
        match.slots.monster(1, i),
      ]),
    ];
    for (const [blue, red] of pairs) {
      expect(match.get('x', red)).toBe(widthCm * 256 - match.get('x', blue));
      expect(match.get('z', red)).toBe(heightCm * 256 - match.get('z', blue));
    }
  }
});

test('MT8: heroes of team modes walk out of their base in every direction that is open', () => {
  for (const id of ['moba-3v3', 'moba-5v5'] as const) {
    const match = new RulesMatch({}, 1n, id);
    for (const [h, z] of [
      [0, -15],
      [1, 15],
    ] as const) {
      const from = match.x(match.slots.hero(h));
      match.command(h, order('move', { x: 15, z }));
      for (let i = 0; i < 10; i++) match.act(GO_ON);
      expect(match.x(match.slots.hero(h))).toBeGreaterThan(from + 50);
    }
  }
});
