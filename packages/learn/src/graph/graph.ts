// A computation as plain data: values with shapes, nodes in order, constants. Operators append to it, `encodeGraph`
// turns it into an ONNX file. Names are paths (`trunk/dense1/Gemm`), so that the file reads well in a graph viewer.

import { LearnError } from '../learn-error.ts';
import { type AttributeMessage, elementTypeCodes, encodeModel, type ValueInfoMessage } from './onnx-schema.ts';

/** A fixed size, or the name of a size known only at run time (`batch`). */
export type Dim = number | string;
export type ElementType = keyof typeof elementTypeCodes;
export type Value = { readonly name: string; readonly shape: readonly Dim[]; readonly type: ElementType };
export type Attributes = Readonly<Record<string, number | string | readonly number[]>>;
export type GraphNode = {
  readonly op: string;
  readonly name: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Attributes;
};
export type ConstantData = Float32Array | Int32Array | BigInt64Array;
export type Graph = {
  readonly name: string;
  readonly nodes: GraphNode[];
  readonly inputs: Value[];
  readonly outputs: Value[];
  readonly constants: { readonly value: Value; readonly data: ConstantData }[];
  readonly usedNames: Map<string, number>;
  readonly constantsByContent: Map<string, Value>;
  scope: string;
};

/** The operator set version of every graph here; everything used exists in it on all execution providers. */
export const opsetVersion = 18;

export function createGraph(name: string): Graph {
  return {
    name,
    nodes: [],
    inputs: [],
    outputs: [],
    constants: [],
    usedNames: new Map(),
    constantsByContent: new Map(),
    scope: '',
  };
}

/** Nodes that `body` adds get `scope/` before their names. */
export function inScope<T>(graph: Graph, scope: string, body: () => T): T {
  const outer = graph.scope;
  graph.scope = outer === '' ? scope : `${outer}/${scope}`;
  try {
    return body();
  } finally {
    graph.scope = outer;
  }
}

export function addInput(graph: Graph, name: string, shape: readonly Dim[], type: ElementType = 'float32'): Value {
  if (graph.usedNames.has(name)) {
    throw new LearnError('shape_mismatch', `Graph ${graph.name} has two inputs named ${name}.`);
  }
  graph.usedNames.set(name, 1);
  const value: Value = { name, shape: [...shape], type };
  graph.inputs.push(value);
  return value;
}

/** Makes `value` an output called `name`. */
export function addOutput(graph: Graph, name: string, value: Value): void {
  if (graph.usedNames.has(name)) {
    throw new LearnError('shape_mismatch', `Graph ${graph.name}: the name ${name} of an output is taken.`);
  }
  graph.usedNames.set(name, 1);
  const output: Value = { name, shape: value.shape, type: value.type };
  graph.nodes.push({ op: 'Identity', name: `${name}/Identity`, inputs: [value], outputs: [output], attributes: {} });
  graph.outputs.push(output);
}

/** Names of constants in files begin with it. */
export const constantPrefix = 'constants/';

/** A constant tensor; equal small constants are stored once, unless `isAlone`: then it is found under its name. */
export function addConstant(
  graph: Graph,
  data: ConstantData,
  shape: readonly number[],
  hint = 'constant',
  isAlone = false,
): Value {
  const size = shape.reduce((product, dim) => product * dim, 1);
  if (size !== data.length) {
    throw new LearnError('shape_mismatch', `Constant ${hint}: ${data.length} values for shape ${formatShape(shape)}.`);
  }
  const type: ElementType = data instanceof Float32Array ? 'float32' : data instanceof Int32Array ? 'int32' : 'int64';
  const key = size <= 64 && !isAlone ? `${type}:${shape.join('x')}:${data.join(',')}` : undefined;
  const known = key === undefined ? undefined : graph.constantsByContent.get(key);
  if (known) return known;
  const value: Value = { name: uniqueName(graph, `${constantPrefix}${hint}`), shape: [...shape], type };
  graph.constants.push({ value, data });
  if (key !== undefined) graph.constantsByContent.set(key, value);
  return value;
}

/** A float32 scalar (shape []). */
export function scalar(graph: Graph, number: number): Value {
  return addConstant(graph, Float32Array.of(number), [], `${number}`);
}

/** Appends a node with outputs of known shapes; returns the outputs. */
export function addNode(
  graph: Graph,
  op: string,
  inputs: readonly Value[],
  outputs: readonly { readonly shape: readonly Dim[]; readonly type?: ElementType }[],
  attributes: Attributes = {},
  hint: string = op,
): Value[] {
  const name = uniqueName(graph, graph.scope === '' ? hint : `${graph.scope}/${hint}`);
  const values = outputs.map(
    (output, index): Value => ({
      name: outputs.length === 1 ? name : `${name}:${index}`,
      shape: [...output.shape],
      type: output.type ?? 'float32',
    }),
  );
  graph.nodes.push({ op, name, inputs: [...inputs], outputs: [...values], attributes });
  return values;
}

export function formatShape(shape: readonly Dim[]): string {
  return `[${shape.join(', ')}]`;
}

export function sameShape(a: readonly Dim[], b: readonly Dim[]): boolean {
  return a.length === b.length && a.every((dim, index) => dim === b[index]);
}

/** Nodes that an output depends on, in their order. Runtimes execute the others too, gradients nobody asked for. */
export function liveNodes(graph: Graph): GraphNode[] {
  const needed = new Set(graph.outputs.map((value) => value.name));
  const live: GraphNode[] = [];
  for (const node of [...graph.nodes].reverse()) {
    if (!node.outputs.some((value) => needed.has(value.name))) continue;
    for (const value of node.inputs) needed.add(value.name);
    live.push(node);
  }
  return live.reverse();
}

/** The graph as the bytes of an ONNX file. `metadata` goes into its key-value list. */
export function encodeGraph(graph: Graph, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  const nodes = liveNodes(graph);
  const used = new Set(nodes.flatMap((node) => node.inputs.map((value) => value.name)));
  return encodeModel({
    irVersion: 8,
    producerName: 'jixia',
    opsetImport: [{ domain: '', version: opsetVersion }],
    graph: {
      name: graph.name,
      node: nodes.map((node) => ({
        name: node.name,
        opType: node.op,
        input: node.inputs.map((value) => value.name),
        output: node.outputs.map((value) => value.name),
        attribute: Object.entries(node.attributes).map(([name, value]) => attributeMessage(name, value)),
      })),
      initializer: graph.constants
        .filter(({ value }) => used.has(value.name))
        .map(({ value, data }) => ({
          name: value.name,
          dims: value.shape as number[],
          dataType: elementTypeCodes[value.type],
          rawData: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
        })),
      input: graph.inputs.map(valueInfo),
      output: graph.outputs.map(valueInfo),
    },
    metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  });
}

function uniqueName(graph: Graph, name: string): string {
  const uses = graph.usedNames.get(name) ?? 0;
  graph.usedNames.set(name, uses + 1);
  if (uses === 0) return name;
  return uniqueName(graph, `${name}_${uses + 1}`);
}

function attributeMessage(name: string, value: number | string | readonly number[]): AttributeMessage {
  if (typeof value === 'string') return { name, type: 3, s: new TextEncoder().encode(value) };
  if (typeof value === 'number') return { name, type: 2, i: value };
  return { name, type: 7, ints: [...value] };
}

function valueInfo(value: Value): ValueInfoMessage {
  const dim = value.shape.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }));
  return { name: value.name, type: { tensorType: { elemType: elementTypeCodes[value.type], shape: { dim } } } };
}
