import { Random } from '@jixia/env';
import { describe, expect, test } from 'vitest';
import { fewestPairs, SequentialTest, type SprtOptions } from './sprt.ts';
import type { PairResult } from './statistics.ts';

type Draw = (random: Random, share: number) => PairResult;

const kinds: Readonly<Record<string, Draw>> = {
  repeated: (random, share) => {
    const score = random.nextUnit() < share ? 1 : 0;
    return [score, score];
  },
  independent: (random, share) => [random.nextUnit() < share ? 1 : 0, random.nextUnit() < share ? 1 : 0],
  'often drawn': (random, share) => {
    const draws = 1.2 * Math.min(share, 1 - share);
    const play = (): number => {
      const u = random.nextUnit();
      return u < share - draws / 2 ? 1 : u < share + draws / 2 ? 0.5 : 0;
    };
    return [play(), play()];
  },
  'one-sided': (random, share) => [random.nextUnit() < share + 0.3 ? 1 : 0, random.nextUnit() < share - 0.3 ? 1 : 0],
};

/** Shares of wrong decisions where s0 and where s1 is true, and the mean number of pairs. */
const simulate = (draw: Draw, options: SprtOptions, repetitions: number) => {
  const random = new Random(11n);
  let pairs = 0;
  const rate = (truth: number, wrong: 's0' | 's1'): number => {
    let wrongs = 0;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const sequential = new SequentialTest(options);
      while (sequential.state.decision === 'undecided') sequential.add(draw(random, truth));
      pairs += sequential.state.pairs;
      if (sequential.state.decision === wrong) wrongs += 1;
    }
    return wrongs / repetitions;
  };
  const [falseS1, falseS0] = [rate(options.s0, 's1'), rate(options.s1, 's0')];
  return { falseS1, falseS0, meanPairs: pairs / repetitions / 2 };
};

describe('the sequential test keeps its error rates', () => {
  test.each(Object.keys(kinds))('pentanomial, matches %s', (kind) => {
    const found = simulate(kinds[kind]!, { s0: 0.5, s1: 0.62 }, 2000);
    // Twice the standard error of 2,000 repetitions above 5 %.
    expect(found.falseS1).toBeLessThan(0.06);
    expect(found.falseS0).toBeLessThan(0.06);
    expect(found.falseS1 + found.falseS0).toBeGreaterThan(0);
  });

  test.each(Object.keys(kinds))('wald, matches %s', (kind) => {
    const found = simulate(kinds[kind]!, { s0: 0.5, s1: 0.65, alpha: 0.02, beta: 0.1, variant: 'wald' }, 1000);
    expect(found.falseS1).toBeLessThan(0.03);
    expect(found.falseS0).toBeLessThan(0.12);
  });

  test('and the pentanomial one ends sooner where a pair tells more than one match', () => {
    const options = { s0: 0.5, s1: 0.6 };
    const quick = simulate(kinds['independent']!, options, 200);
    const slow = simulate(kinds['independent']!, { ...options, variant: 'wald' }, 200);
    expect(quick.meanPairs).toBeLessThan(0.6 * slow.meanPairs);
  });
});

test('Wald: the ratio is that of Bernoulli trials, and the bounds are Wald’s', () => {
  const sequential = new SequentialTest({ s0: 0.5, s1: 0.75, variant: 'wald' });
  expect(sequential.add([1, 1]).logLikelihoodRatio).toBeCloseTo(Math.log(1.5), 12);
  expect(sequential.add([0, 0]).logLikelihoodRatio).toBeCloseTo(Math.log(1.5 * 0.5), 12);
  expect(sequential.add([1, 0]).logLikelihoodRatio).toBeCloseTo(Math.log(1.5 ** 1.5 * 0.5 ** 1.5), 12);
  // log(0.95 / 0.05) / log 1.5 = 7.3
  const winning = new SequentialTest({ s0: 0.5, s1: 0.75, variant: 'wald' });
  for (let pair = 1; pair <= 7; pair++) expect(winning.add([1, 1]).decision).toBe('undecided');
  expect(winning.add([1, 1]).decision).toBe('s1');
  expect(winning.add([0, 0]).pairs).toBe(8);
});

test('pentanomial: of pairs that repeat themselves the ratio is that of Bernoulli trials', () => {
  const options = { s0: 0.5, s1: 0.6 } as const;
  const [own, wald] = [new SequentialTest(options), new SequentialTest({ ...options, variant: 'wald' })];
  for (let pair = 0; pair < 40; pair++) {
    const result: PairResult = pair % 3 === 0 ? [0, 0] : [1, 1];
    own.add(result);
    wald.add(result);
  }
  expect(own.state.logLikelihoodRatio).toBeCloseTo(wald.state.logLikelihoodRatio, 1);
  const sure = new SequentialTest({ s0: 0.1, s1: 0.9 });
  for (let pair = 1; pair < fewestPairs; pair++) expect(sure.add([1, 1]).decision).toBe('undecided');
  expect(sure.add([1, 1]).decision).toBe('s1');
});

test.each([
  [{ s0: 0.5, s1: 0.5 }, '0 < s0 < s1 < 1, not 0.5 and 0.5'],
  [{ s0: 0, s1: 0.5 }, 'not 0 and 0.5'],
  [{ s0: 0.5, s1: 0.6, alpha: 0 }, 'alpha must be between 0 and 0.5, not 0'],
  [{ s0: 0.5, s1: 0.6, beta: 0.7 }, 'beta must be between 0 and 0.5, not 0.7'],
])('%o is refused', (options, message) => {
  expect(() => new SequentialTest(options)).toThrow(message);
});
