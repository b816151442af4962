import { describe, expect, test } from 'vitest';
import { alphaRank, alphaRankPopulations, sweepAlpha } from './alpha-rank.ts';

const near = (found: readonly number[], wanted: readonly number[], digits = 9): void => {
  expect(found).toHaveLength(wanted.length);
  for (const [at, value] of wanted.entries()) expect(found[at]).toBeCloseTo(value, digits);
};

const rockPaperScissors = [
  [0, -1, 1],
  [1, 0, -1],
  [-1, 1, 0],
];
// Omidshafiei et al. 2019, the biased game.
const biased = [
  [0, -0.5, 1],
  [0.5, 0, -0.1],
  [-1, 0.1, 0],
];

describe('one population', () => {
  test('rock-paper-scissors: a third each, at every intensity', () => {
    for (const alpha of [0.01, 1, 100, 1e6]) near(alphaRank(rockPaperScissors, { alpha }), [1 / 3, 1 / 3, 1 / 3]);
    near(sweepAlpha(rockPaperScissors).shares, [1 / 3, 1 / 3, 1 / 3]);
  });

  test('a transitive game: the best one takes it all', () => {
    const transitive = [
      [0, 1, 2],
      [-1, 0, 1],
      [-2, -1, 0],
    ];
    near(alphaRank(transitive), [1, 0, 0]);
    const sweep = sweepAlpha(transitive);
    expect(sweep.isSettled).toBe(true);
    near(sweep.shares, [1, 0, 0]);
    // Without selection all are alike.
    near(sweep.steps[0]!.shares, [1 / 3, 1 / 3, 1 / 3], 2);
  });

  // As OpenSpiel 2.0.2 computes it, m = 50.
  test.each([
    [0.01, [0.3691502125459155, 0.38441004489967157, 0.246439742554413]],
    [0.1, [0.21295552779256352, 0.677147168487368, 0.1098973037200684]],
    [1, [0.19163945297675317, 0.6682608809206301, 0.14009966610261676]],
    [10, [0.3168146452846039, 0.3663850921404623, 0.3168002625749338]],
  ])('the biased cycle at alpha %f', (alpha, wanted) => {
    near(alphaRank(biased, { alpha }), wanted);
  });

  test('the biased cycle is a third each in the end', () => {
    const { shares, isSettled } = sweepAlpha(biased);
    expect(isSettled).toBe(true);
    near(shares, [1 / 3, 1 / 3, 1 / 3], 8);
  });

  // Han et al. 2013, commitment in the prisoner's dilemma; the figures that OpenSpiel's own test states, to their digits,
  // and OpenSpiel 2.0.2 for the local selection.
  test('the commitment game of Han et al.', () => {
    const [r, t, p, s, delta, cost] = [1, 2, 0, -1, 4, 0.25];
    const payoffs = [
      [r - cost / 2, r - cost, 0, s + delta - cost, r - cost],
      [r, r, s, s, s],
      [0, t, p, p, p],
      [t - delta, t, p, p, p],
      [r, t, p, p, p],
    ];
    const options = { alpha: 0.1, populationSize: 20 };
    const stated = [0.40966787, 0.07959841, 0.20506998, 0.08505983, 0.2206039];
    near(alphaRank(payoffs, { ...options, selection: 'population' }), stated, 7);
    near(
      alphaRank(payoffs, options),
      [0.3139767722896779, 0.024773130964697472, 0.2747957196416039, 0.07469291508366652, 0.3117614620203542],
    );
  });

  test('ties and a single agent', () => {
    near(alphaRank([[0]]), [1]);
    near(
      sweepAlpha([
        [0, 0],
        [0, 0],
      ]).shares,
      [0.5, 0.5],
    );
  });
});

describe('several populations', () => {
  // OpenSpiel 2.0.2, m = 50.
  test.each([
    [0.02, [0.15967047830978354, 0.1563943449990901, 0.20070936326023014, 0.21800851995581766, 0.1277820388288855]],
    [0.1, [0.12301540843675182, 0.13856710496918095, 0.2753040329650304, 0.35079158503851776, 0.06691980582085383]],
    [0.3, [0.08099025335549999, 0.10507350674802599, 0.3068652429495879, 0.43583925903115656, 0.04994281577455014]],
  ])('two, asymmetric, at alpha %f', (alpha, wanted) => {
    const tables = [
      [
        [0.2, -0.3, 0.5],
        [0.1, 0.4, -0.2],
      ],
      [
        [-0.1, 0.3, 0.2],
        [0.6, -0.4, 0.1],
      ],
    ];
    const payoff = (population: number, [i, j]: readonly number[]): number => tables[population]![i!]![j!]!;
    const ranked = alphaRankPopulations({ sizes: [2, 3], payoff }, { alpha });
    expect(ranked.map(({ profile }) => profile.join())).toEqual(['0,0', '0,1', '0,2', '1,0', '1,1', '1,2']);
    near(ranked.map(({ share }) => share).slice(0, 5), wanted);
  });

  test('battle of the sexes, also where a double cannot tell the two classes apart', () => {
    const tables = [
      [
        [3, 0],
        [0, 2],
      ],
      [
        [2, 0],
        [0, 3],
      ],
    ];
    const payoff = (population: number, [i, j]: readonly number[]): number => tables[population]![i!]![j!]!;
    const shares = (alpha: number) =>
      alphaRankPopulations({ sizes: [2, 2], payoff }, { alpha }).map(({ share }) => share);
    near(shares(0.05), [0.4979858525383219, 0.0037082930190726034, 0.00032000190440566347, 0.4979858525381999]);
    near(shares(100), [0.5, 0, 0, 0.5]);
  });

  test('three-player Kuhn poker: the ranking that OpenSpiel’s documentation prints', () => {
    // The meta-game of its example, in hundredths: four agents of fictitious play for each of three players.
    const tables = [
      [
        30, -44, -35, -35, -9, -76, -83, -21, 23, -54, -71, -46, 38, -42, -43, -44, 84, -8, 4, -6, 14, 27, -3, 2, 59,
        -33, -34, -28, 8, -38, -8, -76, 54, 57, 5, 48, -5, 20, 12, 20, 33, 49, 14, -3, 27, -21, 28, -18, 103, 28, 49,
        30, -5, 8, 39, 20, 51, 1, -5, -33, 16, 4, 11, -15,
      ],
      [
        -5, 23, -22, -28, 85, 16, 49, -3, 37, 97, 15, 14, 4, 0, -3, 8, -44, -65, -61, -49, 38, -9, -20, -37, -1, -29,
        54, -27, 36, 48, 16, 52, -25, -51, -26, -65, 65, 12, -31, -11, 10, -30, -3, -31, -2, 40, 9, 16, -68, -27, -90,
        -83, 54, -2, -17, -3, 9, 28, -11, 5, 35, 50, 9, -21,
      ],
      [
        -25, 21, 57, 63, -76, 60, 34, 24, -60, -43, 56, 32, -42, 42, 46, 36, -40, 73, 57, 55, -52, -18, 23, 35, -58, 62,
        -20, 55, -44, -10, -8, 24, -29, -6, 21, 17, -60, -32, 19, -9, -43, -19, -11, 34, -25, -19, -37, 2, -35, -1, 41,
        53, -49, -6, -22, -17, -60, -29, 16, 28, -51, -54, -20, 36,
      ],
    ];
    const payoff = (population: number, [i, j, k]: readonly number[]): number =>
      tables[population]![i! * 16 + j! * 4 + k!]! / 100;
    const ranked = alphaRankPopulations({ sizes: [4, 4, 4], payoff }, { alpha: 100 }).toSorted(
      (x, y) => y.share - x.share,
    );
    expect(ranked.slice(0, 8).map(({ profile, share }) => [profile.join(), Number(share.toFixed(2))])).toEqual([
      ['2,3,3', 0.22],
      ['3,3,3', 0.14],
      ['3,2,3', 0.12],
      ['2,2,3', 0.09],
      ['3,1,3', 0.08],
      ['2,1,3', 0.05],
      ['1,2,3', 0.04],
      ['2,3,1', 0.02],
    ]);
    // To the digits that OpenSpiel 2.0.2 computes.
    near(
      ranked.slice(0, 3).map(({ share }) => share),
      [0.22435143969579266, 0.13958771513661483, 0.11553414650744429],
    );
  });
});

test.each([
  [() => alphaRank([[0, 1]]), 'square matrix'],
  [() => alphaRank([[0]], { alpha: 0 }), 'alpha must be a number above 0, not 0'],
  [() => alphaRank([[0]], { populationSize: 1 }), 'populationSize must be'],
  [() => alphaRankPopulations({ sizes: [], payoff: () => 0 }), 'sizes must be'],
  [() => alphaRankPopulations({ sizes: [50, 50], payoff: () => 0 }), 'product from 1 to 2000'],
])('bad input %# is refused', (call, message) => {
  expect(call).toThrow(message);
});
