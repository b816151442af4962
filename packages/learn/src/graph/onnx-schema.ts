// The part of the ONNX file format that graphs here need, as protobuf reflection: field numbers are those of onnx.proto.

import protobuf from 'protobufjs/light.js';
import { LearnError } from '../learn-error.ts';

const field = (id: number, type: string, repeated = false) =>
  repeated ? { id, type, rule: 'repeated' } : { id, type };

const root = protobuf.Root.fromJSON({
  nested: {
    ModelProto: {
      fields: {
        irVersion: field(1, 'int64'),
        producerName: field(2, 'string'),
        producerVersion: field(3, 'string'),
        modelVersion: field(5, 'int64'),
        docString: field(6, 'string'),
        graph: field(7, 'GraphProto'),
        opsetImport: field(8, 'OperatorSetIdProto', true),
        metadataProps: field(14, 'StringStringEntryProto', true),
      },
    },
    OperatorSetIdProto: { fields: { domain: field(1, 'string'), version: field(2, 'int64') } },
    StringStringEntryProto: { fields: { key: field(1, 'string'), value: field(2, 'string') } },
    GraphProto: {
      fields: {
        node: field(1, 'NodeProto', true),
        name: field(2, 'string'),
        initializer: field(5, 'TensorProto', true),
        docString: field(10, 'string'),
        input: field(11, 'ValueInfoProto', true),
        output: field(12, 'ValueInfoProto', true),
      },
    },
    NodeProto: {
      fields: {
        input: field(1, 'string', true),
        output: field(2, 'string', true),
        name: field(3, 'string'),
        opType: field(4, 'string'),
        attribute: field(5, 'AttributeProto', true),
        domain: field(7, 'string'),
      },
    },
    AttributeProto: {
      fields: {
        name: field(1, 'string'),
        f: field(2, 'float'),
        i: field(3, 'int64'),
        s: field(4, 'bytes'),
        floats: field(7, 'float', true),
        ints: field(8, 'int64', true),
        type: field(20, 'int32'),
      },
    },
    TensorProto: {
      fields: {
        dims: field(1, 'int64', true),
        dataType: field(2, 'int32'),
        name: field(8, 'string'),
        rawData: field(9, 'bytes'),
      },
    },
    ValueInfoProto: { fields: { name: field(1, 'string'), type: field(2, 'TypeProto') } },
    TypeProto: { fields: { tensorType: field(1, 'TensorTypeProto') } },
    TensorTypeProto: { fields: { elemType: field(1, 'int32'), shape: field(2, 'TensorShapeProto') } },
    TensorShapeProto: { fields: { dim: field(1, 'DimensionProto', true) } },
    DimensionProto: { fields: { dimValue: field(1, 'int64'), dimParam: field(2, 'string') } },
  },
});

const ModelProto = root.lookupType('ModelProto');

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
  return ModelProto.encode(model as unknown as Record<string, unknown>).finish();
}

/** @throws LearnError `invalid_policy` where the bytes are not an ONNX model */
export function decodeModel(bytes: Uint8Array): ModelMessage {
  let model: ModelMessage;
  try {
    const message = ModelProto.decode(bytes);
    model = ModelProto.toObject(message, { longs: Number, arrays: true }) as ModelMessage;
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
