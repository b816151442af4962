// Protobuf messages by a table of their fields. The library's own reflection turns such tables into source text and runs it,
// which a page with a strict content policy forbids; its readers and writers do not.
import protobuf from 'protobufjs/minimal.js';

type Scalar = 'string' | 'bytes' | 'int64' | 'int32' | 'float';

export type MessageField = {
  readonly id: number;
  readonly kind: Scalar | MessageFields;
  readonly isRepeated?: true;
};

/** In the order of their ids, which is the order of the bytes. */
export type MessageFields = { readonly [name: string]: MessageField };

type Message = Record<string, unknown>;

const wireTypes: Readonly<Record<Scalar, number>> = { string: 2, bytes: 2, int64: 0, int32: 0, float: 5 };
const lengthDelimited = 2;

function writeScalar(writer: protobuf.Writer, kind: Scalar, value: unknown): void {
  if (kind === 'string') writer.string(value as string);
  else if (kind === 'bytes') writer.bytes(value as Uint8Array);
  else writer[kind](value as number);
}

function writeOne(writer: protobuf.Writer, { id, kind }: MessageField, value: unknown): void {
  if (typeof kind === 'string') {
    writeScalar(writer.uint32((id << 3) | wireTypes[kind]), kind, value);
    return;
  }
  writer.uint32((id << 3) | lengthDelimited).fork();
  writeFields(writer, kind, value as Message);
  writer.ldelim();
}

function writeAll(writer: protobuf.Writer, field: MessageField, values: readonly unknown[]): void {
  const { id, kind } = field;
  const isPacked = typeof kind === 'string' && wireTypes[kind] !== lengthDelimited;
  if (!isPacked) {
    for (const one of values) writeOne(writer, field, one);
  } else if (values.length > 0) {
    writer.uint32((id << 3) | lengthDelimited).fork();
    for (const one of values) writeScalar(writer, kind, one);
    writer.ldelim();
  }
}

function writeFields(writer: protobuf.Writer, fields: MessageFields, message: Message): void {
  for (const [name, field] of Object.entries(fields)) {
    const value = message[name];
    if (value === undefined || value === null) continue;
    if (field.isRepeated) writeAll(writer, field, value as unknown[]);
    else if (!isDefault(value)) writeOne(writer, field, value);
  }
}

/** What a reader takes for granted is not written (implicit presence, as in proto3). */
const isDefault = (value: unknown): boolean =>
  value === 0 || value === '' || (value instanceof Uint8Array && value.length === 0);

function readScalar(reader: protobuf.Reader, kind: Scalar): string | Uint8Array | number {
  if (kind !== 'int64') return reader[kind]();
  // A number or a Long, by what else is installed; both print in decimal.
  return Number(String(reader.int64()));
}

/** The value of one field, or several where numbers are packed. */
function readField(reader: protobuf.Reader, { kind }: MessageField, wireType: number): unknown[] {
  if (typeof kind === 'object') {
    if (wireType !== lengthDelimited) throw new RangeError(`a message cannot have wire type ${wireType}`);
    return [readFields(reader, kind, reader.uint32())];
  }
  if (wireType === wireTypes[kind]) return [readScalar(reader, kind)];
  if (wireType !== lengthDelimited) throw new RangeError(`a ${kind} cannot have wire type ${wireType}`);
  const values: unknown[] = [];
  const end = endOf(reader, reader.uint32());
  while (reader.pos < end) values.push(readScalar(reader, kind));
  return values;
}

function endOf(reader: protobuf.Reader, length: number): number {
  const end = reader.pos + length;
  if (end > reader.len) throw new RangeError(`a length of ${length} bytes goes beyond the end`);
  return end;
}

function readFields(reader: protobuf.Reader, fields: MessageFields, length: number): Message {
  const byId = new Map(Object.entries(fields).map(([name, field]) => [field.id, { name, field }]));
  const message: Message = {};
  for (const [name, { isRepeated }] of Object.entries(fields)) if (isRepeated) message[name] = [];
  const end = endOf(reader, length);
  while (reader.pos < end) {
    const tag = reader.uint32();
    const known = byId.get(tag >>> 3);
    if (known === undefined) {
      reader.skipType(tag & 7);
      continue;
    }
    const values = readField(reader, known.field, tag & 7);
    if (known.field.isRepeated) (message[known.name] as unknown[]).push(...values);
    else message[known.name] = values.at(-1);
  }
  return message;
}

export const encodeMessage = (fields: MessageFields, message: object): Uint8Array => {
  const writer = protobuf.Writer.create();
  writeFields(writer, fields, message as Message);
  return writer.finish();
};

/** Repeated fields are always there, others where the bytes have them. Throws where the bytes are no such message. */
export const decodeMessage = (fields: MessageFields, bytes: Uint8Array): Message =>
  readFields(protobuf.Reader.create(bytes), fields, bytes.length);
