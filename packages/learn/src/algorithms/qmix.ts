// QMIX (Rashid et al. 2018, arXiv 1803.11485): the team's value comes out of a small network over the agents' utilities.
// Its weights are put out by other networks that see the central state, and are made positive, so that the value never
// falls where a utility rises. Every detail is listed in docs/algorithms/qmix.md; the rest is value-decomposition.ts.

import { abs } from '../graph/abs.ts';
import { elu } from '../graph/elu.ts';
import { inScope, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { buildPerceptron, type PerceptronSpec, perceptronParameters } from '../networks/perceptron.ts';
import { teamSize } from '../selfplay/team-rows.ts';
import { type Mixer, ValueDecomposition, type ValueDecompositionInputs } from './value-decomposition.ts';

/** @param width of the mixing network's hidden layer; the last bias has a hidden layer of the same width */
export const monotonicMixer = (agents: number, centralSize: number, width: number): Mixer => {
  const hypernetwork = (name: string, outputSize: number): PerceptronSpec => ({
    name: `mixer/${name}`,
    inputSize: centralSize,
    hidden: [],
    outputSize,
  });
  // Weights start around 1 and 1 / width, so that the mix starts close to the sum, and no utility without an effect.
  const specs = {
    weight1: { ...hypernetwork('weight1', agents * width), start: { mean: 1, spread: 0.5 } },
    bias1: hypernetwork('bias1', width),
    weight2: { ...hypernetwork('weight2', width), start: { mean: 1 / width, spread: 0.5 / width } },
    bias2: { ...hypernetwork('bias2', 1), hidden: [width] },
  };
  const all = Object.values(specs);
  return {
    parameters: all.flatMap(perceptronParameters),
    centralSize,
    mix: (graph, parameters, utilities, central) =>
      inScope(graph, 'mixer', () => {
        const teams = utilities.shape[0] as number;
        const made = (spec: PerceptronSpec): Value => buildPerceptron(graph, spec, parameters, central as Value);
        const weight1 = op.reshape(graph, abs(graph, made(specs.weight1)), [teams, agents, width]);
        const column = op.reshape(graph, utilities, [teams, agents, 1]);
        const weighted = op.reduceSum(graph, op.mul(graph, weight1, column), [1]);
        const hidden = elu(graph, op.add(graph, weighted, made(specs.bias1)));
        const weight2 = abs(graph, made(specs.weight2));
        const value = op.reduceSum(graph, op.mul(graph, hidden, weight2), [1], true);
        return op.add(graph, value, made(specs.bias2));
      }),
  };
};

export const createQmix = (inputs: ValueDecompositionInputs): Promise<ValueDecomposition> => {
  const { manifest, config } = inputs;
  return ValueDecomposition.create(
    inputs,
    monotonicMixer(teamSize(manifest), manifest.central?.size ?? 0, config.mixerWidth),
  );
};
