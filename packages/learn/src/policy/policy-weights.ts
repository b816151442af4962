// Takes the weights of a policy out of its ONNX file, for a network that goes on from them or plays with them.

import type { Manifest } from '@jixia/env';
import { constantPrefix } from '../graph/graph.ts';
import { decodeModel } from '../graph/onnx-schema.ts';
import { LearnError } from '../learn-error.ts';
import { describeNetwork, type NetworkSpec, networkParameters } from '../networks/network.ts';
import type { VersionArrays } from '../selfplay/version-board.ts';
import { policyPorts } from './policy-graph.ts';
import { checkPolicyManifest, type PolicyManifest, readPolicyManifest } from './policy-manifest.ts';

export type PolicyWeights = {
  /** Weights in the order of the parameters, then the normaliser's mean and inverse deviation. */
  readonly arrays: VersionArrays;
  readonly description: PolicyManifest;
};

/**
 * @param what names the policy in messages
 * @throws LearnError `invalid_policy` where it is none of this network, `rules_mismatch` where it is one of other rules
 */
export const readPolicyWeights = (
  bytes: Uint8Array,
  manifest: Manifest,
  network: NetworkSpec,
  what: string,
): PolicyWeights => {
  const refuse = (problem: string): never => {
    throw new LearnError('invalid_policy', `${what} ${problem}`);
  };
  const model = decodeModel(bytes);
  const description = readPolicyManifest(bytes);
  if (description === null) {
    return refuse('does not say what it was trained for; only policies that `jixia train` wrote can be gone on with.');
  }
  try {
    checkPolicyManifest(description, manifest, 'same');
  } catch (cause) {
    if (cause instanceof LearnError) throw new LearnError(cause.code, `${what}: ${cause.message}`, { cause });
    throw cause;
  }
  const [own, wanted] = [String(description.training['network'] ?? 'unknown'), describeNetwork(network)];
  if (own !== wanted) {
    refuse(`has the network "${own}", this run "${wanted}"; set hidden, activation and network as they were there.`);
  }
  const constants = new Map(model.graph.initializer.map((tensor) => [tensor.name, tensor]));
  const read = (name: string, shape: readonly number[]): Float32Array => {
    const tensor = constants.get(`${constantPrefix}${name}`);
    const sizeBytes = shape.reduce((size, dim) => size * dim, 4);
    if (tensor?.rawData.length !== sizeBytes || tensor.dims.join() !== shape.join()) {
      const found = tensor ? `[${tensor.dims.join(', ')}]` : 'nothing';
      refuse(
        `holds ${found} as ${name}, this run's network [${shape.join(', ')}]; set isAgentTold and network as they ` +
          'were there, or export it again.',
      );
    }
    // A copy: the bytes of a file need not be aligned.
    return new Float32Array(new Uint8Array((tensor as { rawData: Uint8Array }).rawData).buffer);
  };
  const normalisation = [policyPorts.mean, policyPorts.inverseDeviation].map((name) =>
    read(name, [network.observationSize]),
  );
  const weights = networkParameters(network).map(({ name, shape }) => read(name, shape));
  return { arrays: [...weights, ...normalisation], description };
};
