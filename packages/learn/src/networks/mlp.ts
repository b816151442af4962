// The feed-forward actor-critic by its own name: dense layers on the observation, then all action heads and the value.

import type { Random } from '@jixia/env';
import type { Graph, Value } from '../graph/graph.ts';
import type { ParameterSpec } from '../graph/training-step.ts';
import { type ActorCritic, buildNetwork, initialiseNetwork, type MlpSpec, networkParameters } from './network.ts';

export type { ActorCritic, MlpSpec } from './network.ts';

/** Names and shapes of the weights, in the order of checkpoints. */
export const mlpParameters = (spec: MlpSpec): ParameterSpec[] => networkParameters(spec);

/** Appends the network to a graph. `observation` is [rows, observationSize], normalised. */
export const buildMlp = (
  graph: Graph,
  spec: MlpSpec,
  parameters: ReadonlyMap<string, Value>,
  observation: Value,
): Omit<ActorCritic, 'state'> => buildNetwork(graph, spec, parameters, { raw: observation, observation, memory: null });

export const initialiseMlp = (spec: MlpSpec, random: Random): Float32Array[] => initialiseNetwork(spec, random);
