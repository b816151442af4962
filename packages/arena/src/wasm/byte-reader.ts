// Reads and writes the numbers of the WebAssembly binary format. Every read is checked: the bytes come from strangers.

import { ArenaError } from '../arena-error.ts';

export const malformed = (what: string): ArenaError => new ArenaError('bad_agent', `the WebAssembly module ${what}`);

export class ByteReader {
  readonly bytes: Uint8Array;
  position: number;
  readonly end: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  get isAtEnd(): boolean {
    return this.position >= this.end;
  }

  byte(): number {
    if (this.position >= this.end) throw malformed('ends in the middle of something');
    return this.bytes[this.position++] as number;
  }

  skip(count: number): void {
    if (count > this.end - this.position) throw malformed('ends in the middle of something');
    this.position += count;
  }

  /** LEB128, up to 32 bits. */
  unsigned(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        if (value > 0xffff_ffff) break;
        return value;
      }
    }
    throw malformed('has a number that is too large');
  }

  /** Signed LEB128 of up to 64 bits, of which only the length matters here. */
  skipSigned(): void {
    for (let count = 0; count < 10; count++) if (this.byte() < 0x80) return;
    throw malformed('has a number that is too large');
  }

  text(): string {
    const length = this.unsigned();
    const start = this.position;
    this.skip(length);
    return new TextDecoder().decode(this.bytes.subarray(start, this.position));
  }

  /** A part of `length` bytes, which the reader then stands behind. */
  part(length: number): ByteReader {
    const start = this.position;
    this.skip(length);
    return new ByteReader(this.bytes, start, this.position);
  }
}

export const unsignedBytes = (value: number): number[] => {
  const bytes: number[] = [];
  do {
    const low = value % 128;
    value = Math.floor(value / 128);
    bytes.push(value > 0 ? low | 0x80 : low);
  } while (value > 0);
  return bytes;
};

/** For whole numbers up to 2^53. */
export const signedBytes = (value: number): number[] => {
  const bytes: number[] = [];
  let rest = BigInt(value);
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const isLast = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
};

export const textBytes = (text: string): number[] => {
  const bytes = new TextEncoder().encode(text);
  return [...unsignedBytes(bytes.length), ...bytes];
};

/** Bytes that grow; spreading whole modules over argument lists would not do. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  length = 0;

  push(...bytes: readonly number[]): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  take(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
