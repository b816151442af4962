import { Random } from '@jixia/env';
import { describe, expect, test } from 'vitest';
import { leafOrder } from './bracket.ts';
import { makeSchedule } from './make-schedule.ts';
import { canPairAll, maximumMatching } from './perfect-matching.ts';
import type { Pairing, PairingResult, Schedule, ScheduleKind } from './schedule.ts';

const namesOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `agent${at + 1}`);

type Referee = (pairing: Pairing) => readonly number[];
/** The better seed wins both matches. */
const bySeed: Referee = ({ a, b }) => (Number(a.slice(5)) < Number(b?.slice(5)) ? [1, 1] : [0, 0]);
const byChance = (seed: bigint): Referee => {
  const random = new Random(seed);
  return () => [random.nextBelow(3) / 2, random.nextBelow(3) / 2];
};

/** Plays to the end; at every point the pairings so far must follow from their results alone. */
const playOut = (schedule: Schedule, referee: Referee): PairingResult[] => {
  const results: PairingResult[] = [];
  for (let round = 0; round < 500; round++) {
    const pairings = schedule.next(results);
    if (pairings === null) return results;
    expect(schedule.next(results)).toEqual(pairings);
    expect(pairings.length).toBeGreaterThan(0);
    for (const pairing of pairings) {
      expect(pairing.reason.length).toBeGreaterThan(20);
      results.push({ pairing, scores: pairing.b === null ? [] : referee(pairing) });
    }
  }
  throw new Error('the schedule does not end');
};

const make = (kind: ScheduleKind, count: number, rounds?: number): Schedule =>
  makeSchedule({ kind, names: namesOf(count), seed: 7n, ...(rounds === undefined ? {} : { rounds }) });

const meetings = (results: readonly PairingResult[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { pairing } of results) {
    if (pairing.b === null) continue;
    const key = [pairing.a, pairing.b].sort().join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

/** Nobody twice in a round. */
const checkRounds = (results: readonly PairingResult[]): void => {
  const seen = new Set<string>();
  for (const { pairing } of results) {
    for (const name of [pairing.a, pairing.b]) {
      if (name === null) continue;
      expect(seen).not.toContain(`${pairing.round} ${name}`);
      seen.add(`${pairing.round} ${name}`);
    }
  }
};

describe('round robin', () => {
  test.each([2, 3, 4, 7, 10])('of %i: everyone meets everyone once, in the fewest rounds', (count) => {
    const schedule = make('round-robin', count);
    const results = playOut(schedule, bySeed);
    checkRounds(results);
    expect(meetings(results).size).toBe((count * (count - 1)) / 2);
    expect([...meetings(results).values()].every((times) => times === 1)).toBe(true);
    expect(Math.max(...results.map(({ pairing }) => pairing.round))).toBe(count % 2 === 0 ? count - 1 : count);
    expect(schedule.standings(results).map(({ name }) => name)).toEqual(namesOf(count));
  });

  test('with legs: as often as there are', () => {
    const results = playOut(make('round-robin', 5, 3), bySeed);
    checkRounds(results);
    expect([...meetings(results).values()]).toEqual(new Array(10).fill(3));
  });
});

describe('Swiss', () => {
  test('the first round: upper half against lower half; then winners against winners', () => {
    const schedule = make('swiss', 8, 3);
    const results = playOut(schedule, bySeed);
    const round = (number: number): string[] =>
      results.filter(({ pairing }) => pairing.round === number).map(({ pairing: { a, b } }) => `${a} ${b}`);
    expect(round(1)).toEqual(['agent1 agent5', 'agent2 agent6', 'agent3 agent7', 'agent4 agent8']);
    expect(round(2)).toEqual(['agent1 agent3', 'agent2 agent4', 'agent5 agent7', 'agent6 agent8']);
    expect(round(3)[0]).toBe('agent1 agent2');
    expect(schedule.standings(results)[0]).toMatchObject({ rank: 1, name: 'agent1', points: 3, wins: 3 });
  });

  test.each([
    [6, 5],
    [7, 7],
    [9, 8],
    [16, 12],
    [33, 20],
  ])('of %i over %i rounds: no rematch, nobody sits out twice', (count, rounds) => {
    for (let seed = 1n; seed <= 3n; seed++) {
      const results = playOut(make('swiss', count, rounds), byChance(seed));
      checkRounds(results);
      expect([...meetings(results).values()].every((times) => times === 1)).toBe(true);
      const byes = results.filter(({ pairing }) => pairing.b === null).map(({ pairing }) => pairing.a);
      expect(new Set(byes).size).toBe(byes.length);
      const played = Math.max(...results.map(({ pairing }) => pairing.round));
      expect(played).toBeGreaterThanOrEqual(Math.min(rounds, Math.floor(count / 2)));
      expect(results.filter(({ pairing }) => pairing.round === 1)).toHaveLength(Math.ceil(count / 2));
    }
  });

  test('says whom it passed over, and why', () => {
    const results = playOut(make('swiss', 6, 5), bySeed);
    expect(results.some(({ pairing }) => pairing.reason.includes('Passed over agent'))).toBe(true);
    expect(results.some(({ pairing }) => pairing.reason.includes('finds no opponent there'))).toBe(true);
  });

  test('ranks equal points by Buchholz', () => {
    const schedule = make('swiss', 4, 1);
    const results = playOut(schedule, () => [1, 0]);
    expect(schedule.standings(results).map(({ rank, points }) => [rank, points])).toEqual([
      [1, 0.5],
      [1, 0.5],
      [1, 0.5],
      [1, 0.5],
    ]);
    const long = make('swiss', 8, 3);
    const table = long.standings(playOut(long, bySeed));
    const second = table.filter(({ points }) => points === 2);
    expect(second.map(({ tieBreaks }) => tieBreaks['buchholz'])).toEqual(
      second.map(({ tieBreaks }) => tieBreaks['buchholz']).toSorted((x, y) => y! - x!),
    );
  });
});

describe('single elimination', () => {
  test('seeds are spread so that the best meet last', () => {
    expect(leafOrder(8)).toEqual([1, 8, 4, 5, 2, 7, 3, 6]);
    const results = playOut(make('single-elimination', 8), bySeed);
    expect(results.at(-1)?.pairing).toMatchObject({ a: 'agent1', b: 'agent2', node: 'W3.1' });
    expect(results).toHaveLength(7);
  });

  test.each([2, 3, 5, 6, 13])('of %i: all but one lose once, the best seeds have byes', (count) => {
    const schedule = make('single-elimination', count);
    const results = playOut(schedule, byChance(4n));
    const standings = schedule.standings(results);
    expect(standings.filter(({ rank }) => rank === 1)).toHaveLength(1);
    const size = 2 ** Math.ceil(Math.log2(count));
    const byes = results.filter(({ pairing }) => pairing.b === null).map(({ pairing }) => pairing.a);
    expect(byes.toSorted()).toEqual(namesOf(size - count).toSorted());
    const losers = results.flatMap((result) => {
      const points = result.scores.reduce((sum, score) => sum + score, 0);
      const { a, b } = result.pairing;
      return b === null || points === 1 ? [] : [points > 1 ? b : a];
    });
    expect(new Set(losers).size).toBe(losers.length);
    expect(losers).not.toContain(standings[0]!.name);
  });

  test('a tied pairing is played again, and in the end the better seed goes on', () => {
    const schedule = make('single-elimination', 2);
    const results = playOut(schedule, () => [1, 0]);
    expect(results).toHaveLength(4);
    expect(results[1]!.pairing.reason).toContain('level after 1 meeting and play again');
    expect(results[3]!.pairing.reason).toContain('for the last time; then the better seed goes on');
    expect(schedule.standings(results).map(({ name }) => name)).toEqual(['agent1', 'agent2']);
    const decided = playOut(schedule, ({ reason }) => (reason.includes('again') ? [0, 0] : [1, 0]));
    expect(schedule.standings(decided)[0]!.name).toBe('agent2');
  });
});

describe('double elimination', () => {
  test.each([2, 3, 4, 7, 8, 16, 21])('of %i: one is out with the second loss, and the last one wins', (count) => {
    for (const referee of [bySeed, byChance(9n)]) {
      const schedule = make('double-elimination', count);
      const results = playOut(schedule, referee);
      const lost = new Map<string, number>();
      const points = new Map<string, [number, number]>();
      for (const { pairing, scores } of results) {
        const { a, b, node = '' } = pairing;
        if (b === null) continue;
        expect(lost.get(a) ?? 0).toBeLessThan(2);
        expect(lost.get(b) ?? 0).toBeLessThan(2);
        const own = scores.reduce((sum, score) => sum + score, 0);
        const before = points.get(node) ?? [0, 0];
        const sums: [number, number] = [before[0] + own, before[1] + scores.length - own];
        points.set(node, sums);
        if (sums[0] !== sums[1]) {
          const loser = sums[0] > sums[1] ? b : a;
          lost.set(loser, (lost.get(loser) ?? 0) + 1);
        }
      }
      const table = schedule.standings(results);
      expect(table).toHaveLength(count);
      expect(table.filter(({ rank }) => rank === 1)).toHaveLength(1);
      expect(lost.get(table[0]!.name) ?? 0).toBeLessThan(2);
      if (referee === bySeed) {
        expect(table.slice(0, 2).map(({ name }) => name)).toEqual(['agent1', 'agent2']);
        expect(results.some(({ pairing }) => pairing.node === 'F2')).toBe(false);
      }
    }
  });

  test('the winner of the losers’ bracket must beat the other twice', () => {
    const schedule = make('double-elimination', 4);
    // The second seed wins everything but its first meeting with the first.
    const results = playOut(schedule, (pairing) => (pairing.node?.startsWith('F') ? [0, 0] : bySeed(pairing)));
    expect(results.slice(-2).map(({ pairing: { node, a, b } }) => [node, a, b])).toEqual([
      ['F1', 'agent1', 'agent2'],
      ['F2', 'agent1', 'agent2'],
    ]);
    expect(results.at(-1)!.pairing.reason).toContain('the first loss of agent1');
    expect(schedule.standings(results)[0]!.name).toBe('agent2');
  });

  test('rematches come late', () => {
    // Of 16 and 32 none but in the last three rounds of the losers' bracket, whoever wins.
    for (const [count, last] of [
      [8, 2],
      [16, 3],
      [32, 4],
    ] as const) {
      for (const referee of [bySeed, byChance(3n), byChance(4n), byChance(5n)]) {
        const results = playOut(make('double-elimination', count), referee);
        const pattern = new RegExp(`^(W|L[1-${last}]\\.)`);
        const first = results.filter(({ pairing: { node = '', facts } }) => pattern.test(node) && facts['tied'] === 0);
        expect([...meetings(first).values()].every((times) => times === 1)).toBe(true);
      }
    }
  });
});

describe('ladder', () => {
  const strengths = [3, 2, 1, 0, -1, -2, -3, 0.5];
  const byStrength = (): Referee => {
    const random = new Random(31n);
    return ({ a, b }) => {
      const lead = strengths[Number(a.slice(5)) - 1]! - strengths[Number(b?.slice(5)) - 1]!;
      return [0, 1, 2, 3].map(() => (random.nextUnit() < 1 / (1 + Math.exp(-lead)) ? 1 : 0));
    };
  };

  test('brings neighbours together and finds the order', () => {
    const schedule = make('ladder', 8, 40);
    const results = playOut(schedule, byStrength());
    checkRounds(results);
    const gap = ({ pairing }: PairingResult): number =>
      Math.abs(strengths[Number(pairing.a.slice(5)) - 1]! - strengths[Number(pairing.b?.slice(5)) - 1]!);
    const mean = (list: readonly PairingResult[]): number => list.reduce((sum, one) => sum + gap(one), 0) / list.length;
    // Two drawn at random are 2.3 apart.
    expect(mean(results.slice(-80))).toBeLessThan(2.1);
    const order = schedule.standings(results).map(({ name }) => strengths[Number(name.slice(5)) - 1]!);
    expect(order.slice(0, 2)).toEqual([3, 2]);
    expect(order.slice(-2)).toEqual([-2, -3]);
  });

  test('lets the one sit out who has played most', () => {
    const results = playOut(make('ladder', 5, 10), byStrength());
    const played = new Map<string, number>();
    for (const { pairing } of results) {
      if (pairing.b !== null) for (const name of [pairing.a, pairing.b]) played.set(name, (played.get(name) ?? 0) + 1);
    }
    expect([...played.values()]).toEqual([8, 8, 8, 8, 8]);
  });
});

describe('pairing everyone', () => {
  test('finds a matching where first come, first served does not', () => {
    // A triangle and a square joined by one edge: an odd cycle to see through.
    const edges = [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
      [3, 4],
      [4, 5],
      [5, 6],
      [6, 3],
      [0, 7],
    ];
    const neighbours = Array.from({ length: 8 }, (_, node) =>
      edges.flatMap(([x, y]) => (x === node ? [y!] : y === node ? [x!] : [])),
    );
    expect(maximumMatching(neighbours).every((partner) => partner >= 0)).toBe(true);
  });

  test('agrees with trying everything', () => {
    const random = new Random(2n);
    const canPair = (left: readonly number[], may: (x: number, y: number) => boolean): boolean => {
      const [first, ...others] = left;
      if (first === undefined) return true;
      return others.some(
        (other) =>
          may(first, other) &&
          canPair(
            others.filter((one) => one !== other),
            may,
          ),
      );
    };
    let possible = 0;
    for (let trial = 0; trial < 400; trial++) {
      const size = 2 * (1 + random.nextBelow(5));
      const density = 0.15 + 0.4 * random.nextUnit();
      const edges = new Set<string>();
      for (let x = 0; x < size; x++)
        for (let y = 0; y < x; y++) if (random.nextUnit() < density) edges.add(`${y} ${x}`);
      const may = (x: number, y: number): boolean => edges.has(x < y ? `${x} ${y}` : `${y} ${x}`);
      const all = Array.from({ length: size }, (_, at) => at);
      const wanted = canPair(all, may);
      if (wanted) possible += 1;
      expect(canPairAll(all.map(String), (x, y) => may(Number(x), Number(y)))).toBe(wanted);
    }
    expect(possible).toBeGreaterThan(50);
    expect(possible).toBeLessThan(350);
  });
});

test.each([
  [() => make('swiss', 1), 'a schedule is for 2 to 1024 agents, not 1'],
  [() => make('swiss', 4, 9), 'rounds must be a whole number from 1 to 3, not 9'],
  [() => make('ladder', 4, 0), 'rounds must be'],
  [() => make('single-elimination', 4, 2), 'the bracket decides how many rounds'],
  [() => make('round-robbin' as ScheduleKind, 4), 'Did you mean "round-robin"?'],
  [() => makeSchedule({ kind: 'swiss', names: ['x', 'x'], seed: 1n }), '"x" is named twice'],
])('bad input %# is refused', (call, message) => {
  expect(call).toThrow(message);
});
