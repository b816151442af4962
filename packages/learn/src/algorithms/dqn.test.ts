// DQN: one step against plain float64 loops with numeric gradients, known optima and values of small games, resuming.

import { Random } from '@jixia/env';
import { describe, expect, it, vi } from 'vitest';
import { corridor, makeToyEnv, metronome, type ToyGame } from '../../test/toy-env.ts';
import { initialiseMlp, type MlpSpec } from '../networks/mlp.ts';
import { ObservationNormaliser } from '../observation-normaliser.ts';
import { loadPolicy } from '../policy/node.ts';
import type { ReplayReturn } from '../replay-buffer.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { localCollectors } from '../selfplay/collector-host.ts';
import { resolveTrainConfig } from '../train-config.ts';
import { networkOf, Trainer, type TrainerState } from '../trainer.ts';
import { Dqn } from './dqn.ts';
import { createRollout, type Rollout } from './rollout.ts';

vi.setConfig({ testTimeout: 240_000 });

const { manifest } = corridor;
const maskSize = manifest.masks.size;
const sizes = manifest.actionHeads.map(({ size }) => size);

// ---- 1. One step ----

/** Rollout of random numbers, masks of the corridor's layout, legal actions. */
const randomRollout = (spec: MlpSpec, random: Random, steps: number, rows: number): Rollout => {
  const rollout = createRollout(spec, steps, rows, { maskSize, centralSize: 0, teams: 0 });
  const masks = rollout.masks as Uint8Array;
  for (let i = 0; i < rollout.observations.length; i++) rollout.observations[i] = random.nextUnit() * 4 - 2;
  for (let at = 0; at < steps * rows; at++) {
    rollout.rewards[at] = random.nextUnit() * 4 - 2;
    const luck = random.nextUnit();
    rollout.ended[at] = luck < 0.1 ? 1 : luck < 0.2 ? 2 : 0;
    const mask = masks.subarray(at * maskSize, (at + 1) * maskSize);
    for (let i = 0; i < maskSize; i++) mask[i] = random.nextUnit() < 0.7 ? 1 : 0;
    // Head 0 always takes part and has a legal value; the key head may have none, and then takes no part.
    mask[0] = 1;
    for (const button of [0, 1, 2]) mask[16 + button * 3] = 1;
    mask[3] = 1;
    const pick = (offset: number, size: number): number => {
      const legal = Array.from({ length: size }, (_, i) => i).filter((i) => mask[offset + i] === 1);
      return legal.length === 0 ? 0 : (legal[random.nextBelow(legal.length)] as number);
    };
    const button = pick(0, 3);
    rollout.actions.set([button, pick(3, 4), pick(7 + button * 3, 3)], at * 3);
  }
  return rollout;
};

/** The network's outputs in float64: logits of all heads, then the value. */
const forward = (weights: readonly Float64Array[], input: ArrayLike<number>): number[] => {
  let x = Array.from(input);
  for (let layer = 0; layer < weights.length / 2; layer++) {
    const [weight, bias] = [weights[layer * 2] as Float64Array, weights[layer * 2 + 1] as Float64Array];
    const next = Array.from(bias, (start, to) =>
      x.reduce((sum, value, from) => sum + value * (weight[from * bias.length + to] as number), start),
    );
    x = layer < weights.length / 2 - 1 ? next.map(Math.tanh) : next;
  }
  return x;
};

const starts = [0, 3, 7];
const logitsOf = (out: readonly number[], head: number): number[] =>
  out.slice(starts[head] as number, (starts[head] as number) + (sizes[head] as number));
/** Legal values of a head under a button; empty where it takes no part. */
const legalOf = (mask: Uint8Array, head: number, button: number): number[] => {
  if (mask[16 + button * 3 + head] === 0) return [];
  const offset = head === 0 ? 0 : head === 1 ? 3 : 7 + button * 3;
  return Array.from({ length: sizes[head] as number }, (_, i) => i).filter((i) => mask[offset + i] === 1);
};
const bestOf = (logits: readonly number[], legal: readonly number[]): number =>
  legal.reduce((best, i) => ((logits[i] as number) > (logits[best] as number) ? i : best), legal[0] as number);

/** Q of an action: what its button is worth, less what the other heads could have done better. */
const plainQ = (out: readonly number[], mask: Uint8Array, action: readonly number[], isDueling: boolean): number => {
  const button = action[0] as number;
  const regret = (head: number): number => {
    const [logits, legal] = [logitsOf(out, head), legalOf(mask, head, button)];
    return legal.length === 0
      ? 0
      : (logits[action[head] as number] as number) - (logits[bestOf(logits, legal)] as number);
  };
  const own = isDueling ? (out[10] as number) + regret(0) : (logitsOf(out, 0)[button] as number);
  return own + regret(1) + regret(2);
};

const plainGreedy = (out: readonly number[], mask: Uint8Array): number[] => {
  const button = bestOf(logitsOf(out, 0), legalOf(mask, 0, 0));
  return [button, 1, 2].map((first, head) => {
    const legal = legalOf(mask, head, button);
    return head === 0 ? first : legal.length === 0 ? 0 : bestOf(logitsOf(out, head), legal);
  });
};

const base = {
  algorithm: 'dqn',
  hidden: [7],
  activation: 'tanh',
  minibatchSize: 24,
  replayCapacity: 1000,
  gamma: 0.9,
  maxGradientNorm: 0.7,
  targetEverySteps: 2,
  targetShare: 0.25,
};

describe('one DQN step', () => {
  it.each([
    ['all options off', { isDouble: false, isDueling: false, huberDelta: 1000 }],
    ['double', { isDueling: false }],
    ['dueling', { isDouble: false }],
    ['double, dueling, three steps, a small delta', { nStep: 3, huberDelta: 0.3 }],
  ])('equals plain float64 loops: %s', async (_name, change) => {
    const config = resolveTrainConfig({ ...base, ...change });
    const { isDouble, isDueling, huberDelta, nStep, gamma } = config;
    const network = networkOf(manifest, config) as MlpSpec;
    const rollout = randomRollout(network, new Random(4n), 12, 5);
    const normaliser = new ObservationNormaliser(5);
    const inputs = { runtime: await nodeRuntime(), manifest, config, network, normaliser, steps: 12, rows: 5 };
    const dqn = await Dqn.create(inputs);
    const scaled = (seed: bigint) =>
      initialiseMlp(network, new Random(seed)).map((w, k) => w.map((x) => (k > 1 ? x * 40 + 0.1 : x)));
    const [weights, targets] = [scaled(1n), scaled(2n)];
    const zeros = () => weights.map((w) => new Float32Array(w.length));
    dqn.optimiser.loadState({ parameters: weights, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
    dqn.target.load(targets);
    dqn.replay.add(rollout);
    const found = await dqn.step(1e-2, 0.5, new Random(8n));

    const double = (arrays: readonly Float32Array[]) => arrays.map((array) => Float64Array.from(array));
    const [own, frozen] = [double(weights), double(targets)];
    const random = new Random(8n);
    const steps: ReplayReturn = { reward: 0, discount: 0, next: 0 };
    const [observed, masked] = [rollout.observations, rollout.masks as Uint8Array];
    const seen = (at: number) => observed.subarray(at * 5, at * 5 + 5);
    const legal = (at: number) => masked.subarray(at * maskSize, (at + 1) * maskSize);
    const drawn = Array.from({ length: 24 }, () => {
      const row = random.nextBelow(5);
      const place = dqn.replay.drawStep(row, random);
      dqn.replay.returnFrom(place, row, nStep, gamma, steps);
      // What is stored after an end is of another episode, or of none.
      if (steps.discount === 0) return { at: place * 5 + row, y: steps.reward * 0.5 };
      const next = steps.next * 5 + row;
      const valued = forward(frozen, seen(next));
      const best = plainGreedy(isDouble ? forward(own, seen(next)) : valued, legal(next));
      const y = steps.reward * 0.5 + steps.discount * plainQ(valued, legal(next), best, isDueling);
      return { at: place * 5 + row, y };
    });
    const lossAt = (at: readonly Float64Array[]): number =>
      drawn.reduce((sum, { at: row, y }) => {
        const action = Array.from(rollout.actions.subarray(row * 3, row * 3 + 3));
        const error = Math.abs(plainQ(forward(at, seen(row)), legal(row), action, isDueling) - y);
        return sum + (error <= huberDelta ? error ** 2 / 2 : huberDelta * (error - huberDelta / 2)) / 24;
      }, 0);
    expect(Math.abs(found.tdLoss - lossAt(own))).toBeLessThan(1e-4);
    const gradients = own.map((w) =>
      w.map((x, i) => {
        const h = 1e-5;
        w[i] = x + h;
        const up = lossAt(own);
        w[i] = x - h;
        const down = lossAt(own);
        w[i] = x;
        return (up - down) / (2 * h);
      }),
    );
    const norm = Math.sqrt(gradients.reduce((sum, g) => sum + g.reduce((s, x) => s + x * x, 0), 0));
    expect(Math.abs(found.gradientNorm / norm - 1)).toBeLessThan(1e-3);
    // Adam's first step is the learning rate times g / (|g| + epsilon): compared where the gradient is not next to nothing.
    dqn.optimiser.copyParameters().forEach((array, k) => {
      array.forEach((x, i) => {
        const g = ((gradients[k] as Float64Array)[i] as number) * Math.min(1, config.maxGradientNorm / norm);
        const wanted = ((weights[k] as Float32Array)[i] as number) - (1e-2 * g) / (Math.abs(g) + config.adamEpsilon);
        if (Math.abs(g) > 1e-3 || g === 0) expect(Math.abs(x - wanted)).toBeLessThan(1e-4);
      });
    });
    // The target network holds still, then goes a quarter of the way.
    expect(dqn.target.save()).toEqual(targets);
    await dqn.step(1e-2, 0.5, random);
    const after = dqn.optimiser.copyParameters();
    dqn.target.save().forEach((array, k) => {
      array.forEach((x, i) => {
        const from = (targets[k] as Float32Array)[i] as number;
        expect(x).toBeCloseTo(from + 0.25 * (((after[k] as Float32Array)[i] as number) - from), 5);
      });
    });
    await dqn.close();
  });

  it('stops where a number breaks, names it, and keeps the weights', async () => {
    const config = resolveTrainConfig(base);
    const network = networkOf(manifest, config) as MlpSpec;
    const normaliser = new ObservationNormaliser(5);
    const dqn = await Dqn.create({
      runtime: await nodeRuntime(),
      manifest,
      config,
      network,
      normaliser,
      steps: 12,
      rows: 5,
    });
    dqn.initialise(new Random(1n));
    const before = dqn.optimiser.copyParameters();
    const rollout = randomRollout(network, new Random(4n), 12, 5);
    rollout.rewards.fill(Number.NaN);
    dqn.replay.add(rollout);
    await expect(dqn.step(1e-2, 1, new Random(1n))).rejects.toThrow('tdLoss first became NaN');
    expect(dqn.optimiser.copyParameters()).toEqual(before);
    await dqn.close();
  });
});

// ---- 2. Games with known answers ----

const small = {
  algorithm: 'dqn',
  seed: 3,
  matches: 16,
  hidden: [32],
  minibatchSize: 64,
  replayCapacity: 8000,
  warmUpDecisions: 512,
  targetEverySteps: 25,
  learningRate: 3e-3,
  finalLearningRate: 1e-3,
  gamma: 0.9,
  rewardScaling: 'none',
  isObservationNormalised: false,
  maxGradientNorm: 10,
};

const open = async (game: ToyGame, settings: Readonly<Record<string, unknown>>, state?: TrainerState) => {
  const runtime = await nodeRuntime();
  const openCollector = localCollectors(runtime, [], (_, matches) => makeToyEnv(game, matches));
  const config = resolveTrainConfig({ ...small, ...settings });
  return Trainer.create({ config, manifest: game.manifest, bots: [], runtime, openCollector }, state);
};

/** The corridor, which does not put up with illegal actions. */
const strictCorridor: ToyGame = {
  ...corridor,
  step: (state, action) => {
    const [button, direction, key] = action as unknown as [number, number, number];
    const isEnd = state[0] === 4;
    const isLegal = button === 0 || (button === 1 ? !isEnd && direction !== 0 : isEnd && key !== 0);
    if (!isLegal) throw new Error(`illegal action ${button} ${direction} ${key}`);
    return corridor.step(state, action);
  },
};

describe('DQN', () => {
  it.each([
    ['double and dueling', {}],
    ['neither', { isDouble: false, isDueling: false }],
    ['three steps', { nStep: 3 }],
    ['collected ahead, replayed twice', { isCollectedAhead: true, replayRatio: 2 }],
  ])('finds the optimal policy of a corridor with masks and sub-action masks: %s', async (_name, settings) => {
    const trainer = await open(strictCorridor, { isCollectedAhead: false, ...settings });
    for (let update = 0; update < 160; update++) await trainer.iterate(update / 160);
    const last = await trainer.iterate(1);
    expect(last['epsilon']).toBeCloseTo(0.05, 6);
    expect(last['replayLength']).toBe(8000);
    const policy = await loadPolicy(trainer.exportPolicy(), corridor.manifest);
    expect(policy.description?.training).toMatchObject({ algorithm: 'dqn' });
    const env = makeToyEnv(strictCorridor, 1);
    env.reset();
    const values = new Float32Array(1);
    const said: number[] = [];
    let total = 0;
    do {
      await policy.act({ ...env, rows: 1, mode: 'greedy', randoms: [], values });
      said.push(values[0] as number);
      env.step();
      total += env.rewards[0] as number;
    } while (env.terminated[0] === 0 && env.truncated[0] === 0);
    expect([total, said.length]).toEqual([1, 5]);
    // The dueling network's value is that of the best action: 0.9 to the number of decisions left but one.
    const isDueling = !('isDueling' in settings);
    for (const [decision, value] of said.entries()) {
      expect(Math.abs(value - (isDueling ? 0.9 ** (4 - decision) : 0))).toBeLessThan(isDueling ? 0.12 : 1e-9);
    }
    await policy.close();
    await trainer.close();
  });

  // One state, reward 1: a cut every 4 decisions leaves an endless stream, 1 / (1 - gamma). Ended by the rules, one
  // decision in four has nothing after it, and the least squares are at Q = 1 + 3/4 gamma Q.
  it.each([
    ['truncated', 10],
    ['terminated', 1 / (1 - 0.75 * 0.9)],
  ] as const)('values a stream that is %s', async (ends, expected) => {
    const settings = { targetEverySteps: 4, huberDelta: 1000, learningRate: 1e-2, minibatchSize: 256, replayRatio: 4 };
    const trainer = await open(metronome(ends), settings);
    let qMean = 0;
    for (let update = 0; update < 150; update++) qMean = (await trainer.iterate(update / 150))['qMean'] as number;
    expect(Math.abs(qMean - expected)).toBeLessThan(0.2);
    await trainer.close();
  });

  it('plays at random until it has seen enough, then by its schedule', async () => {
    const trainer = await open(corridor, { warmUpDecisions: 300, isCollectedAhead: false });
    const lines = [];
    for (let update = 0; update < 4; update++) lines.push(await trainer.iterate(0.25));
    expect(lines.map((line) => line['optimiserSteps'])).toEqual([0, 0, 2, 2]);
    expect(lines.map((line) => line['epsilon'])).toEqual([1, 1, 1, 0.525]);
    expect(lines[1]).not.toHaveProperty('tdLoss');
    await trainer.close();
  });

  it('goes on from a state bit by bit as if it had not stopped', async () => {
    const settings = { warmUpDecisions: 200, replayRatio: 2 };
    const through = await open(corridor, settings);
    for (let update = 0; update < 6; update++) await through.iterate(update / 12, update === 5);
    const state = structuredClone(through.saveState());
    through.restartEnvironments();
    for (let update = 6; update < 12; update++) await through.iterate(update / 12, update === 11);
    const resumed = await open(corridor, settings, state);
    for (let update = 6; update < 12; update++) await resumed.iterate(update / 12, update === 11);
    expect(resumed.saveState()).toEqual(through.saveState());
    expect(resumed.saveState()).not.toEqual(state);
    await through.close();
    await resumed.close();
  });

  it.each([
    [{ nStep: 0 }, 'nStep is 0; it must be a whole number from 1 to 100'],
    [{ huberDelta: -1 }, 'huberDelta is -1'],
    [{ replayCapacity: 100 }, 'replayCapacity is 100'],
    [{ algorithm: 'dqm' }, 'algorithm is "dqm"; it must be one of ppo'],
    [{ algorithm: 'behaviour-cloning' }, 'learns from recorded decisions instead of playing'],
  ])('refuses %o', async (settings, message) => {
    await expect(open(corridor, settings)).rejects.toThrow(message);
  });
});
