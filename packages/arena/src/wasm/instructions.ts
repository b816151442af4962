// Instructions of WebAssembly: the codes that the metering knows by name, and what follows each of them in the bytes.
// What is not listed is refused, so that no agent uses what nobody has thought of.

import { type ByteReader, malformed } from './byte-reader.ts';

export const op = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  brIf: 0x0d,
  brTable: 0x0e,
  return: 0x0f,
  call: 0x10,
  callIndirect: 0x11,
  select: 0x1b,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  memoryGrow: 0x40,
  i32Const: 0x41,
  i64Const: 0x42,
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32GtU: 0x4b,
  i64LtS: 0x53,
  f32Eq: 0x5b,
  f64Eq: 0x61,
  i64Sub: 0x7d,
  i64Mul: 0x7e,
  i64ShrU: 0x88,
  i64ExtendI32U: 0xad,
  prefixed: 0xfc,
} as const;

/** What an instruction with the prefix 0xfc costs besides 1, by its length on the stack; null = nothing. */
export const prefixedLength = (code: number): number | 'eighth' | null => {
  if (code === 8 || code === 10 || code === 11) return 'eighth';
  return code === 12 || code === 14 || code === 15 || code === 17 ? 1 : null;
};

export const skipPrefixed = (reader: ByteReader, code: number): void => {
  if (code <= 7) return;
  if (code > 17) throw malformed(`uses an instruction that agents may not (0xfc ${code})`);
  reader.unsigned();
  if (code === 8 || code === 10 || code === 12 || code === 14) reader.unsigned();
};

export const skipImmediates = (reader: ByteReader, code: number): void => {
  if (code === op.block || code === op.loop || code === op.if) reader.skipSigned();
  else if (code === op.callIndirect || (code >= 0x28 && code <= 0x3e)) {
    reader.unsigned();
    reader.unsigned();
  } else if (code === op.brTable) for (let left = reader.unsigned() + 1; left > 0; left--) reader.unsigned();
  else if (code === 0x1c) reader.skip(reader.unsigned());
  else if (code === op.i32Const || code === op.i64Const) reader.skipSigned();
  else if (code === 0x43) reader.skip(4);
  else if (code === 0x44) reader.skip(8);
  else if ([op.br, op.brIf, op.call, 0xd2].includes(code) || (code >= 0x20 && code <= 0x26)) reader.unsigned();
  else if (code === 0x3f || code === op.memoryGrow || code === 0xd0) reader.byte();
  else {
    const isPlain =
      code <= 0x01 ||
      code === op.else ||
      code === op.end ||
      code === op.return ||
      code === 0x1a ||
      code === op.select ||
      (code >= 0x45 && code <= 0xc4) ||
      code === 0xd1;
    if (isPlain) return;
    const hint =
      code === 0xfd
        ? 'SIMD'
        : code === 0xfe
          ? 'threads'
          : code === 0x12 || code === 0x13
            ? 'tail calls'
            : `instruction 0x${code.toString(16)}`;
    throw malformed(`uses ${hint}, which agents may not: build it without`);
  }
};
