// Packs the actions of a match: one stream per agent and head, without the heads a button never uses, each deflated.

import { deflateSync, inflateSync } from 'fflate';
import { ReplayError } from './replay-error.ts';

/** Values of each head, one more than its size: the last stands for every illegal value. */
type Shape = { readonly agents: number; readonly headSizes: readonly number[] };

const valueBytes = (headSize: number): number => (headSize < 256 ? 1 : 2);

const writeVarint = (out: number[], value: number): void => {
  let rest = value;
  while (rest >= 128) {
    out.push((rest & 127) | 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
};

class Reader {
  readonly bytes: Uint8Array;
  offset = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  take(length: number): Uint8Array {
    if (this.offset + length > this.bytes.length) throw damaged('ends early');
    this.offset += length;
    return this.bytes.subarray(this.offset - length, this.offset);
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      const byte = this.take(1)[0] as number;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw damaged('holds a number that is too long');
  }
}

const damaged = (what: string): ReplayError =>
  new ReplayError(
    'corrupt',
    `The action section of the replay ${what}; the file is damaged. Get it again from its source.`,
  );

/** Which heads carry anything under which button: u8 [buttons + 1, heads], column 0 always 1. */
const usedHeads = (actions: Int32Array, { agents, headSizes }: Shape): Uint8Array => {
  const heads = headSizes.length;
  const used = new Uint8Array(((headSizes[0] as number) + 1) * heads);
  const rows = actions.length / heads;
  for (let row = 0; row < rows; row++) {
    const button = actions[row * heads] as number;
    for (let head = 1; head < heads; head++) {
      if (actions[row * heads + head] !== 0) used[button * heads + head] = 1;
    }
  }
  for (let button = 0; button <= (headSizes[0] as number); button++) used[button * heads] = 1;
  return agents > 0 ? used : new Uint8Array(0);
};

const checkValue = (value: number, headSize: number, row: number, head: number): number => {
  if (Number.isInteger(value) && value >= 0 && value <= headSize) return value;
  throw new ReplayError(
    'bad_record',
    `Action row ${row}, head ${head}: ${value} is not in 0 .. ${headSize}. Make actions canonical before recording.`,
  );
};

/** Packs canonical actions i32 [decisions, agents, heads]. Throws ReplayError `bad_record`. */
export const packActions = (actions: Int32Array, shape: Shape): Uint8Array => {
  const { agents, headSizes } = shape;
  const heads = headSizes.length;
  const decisions = actions.length / (agents * heads);
  for (let index = 0; index < actions.length; index++) {
    const head = index % heads;
    checkValue(actions[index] as number, headSizes[head] as number, Math.floor(index / heads), head);
  }
  const used = usedHeads(actions, shape);
  const out: number[] = [...used];
  for (let agent = 0; agent < agents; agent++) {
    for (let head = 0; head < heads; head++) {
      const width = valueBytes(headSizes[head] as number);
      const raw = new Uint8Array(decisions * width);
      let length = 0;
      for (let decision = 0; decision < decisions; decision++) {
        const start = (decision * agents + agent) * heads;
        if (used[(actions[start] as number) * heads + head] !== 1) continue;
        const value = actions[start + head] as number;
        raw[length++] = value & 255;
        if (width === 2) raw[length++] = value >> 8;
      }
      const packed = deflateSync(raw.subarray(0, length), { level: 9 });
      writeVarint(out, packed.length);
      for (const byte of packed) out.push(byte);
    }
  }
  return Uint8Array.from(out);
};

const inflateStream = (reader: Reader, length: number): Uint8Array => {
  const packed = reader.take(reader.varint());
  let raw: Uint8Array;
  try {
    // The bounded target keeps a hostile stream from growing; one byte more shows that it would.
    raw = inflateSync(packed, { out: new Uint8Array(length + 1) });
  } catch {
    throw damaged('does not inflate');
  }
  if (raw.length !== length) throw damaged('has a stream of another length than its buttons say');
  return raw;
};

/** Reverses `packActions`. Throws ReplayError `corrupt`. */
export const unpackActions = (bytes: Uint8Array, decisions: number, shape: Shape): Int32Array => {
  const { agents, headSizes } = shape;
  const heads = headSizes.length;
  const buttons = headSizes[0] as number;
  const reader = new Reader(bytes);
  const used = reader.take((buttons + 1) * heads);
  const actions = new Int32Array(decisions * agents * heads);
  for (let agent = 0; agent < agents; agent++) {
    for (let head = 0; head < heads; head++) {
      const headSize = headSizes[head] as number;
      const width = valueBytes(headSize);
      let count = 0;
      for (let decision = 0; decision < decisions; decision++) {
        const button = actions[(decision * agents + agent) * heads] as number;
        if (head === 0 || used[button * heads + head] === 1) count += 1;
      }
      const raw = inflateStream(reader, count * width);
      let offset = 0;
      for (let decision = 0; decision < decisions; decision++) {
        const start = (decision * agents + agent) * heads;
        if (head > 0 && used[(actions[start] as number) * heads + head] !== 1) continue;
        const value = (raw[offset] as number) + (width === 2 ? (raw[offset + 1] as number) * 256 : 0);
        offset += width;
        if (value > headSize) throw damaged('holds a value outside its head');
        actions[start + head] = value;
      }
    }
  }
  if (reader.offset !== bytes.length) throw damaged('has bytes after its last stream');
  return actions;
};
