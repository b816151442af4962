// What a league is for, on games whose answers are known: rock, paper, scissors, where self-play runs in circles, and a game
// in which one of many opponents is the one that matters.

import { Random } from '@jixia/env';
import { expect, it, vi } from 'vitest';
import { duelManifest, makeDuelEnv } from '../../test/toy-duel-env.ts';
import { initialiseMlp, type MlpSpec } from '../networks/mlp.ts';
import { exploitability, type MatrixGame, mixtureOf, rockPaperScissors } from '../problems/matrix-games.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { resolveTrainConfig } from '../train-config.ts';
import { Trainer } from '../trainer.ts';
import { localCollectors } from './collector-host.ts';
import type { Guest } from './opponents.ts';

// The machine may be busy; what counts is CPU time.
vi.setConfig({ testTimeout: 240_000 });

const hidden = 8;
const networkOf = ({ actions }: MatrixGame): MlpSpec => ({
  kind: 'mlp',
  observationSize: 1,
  hidden: [hidden],
  activation: 'relu',
  heads: [actions.length],
});

/** The strategy of weights: the observation is always 1. */
const strategyOf = ({ actions }: MatrixGame, arrays: readonly Float32Array[]): number[] => {
  const [first, firstBias, last, lastBias] = arrays as [Float32Array, Float32Array, Float32Array, Float32Array];
  const units = Array.from(first, (weight, unit) => Math.max(0, weight + (firstBias[unit] as number)));
  const width = actions.length + 1;
  const weights = actions.map((_, action) =>
    Math.exp(
      units.reduce((sum, x, unit) => sum + x * (last[unit * width + action] as number), lastBias[action] as number),
    ),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

const trainerOf = async (game: MatrixGame, settings: object, guests: readonly Guest[] = []): Promise<Trainer> => {
  const runtime = await nodeRuntime();
  const config = resolveTrainConfig({
    matches: 128,
    rolloutSteps: 2,
    hidden: [hidden],
    minibatchSize: 256,
    epochs: 2,
    learningRate: 0.01,
    finalLearningRate: 0.01,
    entropyCoefficient: 0.1,
    finalEntropyCoefficient: 0.1,
    botShare: 0,
    historyGroups: 8,
    historyCapacity: 100,
    snapshotEveryUpdates: 5,
    isObservationNormalised: false,
    rewardScaling: 'none',
    isCollectedAhead: false,
    ...settings,
  });
  const openCollector = localCollectors(runtime, [], (_, matches) => makeDuelEnv(game, matches));
  return Trainer.create({ config, manifest: duelManifest(game), bots: [], runtime, openCollector, guests });
};

const weightsNow = (trainer: Trainer): readonly Float32Array[] =>
  (trainer.saveState().algorithm as { optimiser: { parameters: Float32Array[] } }).optimiser.parameters;

/**
 * Easy wins, and one who punishes: `greed` beats careless ones and loses to the
 * punisher, `care` beats the punisher and draws with the careless.
 */
const greedAndCare: MatrixGame = {
  id: 'greed-and-care',
  actions: ['careless', 'greed', 'care', 'punish'],
  payoffs: [
    [0, -1, 0, 0],
    [1, 0, 0, -1],
    [0, 0, 0, 1],
    [0, 1, -1, 0],
  ],
};

const guestOf = (game: MatrixGame, name: string, action: string): Guest => {
  const arrays = initialiseMlp(networkOf(game), new Random(1n)).map((array) => array.fill(0));
  (arrays[3] as Float32Array)[game.actions.indexOf(action)] = 20;
  return { name: `guest:${name}`, arrays: [...arrays, new Float32Array(1), new Float32Array(1).fill(1)] };
};

it.each([
  ['uniform', false],
  ['hard', true],
] as const)(
  'among many easy opponents and one that punishes, %s weighting: learns to stand up to it is %s',
  async (historyWeighting, isLearned) => {
    const easy = Array.from({ length: 19 }, (_, index) => guestOf(greedAndCare, `careless-${index}`, 'careless'));
    const guests = [...easy, guestOf(greedAndCare, 'punisher', 'punish')];
    const settings = { seed: 4, historyShare: 1, historyCapacity: 0, historyWeighting };
    const trainer = await trainerOf(greedAndCare, settings, guests);
    let [care, count, lowest] = [0, 0, Number.NaN];
    for (let update = 0; update < 120; update++) {
      const metrics = await trainer.iterate(0);
      lowest = metrics['lowestWinRate'] ?? Number.NaN;
      if (update < 80) continue;
      care += strategyOf(greedAndCare, weightsNow(trainer))[2] as number;
      count += 1;
    }
    console.error(`${historyWeighting}: care ${(care / count).toFixed(3)}, lowest win rate ${lowest.toFixed(3)}`);
    if (isLearned) expect(Math.min(care / count, lowest)).toBeGreaterThan(0.15);
    else expect(Math.max(care / count, lowest)).toBeLessThan(0.05);
    await trainer.close();
  },
);

it('the mixture of a prioritised league is harder to exploit than what plain self-play ends with', async () => {
  const game = rockPaperScissors;
  const league = await trainerOf(game, { seed: 1, historyShare: 0.8, historyWeighting: 'hard' });
  const alone = await trainerOf(game, { seed: 1, historyShare: 0 });
  const late = { league: 0, alone: 0 };
  for (let update = 0; update < 200; update++) {
    await league.iterate(0);
    await alone.iterate(0);
    if (update < 150) continue;
    late.league += exploitability(game, strategyOf(game, weightsNow(league))) / 50;
    late.alone += exploitability(game, strategyOf(game, weightsNow(alone))) / 50;
  }
  const members = league.saveState().league.members.map(({ arrays }) => strategyOf(game, arrays));
  const mixture = exploitability(game, mixtureOf(members));
  const found = [mixture, late.league, late.alone].map((value) => value.toFixed(3));
  console.error(
    `exploitability: league's mixture ${found[0]}, its newest ${found[1]}, newest of self-play ${found[2]}`,
  );
  expect(members).toHaveLength(41);
  expect(mixture).toBeLessThan(0.2);
  expect(mixture).toBeLessThan(late.alone / 2);
  expect(late.league).toBeLessThan(late.alone);
  await Promise.all([league.close(), alone.close()]);
});
