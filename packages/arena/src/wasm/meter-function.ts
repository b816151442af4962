// Rewrites one function body: fuel is charged at the head of every straight run of instructions, calls are counted
// against the stack, and no bit of a NaN that differs between processors can be looked at.

import { ByteReader, ByteWriter, malformed, signedBytes, unsignedBytes } from './byte-reader.ts';
import { op, prefixedLength, skipImmediates, skipPrefixed } from './instructions.ts';
import type { FunctionType } from './module-parts.ts';

export type MeterGlobals = {
  /** i64: what is left. Below 0 = used up. */
  readonly fuel: number;
  /** i32: slots of the stack in use. */
  readonly stack: number;
};

/** In slots of 8 bytes: with frames of at most four times their locals this stays well inside every engine's stack. */
export const stackSlots = 32_768;
const frameSlots = 16;
const maxLocals = 2048;

const emptyBlock = 0x40;
const structural = new Set<number>([0x01, op.block, op.loop, op.else, op.end]);
/** After these a straight run begins. */
const runEnders = new Set<number>([
  op.loop,
  op.if,
  op.else,
  op.end,
  op.br,
  op.brIf,
  op.brTable,
  op.return,
  op.unreachable,
]);
/** f32 and f64 bits become visible: stores, reinterpretations, copied signs (of the value on top). */
const showsF32 = new Set<number>([0x38, 0xbc, 0x98]);
const showsF64 = new Set<number>([0x39, 0xbd, 0xa6]);
const nanF32 = [0x43, 0x00, 0x00, 0xc0, 0x7f];
const nanF64 = [0x44, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xf8, 0x7f];

const useAndCheck = (fuel: number): number[] => [
  op.i64Sub,
  ...[op.globalSet, ...unsignedBytes(fuel)],
  ...[op.globalGet, ...unsignedBytes(fuel)],
  ...[op.i64Const, 0, op.i64LtS, op.if, emptyBlock, op.unreachable, op.end],
];

const chargeFuel = (fuel: number, cost: number): number[] => [
  ...[op.globalGet, ...unsignedBytes(fuel)],
  ...[op.i64Const, ...signedBytes(cost)],
  ...useAndCheck(fuel),
];

/** Charges for the i32 on top of the stack, which stays: times `times`, or an eighth of it. */
const chargeLength = (fuel: number, local: number, times: number | 'eighth'): number[] => [
  ...[op.localTee, ...unsignedBytes(local)],
  ...[op.globalGet, ...unsignedBytes(fuel)],
  ...[op.localGet, ...unsignedBytes(local), op.i64ExtendI32U],
  ...(times === 'eighth' ? [op.i64Const, 3, op.i64ShrU] : [op.i64Const, ...signedBytes(times), op.i64Mul]),
  ...useAndCheck(fuel),
];

const settleNan = (local: number, nan: readonly number[], equal: number): number[] => {
  const index = unsignedBytes(local);
  return [
    op.localSet,
    ...index,
    op.localGet,
    ...index,
    ...nan,
    op.localGet,
    ...index,
    op.localGet,
    ...index,
    equal,
    op.select,
  ];
};

const makesCalls = (reader: ByteReader): boolean => {
  while (!reader.isAtEnd) {
    const code = reader.byte();
    if (code === op.call || code === op.callIndirect) return true;
    if (code === op.prefixed) skipPrefixed(reader, reader.unsigned());
    else skipImmediates(reader, code);
  }
  return false;
};

/** Reads the declarations of locals; returns how many there are. */
const countLocals = (reader: ByteReader): number => {
  let count = 0;
  for (let groups = reader.unsigned(); groups > 0; groups--) {
    count += reader.unsigned();
    if (count > maxLocals) throw malformed(`has a function with more than ${maxLocals} locals`);
    if (reader.byte() === 0x7b) throw malformed('uses SIMD, which agents may not: build it without');
  }
  return count;
};

/** One straight run: where its charge goes, and what it costs. */
class Runs {
  readonly output = new ByteWriter();
  readonly #fuel: number;
  #run = new ByteWriter();
  #cost = 0;

  constructor(fuel: number) {
    this.#fuel = fuel;
  }

  add(bytes: Uint8Array | readonly number[], cost: number): void {
    if (bytes instanceof Uint8Array) this.#run.append(bytes);
    else this.#run.push(...bytes);
    this.#cost += cost;
  }

  close(): void {
    if (this.#cost > 0) this.output.push(...chargeFuel(this.#fuel, this.#cost));
    this.output.append(this.#run.take());
    this.#run = new ByteWriter();
    this.#cost = 0;
  }
}

/**
 * `blockType` is how a block with the function's results is written. Returns the body without its length.
 * Throws ArenaError `bad_agent`.
 */
export const meterFunction = (
  body: ByteReader,
  type: FunctionType,
  blockType: readonly number[],
  { fuel, stack }: MeterGlobals,
): Uint8Array => {
  const localsStart = body.position;
  const locals = countLocals(body);
  const groupsReader = new ByteReader(body.bytes, localsStart, body.end);
  const groups = groupsReader.unsigned();
  const groupBytes = body.bytes.subarray(groupsReader.position, body.position);
  const own = type.params.length + locals;
  if (own > maxLocals) throw malformed(`has a function with more than ${maxLocals} locals and parameters`);
  const [i32Local, f32Local, f64Local] = [own, own + 1, own + 2];
  const isCaller = makesCalls(new ByteReader(body.bytes, body.position, body.end));
  const slots = frameSlots + own;
  const stackIndex = unsignedBytes(stack);
  const runs = new Runs(fuel);
  runs.add([], 1 + (locals >> 3));
  if (isCaller) {
    const limit = signedBytes(stackSlots);
    runs.add(
      [op.globalGet, ...stackIndex, op.i32Const, ...signedBytes(slots), op.i32Add, op.globalSet, ...stackIndex],
      0,
    );
    runs.add(
      [op.globalGet, ...stackIndex, op.i32Const, ...limit, op.i32GtU, op.if, emptyBlock, op.unreachable, op.end],
      0,
    );
    runs.add([op.block, ...blockType], 0);
  }
  let openBlocks = 0;
  while (!body.isAtEnd) {
    const start = body.position;
    const code = body.byte();
    const prefixed = code === op.prefixed ? body.unsigned() : -1;
    if (prefixed >= 0) skipPrefixed(body, prefixed);
    else skipImmediates(body, code);
    const bytes = body.bytes.subarray(start, body.position);
    const length = code === op.memoryGrow ? 8192 : prefixed >= 0 ? prefixedLength(prefixed) : null;
    if (length !== null) runs.add(chargeLength(fuel, i32Local, length), 0);
    if (showsF32.has(code)) runs.add(settleNan(f32Local, nanF32, op.f32Eq), 0);
    else if (showsF64.has(code)) runs.add(settleNan(f64Local, nanF64, op.f64Eq), 0);
    if (code === op.block || code === op.loop || code === op.if) openBlocks += 1;
    if (code === op.end) openBlocks -= 1;
    const isLast = openBlocks < 0;
    if (isLast && !body.isAtEnd) throw malformed('has a function that goes on after its end');
    // With a block around the body to return to, the stack is given back on every way out.
    if (code === op.return && isCaller) runs.add([op.br, ...unsignedBytes(openBlocks)], 1);
    else runs.add(bytes, structural.has(code) ? 0 : 1);
    if (isLast && isCaller) {
      runs.add(
        [
          op.globalGet,
          ...stackIndex,
          op.i32Const,
          ...signedBytes(slots),
          op.i32Sub,
          op.globalSet,
          ...stackIndex,
          op.end,
        ],
        0,
      );
    }
    if (runEnders.has(code)) runs.close();
  }
  if (openBlocks >= 0) throw malformed('has a function without an end');
  const output = new ByteWriter();
  output.push(...unsignedBytes(groups + 3));
  output.append(groupBytes);
  output.push(1, 0x7f, 1, 0x7d, 1, 0x7c);
  output.append(runs.output.take());
  return output.take();
};
