// MAPPO's central critic against plain float64 loops: what it values, what its loss compares, and PopArt.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { doorGame } from '../../test/toy-team-env.ts';
import { networkParameters } from '../networks/network.ts';
import { ObservationNormaliser } from '../observation-normaliser.ts';
import { nodeRuntime } from '../runtime/node.ts';
import type { TeamRows } from '../selfplay/team-rows.ts';
import { resolveTrainConfig } from '../train-config.ts';
import { networkOf } from '../trainer.ts';
import { Mappo } from './mappo.ts';
import { type CentralStates, createRollout } from './rollout.ts';
import { ValueNormaliser } from './value-normaliser.ts';

const { manifest } = doorGame;
const [steps, teams, centralSize] = [6, 2, 2];
const rows = 4;
const teamRows: TeamRows = {
  teams,
  centralRows: Int32Array.of(0, 1),
  teamOf: Int32Array.of(0, 1, 0, 1),
  slotOf: Int32Array.of(0, 0, 1, 1),
};

const config = resolveTrainConfig({
  algorithm: 'mappo',
  hidden: [6],
  criticHidden: [5, 4],
  minibatchSize: 24,
  isAdvantageNormalised: false,
  gamma: 0.9,
  lambda: 0.8,
});

const open = async () => {
  const network = networkOf(manifest, config);
  const normaliser = new ObservationNormaliser(network.observationSize);
  const base = { runtime: await nodeRuntime(), config, network, normaliser, teamRows };
  const mappo = await Mappo.create({ ...base, rolloutRows: steps * rows, centralSize, agentsPerTeam: 2 });
  mappo.initialise(new Random(3n));
  const random = new Random(4n);
  const rollout = createRollout(network, steps, rows, { maskSize: 0, centralSize, teams });
  const { states, nextStates, finalStates } = rollout.central as CentralStates;
  for (const array of [rollout.observations, rollout.rewards, states, nextStates, finalStates]) {
    for (let at = 0; at < array.length; at++) array[at] = random.nextUnit() * 4 - 2;
  }
  rollout.legal.fill(1);
  rollout.participation.fill(1);
  rollout.logProbabilities.fill(-2);
  // Team 0 is ended by the rules in step 2, team 1 cut in step 3; what players said of it is not to matter.
  for (const [step, team, how] of [
    [2, 0, 1],
    [3, 1, 2],
  ] as const) {
    for (const row of [team, team + 2]) rollout.ended[step * rows + row] = how;
  }
  rollout.finalValues.fill(99);
  return { mappo, rollout, network };
};

/** The critic in float64. @param weights the last of the parameters */
const criticOf = (weights: readonly Float32Array[]) => (central: readonly number[], slot: number) => {
  let x = [...central, slot === 0 ? 1 : 0, slot === 1 ? 1 : 0];
  for (let layer = 0; layer < 3; layer++) {
    const [weight, bias] = [weights[layer * 2] as Float32Array, weights[layer * 2 + 1] as Float32Array];
    const y = Array.from(bias, (start, to) =>
      x.reduce((sum, value, from) => sum + value * (weight[from * bias.length + to] as number), start),
    );
    x = layer < 2 ? y.map((value) => Math.max(0, value)) : y;
  }
  return x[0] as number;
};

describe('an update', () => {
  it('values what the central states show, cut episodes by their last one, and learns normalised returns', async () => {
    const { mappo, rollout, network } = await open();
    const central = rollout.central as CentralStates;
    const critic = criticOf(mappo.ppo.optimiser.copyParameters().slice(networkParameters(network).length));
    const norm = new ObservationNormaliser(centralSize);
    norm.update(central.states, steps * teams);
    const valueAt = (states: Float32Array, step: number, row: number): number => {
      const at = (step * teams + (teamRows.teamOf[row] as number)) * centralSize;
      const own = [0, 1].map((i) => {
        const x = ((states[at + i] as number) - (norm.mean[i] as number)) * (norm.inverseDeviation[i] as number);
        return Math.min(5, Math.max(-5, x));
      });
      return critic(own, teamRows.slotOf[row] as number);
    };
    const wanted: number[] = new Array(steps * rows);
    const values: number[] = new Array(steps * rows);
    for (let row = 0; row < rows; row++) {
      let [next, advantage] = [valueAt(central.nextStates, 0, row), 0];
      for (let step = steps - 1; step >= 0; step--) {
        const at = step * rows + row;
        if (rollout.ended[at] !== 0) {
          next = rollout.ended[at] === 2 ? valueAt(central.finalStates, step, row) : 0;
          advantage = 0;
        }
        const value = valueAt(central.states, step, row);
        advantage = (rollout.rewards[at] as number) * 0.5 + 0.9 * next - value + 0.9 * 0.8 * advantage;
        values[at] = value;
        wanted[at] = advantage + value;
        next = value;
      }
    }
    const stats = await mappo.update(rollout, { progress: 0, rewardScale: 0.5, random: new Random(1n) });
    const mean = wanted.reduce((sum, x) => sum + x, 0) / wanted.length;
    const deviation = Math.sqrt(wanted.reduce((sum, x) => sum + (x - mean) ** 2, 0) / wanted.length);
    expect(stats['returnMean']).toBeCloseTo(mean, 4);
    expect(stats['returnDeviation']).toBeCloseTo(deviation, 4);
    let squares = 0;
    for (let at = 0; at < wanted.length; at++) {
      expect(rollout.returns[at]).toBeCloseTo(((wanted[at] as number) - mean) / deviation, 4);
      expect(rollout.values[at]).toBeCloseTo(((values[at] as number) - mean) / deviation, 4);
      squares += (((wanted[at] as number) - (values[at] as number)) / deviation) ** 2;
    }
    // The first minibatch is the whole rollout: the critic's last layer has moved with the statistics, or this were another.
    expect(stats['valueLoss']).toBeCloseTo((0.5 * squares) / wanted.length, 4);
    await mappo.close();
  });

  it('moves the critic and the actor, but not the value that the actor would say', async () => {
    const { mappo, rollout, network } = await open();
    const before = mappo.ppo.optimiser.copyParameters();
    await mappo.update(rollout, { progress: 0, rewardScale: 1, random: new Random(1n) });
    const after = mappo.ppo.optimiser.copyParameters();
    for (const [index, array] of before.entries()) expect(after[index]).not.toEqual(array);
    const actor = mappo.actorWeights();
    expect(actor.length).toBe(networkParameters(network).length);
    const [heads, bias] = actor.slice(-2) as [Float32Array, Float32Array];
    for (let at = bias.length - 1; at < heads.length; at += bias.length) expect(heads[at]).toBe(0);
    expect(bias.at(-1)).toBe(0);
    await mappo.close();
  });

  it('stops where a central state is no number', async () => {
    const { mappo, rollout } = await open();
    (rollout.central as CentralStates).states[3] = Number.NaN;
    const update = mappo.update(rollout, { progress: 0, rewardScale: 1, random: new Random(1n) });
    await expect(update).rejects.toThrow('the central states first became NaN');
    await mappo.close();
  });
});

describe('PopArt', () => {
  it('keeps what the critic says while mean and deviation follow the returns', () => {
    const random = new Random(2n);
    const normaliser = new ValueNormaliser(0.9);
    const [weights, bias] = [Float32Array.of(0.5, -1.5, 2), Float32Array.of(0.25)];
    const inputs = Array.from({ length: 20 }, () => [0, 1, 2].map(() => random.nextUnit() * 2 - 1));
    const say = () =>
      inputs.map((x) =>
        normaliser.restore(x.reduce((sum, value, i) => sum + value * (weights[i] as number), bias[0] as number)),
      );
    const first = say();
    for (let update = 0; update < 60; update++) {
      const returns = Float32Array.from({ length: 500 }, () => 40 + 12 * (random.nextUnit() - 0.5));
      normaliser.update(returns, weights, bias);
      for (const [at, x] of say().entries()) expect(x).toBeCloseTo(first[at] as number, 3);
      normaliser.normalise(returns);
      if (update < 5) continue;
      expect(Math.abs(returns.reduce((sum, x) => sum + x, 0) / 500)).toBeLessThan(0.2);
      expect(Math.abs(Math.sqrt(returns.reduce((sum, x) => sum + x * x, 0) / 500) - 1)).toBeLessThan(0.1);
    }
    const copy = new ValueNormaliser(0.9);
    copy.loadState(normaliser.saveState());
    expect([copy.mean, copy.deviation]).toEqual([normaliser.mean, normaliser.deviation]);
  });

  it('does not blow up returns that never differ', () => {
    const normaliser = new ValueNormaliser(0.9);
    const [weights, bias] = [Float32Array.of(1), Float32Array.of(0)];
    normaliser.update(new Float32Array(10).fill(3), weights, bias);
    expect([normaliser.mean, normaliser.deviation]).toEqual([3, 0.01]);
  });
});
