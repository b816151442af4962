// One step of VDN and QMIX against plain float64 loops with numeric gradients; what a mixer must keep to.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { doorGame } from '../../test/toy-team-env.ts';
import { addInput, addOutput, createGraph, encodeGraph } from '../graph/graph.ts';
import { initialiseNetwork, networkParameters } from '../networks/network.ts';
import { ObservationNormaliser } from '../observation-normaliser.ts';
import type { ReplayReturn } from '../replay-buffer.ts';
import { nodeRuntime } from '../runtime/node.ts';
import type { TeamRows } from '../selfplay/team-rows.ts';
import { resolveTrainConfig } from '../train-config.ts';
import { networkOf } from '../trainer.ts';
import { createQmix, monotonicMixer } from './qmix.ts';
import { type CentralStates, createRollout, type Rollout } from './rollout.ts';
import { createVdn } from './vdn.ts';

const { manifest } = doorGame;
const [maskSize, centralSize, agents, teams, steps] = [18, 2, 2, 3, 10];
const rows = teams * agents;
/** Rows of a team lie apart, to see that they are found. */
const teamRows: TeamRows = {
  teams,
  centralRows: Int32Array.of(0, 1, 2),
  teamOf: Int32Array.of(0, 1, 2, 0, 1, 2),
  slotOf: Int32Array.of(0, 0, 0, 1, 1, 1),
};
const membersOf = (team: number): number[] => [team, team + teams];

const randomRollout = (random: Random): Rollout => {
  const spec = networkOf(manifest, resolveTrainConfig({ isAgentTold: true }));
  const rollout = createRollout(spec, steps, rows, { maskSize, centralSize, teams });
  const masks = rollout.masks as Uint8Array;
  for (const array of [rollout.observations, rollout.rewards, (rollout.central as CentralStates).states]) {
    for (let at = 0; at < array.length; at++) array[at] = random.nextUnit() * 4 - 2;
  }
  for (let step = 0; step < steps; step++) {
    for (let team = 0; team < teams; team++) {
      const luck = random.nextUnit();
      for (const row of membersOf(team)) rollout.ended[step * rows + row] = luck < 0.15 ? 1 : luck < 0.25 ? 2 : 0;
    }
    for (let at = step * rows; at < (step + 1) * rows; at++) {
      const mask = masks.subarray(at * maskSize, (at + 1) * maskSize);
      for (let i = 0; i < maskSize; i++) mask[i] = random.nextUnit() < 0.6 ? 1 : 0;
      mask[random.nextBelow(3)] = 1;
      const pick = (offset: number): number => {
        const legal = [0, 1, 2].filter((i) => mask[offset + i] === 1);
        return legal.length === 0 ? 0 : (legal[random.nextBelow(legal.length)] as number);
      };
      const button = pick(0);
      rollout.actions.set([button, pick(3 + button * 3)], at * 2);
    }
  }
  return rollout;
};

// ---- the plain implementation ----

type Weights = ReadonlyMap<string, Float64Array>;

const dense = (weights: Weights, name: string, x: readonly number[]): number[] => {
  const [weight, bias] = [weights.get(`${name}/weight`), weights.get(`${name}/bias`)] as [Float64Array, Float64Array];
  return Array.from(bias, (start, to) =>
    x.reduce((sum, value, from) => sum + value * (weight[from * bias.length + to] as number), start),
  );
};

/** Logits of both heads and the value. */
const forward = (weights: Weights, observation: ArrayLike<number>): number[] =>
  dense(weights, 'heads', dense(weights, 'dense1', Array.from(observation)).map(Math.tanh));

/** Legal values of a head under a button; none where it takes no part. */
const legalOf = (mask: Uint8Array, head: number, button: number): number[] => {
  if (head > 0 && mask[12 + button * 2 + head] === 0) return [];
  const offset = head === 0 ? 0 : 3 + button * 3;
  return [0, 1, 2].filter((i) => mask[offset + i] === 1);
};
const bestOf = (out: readonly number[], head: number, legal: readonly number[]): number =>
  legal.reduce(
    (best, i) => ((out[head * 3 + i] as number) > (out[head * 3 + best] as number) ? i : best),
    legal[0] ?? 0,
  );

const utility = (out: readonly number[], mask: Uint8Array, action: readonly number[]): number =>
  [0, 1].reduce((total, head) => {
    const legal = legalOf(mask, head, action[0] as number);
    if (legal.length === 0) return total;
    return (
      total +
      (out[head * 3 + (action[head] as number)] as number) -
      (out[head * 3 + bestOf(out, head, legal)] as number)
    );
  }, out[6] as number);

const greedy = (out: readonly number[], mask: Uint8Array): number[] => {
  const button = bestOf(out, 0, legalOf(mask, 0, 0));
  return [button, bestOf(out, 1, legalOf(mask, 1, button))];
};

const mixed = (
  algorithm: string,
  weights: Weights,
  utilities: readonly number[],
  central: readonly number[],
): number => {
  if (algorithm === 'vdn') return utilities.reduce((sum, x) => sum + x, 0);
  const made = (name: string) => dense(weights, `mixer/${name}/output`, central);
  const width = made('bias1').length;
  const first = made('weight1').map(Math.abs);
  const hidden = made('bias1').map((bias, unit) => {
    const x = utilities.reduce((sum, q, agent) => sum + q * (first[agent * width + unit] as number), bias);
    return x > 0 ? x : Math.expm1(x);
  });
  const second = made('weight2').map(Math.abs);
  const last = dense(
    weights,
    'mixer/bias2/output',
    dense(weights, 'mixer/bias2/dense1', central).map((x) => Math.max(0, x)),
  );
  return hidden.reduce((sum, x, unit) => sum + x * (second[unit] as number), last[0] as number);
};

describe('one step', () => {
  it.each([
    ['vdn', {}],
    ['vdn', { nStep: 3, isDouble: false }],
    ['qmix', {}],
    ['qmix', { nStep: 2 }],
  ])('of %s equals plain float64 loops: %o', async (algorithm, change) => {
    const base = {
      hidden: [5],
      activation: 'tanh',
      mixerWidth: 3,
      minibatchSize: 24,
      gamma: 0.9,
      maxGradientNorm: 0.7,
    };
    const own = { algorithm, isAgentTold: true, replayCapacity: 1000, targetEverySteps: 2, targetShare: 0.25 };
    const config = resolveTrainConfig({ ...base, ...own, ...change });
    const network = networkOf(manifest, config);
    const rollout = randomRollout(new Random(4n));
    const runtime = await nodeRuntime();
    const normaliser = new ObservationNormaliser(network.observationSize);
    const inputs = { runtime, manifest, config, network, normaliser, steps, rows, teamRows };
    const learner = await (algorithm === 'vdn' ? createVdn(inputs) : createQmix(inputs));
    const mixer = algorithm === 'vdn' ? [] : monotonicMixer(agents, centralSize, 3).parameters;
    const named = [...networkParameters(network), ...mixer];
    const start = (seed: bigint) => {
      const random = new Random(seed);
      const arrays = [...initialiseNetwork(network, random), ...mixer.map(({ initialise }) => initialise(random))];
      return arrays.map((array, k) => array.map((x) => (k === 2 ? 60 * x : x) + 0.2 * (random.nextUnit() - 0.5)));
    };
    const [weights, targets] = [start(1n), start(2n)];
    const zeros = () => weights.map((array) => new Float32Array(array.length));
    learner.optimiser.loadState({ parameters: weights, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
    learner.target.load(targets);
    learner.replay.add(rollout);
    const found = await learner.step(1e-2, 0.5, new Random(8n));

    const double = (arrays: readonly Float32Array[]): Map<string, Float64Array> =>
      new Map(arrays.map((array, k) => [named[k]?.name as string, Float64Array.from(array)]));
    const [learned, frozen] = [double(weights), double(targets)];
    const seen = (at: number) => rollout.observations.subarray(at * 6, at * 6 + 6);
    const legal = (at: number) => (rollout.masks as Uint8Array).subarray(at * maskSize, (at + 1) * maskSize);
    const central = (step: number, team: number) =>
      Array.from(
        (rollout.central as CentralStates).states.subarray((step * teams + team) * 2, (step * teams + team + 1) * 2),
      );
    const random = new Random(8n);
    const followed: ReplayReturn = { reward: 0, discount: 0, next: 0 };
    const drawn = Array.from({ length: 12 }, () => {
      const team = random.nextBelow(teams);
      const step = learner.replay.drawStep(membersOf(team)[0] as number, random);
      let reward = 0;
      for (const row of membersOf(team)) {
        learner.replay.returnFrom(step, row, config.nStep, 0.9, followed);
        reward += followed.reward / 2;
      }
      if (followed.discount === 0) return { team, step, y: reward * 0.5 };
      const next = membersOf(team).map((row) => followed.next * rows + row);
      const utilities = next.map((at) => {
        const chooser = forward(config.isDouble ? learned : frozen, seen(at));
        return utility(forward(frozen, seen(at)), legal(at), greedy(chooser, legal(at)));
      });
      const value = mixed(algorithm, frozen, utilities, central(followed.next, team));
      return { team, step, y: reward * 0.5 + followed.discount * value };
    });
    const lossNow = (): number =>
      drawn.reduce((total, { team, step, y }) => {
        const utilities = membersOf(team).map((row) => {
          const at = step * rows + row;
          return utility(
            forward(learned, seen(at)),
            legal(at),
            Array.from(rollout.actions.subarray(at * 2, at * 2 + 2)),
          );
        });
        return total + (mixed(algorithm, learned, utilities, central(step, team)) - y) ** 2 / 12;
      }, 0);
    expect(Math.abs(found.tdLoss / lossNow() - 1)).toBeLessThan(1e-4);
    const gradients = named.map(({ name }) => {
      const array = learned.get(name) as Float64Array;
      return array.map((x, i) => {
        array[i] = x + 1e-5;
        const above = lossNow();
        array[i] = x - 1e-5;
        const below = lossNow();
        array[i] = x;
        return (above - below) / 2e-5;
      });
    });
    const norm = Math.sqrt(gradients.reduce((sum, g) => sum + g.reduce((s, x) => s + x * x, 0), 0));
    expect(Math.abs(found.gradientNorm / norm - 1)).toBeLessThan(1e-3);
    // Adam's first step: learning rate * g / (|g| + epsilon); compared where the gradient is not next to nothing.
    let compared = 0;
    learner.optimiser.copyParameters().forEach((array, k) => {
      array.forEach((x, i) => {
        const g = ((gradients[k] as Float64Array)[i] as number) * Math.min(1, 0.7 / norm);
        if (Math.abs(g) < 1e-3) return;
        compared += 1;
        expect(x).toBeCloseTo(
          ((weights[k] as Float32Array)[i] as number) - (1e-2 * g) / (Math.abs(g) + config.adamEpsilon),
          4,
        );
      });
    });
    expect(compared).toBeGreaterThan(50);
    expect(learner.target.save()).toEqual(targets);
    await learner.step(1e-2, 0.5, random);
    expect(learner.target.save()).not.toEqual(targets);
    await learner.close();
  });
});

describe("QMIX's mixer", () => {
  it('never falls where a utility rises, starts close to the sum, and puts a bias per state on top', async () => {
    const runtime = await nodeRuntime();
    const mixer = monotonicMixer(3, 4, 8);
    const count = 200;
    const graph = createGraph('mixer');
    const named = new Map(mixer.parameters.map(({ name, shape }) => [name, addInput(graph, name, shape)]));
    const utilities = addInput(graph, 'utilities', [count, 3]);
    addOutput(graph, 'q', mixer.mix(graph, named, utilities, addInput(graph, 'central', [count, 4])));
    const session = await runtime.createSession(encodeGraph(graph), { threads: 1 });
    const random = new Random(5n);
    const draw = (length: number, size = 1) => Float32Array.from({ length }, () => size * (random.nextUnit() * 2 - 1));
    const run = async (weights: readonly Float32Array[], q: Float32Array, central: Float32Array) => {
      const tensors = mixer.parameters.map(({ name, shape }, k) => [
        name,
        runtime.tensor(weights[k] as Float32Array, shape),
      ]);
      const feeds = { utilities: runtime.tensor(q, [count, 3]), central: runtime.tensor(central, [count, 4]) };
      return (await session.evaluate({ ...Object.fromEntries(tensors), ...feeds }))['q']?.data as Float32Array;
    };
    const [q, central] = [draw(count * 3, 3), draw(count * 4, 2)];
    const wild = mixer.parameters.map(({ shape }) => draw(shape.reduce((size, dim) => size * dim, 1)));
    const before = await run(wild, q, central);
    for (let agent = 0; agent < 3; agent++) {
      const after = await run(
        wild,
        q.map((x, at) => x + (at % 3 === agent ? 0.5 : 0)),
        central,
      );
      for (const [at, x] of after.entries()) expect(x).toBeGreaterThanOrEqual((before[at] as number) - 1e-5);
    }
    // At the mean state and with positive utilities only what sums up is left, and the last bias is 0.
    const fresh = mixer.parameters.map(({ initialise }) => initialise(random));
    const sums = await run(fresh, q.map(Math.abs), new Float32Array(count * 4));
    for (const [at, x] of sums.entries()) {
      const sum = [0, 1, 2].reduce((total, i) => total + Math.abs(q[at * 3 + i] as number), 0);
      expect(x).toBeCloseTo(sum, 3);
    }
    await session.close();
  });
});
