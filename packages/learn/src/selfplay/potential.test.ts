// Shaping by a potential: what it pays over an episode, and what it refuses.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { corridor, makeToyEnv } from '../../test/toy-env.ts';
import { createRollout } from '../algorithms/rollout.ts';
import { initialiseMlp, type MlpSpec } from '../networks/mlp.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { resolveTrainConfig } from '../train-config.ts';
import { Collector } from './collector.ts';
import { Potential } from './potential.ts';
import { createVersionBoard, writeVersion } from './version-board.ts';

const { manifest } = corridor;
const spec: MlpSpec = { kind: 'mlp', observationSize: 5, hidden: [8], activation: 'relu', heads: [3, 4, 3] };
const potential = { cell1: { weight: 1, min: 0, max: 1 }, cell2: { weight: 3, min: 0, max: 0.5 } };

const collect = async (shaping: Parameters<typeof resolveTrainConfig>[0] & object, gamma: number) => {
  const board = createVersionBoard(spec, 0);
  const ones = new Float32Array(5).fill(1);
  writeVersion(board, 0, [...initialiseMlp(spec, new Random(1n)), new Float32Array(5), ones]);
  const rollout = createRollout(spec, 400, 1);
  const plan = {
    network: spec,
    seats: [{ opponent: { kind: 'self' as const }, learnerTeam: 0 }],
    historyGroups: 0,
    board,
    rollouts: [rollout],
    firstRow: 0,
    firstTeam: 0,
    inferenceThreads: 1,
    gamma,
    potential: resolveTrainConfig({ potential: shaping }).potential,
  };
  const collector = await Collector.create(await nodeRuntime(), makeToyEnv(corridor, 1), [], plan);
  await collector.collect({ rollout: 0, seed: 5n, restartSeed: 0n, botWeights: [], generations: [], epsilon: null });
  await collector.close();
  return rollout;
};

describe('a potential', () => {
  it('is the weighted sum of features within their bounds', () => {
    expect(new Potential(manifest, potential).at(Float32Array.of(9, 9, 0, 1, 1, 0, 0), 2)).toBe(1 + 3 * 0.5);
    expect(new Potential(manifest, {}).isZero).toBe(true);
  });

  it('changes the discounted return of every episode by what it began with, whatever was done', async () => {
    const gamma = 0.9;
    const plain = await collect({}, gamma);
    const shaped = await collect({ cell0: { weight: 2, min: 0, max: 1 }, ...potential }, gamma);
    expect(shaped.actions).toEqual(plain.actions);
    const differences: number[] = [];
    let [difference, discount] = [0, 1];
    for (let step = 0; step < plain.steps; step++) {
      difference += discount * ((shaped.rewards[step] as number) - (plain.rewards[step] as number));
      discount *= gamma;
      if (plain.ended[step] === 0) continue;
      // A cut episode keeps the potential of its last observation, discounted: it is in the value that follows.
      if (plain.finalValues[step] === 0) differences.push(difference);
      [difference, discount] = [0, 1];
    }
    expect(differences.length).toBeGreaterThan(2);
    for (const found of differences) expect(found).toBeCloseTo(-2, 5);
  });

  it('refuses features that are not there and terms that are none', () => {
    expect(() => new Potential(manifest, { cel1: { weight: 1, min: 0, max: 1 } })).toThrow('Did you mean "cell1"?');
    for (const term of [{ weight: 1, min: 2, max: 1 }, { weight: '1', min: 0, max: 1 }, null]) {
      expect(() => resolveTrainConfig({ potential: { cell1: term } })).toThrow('potential["cell1"] is');
    }
  });
});
