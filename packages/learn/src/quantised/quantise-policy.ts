// From a trained policy to one in whole numbers: weights to int8, one scale a column; activations to 12 bits, by what
// observations of real matches make of them.

import { encodeGraph } from '../graph/graph.ts';
import { decodeModel, elementTypeCodes, type ModelMessage } from '../graph/onnx-schema.ts';
import { LearnError } from '../learn-error.ts';
import type { Activation } from '../networks/dense.ts';
import { type MlpSpec, networkParameters } from '../networks/network.ts';
import { normalisedLimit } from '../observation-normaliser.ts';
import { buildPolicy, policyPorts } from '../policy/policy-graph.ts';
import { readPolicyManifest } from '../policy/policy-manifest.ts';
import { encodeIntegerPolicy } from './integer-file.ts';
import {
  activationLimit,
  biasLimit,
  type IntegerLayer,
  type IntegerNetwork,
  logitShift,
  multiplierLimit,
  shiftLimit,
  tableSize,
  tableSteps,
  widestLayer,
} from './integer-network.ts';

type FloatLayer = {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float32Array;
  readonly bias: Float32Array;
};

type FloatNetwork = {
  readonly activation: Activation;
  readonly layers: readonly FloatLayer[];
  readonly mean: Float32Array;
  readonly inverseDeviation: Float32Array;
};

const refuse = (why: string): LearnError =>
  new LearnError(
    'invalid_policy',
    `This policy cannot be quantised: ${why}. Feed-forward policies of \`jixia train\` can (network.kind "mlp", no memory, not told its agent).`,
  );

type Tensor = { readonly data: Float32Array; readonly dims: readonly number[] };

/** The constant that a node takes at a place. */
const constantOf = (
  model: ModelMessage,
  node: ModelMessage['graph']['node'][number] | undefined,
  place: number,
): Tensor => {
  const tensor = model.graph.initializer.find(({ name }) => name === node?.input[place]);
  if (tensor === undefined || tensor.dataType !== elementTypeCodes.float32) {
    throw refuse('its graph is no plain row of dense layers');
  }
  return { data: new Float32Array(new Uint8Array(tensor.rawData).buffer), dims: tensor.dims };
};

const shapeOf = (model: ModelMessage): string =>
  JSON.stringify([
    model.graph.node.map(({ opType, input, output, attribute }) => [
      opType,
      input,
      output,
      attribute.map(({ name, i, ints, s }) => [name, i, ints, s && [...s]]),
    ]),
    model.graph.initializer.map(({ name, dims }) => [name, dims]),
  ]);

/** Reads the layers, and makes sure that there is nothing else in the graph. Throws LearnError `invalid_policy`. */
const readMlp = (bytes: Uint8Array, heads: readonly number[]): FloatNetwork => {
  const model = decodeModel(bytes);
  const operators = new Set(model.graph.node.map(({ opType }) => opType));
  if (operators.has('IntegerMlp')) throw refuse('it is quantised already');
  const constants = new Set(model.graph.initializer.map(({ name }) => name));
  const inputs = model.graph.input.filter(({ name }) => !constants.has(name)).map(({ name }) => name);
  if (inputs.includes(policyPorts.state)) throw refuse('it has memory');
  if (inputs.includes(policyPorts.agent)) throw refuse('it is told which agent it plays');
  const nodesOf = (opType: string) => model.graph.node.filter((node) => node.opType === opType);
  const layers = nodesOf('Gemm').map((node): FloatLayer => {
    const weights = constantOf(model, node, 1);
    const [rows = 0, columns = 0] = weights.dims;
    return { inputs: rows, outputs: columns, weights: weights.data, bias: constantOf(model, node, 2).data };
  });
  const network: FloatNetwork = {
    activation: operators.has('Tanh') ? 'tanh' : 'relu',
    layers,
    mean: constantOf(model, nodesOf('Sub')[0], 1).data,
    inverseDeviation: constantOf(model, nodesOf('Mul')[0], 1).data,
  };
  const spec: MlpSpec = {
    kind: 'mlp',
    observationSize: network.mean.length,
    hidden: layers.slice(0, -1).map(({ outputs }) => outputs),
    activation: network.activation,
    heads,
  };
  const weights = layers.flatMap((layer) => [layer.weights, layer.bias]);
  const isKnown =
    networkParameters(spec).length === weights.length &&
    networkParameters(spec).every(({ shape }, at) => {
      const length = shape.reduce((product: number, size) => product * Number(size), 1);
      return weights[at]?.length === length;
    });
  if (!isKnown || shapeOf(decodeModel(encodeGraph(buildPolicy(spec, weights, network)))) !== shapeOf(model)) {
    throw refuse('its graph is no plain row of dense layers as this version exports it');
  }
  return network;
};

/** Largest activation of each hidden layer over the rows, in double precision. */
const largestActivations = (network: FloatNetwork, rows: Float32Array): number[] => {
  const { layers, mean, inverseDeviation, activation } = network;
  const size = mean.length;
  const largest = layers.slice(0, -1).map(() => 0);
  for (let start = 0; start + size <= rows.length; start += size) {
    let x = Float64Array.from(mean, (centre, i) =>
      Math.min(
        normalisedLimit,
        Math.max(-normalisedLimit, ((rows[start + i] as number) - centre) * (inverseDeviation[i] as number)),
      ),
    );
    for (const [at, layer] of layers.slice(0, -1).entries()) {
      const next = Float64Array.from(layer.bias);
      for (let i = 0; i < layer.inputs; i++) {
        const value = x[i] as number;
        if (value === 0) continue;
        for (let j = 0; j < layer.outputs; j++) {
          next[j] = (next[j] as number) + value * (layer.weights[i * layer.outputs + j] as number);
        }
      }
      x = next.map((value) => (activation === 'relu' ? Math.max(0, value) : Math.tanh(value)));
      largest[at] = Math.max(largest[at] as number, ...x);
    }
  }
  return largest;
};

/** `scale` as a whole multiplier below 2^22 and a shift. */
const wholeScale = (scale: number): readonly [multiplier: number, shift: number] => {
  if (scale === 0) return [0, 0];
  let shift = Math.max(0, Math.min(shiftLimit, 21 - Math.floor(Math.log2(scale))));
  let multiplier = Math.round(scale * 2 ** shift);
  if (multiplier >= multiplierLimit && shift > 0) {
    shift -= 1;
    multiplier = Math.round(scale * 2 ** shift);
  }
  if (multiplier >= multiplierLimit) throw refuse(`one of its scales, ${scale}, is too large`);
  return [multiplier, shift];
};

/** @param unitIn what one of the input means; @param unitOut what one of the output is to mean */
const quantiseLayer = (layer: FloatLayer, unitIn: number, unitOut: number): IntegerLayer => {
  const { inputs, outputs } = layer;
  if (inputs > widestLayer) throw refuse(`a layer has ${inputs} inputs, more than ${widestLayer}`);
  const weights = new Int8Array(inputs * outputs);
  const bias = new Int32Array(outputs);
  const multipliers = new Int32Array(outputs);
  const shifts = new Int32Array(outputs);
  for (let j = 0; j < outputs; j++) {
    let largest = 0;
    for (let i = 0; i < inputs; i++) largest = Math.max(largest, Math.abs(layer.weights[i * outputs + j] as number));
    const offset = layer.bias[j] as number;
    const unit = Math.max(largest / 127, Math.abs(offset) / unitIn / biasLimit) || 1;
    for (let i = 0; i < inputs; i++) {
      weights[i * outputs + j] = Math.round((layer.weights[i * outputs + j] as number) / unit);
    }
    bias[j] = Math.max(-biasLimit, Math.min(biasLimit, Math.round(offset / (unit * unitIn))));
    const isSilent = largest === 0 && offset === 0;
    const [multiplier, shift] = isSilent ? [0, 0] : wholeScale((unit * unitIn) / unitOut);
    multipliers[j] = multiplier;
    shifts[j] = shift;
  }
  return { inputs, outputs, weights, bias, multipliers, shifts };
};

/** Room above the largest activation seen, for what is seen later. */
const headroom = 1.5;

/**
 * Quantises a policy to int8 weights.
 * @param observations f32 [rows, observation.size], raw rows of matches that it played: they set the scales of activations
 * @returns the file of the integer policy, which `loadPolicy` reads like every other
 * @throws LearnError `invalid_policy` where the network is none that can be quantised, `invalid_input` without rows
 */
export const quantisePolicy = (bytes: Uint8Array, observations: Float32Array): Uint8Array => {
  const description = readPolicyManifest(bytes);
  if (description === null) throw refuse('it has no manifest that says what it was made for');
  const network = readMlp(
    bytes,
    description.heads.map(({ size }) => size),
  );
  if (observations.length < network.mean.length) {
    throw new LearnError('invalid_input', 'quantisePolicy needs at least one row of observations.');
  }
  const isRelu = network.activation === 'relu';
  const largest = isRelu ? largestActivations(network, observations) : [];
  let unit = normalisedLimit / activationLimit;
  const inputUnit = unit;
  const layers: IntegerLayer[] = [];
  for (const [at, layer] of network.layers.entries()) {
    const isLast = at === network.layers.length - 1;
    const seen = ((largest[at] ?? 0) * headroom) / activationLimit || 1 / activationLimit;
    const unitOut = isLast ? 2 ** -logitShift : isRelu ? seen : 1 / tableSteps;
    layers.push(quantiseLayer(layer, unit, unitOut));
    unit = isRelu ? unitOut : 1 / activationLimit;
  }
  const table = Int16Array.from({ length: tableSize }, (_, at) =>
    Math.round(Math.tanh((at - tableSize / 2) / tableSteps) * activationLimit),
  );
  const integer: IntegerNetwork = {
    activation: network.activation,
    layers,
    table: isRelu ? null : table,
    mean: network.mean,
    scale: network.inverseDeviation.map((inverse) => inverse / inputUnit),
  };
  return encodeIntegerPolicy(integer, {
    ...description,
    training: { ...description.training, quantised: 'int8 weights, 12-bit activations' },
  });
};
