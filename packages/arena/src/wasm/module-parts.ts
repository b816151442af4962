// A WebAssembly module taken apart: what the metering and the check of an agent's exports need to know of it.

import { ArenaError } from '../arena-error.ts';
import { ByteReader, malformed } from './byte-reader.ts';

export const sectionIds = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  dataCount: 12,
} as const;

export const valueTypes: Readonly<Record<number, string>> = {
  127: 'i32',
  126: 'i64',
  125: 'f32',
  124: 'f64',
  112: 'funcref',
  111: 'externref',
};

export type FunctionType = { readonly params: readonly number[]; readonly results: readonly number[] };
/** `max` null = none. */
export type Limits = { readonly min: number; readonly max: number | null };
export type ImportedFunction = { readonly module: string; readonly name: string; readonly type: number };
export type ExportEntry = { readonly name: string; readonly kind: number; readonly index: number };
export type Section = { readonly id: number; readonly start: number; readonly end: number };

export type ModuleParts = {
  readonly bytes: Uint8Array;
  /** Without custom ones. */
  readonly sections: readonly Section[];
  readonly types: readonly FunctionType[];
  readonly imports: readonly ImportedFunction[];
  /** Type of each function defined here. */
  readonly functions: readonly number[];
  readonly tables: readonly { readonly type: number; readonly limits: Limits }[];
  readonly memory: Limits;
  readonly globalCount: number;
  readonly exports: readonly ExportEntry[];
  /** Contents of custom sections by name. */
  readonly custom: ReadonlyMap<string, Uint8Array>;
};

const magic = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const functionForm = 0x60;
const functionKind = 0;
const maxEntries = 1_000_000;

const listOf = <T>(reader: ByteReader, read: () => T): T[] => {
  const count = reader.unsigned();
  if (count > maxEntries) throw malformed(`has a list of ${count} entries`);
  const list: T[] = [];
  while (list.length < count) list.push(read());
  return list;
};

const readLimits = (reader: ByteReader, what: string): Limits => {
  const flags = reader.byte();
  if (flags > 1) throw malformed(`has a ${what} that is shared or of 64 bits; build it without threads and memory64`);
  const min = reader.unsigned();
  return { min, max: flags === 1 ? reader.unsigned() : null };
};

const readValueType = (reader: ByteReader): number => {
  const type = reader.byte();
  if (type === 0x7b) throw malformed('uses SIMD, which agents may not: build it without (its results differ by host)');
  if (valueTypes[type] === undefined) throw malformed(`has a value of an unknown type (0x${type.toString(16)})`);
  return type;
};

const readType = (reader: ByteReader): FunctionType => {
  if (reader.byte() !== functionForm) throw malformed('has a type that is no function; build it without GC types');
  return {
    params: listOf(reader, () => readValueType(reader)),
    results: listOf(reader, () => readValueType(reader)),
  };
};

const readImport = (reader: ByteReader): ImportedFunction => {
  const [module, name] = [reader.text(), reader.text()];
  if (reader.byte() === functionKind) return { module, name, type: reader.unsigned() };
  throw new ArenaError('bad_agent', `the WebAssembly module imports "${module}.${name}", which is no function.`);
};

const skipConstant = (reader: ByteReader): void => {
  for (;;) {
    const code = reader.byte();
    if (code === 0x0b) return;
    if (code === 0x41 || code === 0x42) reader.skipSigned();
    else if (code === 0x43) reader.skip(4);
    else if (code === 0x44) reader.skip(8);
    else if (code === 0x23 || code === 0xd2) reader.unsigned();
    else if (code === 0xd0) reader.byte();
    // Extended constants: i32 and i64 add, sub, mul.
    else if (![0x6a, 0x6b, 0x6c, 0x7c, 0x7d, 0x7e].includes(code)) {
      throw malformed(`has a constant with an unknown instruction (0x${code.toString(16)})`);
    }
  }
};

/** Throws ArenaError `bad_agent`. */
export const takeApart = (bytes: Uint8Array): ModuleParts => {
  const reader = new ByteReader(bytes);
  for (const byte of magic) if (reader.byte() !== byte) throw malformed('is none: it does not begin like one');
  const sections: Section[] = [];
  const custom = new Map<string, Uint8Array>();
  let types: FunctionType[] = [];
  let imports: ImportedFunction[] = [];
  let functions: number[] = [];
  let tables: { type: number; limits: Limits }[] = [];
  let memories: Limits[] = [];
  let globalCount = 0;
  let exports: ExportEntry[] = [];
  while (!reader.isAtEnd) {
    const id = reader.byte();
    const part = reader.part(reader.unsigned());
    const { position: start, end } = part;
    if (id === sectionIds.custom) {
      const name = part.text();
      custom.set(name, bytes.subarray(part.position, end));
      continue;
    }
    if (id > sectionIds.dataCount)
      throw malformed(`has a section of an unknown kind (${id}); build it without exceptions`);
    sections.push({ id, start, end });
    if (id === sectionIds.type) types = listOf(part, () => readType(part));
    else if (id === sectionIds.import) imports = listOf(part, () => readImport(part));
    else if (id === sectionIds.function) functions = listOf(part, () => part.unsigned());
    else if (id === sectionIds.table) {
      tables = listOf(part, () => ({ type: readValueType(part), limits: readLimits(part, 'table') }));
    } else if (id === sectionIds.memory) memories = listOf(part, () => readLimits(part, 'memory'));
    else if (id === sectionIds.global) {
      globalCount = listOf(part, () => {
        readValueType(part);
        part.byte();
        skipConstant(part);
      }).length;
    } else if (id === sectionIds.export) {
      exports = listOf(part, () => ({ name: part.text(), kind: part.byte(), index: part.unsigned() }));
    }
  }
  const [memory] = memories;
  if (memory === undefined || memories.length > 1) throw malformed(`has ${memories.length} memories, not one`);
  return { bytes, sections, types, imports, functions, tables, memory, globalCount, exports, custom };
};

/** The type of a function by its index, imported ones first. */
export const typeOfFunction = (parts: ModuleParts, index: number): FunctionType | undefined => {
  const type =
    index < parts.imports.length ? parts.imports[index]?.type : parts.functions[index - parts.imports.length];
  return type === undefined ? undefined : parts.types[type];
};
