// The event files of TensorBoard: TFRecord frames with Event messages in them. Formats: tensorflow/core/lib/io/
// record_writer.h (u64 length, masked CRC-32C of it, data, masked CRC-32C of the data; little-endian) and
// tensorflow/core/util/event.proto.

import protobuf from 'protobufjs/light.js';
import { crc32c } from './crc32.ts';

const root = protobuf.Root.fromJSON({
  nested: {
    Event: {
      fields: {
        wallTime: { id: 1, type: 'double' },
        step: { id: 2, type: 'int64' },
        fileVersion: { id: 3, type: 'string' },
        summary: { id: 5, type: 'Summary' },
        sessionLog: { id: 7, type: 'SessionLog' },
      },
    },
    Summary: { fields: { value: { id: 1, type: 'Value', rule: 'repeated' } } },
    Value: {
      // One of several kinds of value: written even where it is 0, which readers tell from none at all.
      oneofs: { value: { oneof: ['simpleValue'] } },
      fields: { tag: { id: 1, type: 'string' }, simpleValue: { id: 2, type: 'float' } },
    },
    SessionLog: { fields: { status: { id: 1, type: 'int32' } } },
  },
});
const Event = root.lookupType('Event');

/** One event: the version that opens a file, the start of a session, or scalars of one step. */
export type TensorboardEvent = {
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly step?: number;
  readonly fileVersion?: string;
  readonly summary?: { readonly value: readonly { readonly tag: string; readonly simpleValue: number }[] };
  readonly sessionLog?: { readonly status: number };
};

const lengthBytes = 8;
const checksumBytes = 4;
const frameBytes = lengthBytes + 2 * checksumBytes;

const masked = (bytes: Uint8Array): number => {
  const crc = crc32c(bytes);
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
};

/** The event as one record. */
export const encodeEvent = (event: TensorboardEvent): Uint8Array => {
  const data = Event.encode(event as unknown as Record<string, unknown>).finish();
  const record = new Uint8Array(frameBytes + data.length);
  const view = new DataView(record.buffer);
  view.setUint32(0, data.length, true);
  view.setUint32(lengthBytes, masked(record.subarray(0, lengthBytes)), true);
  record.set(data, lengthBytes + checksumBytes);
  view.setUint32(record.length - checksumBytes, masked(data), true);
  return record;
};

/** What opens every file. */
export const fileVersionEvent = (wallTime: number): TensorboardEvent => ({ wallTime, fileVersion: 'brain.Event:2' });

/** A run begins, or goes on: readers drop what they have of `step` and later steps. */
export const sessionStartEvent = (wallTime: number, step: number): TensorboardEvent => ({
  wallTime,
  step,
  sessionLog: { status: 1 },
});

export const scalarsEvent = (
  wallTime: number,
  step: number,
  scalars: Readonly<Record<string, number>>,
): TensorboardEvent => ({
  wallTime,
  step,
  summary: { value: Object.entries(scalars).map(([tag, simpleValue]) => ({ tag, simpleValue })) },
});

/** The events of a file up to the first record that is not whole, each with the place where its record ends. */
export const decodeEvents = (bytes: Uint8Array): { readonly event: TensorboardEvent; readonly endBytes: number }[] => {
  const found: { event: TensorboardEvent; endBytes: number }[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + frameBytes <= bytes.length; ) {
    const length = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
    const endBytes = at + frameBytes + length;
    if (masked(bytes.subarray(at, at + lengthBytes)) !== view.getUint32(at + lengthBytes, true)) break;
    if (endBytes > bytes.length) break;
    const data = bytes.subarray(at + lengthBytes + checksumBytes, endBytes - checksumBytes);
    if (masked(data) !== view.getUint32(endBytes - checksumBytes, true)) break;
    const event = Event.toObject(Event.decode(data), { longs: Number }) as TensorboardEvent;
    found.push({ event, endBytes });
    at = endBytes;
  }
  return found;
};
