// An integer policy as a file: an ONNX container whose one node, `IntegerMlp` of domain `jixia`, takes the layers as
// initialisers. The manifest of the policy lies in it as in every other.

import { decodeModel, encodeModel, type ModelMessage } from '../graph/onnx-schema.ts';
import { LearnError } from '../learn-error.ts';
import { policyPorts } from '../policy/policy-graph.ts';
import { type PolicyManifest, policyMetadataKey } from '../policy/policy-manifest.ts';
import {
  activationLimit,
  biasLimit,
  type IntegerLayer,
  type IntegerNetwork,
  multiplierLimit,
  shiftLimit,
  tableSize,
  widestLayer,
} from './integer-network.ts';

const operator = 'IntegerMlp';
const domain = 'jixia';

/** Of `TensorProto.DataType`. */
const types = { float32: 1, int8: 3, int16: 5, int32: 6 } as const;

type Numbers = Float32Array | Int8Array | Int16Array | Int32Array;

const bytesOf = (data: Numbers): Uint8Array => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

const typeOf = (data: Numbers): number =>
  data instanceof Float32Array
    ? types.float32
    : data instanceof Int8Array
      ? types.int8
      : data instanceof Int16Array
        ? types.int16
        : types.int32;

export const encodeIntegerPolicy = (network: IntegerNetwork, description: PolicyManifest): Uint8Array => {
  const initializer: ModelMessage['graph']['initializer'] = [];
  const add = (name: string, data: Numbers, dims: number[]): void => {
    initializer.push({ name, dims, dataType: typeOf(data), rawData: bytesOf(data) });
  };
  add('input/mean', network.mean, [network.mean.length]);
  add('input/scale', network.scale, [network.scale.length]);
  for (const [at, layer] of network.layers.entries()) {
    add(`layer${at}/weight`, layer.weights, [layer.inputs, layer.outputs]);
    add(`layer${at}/bias`, layer.bias, [layer.outputs]);
    add(`layer${at}/multiplier`, layer.multipliers, [layer.outputs]);
    add(`layer${at}/shift`, layer.shifts, [layer.outputs]);
  }
  if (network.table !== null) add('table', network.table, [tableSize]);
  const port = (name: string, width: number | null) => ({
    name,
    type: {
      tensorType: {
        elemType: types.float32,
        shape: { dim: [{ dimParam: 'batch' }, ...(width === null ? [] : [{ dimValue: width }])] },
      },
    },
  });
  const logits = (network.layers.at(-1) as IntegerLayer).outputs - 1;
  return encodeModel({
    irVersion: 8,
    producerName: 'jixia',
    opsetImport: [
      { domain: '', version: 18 },
      { domain, version: 1 },
    ],
    graph: {
      name: 'integer policy',
      node: [
        {
          name: operator,
          opType: operator,
          domain,
          input: [policyPorts.observation, ...initializer.map(({ name }) => name)],
          output: [policyPorts.logits, policyPorts.value],
          attribute: [{ name: 'activation', type: 3, s: new TextEncoder().encode(network.activation) }],
        },
      ],
      initializer,
      input: [port(policyPorts.observation, network.mean.length)],
      output: [port(policyPorts.logits, logits), port(policyPorts.value, null)],
    },
    metadataProps: [{ key: policyMetadataKey, value: JSON.stringify(description) }],
  });
};

const broken = (what: string): LearnError =>
  new LearnError('invalid_policy', `The integer policy's ${what}. Quantise it again with \`jixia policy quantise\`.`);

class Reader {
  readonly #tensors: ReadonlyMap<string, ModelMessage['graph']['initializer'][number]>;

  constructor(model: ModelMessage) {
    this.#tensors = new Map(model.graph.initializer.map((tensor) => [tensor.name, tensor]));
  }

  has(name: string): boolean {
    return this.#tensors.has(name);
  }

  dims(name: string): readonly number[] {
    return this.#tensors.get(name)?.dims ?? [];
  }

  /** A copy, since the bytes of a file lie at any address. */
  read<T extends Numbers>(name: string, dims: readonly number[], create: (buffer: ArrayBuffer) => T): T {
    const tensor = this.#tensors.get(name);
    const data = tensor === undefined ? null : new Uint8Array(tensor.rawData);
    const length = dims.reduce((product, size) => product * size, 1);
    const isRight = tensor?.dims.length === dims.length && dims.every((size, at) => tensor.dims[at] === size);
    if (data === null || !isRight) throw broken(`tensor ${name} is not [${dims.join(', ')}]`);
    const empty = create(new ArrayBuffer(0));
    if (data.length !== length * empty.BYTES_PER_ELEMENT || tensor?.dataType !== typeOf(empty)) {
      throw broken(`tensor ${name} has the wrong type or number of bytes`);
    }
    return create(data.buffer);
  }
}

const within = (name: string, data: Numbers, low: number, high: number): void => {
  const at = data.findIndex((value: number) => !(value >= low && value <= high));
  if (at >= 0) throw broken(`tensor ${name}[${at}] is ${data[at]}, not ${low} to ${high}`);
};

const int32 = (buffer: ArrayBuffer): Int32Array => new Int32Array(buffer);
const float32 = (buffer: ArrayBuffer): Float32Array => new Float32Array(buffer);

/** The network of an integer policy; null where the model is another. Throws LearnError `invalid_policy`. */
export const readIntegerNetwork = (model: ModelMessage): IntegerNetwork | null => {
  const [node] = model.graph.node;
  if (node?.opType !== operator || node.domain !== domain) return null;
  const spelled = node.attribute.find(({ name }) => name === 'activation')?.s;
  const activation = spelled === undefined ? '' : new TextDecoder().decode(spelled);
  if (activation !== 'relu' && activation !== 'tanh') throw broken(`activation is "${activation}", not relu or tanh`);
  const reader = new Reader(model);
  let width = reader.dims('input/mean')[0] ?? 0;
  const mean = reader.read('input/mean', [width], float32);
  const scale = reader.read('input/scale', [width], float32);
  within('input/mean', mean, -3e38, 3e38);
  within('input/scale', scale, -3e38, 3e38);
  const layers: IntegerLayer[] = [];
  for (let at = 0; reader.has(`layer${at}/weight`); at++) {
    const outputs = reader.dims(`layer${at}/weight`)[1] ?? 0;
    if (width < 1 || width > widestLayer) throw broken(`layer ${at} has ${width} inputs, not 1 to ${widestLayer}`);
    const layer: IntegerLayer = {
      inputs: width,
      outputs,
      weights: reader.read(`layer${at}/weight`, [width, outputs], (buffer) => new Int8Array(buffer)),
      bias: reader.read(`layer${at}/bias`, [outputs], int32),
      multipliers: reader.read(`layer${at}/multiplier`, [outputs], int32),
      shifts: reader.read(`layer${at}/shift`, [outputs], int32),
    };
    within(`layer${at}/bias`, layer.bias, -biasLimit, biasLimit);
    within(`layer${at}/multiplier`, layer.multipliers, 0, multiplierLimit);
    within(`layer${at}/shift`, layer.shifts, 0, shiftLimit);
    layers.push(layer);
    width = outputs;
  }
  if (layers.length === 0 || width < 2) throw broken('layers are missing');
  const table = activation === 'tanh' ? reader.read('table', [tableSize], (buffer) => new Int16Array(buffer)) : null;
  if (table !== null) within('table', table, -activationLimit, activationLimit);
  return { activation, layers, table, mean, scale };
};

/** The same from the bytes of a file. */
export const decodeIntegerPolicy = (bytes: Uint8Array): IntegerNetwork | null => readIntegerNetwork(decodeModel(bytes));
