// The learner on problems with known answers: an optimal policy, the value of an endless stream, a beaten bot.

import { type Manifest, makeVectorEnv, Random, type VectorEnv } from '@jixia/env';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { describe, expect, it, vi } from 'vitest';
import { corridor, makeToyEnv, metronome, type ToyGame } from '../test/toy-env.ts';
import { loadPolicy } from './policy/node.ts';
import { nodeRuntime } from './runtime/node.ts';
import { localCollectors } from './selfplay/collector-host.ts';
import { threadedCollectors } from './selfplay/collector-threads.ts';
import { lineUpsOf } from './selfplay/line-ups.ts';
import { resolveTrainConfig, type TrainConfig } from './train-config.ts';
import { Trainer, type TrainerState } from './trainer.ts';

// Threads compile their scenario first, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 240_000 });

const small = {
  seed: 3,
  matches: 16,
  threads: 1,
  rolloutSteps: 32,
  hidden: [32],
  minibatchSize: 128,
  epochs: 4,
  learningRate: 3e-3,
  finalLearningRate: 1e-3,
  historyShare: 0,
  botShare: 0,
};

const trainToy = async (game: ToyGame, config: TrainConfig): Promise<Trainer> => {
  const runtime = await nodeRuntime();
  const openCollector = localCollectors(runtime, [], (_, matches) => makeToyEnv(game, matches));
  return Trainer.create({ config, manifest: game.manifest, bots: [], runtime, openCollector });
};

/** Plays greedily until the first match ends. */
const playGreedily = async (bytes: Uint8Array, env: VectorEnv, manifest: Manifest) => {
  const policy = await loadPolicy(bytes, manifest);
  let [total, decisions] = [0, 0];
  env.reset(1n);
  do {
    await policy.act({ ...env, rows: 1, mode: 'greedy', randoms: [] });
    env.step();
    total += env.rewards[0] as number;
    decisions += 1;
  } while (env.terminated[0] === 0 && env.truncated[0] === 0);
  await policy.close();
  return { total, decisions };
};

const duel = resolveTrainConfig({
  ...small,
  matches: 64,
  collectors: 2,
  minibatchSize: 512,
  historyShare: 0.25,
  botShare: 0.5,
  snapshotEveryUpdates: 3,
  gamma: 0.97,
});
const lineUps = { match: {}, lineUps: 'mirror', heroPool: [], isStaggered: false, seed: 5n };

const trainDuel = async (config: TrainConfig, state?: TrainerState): Promise<Trainer> => {
  const scenario = await loadRingDuel();
  const scenarioModule = import.meta.resolve('@jixia/env/ring-duel');
  const openCollector = threadedCollectors({ scenario, bots: ['weak'], lineUps, scenarioModule });
  const runtime = await nodeRuntime();
  return Trainer.create({ config, manifest: scenario.manifest, bots: ['weak'], runtime, openCollector }, state);
};

describe('learning', () => {
  it('finds the optimal policy of a corridor with masks and sub-action masks', async () => {
    const config = resolveTrainConfig({ ...small, gamma: 0.9, entropyCoefficient: 0.01, finalEntropyCoefficient: 0 });
    const trainer = await trainToy(corridor, config);
    const first = await trainer.iterate(0);
    expect(first.episodeReturn ?? -1).toBeLessThan(0.5);
    for (let update = 1; update < 80; update++) await trainer.iterate(update / 80);
    const last = await trainer.iterate(1);
    expect(last.episodeReturn).toBeGreaterThan(0.97);
    expect(last.episodeDecisions).toBeLessThan(5.3);
    const played = await playGreedily(trainer.exportPolicy(), makeToyEnv(corridor, 1), corridor.manifest);
    expect(played).toEqual({ total: 1, decisions: 5 });
    await trainer.close();
  });

  // One feature, so one value V: at 'terminated', lambda-returns with a = gamma lambda = 0.45, b = gamma (1 - lambda) =
  // 0.45 solve 4 V = 5.846125 + 1.846125 V; at 'truncated' every decision earns 1 for ever: 1 / (1 - gamma).
  it.each([
    ['truncated', 10],
    ['terminated', 5.846125 / 2.153875],
  ] as const)('values a stream that is %s', async (ends, expected) => {
    const config = resolveTrainConfig({ ...small, gamma: 0.9, lambda: 0.5, rewardScaling: 'none', learningRate: 1e-2 });
    const trainer = await trainToy(metronome(ends), config);
    let valueMean = 0;
    for (let update = 0; update < 300; update++) valueMean = (await trainer.iterate(update / 300)).valueMean as number;
    expect(Math.abs(valueMean - expected)).toBeLessThan(0.1);
    await trainer.close();
  });

  it('learns against bots, frozen versions and itself, in two threads, and beats the bot', async () => {
    const trainer = await trainDuel(duel);
    // 32 matches against the bot, 16 against frozen versions; of the other 16 both sides learn.
    expect(trainer.stepsPerUpdate).toBe(32 * (32 + 16 + 16 * 2));
    let wins = 0;
    let episodes = 0;
    for (let update = 0; update < 60; update++) {
      const metrics = await trainer.iterate(update / 60);
      if (update < 50 || metrics['winRate/bot:weak'] === undefined) continue;
      const count = metrics['episodes/bot:weak'] as number;
      wins += metrics['winRate/bot:weak'] * count;
      episodes += count;
    }
    expect(episodes).toBeGreaterThan(50);
    expect(wins / episodes).toBeGreaterThan(0.9);
    await trainer.close();
  });

  it('goes on from a state bit by bit as if it had not stopped', async () => {
    const through = await trainDuel(duel);
    for (let update = 0; update < 4; update++) await through.iterate(update / 8, update === 3);
    const state = structuredClone(through.saveState());
    through.restartEnvironments();
    for (let update = 4; update < 8; update++) await through.iterate(update / 8, update === 7);
    const resumed = await trainDuel(duel, state);
    for (let update = 4; update < 8; update++) await resumed.iterate(update / 8, update === 7);
    expect(resumed.saveState()).toEqual(through.saveState());
    expect(resumed.saveState()).not.toEqual(state);
    await through.close();
    await resumed.close();
  });

  it('does the same on one host, in threads or not, as long as the collectors are as many', async () => {
    const scenario = await loadRingDuel();
    const threaded = await trainDuel(duel);
    const runtime = await nodeRuntime();
    const bots = scenario.entry.bots.filter(({ name }) => name === 'weak');
    const openCollector = localCollectors(runtime, bots, (index, matches) => {
      const config = lineUpsOf(scenario.manifest, { ...lineUps, seed: lineUps.seed + BigInt(index) });
      return makeVectorEnv({ scenario, matches, seed: 0n, config });
    });
    const { manifest } = scenario;
    const local = await Trainer.create({ config: duel, manifest, bots: ['weak'], runtime, openCollector });
    for (let update = 0; update < 3; update++) for (const trainer of [threaded, local]) await trainer.iterate(0);
    expect(local.saveState()).toEqual(threaded.saveState());
    await threaded.close();
    await local.close();
  });

  it('draws actions by their probabilities among the legal ones only', async () => {
    const config = resolveTrainConfig(small);
    const trainer = await trainToy(corridor, config);
    const policy = await loadPolicy(trainer.exportPolicy(), corridor.manifest);
    const rows = 2000;
    const one = makeToyEnv(corridor, 1);
    one.reset();
    const observations = new Float32Array(rows * 5);
    const masks = new Uint8Array(rows * 25);
    for (let row = 0; row < rows; row++) {
      observations.set(one.observations, row * 5);
      masks.set(one.masks, row * 25);
    }
    const actions = new Int32Array(rows * 3);
    const random = new Random(4n);
    await policy.act({ rows, observations, masks, actions, mode: 'sample', randoms: new Array(rows).fill(random) });
    const counts = [0, 0, 0];
    const directions = [0, 0, 0, 0];
    for (let row = 0; row < rows; row++) {
      const button = actions[row * 3] as number;
      counts[button] = (counts[button] as number) + 1;
      const direction = actions[row * 3 + 1] as number;
      if (button === 1) directions[direction] = (directions[direction] as number) + 1;
    }
    // A fresh policy is close to uniform: about half none, half move; directions a third each; n and open never.
    expect(counts[2]).toBe(0);
    expect(directions[0]).toBe(0);
    expect(Math.abs((counts[1] as number) / rows - 0.5)).toBeLessThan(0.06);
    for (const count of directions.slice(1)) expect(Math.abs(count / (counts[1] as number) - 1 / 3)).toBeLessThan(0.06);
    await policy.close();
    await trainer.close();
  });
});
