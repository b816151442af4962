// Alpha-rank: how long an evolving population keeps to each strategy. Omidshafiei et al. 2019, "α-Rank: Multi-Agent
// Evaluation by Evolution", Scientific Reports 9:9937.

import { ArenaError } from '../arena-error.ts';
import type { Matrix } from './dense-linear.ts';
import { stationaryDistribution } from './stationary-distribution.ts';

export type AlphaRankOptions = {
  /** Ranking intensity, above 0: how surely the better one spreads. Default 100. */
  readonly alpha?: number;
  /** Size of each population, at least 2. Default 50. */
  readonly populationSize?: number;
};

export type SinglePopulationOptions = AlphaRankOptions & {
  /**
   * Whom the fitness of one in a mixed population is measured against: `local`, the other strategy alone (default), or
   * `population`, everyone else.
   */
  readonly selection?: 'local' | 'population';
};

const defaultAlpha = 100;
const defaultPopulationSize = 50;

const checkOptions = (alpha: number, populationSize: number): void => {
  if (!(alpha > 0 && alpha < Number.POSITIVE_INFINITY)) {
    throw new ArenaError('bad_option', `alpha must be a number above 0, not ${alpha}.`);
  }
  if (!Number.isInteger(populationSize) || populationSize < 2 || populationSize > 10_000) {
    throw new ArenaError('bad_option', `populationSize must be a whole number from 2 to 10000, not ${populationSize}.`);
  }
};

/** log((1 - e^-u) / (1 - e^-mu)): the chance that one mutant takes over, its advantage being u at every step. */
const logFixation = (u: number, size: number): number => {
  const v = Math.abs(u);
  if (v < 1e-300) return -Math.log(size);
  const ratio = Math.log(-Math.expm1(-v)) - Math.log(-Math.expm1(-size * v));
  return u > 0 ? ratio : ratio - (size - 1) * v;
};

/** The same where the advantage hangs on how many mutants there are: 1 / (1 + sum over l of the product of odds). */
const logFixationInPopulation = (payoffs: Matrix, mutant: number, resident: number, alpha: number, size: number) => {
  const [mm, mr] = [payoffs[mutant]![mutant]!, payoffs[mutant]![resident]!];
  const [rm, rr] = [payoffs[resident]![mutant]!, payoffs[resident]![resident]!];
  const logs = [0];
  let product = 0;
  for (let mutants = 1; mutants < size; mutants++) {
    const residents = size - mutants;
    const mutantFitness = ((mutants - 1) * mm + residents * mr) / (size - 1);
    const residentFitness = ((residents - 1) * rr + mutants * rm) / (size - 1);
    product -= alpha * (mutantFitness - residentFitness);
    logs.push(product);
  }
  const largest = Math.max(...logs);
  return -largest - Math.log(logs.reduce((sum, log) => sum + Math.exp(log - largest), 0));
};

const checkSquare = (payoffs: Matrix): void => {
  const isSquare = payoffs.length > 0 && payoffs.every((row) => row.length === payoffs.length);
  if (!isSquare || !payoffs.every((row) => row.every(Number.isFinite))) {
    throw new ArenaError('bad_option', 'payoffs must be a square matrix of numbers, one row a strategy.');
  }
};

/**
 * A symmetric game of two: `payoffs[i][j]` is what i gets against j. Returns the stationary distribution over
 * strategies. Throws ArenaError `bad_option`.
 */
export const alphaRank = (payoffs: Matrix, options: SinglePopulationOptions = {}): number[] => {
  const { alpha = defaultAlpha, populationSize = defaultPopulationSize, selection = 'local' } = options;
  checkOptions(alpha, populationSize);
  checkSquare(payoffs);
  // The same chance 1 / (n - 1) of every mutant changes no ratio and is left out.
  const logRates = payoffs.map((_, resident) =>
    payoffs.map((__, mutant) => {
      if (mutant === resident) return Number.NEGATIVE_INFINITY;
      if (selection === 'population') return logFixationInPopulation(payoffs, mutant, resident, alpha, populationSize);
      return logFixation(alpha * (payoffs[mutant]![resident]! - payoffs[resident]![mutant]!), populationSize);
    }),
  );
  return stationaryDistribution(logRates);
};

export type PopulationGame = {
  /** Strategies of each population. */
  readonly sizes: readonly number[];
  /** What the member of `population` gets where population k plays strategy `profile[k]`. */
  readonly payoff: (population: number, profile: readonly number[]) => number;
};

export type ProfileShare = { readonly profile: readonly number[]; readonly share: number };

/**
 * A game of several populations, each with strategies and payoffs of its own. Returns the stationary distribution over
 * profiles, the last population's strategy changing fastest. Throws ArenaError `bad_option`.
 */
export const alphaRankPopulations = (game: PopulationGame, options: AlphaRankOptions = {}): ProfileShare[] => {
  const { alpha = defaultAlpha, populationSize = defaultPopulationSize } = options;
  checkOptions(alpha, populationSize);
  const { sizes } = game;
  const total = sizes.reduce((product, size) => product * size, 1);
  if (sizes.length === 0 || !sizes.every((size) => Number.isInteger(size) && size > 0) || total > 2000) {
    throw new ArenaError('bad_option', `sizes must be whole numbers with a product from 1 to 2000, not [${sizes}].`);
  }
  let profiles: number[][] = [[]];
  for (const size of sizes) {
    profiles = profiles.flatMap((profile) => Array.from({ length: size }, (_, strategy) => [...profile, strategy]));
  }
  const payoffs = profiles.map((profile) => sizes.map((_, population) => game.payoff(population, profile)));
  const logRates = profiles.map((from, row) =>
    profiles.map((to, column) => {
      const changed = sizes.flatMap((_, population) => (from[population] === to[population] ? [] : [population]));
      const [population] = changed;
      if (changed.length !== 1 || population === undefined) return Number.NEGATIVE_INFINITY;
      return logFixation(alpha * (payoffs[column]![population]! - payoffs[row]![population]!), populationSize);
    }),
  );
  const shares = stationaryDistribution(logRates);
  return profiles.map((profile, at) => ({ profile, share: shares[at]! }));
};

export type AlphaSweep = {
  /** Every intensity that was tried, each twice the last. */
  readonly steps: readonly { readonly alpha: number; readonly shares: readonly number[] }[];
  /** The last one: from here on no share moves by more than 1e-9 when alpha doubles. False: it had not settled. */
  readonly isSettled: boolean;
  readonly alpha: number;
  readonly shares: readonly number[];
};

const maxAlpha = 1e12;

/**
 * Raises alpha until the ranking settles, as the paper advises (section "Sweeping over ranking-intensity"). The step
 * from one alpha to the next is a doubling; three quiet ones in a row end the sweep. Throws ArenaError `bad_option`.
 */
export const sweepAlpha = (payoffs: Matrix, options: Omit<SinglePopulationOptions, 'alpha'> = {}): AlphaSweep => {
  checkSquare(payoffs);
  const largest = Math.max(...payoffs.flat().map(Math.abs));
  const steps: { alpha: number; shares: number[] }[] = [];
  let quiet = 0;
  for (let alpha = 1e-4; alpha <= maxAlpha && quiet < 3; alpha *= 2) {
    const shares = alphaRank(payoffs, { ...options, alpha });
    const last = steps.at(-1)?.shares;
    const moved = Math.max(...shares.map((share, at) => Math.abs(share - (last?.[at] ?? 0))));
    // At first nothing moves because nothing is selected: what counts is quiet after selection has set in.
    quiet = last !== undefined && moved < 1e-9 && alpha * largest > 1 ? quiet + 1 : 0;
    if (largest === 0) quiet = 3;
    steps.push({ alpha, shares });
  }
  const end = steps.at(-1)!;
  return { steps, isSettled: quiet >= 3, alpha: end.alpha, shares: end.shares };
};
