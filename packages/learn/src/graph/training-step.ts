// One optimiser step as one graph: forward, loss, backward, clip by global norm, Adam. Or the same in two graphs, one
// that adds up gradients of micro-batches and one that applies them.

import { LearnError } from '../learn-error.ts';
import { differentiate } from './differentiate.ts';
import { addInput, addOutput, createGraph, type Graph, inScope, scalar, type Value } from './graph.ts';
import * as op from './operators.ts';

export type ParameterSpec = { readonly name: string; readonly shape: readonly number[] };

export type AdamSpec = {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** Gradients are scaled down to this global L2 norm. */
  readonly maxGradientNorm: number;
};

export type LossResult = {
  readonly loss: Value;
  /** Scalars reported after the step, by name; the loss itself and the gradient norm are added. */
  readonly stats: Readonly<Record<string, Value>>;
};

export type TrainingStepSpec = {
  readonly name: string;
  readonly parameters: readonly ParameterSpec[];
  /** Appends its inputs and the loss. */
  readonly loss: (graph: Graph, parameters: ReadonlyMap<string, Value>) => LossResult;
  readonly adam: AdamSpec;
};

/** Names of a training graph's inputs and outputs; `parameter`, `firstMoment`, `secondMoment`, `gradient` per weight. */
export const ports = {
  parameter: (name: string) => `parameter/${name}`,
  firstMoment: (name: string) => `adam_m/${name}`,
  secondMoment: (name: string) => `adam_v/${name}`,
  gradient: (name: string) => `gradient/${name}`,
  next: (port: string) => `next/${port}`,
  learningRate: 'learning_rate',
  firstCorrection: 'adam_correction_1',
  secondCorrection: 'adam_correction_2',
  stats: 'stats',
  gradientNorm: 'gradient_norm',
};

export type BuiltGraph = { readonly graph: Graph; readonly statNames: readonly string[] };

/**
 * Everything in one graph. Inputs: weights, Adam's moments, `learning_rate`, `adam_correction_1|2` (1 - beta^t) and
 * those of the loss; outputs: `next/...` of weights and moments, `stats` [n + 1] (loss last), `gradient_norm` [].
 */
export const buildTrainingStep = (spec: TrainingStepSpec): BuiltGraph => {
  const graph = createGraph(`${spec.name}_training_step`);
  const parameters = parameterInputs(graph, spec.parameters);
  const { loss, stats } = spec.loss(graph, parameters);
  const targets = spec.parameters.map(({ name }) => parameters.get(name) as Value);
  const gradients = differentiate(graph, loss, targets);
  appendAdam(graph, spec, parameters, gradients);
  return { graph, statNames: appendStats(graph, { ...stats, loss }) };
};

/** Adds the gradients of one micro-batch: inputs weights, `gradient/...` so far; outputs `next/gradient/...`, `stats`. */
export const buildGradientStep = (spec: TrainingStepSpec): BuiltGraph => {
  const graph = createGraph(`${spec.name}_gradients`);
  const parameters = parameterInputs(graph, spec.parameters);
  const { loss, stats } = spec.loss(graph, parameters);
  const targets = spec.parameters.map(({ name }) => parameters.get(name) as Value);
  const gradients = differentiate(graph, loss, targets);
  spec.parameters.forEach(({ name, shape }, index) => {
    const port = ports.gradient(name);
    const total = op.add(graph, addInput(graph, port, shape), gradients[index] as Value);
    addOutput(graph, ports.next(port), total);
  });
  return { graph, statNames: appendStats(graph, { ...stats, loss }) };
};

/** Applies added-up gradients: inputs weights, moments, `gradient/...`; outputs as of the training step, but `stats`. */
export const buildApplyStep = (spec: Pick<TrainingStepSpec, 'name' | 'parameters' | 'adam'>): Graph => {
  const graph = createGraph(`${spec.name}_apply`);
  const parameters = parameterInputs(graph, spec.parameters);
  const gradients = spec.parameters.map(({ name, shape }) => addInput(graph, ports.gradient(name), shape));
  appendAdam(graph, spec, parameters, gradients);
  return graph;
};

const parameterInputs = (graph: Graph, specs: readonly ParameterSpec[]): Map<string, Value> =>
  new Map(specs.map(({ name, shape }) => [name, addInput(graph, ports.parameter(name), shape)]));

const appendAdam = (
  graph: Graph,
  { parameters: specs, adam }: Pick<TrainingStepSpec, 'parameters' | 'adam'>,
  parameters: ReadonlyMap<string, Value>,
  gradients: readonly Value[],
): void => {
  const learningRate = addInput(graph, ports.learningRate, []);
  const firstCorrection = addInput(graph, ports.firstCorrection, []);
  const secondCorrection = addInput(graph, ports.secondCorrection, []);
  const scale = inScope(graph, 'clip', () => {
    let squares: Value | undefined;
    for (const gradient of gradients) {
      const own = op.reduceSum(graph, op.mul(graph, gradient, gradient));
      squares = squares ? op.add(graph, squares, own) : own;
    }
    if (!squares) throw new LearnError('shape_mismatch', 'A training step needs at least one parameter.');
    const norm = op.sqrt(graph, squares);
    addOutput(graph, ports.gradientNorm, norm);
    const limit = scalar(graph, adam.maxGradientNorm);
    // At or below the limit this is exactly 1.
    return op.div(graph, limit, op.max(graph, norm, limit));
  });
  inScope(graph, 'adam', () => {
    specs.forEach(({ name, shape }, index) => {
      inScope(graph, name, () => {
        const gradient = op.mul(graph, gradients[index] as Value, scale);
        const blend = (port: string, beta: number, fresh: Value): Value => {
          const moment = addInput(graph, port, shape);
          const kept = op.mul(graph, moment, scalar(graph, beta));
          const next = op.add(graph, kept, op.mul(graph, fresh, scalar(graph, 1 - beta)));
          addOutput(graph, ports.next(port), next);
          return next;
        };
        const first = blend(ports.firstMoment(name), adam.beta1, gradient);
        const second = blend(ports.secondMoment(name), adam.beta2, op.mul(graph, gradient, gradient));
        const root = op.sqrt(graph, op.div(graph, second, secondCorrection));
        const direction = op.div(graph, first, op.add(graph, root, scalar(graph, adam.epsilon)));
        const step = op.mul(graph, direction, op.div(graph, learningRate, firstCorrection));
        addOutput(graph, ports.next(ports.parameter(name)), op.sub(graph, parameters.get(name) as Value, step));
      });
    });
  });
};

const appendStats = (graph: Graph, stats: Readonly<Record<string, Value>>): string[] => {
  const parts = Object.values(stats).map((value) => op.reshape(graph, value, [1]));
  addOutput(graph, ports.stats, op.concat(graph, parts, 0));
  return Object.keys(stats);
};
