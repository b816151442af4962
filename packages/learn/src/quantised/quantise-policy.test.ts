// Policies in whole numbers: close to the float policy, the same whatever runs them, and refused where they cannot be.
import { type Manifest, Random } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { beforeAll, expect, test } from 'vitest';
import { initialiseNetwork, type NetworkSpec } from '../networks/network.ts';
import { loadPolicy } from '../policy/node.ts';
import { buildPolicy } from '../policy/policy-graph.ts';
import { describePolicy, encodePolicy } from '../policy/policy-manifest.ts';
import { decodeIntegerPolicy, encodeIntegerPolicy } from './integer-file.ts';
import { IntegerRunner } from './integer-network.ts';
import { quantisePolicy } from './quantise-policy.ts';

let manifest: Manifest;
beforeAll(async () => {
  manifest = (await loadScenario('moba-1v1')).manifest;
});

const rows = 200;

/** Weights of a size that training gives, so that logits differ by more than rounding. */
const policyOf = (change: Partial<NetworkSpec> = {}): Uint8Array => {
  const spec = {
    kind: 'mlp',
    observationSize: manifest.observation.size,
    hidden: [48, 32],
    activation: 'relu',
    heads: manifest.actionHeads.map(({ size }) => size),
    ...change,
  } as NetworkSpec;
  const random = new Random(7n);
  const weights = initialiseNetwork(spec, random).map((data) => data.map((value) => value * 1.5));
  const heads = weights.at(-2) as Float32Array;
  for (let at = 0; at < heads.length; at++) heads[at] = random.nextUnit() - 0.5;
  const bias = weights.at(-1) as Float32Array;
  for (let at = 0; at < bias.length; at++) bias[at] = random.nextUnit() - 0.5;
  const size = spec.observationSize;
  const normaliser = {
    mean: Float32Array.from({ length: size }, () => random.nextUnit()),
    inverseDeviation: Float32Array.from({ length: size }, () => 0.5 + random.nextUnit()),
  };
  const stateSize = spec.recurrent ? 2 * spec.recurrent.size : 0;
  return encodePolicy(buildPolicy(spec, weights, normaliser), describePolicy(manifest, { network: 'mlp' }, stateSize));
};

const observationsOf = (seed: bigint): Float32Array => {
  const random = new Random(seed);
  return Float32Array.from({ length: rows * manifest.observation.size }, () => 3 * random.nextUnit() - 1);
};

const decide = async (bytes: Uint8Array, observations: Float32Array) => {
  const policy = await loadPolicy(bytes, manifest);
  const actions = new Int32Array(rows * manifest.actionHeads.length);
  const values = new Float32Array(rows);
  const masks = new Uint8Array(rows * manifest.masks.size).fill(1);
  await policy.act({ rows, observations, masks, actions, mode: 'greedy', randoms: [], values });
  await policy.close();
  return { actions, values, isExact: policy.isExact };
};

test.each(['relu', 'tanh'] as const)(
  'with %s it decides nearly as the float policy, on rows it was not made from',
  async (activation) => {
    const float = policyOf({ activation });
    const integer = quantisePolicy(float, observationsOf(1n));
    expect(integer.length).toBeLessThan(float.length / 2);
    const [fromFloat, fromInteger] = [
      await decide(float, observationsOf(2n)),
      await decide(integer, observationsOf(2n)),
    ];
    expect([fromFloat.isExact, fromInteger.isExact]).toEqual([false, true]);
    const heads = manifest.actionHeads.length;
    const sameButtons = Array.from(
      { length: rows },
      (_, row) => fromFloat.actions[row * heads] === fromInteger.actions[row * heads],
    );
    expect(sameButtons.filter(Boolean).length).toBeGreaterThan(0.93 * rows);
    const error = fromFloat.values.map((value, row) => Math.abs(value - (fromInteger.values[row] as number)));
    const spread = Math.max(...fromFloat.values) - Math.min(...fromFloat.values);
    expect(Math.max(...error)).toBeLessThan(0.06 * spread);
  },
);

test('its logits are those of arithmetic on big integers', () => {
  const network = decodeIntegerPolicy(quantisePolicy(policyOf(), observationsOf(1n)));
  if (network === null) throw new Error('no integer policy');
  const observations = observationsOf(3n);
  const runner = new IntegerRunner(network);
  const clamp = (value: bigint, low: bigint, high: bigint): bigint => (value < low ? low : value > high ? high : value);
  const size = network.mean.length;
  for (let row = 0; row < 5; row++) {
    let x = Array.from(network.mean, (mean, i) => {
      const value = Math.floor((observations[row * size + i]! - mean) * network.scale[i]! + 0.5);
      return clamp(BigInt(value), -2047n, 2047n);
    });
    for (const [at, layer] of network.layers.entries()) {
      const isLast = at === network.layers.length - 1;
      x = Array.from(layer.bias, (bias, j) => {
        let sum = BigInt(bias);
        for (const [i, value] of x.entries()) sum += value * BigInt(layer.weights[i * layer.outputs + j]!);
        const shift = BigInt(layer.shifts[j]!);
        const half = shift === 0n ? 0n : 1n << (shift - 1n);
        // A shift of a big integer rounds down, as the floor does.
        const scaled = (sum * BigInt(layer.multipliers[j]!) + half) >> shift;
        return isLast ? clamp(scaled, -8388607n, 8388607n) : clamp(scaled, 0n, 2047n);
      });
    }
    expect([...runner.run(observations, row)]).toEqual(x.map(Number));
  }
});

test('a damaged file is refused with what is wrong in it', async () => {
  const network = decodeIntegerPolicy(quantisePolicy(policyOf(), observationsOf(1n)))!;
  const [first, ...rest] = network.layers;
  const shifts = first!.shifts.slice();
  shifts[3] = 60;
  const bytes = encodeIntegerPolicy(
    { ...network, layers: [{ ...first!, shifts }, ...rest] },
    describePolicy(manifest, {}),
  );
  await expect(loadPolicy(bytes, manifest)).rejects.toThrow('layer0/shift[3] is 60, not 0 to 50');
});

test('what cannot be quantised is refused, and why', () => {
  const observations = observationsOf(1n);
  const withMemory = policyOf({ recurrent: { cell: 'gru', size: 16, steps: 1 } });
  expect(() => quantisePolicy(withMemory, observations)).toThrow('it has memory');
  const twice = quantisePolicy(policyOf(), observations);
  expect(() => quantisePolicy(twice, observations)).toThrow('it is quantised already');
  expect(() => quantisePolicy(policyOf(), new Float32Array(3))).toThrow('at least one row');
});
