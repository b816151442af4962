// Makes an agent's WebAssembly module measure itself: the same fuel for the same work on every machine, a bounded memory
// and stack, and no results that differ by processor. The rules are in docs/agent-protocol.md.

import { ArenaError } from '../arena-error.ts';
import { ByteReader, ByteWriter, malformed, signedBytes, textBytes, unsignedBytes } from './byte-reader.ts';
import { meterFunction } from './meter-function.ts';
import { type Limits, type ModuleParts, sectionIds, typeOfFunction } from './module-parts.ts';

export const fuelExport = 'jixia:fuel';
export const stackExport = 'jixia:stack';

export type MeterLimits = {
  readonly memoryMiB: number;
  /** For what runs while the module is instantiated. */
  readonly fuel: number;
};

const pagesPerMiB = 16;
const maxTableEntries = 100_000;
const globalKind = 3;
const [i32, i64, mutable, end] = [0x7f, 0x7e, 1, 0x0b];

const limitsBytes = ({ min, max }: Limits, most: number): number[] => [
  1,
  ...unsignedBytes(min),
  ...unsignedBytes(Math.min(max ?? most, most)),
];

const globalsOf = (fuel: number): number[] => [
  ...[i64, mutable, 0x42, ...signedBytes(fuel), end],
  ...[i32, mutable, 0x41, 0, end],
];

const exportsOf = (first: number): number[] => [
  ...[...textBytes(fuelExport), globalKind, ...unsignedBytes(first)],
  ...[...textBytes(stackExport), globalKind, ...unsignedBytes(first + 1)],
];

/** A list section with entries added at its end: no index of what was there changes. */
const extended = (parts: ModuleParts, id: number, count: number, entries: readonly number[]): ByteWriter => {
  const output = new ByteWriter();
  const section = parts.sections.find((candidate) => candidate.id === id);
  if (section === undefined) output.push(...unsignedBytes(count));
  else {
    const reader = new ByteReader(parts.bytes, section.start, section.end);
    output.push(...unsignedBytes(reader.unsigned() + count));
    output.append(parts.bytes.subarray(reader.position, section.end));
  }
  output.push(...entries);
  return output;
};

/** How a block with these results is written; several results need a type of their own, which `added` collects. */
const blockTypeOf = (
  results: readonly number[],
  firstAdded: number,
  added: (readonly number[])[],
): readonly number[] => {
  if (results.length === 0) return [0x40];
  if (results.length === 1) return [results[0] as number];
  const key = results.join();
  let at = added.findIndex((known) => known.join() === key);
  if (at < 0) at = added.push(results) - 1;
  return signedBytes(firstAdded + at);
};

const meteredCode = (parts: ModuleParts, added: (readonly number[])[]): ByteWriter => {
  const output = new ByteWriter();
  const section = parts.sections.find(({ id }) => id === sectionIds.code);
  if (section === undefined) throw malformed('has no code');
  const reader = new ByteReader(parts.bytes, section.start, section.end);
  const count = reader.unsigned();
  if (count !== parts.functions.length) throw malformed('has other bodies than functions');
  const globals = { fuel: parts.globalCount, stack: parts.globalCount + 1 };
  output.push(...unsignedBytes(count));
  for (let at = 0; at < count; at++) {
    const type = typeOfFunction(parts, parts.imports.length + at);
    if (type === undefined) throw malformed('has a function of an unknown type');
    const blockType = blockTypeOf(type.results, parts.types.length, added);
    const body = meterFunction(reader.part(reader.unsigned()), type, blockType, globals);
    output.push(...unsignedBytes(body.length));
    output.append(body);
  }
  return output;
};

/** The module with its meters built in. Custom sections are left out. Throws ArenaError `bad_agent`. */
export const meterModule = (parts: ModuleParts, { memoryMiB, fuel }: MeterLimits): Uint8Array => {
  const mostPages = memoryMiB * pagesPerMiB;
  if (parts.memory.min > mostPages) {
    const wanted = Math.ceil(parts.memory.min / pagesPerMiB);
    throw new ArenaError(
      'bad_agent',
      `the WebAssembly module begins with ${wanted} MiB of memory; its limit "memoryMiB" is ${memoryMiB}. Raise it in agent.json, or use less.`,
    );
  }
  const tooLong = parts.tables.find(({ limits }) => limits.min > maxTableEntries);
  if (tooLong !== undefined)
    throw malformed(`has a table of ${tooLong.limits.min} entries; at most ${maxTableEntries}`);
  const taken = parts.exports.find(({ name }) => name === fuelExport || name === stackExport);
  if (taken !== undefined) throw malformed(`exports "${taken.name}", a name that is the host's`);
  const added: (readonly number[])[] = [];
  const code = meteredCode(parts, added);
  const made = new Map<number, ByteWriter>([
    [sectionIds.code, code],
    [sectionIds.global, extended(parts, sectionIds.global, 2, globalsOf(fuel))],
    [sectionIds.export, extended(parts, sectionIds.export, 2, exportsOf(parts.globalCount))],
  ]);
  const addedTypes = added.flatMap((results) => [0x60, 0, ...unsignedBytes(results.length), ...results]);
  made.set(sectionIds.type, extended(parts, sectionIds.type, added.length, addedTypes));
  const memory = new ByteWriter();
  memory.push(1, ...limitsBytes(parts.memory, mostPages));
  made.set(sectionIds.memory, memory);
  if (parts.tables.length > 0) {
    const tables = new ByteWriter();
    tables.push(...unsignedBytes(parts.tables.length));
    for (const { type, limits } of parts.tables) tables.push(type, ...limitsBytes(limits, maxTableEntries));
    made.set(sectionIds.table, tables);
  }
  const output = new ByteWriter();
  output.append(parts.bytes.subarray(0, 8));
  // The order of the binary format; the number of data segments stands before the code.
  const order = [1, 2, 3, 4, 5, 6, 7, 8, 9, sectionIds.dataCount, sectionIds.code, sectionIds.data];
  for (const id of order) {
    const section = parts.sections.find((candidate) => candidate.id === id);
    const content = made.get(id)?.take() ?? (section && parts.bytes.subarray(section.start, section.end));
    if (content === undefined) continue;
    output.push(id, ...unsignedBytes(content.length));
    output.append(content);
  }
  return output.take();
};
