// Weights out of a policy file are those that went in; files that do not fit are refused with the reason.

import type { Manifest } from '@jixia/env';
import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { corridor } from '../../test/toy-env.ts';
import { encodeGraph } from '../graph/graph.ts';
import { describeNetwork, initialiseNetwork, type NetworkSpec } from '../networks/network.ts';
import { stateSizeOf } from '../networks/recurrent.ts';
import { buildPolicy } from './policy-graph.ts';
import { describePolicy, encodePolicy } from './policy-manifest.ts';
import { readPolicyWeights } from './policy-weights.ts';

const { manifest } = corridor;
const network: NetworkSpec = { kind: 'mlp', observationSize: 5, hidden: [6, 6], activation: 'relu', heads: [3, 4, 3] };
const normaliser = { mean: new Float32Array(5), inverseDeviation: new Float32Array(5).fill(1) };

const policyOf = (spec: NetworkSpec, weights: readonly Float32Array[], own: Manifest = manifest): Uint8Array => {
  const training = { network: describeNetwork(spec), steps: 10 };
  return encodePolicy(
    buildPolicy(spec, weights, normaliser),
    describePolicy(own, training, stateSizeOf(spec.recurrent)),
  );
};

describe('weights of a policy', () => {
  it.each<[string, NetworkSpec]>([
    ['mlp', network],
    ['gru', { ...network, recurrent: { cell: 'gru', size: 6, steps: 4 } }],
  ])('come out of its file as they went in: %s', (_, spec) => {
    // Fresh biases are all zero: equal constants, which must not become one.
    const weights = initialiseNetwork(spec, new Random(3n));
    const { arrays, description } = readPolicyWeights(policyOf(spec, weights), manifest, spec, 'It');
    expect(arrays).toEqual([...weights, normaliser.mean, normaliser.inverseDeviation]);
    expect(description.training['steps']).toBe(10);
  });

  const weights = initialiseNetwork(network, new Random(3n));
  const bytes = policyOf(network, weights);
  it.each<[string, Uint8Array, NetworkSpec, string]>([
    ['another network', bytes, { ...network, hidden: [7] }, 'It has the network "mlp 6-6 relu", this run "mlp 7 relu"'],
    ['another activation', bytes, { ...network, activation: 'tanh' }, 'this run "mlp 6-6 tanh"'],
    ['told agents', bytes, { ...network, observationSize: 7 }, 'holds [5] as observation_mean'],
    [
      'no manifest',
      encodeGraph(buildPolicy(network, weights, normaliser)),
      network,
      'does not say what it was trained',
    ],
  ])('%s is refused', (_, file, spec, message) => {
    expect(() => readPolicyWeights(file, manifest, spec, 'It')).toThrow(message);
  });

  it('of other rules are refused', () => {
    const other = policyOf(network, weights, { ...manifest, rulesHash: 'b'.repeat(64) });
    expect(() => readPolicyWeights(other, manifest, network, 'The policy')).toThrow(
      expect.objectContaining({ code: 'rules_mismatch', message: expect.stringContaining('The policy: ') }),
    );
  });
});
