// Networks of actor and critic in all kinds: what feeds the trunk (the observation itself, or its entities), dense layers,
// memory where it has one, and the heads. Everything that runs or trains a network goes through here.

import type { Random } from '@jixia/env';
import { type Graph, inScope, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { type Activation, buildDense, buildStack, type NetworkParameter, stackParameters } from './dense.ts';
import {
  buildEntityEncoder,
  type EntityEncoderSpec,
  encodingWidth,
  entityEncoderParameters,
  trunkWidth,
} from './entity-encoder.ts';
import type { TargetLayout } from './entity-layout.ts';
import { headParameters } from './heads.ts';
import { buildRecurrent, type RecurrentInputs, type RecurrentSpec, recurrentParameters } from './recurrent.ts';
import { buildTargetLogits, targetParameters } from './target-attention.ts';

type TrunkSpec = {
  /** Floats of one observation row. */
  readonly observationSize: number;
  /** Widths of the hidden layers, first to last. */
  readonly hidden: readonly number[];
  readonly activation: Activation;
  /** Sizes of the action heads. */
  readonly heads: readonly number[];
  /** Memory between the trunk and the heads; absent = none. */
  readonly recurrent?: RecurrentSpec;
};

/** A network as data; it is written into configurations, checkpoints and policies. */
export type MlpSpec = TrunkSpec & { readonly kind: 'mlp' };

export type EntitySpec = TrunkSpec &
  EntityEncoderSpec & {
    readonly kind: 'entity';
    /** The target head by attention; null = a dense head like the others. */
    readonly target: TargetLayout | null;
  };

export type NetworkSpec = MlpSpec | EntitySpec;

export type NetworkInputs = {
  /** [rows, observationSize] as the scenario writes it */
  readonly raw: Value;
  /** The same, normalised. */
  readonly observation: Value;
  /** What a recurrent network goes on from. */
  readonly memory: RecurrentInputs | null;
};

export type ActorCritic = {
  /** [rows, sum of heads] */
  readonly logits: Value;
  /** [rows, 1] */
  readonly value: Value;
  /** [sequences, state size] after the last step; null without memory */
  readonly state: Value | null;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** Numbers that all heads together put out. */
export const logitCountOf = (spec: NetworkSpec): number => sum(spec.heads);

const targetOf = (spec: NetworkSpec): TargetLayout | null => (spec.kind === 'entity' ? spec.target : null);

/** Width of what the heads see. */
const featureWidth = (spec: NetworkSpec): number => spec.recurrent?.size ?? spec.hidden.at(-1) ?? inputWidth(spec);

const inputWidth = (spec: NetworkSpec): number => (spec.kind === 'entity' ? trunkWidth(spec) : spec.observationSize);

const networkWeights = (spec: NetworkSpec): NetworkParameter[] => {
  const target = targetOf(spec);
  const denseHeads = spec.heads.filter((_, head) => head !== target?.head);
  return [
    ...(spec.kind === 'entity' ? entityEncoderParameters(spec) : []),
    ...stackParameters('', inputWidth(spec), spec.hidden, spec.activation),
    ...(spec.recurrent ? recurrentParameters(spec.recurrent, spec.hidden.at(-1) ?? inputWidth(spec)) : []),
    ...headParameters(featureWidth(spec), sum(denseHeads)),
    ...(spec.kind === 'entity' && target ? targetParameters(target, featureWidth(spec), encodingWidth(spec)) : []),
  ];
};

/** Names and shapes of the weights, in the order of checkpoints. */
export const networkParameters = (spec: NetworkSpec): NetworkParameter[] => networkWeights(spec);

/**
 * Fresh weights: orthogonal, of gain sqrt 2 in hidden layers (tanh: 5/3) and 1 in memory and attention, 0.01 for the
 * heads, so that the first policy is close to uniform, and 1 for the value.
 */
export const initialiseNetwork = (spec: NetworkSpec, random: Random): Float32Array[] =>
  networkWeights(spec).map(({ initialise }) => initialise(random));

/** Appends the network to a graph. */
export const buildNetwork = (
  graph: Graph,
  spec: NetworkSpec,
  parameters: ReadonlyMap<string, Value>,
  inputs: NetworkInputs,
): ActorCritic => {
  const encodings =
    spec.kind === 'entity' ? buildEntityEncoder(graph, spec, parameters, inputs.raw, inputs.observation) : null;
  const trunk = encodings?.trunk ?? inputs.observation;
  let x = buildStack(graph, parameters, '', spec.hidden.length, spec.activation, trunk);
  let state: Value | null = null;
  if (spec.recurrent) {
    const memory = buildRecurrent(graph, spec.recurrent, parameters, x, inputs.memory as RecurrentInputs);
    x = memory.output;
    state = memory.state;
  }
  return inScope(graph, 'heads', () => {
    const all = buildDense(graph, parameters, 'heads', x);
    const target = targetOf(spec);
    if (!target || !encodings) {
      const [logits, value] = op.split(graph, all, [logitCountOf(spec), 1], 1) as [Value, Value];
      return { logits, value, state };
    }
    const before = sum(spec.heads.slice(0, target.head));
    const after = sum(spec.heads.slice(target.head + 1));
    const sizes = [before, after, 1].filter((size) => size > 0);
    const parts = op.split(graph, all, sizes, 1);
    const value = parts.pop() as Value;
    const own = buildTargetLogits(graph, target, parameters, x, encodings.entities);
    parts.splice(before > 0 ? 1 : 0, 0, own);
    return { logits: parts.length === 1 ? own : op.concat(graph, parts, 1), value, state };
  });
};

/** For people: `entity 64-32, attention 4, target attention, 256-256 relu, lstm 256`. */
export const describeNetwork = (spec: NetworkSpec): string => {
  const trunk = `${spec.hidden.join('-')} ${spec.activation}`;
  const memory = spec.recurrent ? [`${spec.recurrent.cell} ${spec.recurrent.size}`] : [];
  if (spec.kind === 'mlp') return [`mlp ${trunk}`, ...memory].join(', ');
  const attention = spec.attentionHeads > 0 ? [`attention ${spec.attentionHeads}`] : [];
  const target = spec.target ? ['target attention'] : [];
  return [`entity ${spec.entityHidden.join('-')}`, ...attention, ...target, trunk, ...memory].join(', ');
};
