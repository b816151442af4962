// The part of the ONNX file format that graphs here need: field numbers are those of onnx.proto.
import { LearnError } from '../learn-error.ts';
import { decodeMessage, encodeMessage, type MessageFields } from './protobuf-message.ts';

const elementType: MessageFields = {
  elemType: { id: 1, kind: 'int32' },
  shape: {
    id: 2,
    kind: {
      dim: {
        id: 1,
        kind: { dimValue: { id: 1, kind: 'int64' }, dimParam: { id: 2, kind: 'string' } },
        isRepeated: true,
      },
    },
  },
};

const valueInfo: MessageFields = {
  name: { id: 1, kind: 'string' },
  type: { id: 2, kind: { tensorType: { id: 1, kind: elementType } } },
};

const attribute: MessageFields = {
  name: { id: 1, kind: 'string' },
  f: { id: 2, kind: 'float' },
  i: { id: 3, kind: 'int64' },
  s: { id: 4, kind: 'bytes' },
  floats: { id: 7, kind: 'float', isRepeated: true },
  ints: { id: 8, kind: 'int64', isRepeated: true },
  type: { id: 20, kind: 'int32' },
};

const node: MessageFields = {
  input: { id: 1, kind: 'string', isRepeated: true },
  output: { id: 2, kind: 'string', isRepeated: true },
  name: { id: 3, kind: 'string' },
  opType: { id: 4, kind: 'string' },
  attribute: { id: 5, kind: attribute, isRepeated: true },
  domain: { id: 7, kind: 'string' },
};

const tensor: MessageFields = {
  dims: { id: 1, kind: 'int64', isRepeated: true },
  dataType: { id: 2, kind: 'int32' },
  name: { id: 8, kind: 'string' },
  rawData: { id: 9, kind: 'bytes' },
};

const graph: MessageFields = {
  node: { id: 1, kind: node, isRepeated: true },
  name: { id: 2, kind: 'string' },
  initializer: { id: 5, kind: tensor, isRepeated: true },
  docString: { id: 10, kind: 'string' },
  input: { id: 11, kind: valueInfo, isRepeated: true },
  output: { id: 12, kind: valueInfo, isRepeated: true },
};

const modelFields: MessageFields = {
  irVersion: { id: 1, kind: 'int64' },
  producerName: { id: 2, kind: 'string' },
  producerVersion: { id: 3, kind: 'string' },
  modelVersion: { id: 5, kind: 'int64' },
  docString: { id: 6, kind: 'string' },
  graph: { id: 7, kind: graph },
  opsetImport: {
    id: 8,
    kind: { domain: { id: 1, kind: 'string' }, version: { id: 2, kind: 'int64' } },
    isRepeated: true,
  },
  metadataProps: {
    id: 14,
    kind: { key: { id: 1, kind: 'string' }, value: { id: 2, kind: 'string' } },
    isRepeated: true,
  },
};

export type ValueInfoMessage = {
  name: string;
  type: { tensorType: { elemType: number; shape: { dim: { dimValue?: number; dimParam?: string }[] } } };
};

export type AttributeMessage = { name: string; type: number; i?: number; f?: number; s?: Uint8Array; ints?: number[] };

export type ModelMessage = {
  irVersion: number;
  producerName: string;
  producerVersion?: string;
  docString?: string;
  opsetImport: { domain: string; version: number }[];
  graph: {
    name: string;
    node: {
      name: string;
      opType: string;
      input: string[];
      output: string[];
      attribute: AttributeMessage[];
      domain?: string;
    }[];
    initializer: { name: string; dims: number[]; dataType: number; rawData: Uint8Array }[];
    input: ValueInfoMessage[];
    output: ValueInfoMessage[];
  };
  metadataProps: { key: string; value: string }[];
};

/** Element types of `TensorProto.DataType` that this package uses. */
export const elementTypeCodes = { float32: 1, uint8: 2, int32: 6, int64: 7, bool: 9 } as const;

export function encodeModel(model: ModelMessage): Uint8Array {
  return encodeMessage(modelFields, model);
}

/** @throws LearnError `invalid_policy` where the bytes are not an ONNX model */
export function decodeModel(bytes: Uint8Array): ModelMessage {
  let model: ModelMessage;
  try {
    model = decodeMessage(modelFields, bytes) as ModelMessage;
  } catch (cause) {
    throw new LearnError('invalid_policy', notOnnx(bytes), { cause });
  }
  if (!model.graph || model.graph.node.length === 0 || model.opsetImport.length === 0) {
    throw new LearnError('invalid_policy', notOnnx(bytes));
  }
  return model;
}

function notOnnx(bytes: Uint8Array): string {
  return `These ${bytes.length} bytes are not an ONNX model (no graph in them). Give a .onnx file as \`jixia train\` writes it.`;
}
