// Learning to remember: a maze that only memory solves, in training and by the exported policy.

import { describe, expect, it, vi } from 'vitest';
import { corridorLength, makeToyEnv, tMaze } from '../test/toy-env.ts';
import { loadPolicy } from './policy/node.ts';
import { nodeRuntime } from './runtime/node.ts';
import { localCollectors } from './selfplay/collector-host.ts';
import { resolveTrainConfig } from './train-config.ts';
import { Trainer } from './trainer.ts';

// Seconds of work; the machine may be busy.
vi.setConfig({ testTimeout: 240_000 });

const trainMaze = async (recurrent: 'none' | 'lstm' | 'gru', updates: number) => {
  const config = resolveTrainConfig({
    seed: 2,
    matches: 64,
    rolloutSteps: 32,
    hidden: [16],
    network: { recurrent, recurrentSize: 24 },
    minibatchSize: 512,
    epochs: 2,
    gamma: 0.98,
    learningRate: 1e-2,
    finalLearningRate: 2e-3,
    entropyCoefficient: 0.01,
    finalEntropyCoefficient: 0,
    historyShare: 0,
    botShare: 0,
  });
  const runtime = await nodeRuntime();
  const openCollector = localCollectors(runtime, [], (_, matches) => makeToyEnv(tMaze, matches));
  const trainer = await Trainer.create({ config, manifest: tMaze.manifest, bots: [], runtime, openCollector });
  const returns: number[] = [];
  for (let update = 0; update < updates; update++) {
    returns.push((await trainer.iterate(update / updates))['episodeReturn'] as number);
  }
  const policy = trainer.exportPolicy();
  await trainer.close();
  const last = returns.slice(-8);
  return { policy, share: last.reduce((sum, x) => sum + x, 0) / last.length };
};

/** Share of right turns of an exported policy, each match with a memory of its own. */
const playMaze = async (bytes: Uint8Array, forgets: boolean): Promise<number> => {
  const matches = 50;
  const policy = await loadPolicy(bytes, tMaze.manifest);
  const env = makeToyEnv(tMaze, matches);
  env.reset();
  const states = new Float32Array(matches * policy.stateSize);
  let [right, all] = [0, 0];
  for (let episode = 0; episode < 4; episode++) {
    states.fill(0);
    for (let decision = 0; decision <= corridorLength; decision++) {
      if (forgets) states.fill(0);
      await policy.act({ ...env, rows: matches, mode: 'greedy', randoms: [], states });
      env.step();
    }
    for (const reward of env.rewards) right += reward;
    all += matches;
  }
  await policy.close();
  return right / all;
};

describe('a T-maze', () => {
  it.each(['lstm', 'gru'] as const)('is solved by %s, and by its exported policy', async (recurrent) => {
    const { policy, share } = await trainMaze(recurrent, 45);
    expect(share).toBeGreaterThan(0.95);
    expect(await playMaze(policy, false)).toBeGreaterThan(0.95);
    expect(Math.abs((await playMaze(policy, true)) - 0.5)).toBeLessThan(0.15);
  });

  it('is a coin toss without memory', async () => {
    const { share } = await trainMaze('none', 45);
    // 45 updates of 64 * 32 decisions, the last 8 of them: about 1,800 episodes.
    expect(Math.abs(share - 0.5)).toBeLessThan(0.05);
  });
});
