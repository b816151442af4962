// A trainer's state as one file: a JSON header that lists arrays, their bytes, and a checksum over all of it.

import { LearnError } from '../learn-error.ts';
import type { TrainerState } from '../trainer.ts';
import { crc32 } from './crc32.ts';

const magic = 'JXCK';
const version = 3;
/** Magic, version, header length, checksum. */
const prefixBytes = 16;

type ArrayEntry = { readonly type: 'f32' | 'f64'; readonly length: number };
type Header = { readonly state: unknown; readonly arrays: readonly ArrayEntry[] };

/** Replaces typed arrays by references { $array: index }. */
const detach = (value: unknown, arrays: (Float32Array | Float64Array)[]): unknown => {
  if (value instanceof Float32Array || value instanceof Float64Array) {
    const known = arrays.indexOf(value);
    return { $array: known >= 0 ? known : arrays.push(value) - 1 };
  }
  if (Array.isArray(value)) return value.map((entry) => detach(entry, arrays));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, detach(entry, arrays)]));
};

const attach = (value: unknown, arrays: readonly (Float32Array | Float64Array)[]): unknown => {
  if (Array.isArray(value)) return value.map((entry) => attach(entry, arrays));
  if (typeof value !== 'object' || value === null) return value;
  if ('$array' in value) return arrays[value.$array as number];
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, attach(entry, arrays)]));
};

/** What a run remembers beside the trainer. */
export type Checkpoint = {
  readonly trainer: TrainerState;
  /** Seconds trained so far. */
  readonly seconds: number;
  /** Length of the metrics file at this moment. */
  readonly metricsBytes: number;
  /** Best score so far and the update that had it; null before the first. */
  readonly best: { readonly score: number; readonly update: number } | null;
};

/** Name of the checkpoint after an update among those of a run. */
export const checkpointFileName = (update: number): string => `update-${String(update).padStart(8, '0')}.jxc`;

export const encodeCheckpoint = (checkpoint: Checkpoint): Uint8Array => {
  const arrays: (Float32Array | Float64Array)[] = [];
  const state = detach(checkpoint, arrays);
  const entries: ArrayEntry[] = arrays.map((array) => ({
    type: array instanceof Float32Array ? 'f32' : 'f64',
    length: array.length,
  }));
  const text = new TextEncoder().encode(JSON.stringify({ state, arrays: entries } satisfies Header));
  const sizeBytes = prefixBytes + text.length + arrays.reduce((total, array) => total + array.byteLength, 0);
  const bytes = new Uint8Array(sizeBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(magic));
  view.setUint32(4, version, true);
  view.setUint32(8, text.length, true);
  bytes.set(text, prefixBytes);
  let at = prefixBytes + text.length;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  view.setUint32(12, crc32(bytes.subarray(prefixBytes)), true);
  return bytes;
};

/** @param name of the file, for messages. Throws LearnError `invalid_checkpoint`. */
export const decodeCheckpoint = (bytes: Uint8Array, name: string): Checkpoint => {
  const refuse = (reason: string): never => {
    throw new LearnError(
      'invalid_checkpoint',
      `The checkpoint ${name} ${reason}. Delete it to go on from the one before.`,
    );
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < prefixBytes || new TextDecoder().decode(bytes.subarray(0, 4)) !== magic) refuse('is none');
  if (view.getUint32(4, true) !== version) {
    refuse(`has format ${view.getUint32(4, true)}; this version reads format ${version}`);
  }
  if (crc32(bytes.subarray(prefixBytes)) !== view.getUint32(12, true)) refuse('is damaged: its checksum is wrong');
  const textEnd = prefixBytes + view.getUint32(8, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(prefixBytes, textEnd))) as Header;
  let at = textEnd;
  const arrays = header.arrays.map(({ type, length }) => {
    const sizeBytes = length * (type === 'f32' ? 4 : 8);
    // A copy: a Buffer's own `slice` would be a view, and need not be aligned.
    const own = new Uint8Array(bytes.subarray(at, at + sizeBytes)).buffer;
    at += sizeBytes;
    return type === 'f32' ? new Float32Array(own) : new Float64Array(own);
  });
  return attach(header.state, arrays) as Checkpoint;
};
