// What rows remember while a rollout is played: against an actor that is led by hand, step by step.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { makeToyEnv, type ToyGame, toyManifest } from '../../test/toy-env.ts';
import { ActionSampler } from '../actions/action-sampler.ts';
import { createRollout, type Rollout } from '../algorithms/rollout.ts';
import { Actor } from '../networks/actor.ts';
import { initialiseNetwork, type NetworkSpec } from '../networks/network.ts';
import { PhaseTimer } from '../phase-timer.ts';
import { nodeRuntime } from '../runtime/node.ts';
import type { Tensor } from '../runtime/runtime.ts';
import { Collector } from './collector.ts';
import { FrozenRows } from './opponent-row.ts';
import { createVersionBoard, writeVersion } from './version-board.ts';

/** Random observations; episodes of 2 to 7 decisions, ended by the rules and cut from outside in turns. */
const drift: ToyGame = {
  manifest: toyManifest({
    id: 'drift',
    features: ['x', 'y'],
    actionHeads: [{ name: 'push', size: 4, values: ['n', 'e', 's', 'w'] }],
    masks: {
      size: 4 + 4,
      legalActions: [{ head: 'push', offset: 0, length: 4, perButton: false }],
      subActionMask: { offset: 4, length: 4 },
    },
  }),
  start: (state, match) => {
    state[0] = 0;
    state[1] = (state[1] as number) + 1;
    state[2] = 2 + (((state[1] as number) * 3 + match) % 6);
  },
  observe: ([time, episode], observation, mask) => {
    observation.set([Math.sin(7 * (time as number) + 3 * (episode as number)), Math.cos(5 * (time as number))]);
    mask.fill(1);
  },
  step: (state) => {
    state[0] = (state[0] as number) + 1;
    const isOver = state[0] === state[2];
    return { reward: 1, ends: isOver ? ((state[1] as number) % 2 === 0 ? 'truncated' : 'terminated') : 'no' };
  },
};

const spec = (cell: 'lstm' | 'gru'): NetworkSpec => ({
  kind: 'mlp',
  observationSize: 2,
  hidden: [6],
  activation: 'tanh',
  heads: [4],
  recurrent: { cell, size: 5, steps: 4 },
});

/** Weights with which memory matters, and a normaliser that changes nothing. */
const versionOf = (network: NetworkSpec): Float32Array[] => [
  ...initialiseNetwork(network, new Random(3n)).map((array) => array.map((x) => 2 * x)),
  new Float32Array(2),
  new Float32Array(2).fill(1),
];

describe.each(['lstm', 'gru'] as const)('a collector with %s', (cell) => {
  it('begins every chunk and every episode where it should, and values what was cut with what is remembered', async () => {
    const network = spec(cell);
    const runtime = await nodeRuntime();
    const [matches, steps] = [3, 8];
    const arrays = versionOf(network);
    const board = createVersionBoard(network, 0);
    writeVersion(board, 0, arrays);
    const rollouts = [createRollout(network, steps, matches), createRollout(network, steps, matches)];
    const collector = await Collector.create(runtime, makeToyEnv(drift, matches), [], {
      network,
      seats: Array.from({ length: matches }, () => ({ opponent: { kind: 'self' as const }, learnerTeam: 0 })),
      historyGroups: 0,
      board,
      rollouts,
      firstRow: 0,
      firstTeam: 0,
      inferenceThreads: 1,
      gamma: 0.9,
      potential: {},
    });
    const order = { seed: 1n, botWeights: [], generations: [], epsilon: null };
    await collector.collect({ ...order, rollout: 0, restartSeed: 0n });
    await collector.collect({ ...order, rollout: 1, restartSeed: null });
    await collector.close();

    const actor = await Actor.create(runtime, network, 1);
    const version = actor.version(arrays);
    const infer = async (observations: Float32Array, state: Tensor | null) => {
      const outputs = actor.outputs(matches);
      await actor.infer(version, actor.observations(observations, matches), outputs, state);
      return outputs;
    };
    const state = actor.state(matches) as Tensor;
    const memory = state.data as Float32Array;
    const env = makeToyEnv(drift, matches);
    env.reset();
    const close = (found: ArrayLike<number>, wanted: ArrayLike<number>) => {
      expect(found.length).toBe(wanted.length);
      for (let i = 0; i < found.length; i++) expect(found[i]).toBeCloseTo(wanted[i] as number, 5);
    };
    let [cuts, ends] = [0, 0];
    for (const rollout of rollouts) {
      for (let step = 0; step < steps; step++) {
        const part = (array: Float32Array, width = 1): Float32Array =>
          array.subarray(step * matches * width, (step + 1) * matches * width);
        if (step % 4 === 0) {
          const size = matches * actor.stateSize;
          close(rollout.states.subarray((step / 4) * size, (step / 4 + 1) * size), memory);
        }
        expect(part(rollout.observations, 2)).toEqual(env.observations);
        const outputs = await infer(env.observations.slice(), state);
        close(part(rollout.values), outputs.value.data as Float32Array);
        memory.set((outputs.nextState as Tensor).data as Float32Array);
        env.step();
        const final = (await infer(env.finalObservations.slice(), state)).value.data;
        for (let match = 0; match < matches; match++) {
          const isCut = env.truncated[match] === 1;
          const isOver = isCut || env.terminated[match] === 1;
          expect(rollout.ended[step * matches + match] !== 0).toBe(isOver);
          expect(part(rollout.finalValues)[match]).toBeCloseTo(isCut ? (final[match] as number) : 0, 5);
          if (isOver) memory.fill(0, match * actor.stateSize, (match + 1) * actor.stateSize);
          cuts += isCut ? 1 : 0;
          ends += isOver && !isCut ? 1 : 0;
        }
      }
      close(rollout.nextValues, (await infer(env.observations.slice(), state)).value.data as Float32Array);
    }
    // Both kinds of end came up, more often than chunks begin.
    expect(Math.min(cuts, ends)).toBeGreaterThan(3);
    expect((rollouts[1] as Rollout).states.some((x) => x !== 0)).toBe(true);
    await actor.close();
  });
});

describe('rows of a frozen version', () => {
  it('remember by match and forget when one begins', async () => {
    const network = spec('lstm');
    const runtime = await nodeRuntime();
    const manifest = {
      ...drift.manifest,
      teams: 2,
      agents: [
        { name: 'left', team: 0 },
        { name: 'right', team: 1 },
      ],
    };
    const seats = [0, 1, 0].map((learnerTeam, match) => ({
      opponent: match < 2 ? { kind: 'history' as const, group: 0 } : { kind: 'self' as const },
      learnerTeam,
    }));
    // Match 0 is learned from on the left, match 1 on the right: the frozen version has rows 1 and 2.
    const frozenRows = [1, 2];
    const actor = await Actor.create(runtime, network, 1);
    const version = actor.version(versionOf(network));
    const frozen = new FrozenRows(manifest, seats, 0, actor, version);
    const sampler = new ActionSampler(manifest);
    const env = { ...makeToyEnv(drift, 6), manifest };
    const random = new Random(5n);
    const states = new Float32Array(2 * actor.stateSize);
    const chosen = new Set<number>();
    env.masks.fill(1);
    for (let step = 0; step < 40; step++) {
      for (let i = 0; i < env.observations.length; i++) env.observations[i] = 2 * random.nextUnit() - 1;
      env.actions.fill(-1);
      await frozen.decide(env, sampler, random, 0, new PhaseTimer());
      const observations = Float32Array.from(
        frozenRows.flatMap((row) => [...env.observations.slice(row * 2, row * 2 + 2)]),
      );
      const outputs = actor.outputs(2);
      const state = runtime.tensor(states.slice(), [2, actor.stateSize]);
      await actor.infer(version, actor.observations(observations, 2), outputs, state);
      states.set((outputs.nextState as Tensor).data as Float32Array);
      const logits = Array.from(outputs.logits.data as Float32Array);
      const wanted = [-1, -1, -1, -1, -1, -1];
      for (const [at, row] of frozenRows.entries()) {
        const own = logits.slice(at * 4, at * 4 + 4);
        wanted[row] = own.indexOf(Math.max(...own));
        chosen.add(wanted[row] as number);
      }
      expect([...env.actions]).toEqual(wanted);
      if (step % 7 === 3) {
        frozen.begin(step % 2);
        states.fill(0, (step % 2) * actor.stateSize, ((step % 2) + 1) * actor.stateSize);
      }
    }
    expect(chosen.size).toBeGreaterThan(2);
    await actor.close();
  });
});
