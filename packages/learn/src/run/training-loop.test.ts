// The loop of a run without files: which policy is the best, and what is kept when a number breaks.

import type { VectorEnv } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { corridor, makeToyEnv } from '../../test/toy-env.ts';
import { LearnError } from '../learn-error.ts';
import type { Metrics } from '../metrics.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { localCollectors } from '../selfplay/collector-host.ts';
import { resolveTrainConfig, type TrainConfig } from '../train-config.ts';
import { Trainer } from '../trainer.ts';
import { type Checkpoint, checkOrigin, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { type EvaluationScore, originOf, type RunStore, runTraining } from './training-loop.ts';

/** Learned decisions of one update. */
const perUpdate = 8 * 16;

const configOf = (updates: number, change: Readonly<Record<string, unknown>> = {}): TrainConfig =>
  resolveTrainConfig({
    seed: 5,
    steps: updates * perUpdate,
    matches: 8,
    rolloutSteps: 16,
    hidden: [16],
    minibatchSize: 64,
    historyShare: 0,
    botShare: 0,
    checkpointEveryUpdates: 2,
    ...change,
  });

class MemoryStore implements RunStore {
  readonly lines: Metrics[] = [];
  readonly checkpoints: Checkpoint[] = [];
  readonly bests: (Checkpoint | null)[] = [];
  metricsBytes = 0;

  appendMetrics(metrics: Metrics): void {
    this.lines.push(metrics);
  }

  saveBest(_policy: Uint8Array, checkpoint: Checkpoint): void {
    this.bests.push(checkpoint);
  }

  saveCheckpoint(checkpoint: Checkpoint): void {
    // Through bytes, so that what training goes on to change cannot reach it.
    this.checkpoints.push(decodeCheckpoint(encodeCheckpoint(checkpoint), 'memory'));
  }
}

const run = async (
  config: TrainConfig,
  options: {
    readonly change?: (env: VectorEnv) => VectorEnv;
    readonly saved?: Checkpoint;
    readonly evaluation?: { readonly everyCheckpoints: number; readonly play: () => Promise<EvaluationScore> };
  } = {},
) => {
  const runtime = await nodeRuntime();
  const { change = (env) => env } = options;
  const openCollector = localCollectors(runtime, [], (_, matches) => change(makeToyEnv(corridor, matches)));
  const trainer = await Trainer.create(
    { config, manifest: corridor.manifest, bots: [], runtime, openCollector },
    options.saved?.trainer,
  );
  const store = new MemoryStore();
  try {
    const end = await runTraining({
      trainer,
      store,
      config,
      saved: options.saved ?? null,
      breathe: async () => undefined,
      ...(options.evaluation ? { evaluation: options.evaluation } : {}),
    });
    return { store, end, error: null };
  } catch (error) {
    return { store, end: null, error: error as LearnError };
  } finally {
    await trainer.close();
  }
};

/** Counts decisions of an environment and spoils something from one on. */
const spoil =
  (from: number, what: (env: VectorEnv) => void) =>
  (env: VectorEnv): VectorEnv => {
    let decisions = 0;
    const step = (): void => {
      env.step();
      decisions += 1;
      if (decisions >= from) what(env);
    };
    return { ...env, step, receive: step };
  };

describe('the best policy', () => {
  it('is that of the best evaluation; evaluations come with checkpoints and at the end, and go into the metrics', async () => {
    const rates = [0.3, 0.7, 0.5, 0.6];
    const play = async (): Promise<EvaluationScore> => ({ winRate: rates.shift() as number, low: 0, high: 1 });
    const { store, end } = await run(configOf(13), { evaluation: { everyCheckpoints: 2, play } });
    expect(end?.reason).toBe('steps');
    const evaluated = store.lines.filter((line) => 'evaluation/winRate' in line);
    expect(evaluated.map((line) => [line['update'], line['evaluation/winRate']])).toEqual([
      [4, 0.3],
      [8, 0.7],
      [12, 0.5],
      [13, 0.6],
    ]);
    // The first checkpoint of all, then the evaluations that were better.
    expect(store.bests.map((best) => best?.trainer.update)).toEqual([2, 4, 8]);
    expect(store.checkpoints.at(-1)?.best).toEqual({ score: 0.7, update: 8, isEvaluated: true });
    expect(store.checkpoints.map(({ trainer }) => trainer.update)).toEqual([2, 4, 6, 8, 10, 12, 13]);
  });

  it('the time of evaluations is no time trained', async () => {
    const play = async (): Promise<EvaluationScore> => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { winRate: 0.5, low: 0, high: 1 };
    };
    const startMs = performance.now();
    const { end } = await run(configOf(4), { evaluation: { everyCheckpoints: 1, play } });
    expect((performance.now() - startMs) / 1000 - (end?.seconds ?? 0)).toBeGreaterThan(0.59);
  });
});

describe('a number that breaks stops the run, is named, and leaves the checkpoint before', () => {
  const names = corridor.manifest.observation.features.map(({ name }) => name);

  it.each([
    ['a reward', (env: VectorEnv) => env.rewards.fill(Number.NaN), 'the rewards first became NaN'],
    [
      'an observation',
      (env: VectorEnv) => {
        env.observations[2] = Number.POSITIVE_INFINITY;
      },
      `the observation feature ${names[2]} first became`,
    ],
  ])('%s', async (_, what, message) => {
    const { error, store } = await run(configOf(20), { change: spoil(16 * 8, what) });
    expect(error).toBeInstanceOf(LearnError);
    expect(error?.code).toBe('diverged');
    expect(error?.message).toContain(message);
    const last = store.checkpoints.at(-1) as Checkpoint;
    expect(error?.message).toContain(`The checkpoint of update ${last.trainer.update}, before that, is kept.`);
    expect(last.trainer.rewardScaler).toBeDefined();
    for (const array of (last.trainer.algorithm['optimiser'] as { parameters: Float32Array[] }).parameters) {
      expect(array.every(Number.isFinite)).toBe(true);
    }
  });

  it('weights, losses or gradients under a step size out of all proportion', async () => {
    const deep = { hidden: [128, 128, 128, 128, 128, 128, 128, 128], rewardScaling: 'none' };
    const calm = await run(configOf(2, deep));
    const [saved] = calm.store.checkpoints;
    const wild = { ...deep, learningRate: 1, finalLearningRate: 1, epochs: 4 };
    const { error, store } = await run(configOf(40, wild), saved ? { saved } : {});
    expect(error?.code).toBe('diverged');
    expect(error?.message).toMatch(
      /after \d+ optimiser steps: (the weights \S+|policyLoss|valueLoss|entropy|gradientNorm) first became/,
    );
    expect(error?.message).toContain('Try a lower learningRate');
    expect(error?.message).toContain(`The checkpoint of update ${2 + store.lines.length - (store.lines.length % 2)}`);
  });

  it('before the first checkpoint there is none, and the message says so', async () => {
    const { error, store } = await run(configOf(20), { change: spoil(20, (env) => env.rewards.fill(Number.NaN)) });
    expect(error?.message).toContain('There was no checkpoint yet.');
    expect(store.checkpoints).toEqual([]);
  });
});

describe('a checkpoint goes on as what it is', () => {
  it('only', async () => {
    const config = configOf(2);
    const { store } = await run(config);
    const checkpoint = store.checkpoints[0] as Checkpoint;
    const runtime = await nodeRuntime();
    const openCollector = localCollectors(runtime, [], (_, matches) => makeToyEnv(corridor, matches));
    const trainer = await Trainer.create({ config, manifest: corridor.manifest, bots: [], runtime, openCollector });
    await trainer.close();
    const own = originOf(corridor.manifest.rulesHash, config, trainer.network);
    expect(() => checkOrigin(checkpoint, own, 'run')).not.toThrow();
    expect(() => checkOrigin(checkpoint, { ...own, rulesHash: 'b'.repeat(64) }, 'run')).toThrow(
      'The checkpoint run was trained on rules aaaaaaaaaaaa, here are rules bbbbbbbbbbbb. Start a new run',
    );
    const tanh = originOf(own.rulesHash, configOf(2, { activation: 'tanh' }), {
      ...trainer.network,
      activation: 'tanh',
    });
    expect(() => checkOrigin(checkpoint, tanh, 'run')).toThrow(
      'is of network "mlp 16 relu", config.json says "mlp 16 tanh". Go on with the settings',
    );
    expect(() => checkOrigin(checkpoint, { ...own, algorithm: 'dqn' }, 'run')).toThrow('is of algorithm "ppo"');
    const bytes = encodeCheckpoint(checkpoint);
    bytes[4] = 9;
    expect(() => decodeCheckpoint(bytes, 'run')).toThrow('has format 9, this version of Jixia reads format 3');
  });
});
