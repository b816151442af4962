// A policy as a graph: raw observation rows in, logits and values out. Masks are applied outside, by whoever decides.

import {
  addConstant,
  addInput,
  addOutput,
  createGraph,
  type Graph,
  inScope,
  scalar,
  type Value,
} from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { ports } from '../graph/training-step.ts';
import { buildNetwork, type NetworkSpec, networkParameters } from '../networks/network.ts';
import { stateSizeOf } from '../networks/recurrent.ts';
import { normalisedLimit } from '../observation-normaliser.ts';

export const policyPorts = {
  observation: 'observation',
  agent: 'agent',
  mask: 'mask',
  state: 'state',
  nextState: 'next_state',
  logits: 'logits',
  value: 'value',
  mean: 'observation_mean',
  inverseDeviation: 'observation_inverse_deviation',
} as const;

/** Subtracts, multiplies, cuts. Shared by policies and losses. */
export const normaliseObservation = (graph: Graph, observation: Value, mean: Value, inverseDeviation: Value): Value =>
  inScope(graph, 'normalise', () => {
    const scaled = op.mul(graph, op.sub(graph, observation, mean), inverseDeviation);
    return op.clip(graph, scaled, scalar(graph, -normalisedLimit), scalar(graph, normalisedLimit));
  });

/** @param agents how many numbers of agents the network is told apart; 0 = none, or part of the observation */
const finish = (
  graph: Graph,
  spec: NetworkSpec,
  parameters: ReadonlyMap<string, Value>,
  mean: Value,
  deviation: Value,
  agents = 0,
): Graph => {
  let raw = addInput(graph, policyPorts.observation, ['batch', spec.observationSize - agents]);
  if (agents > 0) {
    const agent = op.reshape(graph, addInput(graph, policyPorts.agent, ['batch'], 'int32'), [-1, 1]);
    raw = op.concat(graph, [raw, op.oneHot(graph, agent, agents)], 1);
  }
  const observation = normaliseObservation(graph, raw, mean, deviation);
  const memory = spec.recurrent
    ? { state: addInput(graph, policyPorts.state, ['batch', stateSizeOf(spec.recurrent)]), keep: null, steps: 1 }
    : null;
  const { logits, value, state } = buildNetwork(graph, spec, parameters, { raw, observation, memory });
  addOutput(graph, policyPorts.logits, logits);
  addOutput(graph, policyPorts.value, op.reshape(graph, value, [-1]));
  if (state) addOutput(graph, policyPorts.nextState, state);
  return graph;
};

/**
 * The policy with its weights inside: `observation` [batch, size] -> `logits` [batch, sum of heads], `value` [batch]. With
 * memory also `state` [batch, state size], zeros where an episode begins, -> `next_state`.
 * @param agents above 0: it has another input `agent` int32 [batch], the number of each row's agent in its team
 */
export const buildPolicy = (
  spec: NetworkSpec,
  weights: readonly Float32Array[],
  normaliser: { readonly mean: Float32Array; readonly inverseDeviation: Float32Array },
  agents = 0,
): Graph => {
  const graph = createGraph('policy');
  const parameters = new Map(
    networkParameters(spec).map(({ name, shape }, index) => [
      name,
      addConstant(graph, weights[index] as Float32Array, shape, name, true),
    ]),
  );
  const size = [spec.observationSize];
  const mean = addConstant(graph, normaliser.mean, size, policyPorts.mean, true);
  const deviation = addConstant(graph, normaliser.inverseDeviation, size, policyPorts.inverseDeviation, true);
  return finish(graph, spec, parameters, mean, deviation, agents);
};

/** The same with weights and normalisation as inputs: one session serves every version of a policy. */
export const buildActor = (spec: NetworkSpec): Graph => {
  const graph = createGraph('actor');
  const parameters = new Map(
    networkParameters(spec).map(({ name, shape }) => [name, addInput(graph, ports.parameter(name), shape)]),
  );
  const mean = addInput(graph, policyPorts.mean, [spec.observationSize]);
  const deviation = addInput(graph, policyPorts.inverseDeviation, [spec.observationSize]);
  return finish(graph, spec, parameters, mean, deviation);
};
