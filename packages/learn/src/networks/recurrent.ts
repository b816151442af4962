// Memory from one decision to the next: LSTM (Hochreiter and Schmidhuber 1997, forget gate of Gers et al. 2000) and GRU
// (Cho et al. 2014, the reset gate applied after the product), one step or unrolled over a chunk of an episode.

import { type Graph, inScope, type Value } from '../graph/graph.ts';
import * as op from '../graph/operators.ts';
import { buildDense, constantVector, type NetworkParameter, orthogonal, parameterOf } from './dense.ts';
import { joinColumns } from './initialise.ts';

export type RecurrentSpec = {
  readonly cell: 'lstm' | 'gru';
  /** Units. */
  readonly size: number;
  /** Decisions that a gradient flows back through: the length of a chunk of an episode. */
  readonly steps: number;
};

export type RecurrentInputs = {
  /** [sequences, state size] before the first step */
  readonly state: Value;
  /** 1 where a step goes on with the state before it, 0 where an episode begins: [steps * sequences, 1]; null = 1 */
  readonly keep: Value | null;
  /** Steps in the rows, which are step-major. */
  readonly steps: number;
};

/** Floats of memory of one row: an LSTM keeps output and cell, a GRU its output. */
export const stateSizeOf = (recurrent: RecurrentSpec | undefined): number =>
  recurrent === undefined ? 0 : recurrent.size * (recurrent.cell === 'lstm' ? 2 : 1);

/** Gates in the order of the weights' columns: the sigmoid ones first, then the candidate. */
const gateCount = (recurrent: RecurrentSpec): number => (recurrent.cell === 'lstm' ? 4 : 3);

/** Forget gates start open (Jozefowicz et al. 2015): what is remembered is not lost before it is understood. */
const forgetBias = 1;

export const recurrentParameters = (recurrent: RecurrentSpec, from: number): NetworkParameter[] => {
  const { cell, size } = recurrent;
  const gates = gateCount(recurrent);
  /** Every gate's square or rectangle is orthogonal by itself. */
  const perGate = (name: string, rows: number): NetworkParameter => ({
    name,
    shape: [rows, gates * size],
    initialise: (random) =>
      joinColumns(
        rows,
        Array.from({ length: gates }, () => orthogonal(name, rows, size, 1).initialise(random)),
      ),
  });
  const bias: NetworkParameter = {
    name: `${cell}/input/bias`,
    shape: [gates * size],
    initialise: () => {
      const numbers = new Float32Array(gates * size);
      return cell === 'lstm' ? numbers.fill(forgetBias, size, 2 * size) : numbers;
    },
  };
  const own = [perGate(`${cell}/input/weight`, from), bias, perGate(`${cell}/state/weight`, size)];
  return cell === 'lstm' ? own : [...own, constantVector(`${cell}/candidate/bias`, size)];
};

/** `x` is [steps * sequences, from]; returns outputs [steps * sequences, size] and the state after the last step. */
export const buildRecurrent = (
  graph: Graph,
  recurrent: RecurrentSpec,
  parameters: ReadonlyMap<string, Value>,
  x: Value,
  inputs: RecurrentInputs,
): { readonly output: Value; readonly state: Value } =>
  inScope(graph, recurrent.cell, () => {
    const { cell, size } = recurrent;
    const { steps } = inputs;
    const cut = (value: Value): Value[] =>
      steps === 1
        ? [value]
        : op.split(graph, value, new Array<number>(steps).fill((value.shape[0] as number) / steps), 0);
    const fromInput = cut(buildDense(graph, parameters, `${cell}/input`, x));
    const keep = inputs.keep === null ? null : cut(inputs.keep);
    const step = cell === 'lstm' ? lstmStep : gruStep;
    let parts = cell === 'lstm' ? op.split(graph, inputs.state, [size, size], 1) : [inputs.state];
    const outputs: Value[] = [];
    for (let at = 0; at < steps; at++) {
      parts = inScope(graph, `step${at}`, () => {
        const kept = keep === null ? parts : parts.map((part) => op.mul(graph, part, keep[at] as Value));
        return step(graph, size, parameters, fromInput[at] as Value, kept);
      });
      outputs.push(parts[0] as Value);
    }
    return {
      output: steps === 1 ? (outputs[0] as Value) : op.concat(graph, outputs, 0),
      state: cell === 'lstm' ? op.concat(graph, parts, 1) : (parts[0] as Value),
    };
  });

type Step = (
  graph: Graph,
  size: number,
  parameters: ReadonlyMap<string, Value>,
  fromInput: Value,
  state: readonly Value[],
) => Value[];

/** c' = f c + i tanh(g), h' = o tanh(c'); columns i, f, o, g. */
const lstmStep: Step = (graph, size, parameters, fromInput, [output, cell]) => {
  const sums = op.gemm(graph, output as Value, parameterOf(parameters, 'lstm/state/weight'), { bias: fromInput });
  const [forGates, forCandidate] = op.split(graph, sums, [3 * size, size], 1) as [Value, Value];
  const gates = op.split(graph, op.sigmoid(graph, forGates), [size, size, size], 1);
  const [input, forget, out] = gates as [Value, Value, Value];
  const kept = op.mul(graph, forget, cell as Value);
  const next = op.add(graph, kept, op.mul(graph, input, op.tanh(graph, forCandidate)));
  return [op.mul(graph, out, op.tanh(graph, next)), next];
};

/** n = tanh(x W + b + r (h U + c)), h' = n + z (h - n); columns r, z, n. */
const gruStep: Step = (graph, size, parameters, fromInput, [state]) => {
  const fromState = op.gemm(graph, state as Value, parameterOf(parameters, 'gru/state/weight'));
  const [inputGates, inputCandidate] = op.split(graph, fromInput, [2 * size, size], 1) as [Value, Value];
  const [stateGates, stateCandidate] = op.split(graph, fromState, [2 * size, size], 1) as [Value, Value];
  const gates = op.split(graph, op.sigmoid(graph, op.add(graph, inputGates, stateGates)), [size, size], 1);
  const [reset, update] = gates as [Value, Value];
  const remembered = op.mul(graph, reset, op.add(graph, stateCandidate, parameterOf(parameters, 'gru/candidate/bias')));
  const candidate = op.tanh(graph, op.add(graph, inputCandidate, remembered));
  const distance = op.sub(graph, state as Value, candidate);
  return [op.add(graph, candidate, op.mul(graph, update, distance))];
};
