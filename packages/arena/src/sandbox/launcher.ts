// A program of a few hundred bytes that makes system calls in order and stops at the first that fails. It sets the
// sandbox up and becomes the agent: what npm and every Linux lack (a loader for seccomp filters), and no shell between.

import { type Architecture, type SetupCall, setupCallNumber } from './system-calls.ts';

/** A number, a text, bytes, a list of texts (as `execve` takes them), or a filter program for `seccomp`. */
export type StepArgument = number | bigint | string | Uint8Array | readonly string[] | { readonly filter: Uint8Array };

export type Step = {
  /** By name, or a number of this processor. */
  readonly call: SetupCall | number;
  readonly args: readonly StepArgument[];
  /** What it is for: "cannot WHAT" on stderr where it fails; the exit code is then the error number. */
  readonly what: string;
  /** Its failure does not matter. */
  readonly isOptional?: boolean;
  /** `clone`: the parent waits for the child and ends like it, the child goes on. */
  readonly isFork?: boolean;
};

const loadAddress = 0x40_0000n;
const fileHeaderBytes = 64;
const programHeaderBytes = 56;
const codeOffset = fileHeaderBytes + 2 * programHeaderBytes;
const maxArguments = 5;
/** Number, five arguments, flags, message, its length, reserve; 8 bytes each. */
const entryBytes = 80;
const optionalFlag = 1n;
const forkFlag = 2n;

/** Machine code with jumps to labels; `reach` turns a distance in bytes into the jump's own bits. */
class Assembly {
  readonly #bytes: number[] = [];
  readonly #labels = new Map<string, number>();
  readonly #jumps: { readonly at: number; readonly label: string; readonly patch: (distance: number) => number[] }[] =
    [];

  emit(...bytes: readonly number[]): void {
    this.#bytes.push(...bytes);
  }

  label(name: string): void {
    this.#labels.set(name, this.#bytes.length);
  }

  /** Room for a jump of `size` bytes; `patch` writes it, given the distance from its own start. */
  jump(label: string, size: number, patch: (distance: number) => number[]): void {
    this.#jumps.push({ at: this.#bytes.length, label, patch });
    this.#bytes.push(...new Array<number>(size).fill(0));
  }

  link(): Uint8Array {
    for (const { at, label, patch } of this.#jumps) {
      const target = this.#labels.get(label) as number;
      for (const [index, byte] of patch(target - at).entries()) this.#bytes[at + index] = byte;
    }
    return Uint8Array.from(this.#bytes);
  }
}

const littleEndian = (value: number, size: number): number[] =>
  Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** index) & 255);

/** rbx walks the table; r12 keeps an error or a process id. */
const x64Code = (table: number): Uint8Array => {
  const code = new Assembly();
  const short = (opcode: number, label: string): void =>
    code.jump(label, 2, (distance) => [opcode, (distance - 2) & 255]);
  code.emit(0x48, 0xbb, ...littleEndian(table, 8)); // mov rbx, table
  code.label('next');
  code.emit(0x48, 0x8b, 0x03); // mov rax, [rbx]
  code.emit(0x48, 0x8b, 0x7b, 8, 0x48, 0x8b, 0x73, 16, 0x48, 0x8b, 0x53, 24); // rdi, rsi, rdx
  code.emit(0x4c, 0x8b, 0x53, 32, 0x4c, 0x8b, 0x43, 40, 0x45, 0x31, 0xc9); // r10, r8; r9 = 0
  code.emit(0x0f, 0x05); // syscall
  code.emit(0x48, 0x8b, 0x4b, 48); // mov rcx, [rbx + 48]: flags
  code.emit(0x48, 0x3d, 0x01, 0xf0, 0xff, 0xff); // cmp rax, -4095
  short(0x73, 'failed'); // jae
  code.emit(0xf6, 0xc1, Number(forkFlag)); // test cl, fork
  short(0x74, 'done'); // jz
  code.emit(0x48, 0x85, 0xc0); // test rax, rax
  short(0x75, 'parent'); // jnz
  code.label('done');
  code.emit(0x48, 0x83, 0xc3, entryBytes); // add rbx, entry
  short(0xeb, 'next');
  code.label('failed');
  code.emit(0xf6, 0xc1, Number(optionalFlag)); // test cl, optional
  short(0x75, 'done'); // jnz
  code.emit(0x49, 0x89, 0xc4, 0x49, 0xf7, 0xdc); // r12 = -rax
  code.emit(0xb8, ...littleEndian(1, 4), 0xbf, ...littleEndian(2, 4)); // write, to stderr
  code.emit(0x48, 0x8b, 0x73, 56, 0x48, 0x8b, 0x53, 64, 0x0f, 0x05); // the message
  code.emit(0x4c, 0x89, 0xe7); // mov rdi, r12
  code.label('exit');
  code.emit(0xb8, ...littleEndian(231, 4), 0x0f, 0x05); // exit_group
  code.label('parent');
  code.emit(0x6a, 0x00, 0x49, 0x89, 0xc4); // push 0; r12 = child
  code.label('wait');
  code.emit(0xb8, ...littleEndian(61, 4), 0x4c, 0x89, 0xe7, 0x48, 0x89, 0xe6); // wait4(child, stack,
  code.emit(0xba, ...littleEndian(0x4000_0000, 4), 0x45, 0x31, 0xd2, 0x0f, 0x05); // __WALL, null)
  code.emit(0x48, 0x83, 0xf8, 0xfc); // cmp rax, -EINTR
  short(0x74, 'wait'); // je
  code.emit(0xbf, ...littleEndian(125, 4), 0x48, 0x85, 0xc0); // edi = 125; test rax, rax
  short(0x78, 'exit'); // js
  code.emit(0x8b, 0x04, 0x24, 0x89, 0xc7, 0x83, 0xe7, 0x7f); // eax = status; edi = eax & 127
  short(0x74, 'exited'); // jz
  code.emit(0x81, 0xc7, ...littleEndian(128, 4)); // 128 + signal
  short(0xeb, 'exit');
  code.label('exited');
  code.emit(0x0f, 0xb6, 0xfc); // movzx edi, ah
  short(0xeb, 'exit');
  return code.link();
};

/** x19 walks the table; x20 has the flags, x21 an error or a process id. */
const arm64Code = (table: number): Uint8Array => {
  const code = new Assembly();
  const word = (value: number): void => code.emit(...littleEndian(value, 4));
  const load = (register: number, offset: number): void =>
    word(0xf940_0000 + ((offset / 8) << 10) + (19 << 5) + register);
  const set = (register: number, value: number): void => word(0xd280_0000 + (value << 5) + register);
  const systemCall = (): void => word(0xd400_0001);
  /** A jump whose distance in words lies at `shift`, `bits` wide. */
  const jump = (base: number, label: string, shift: number, bits: number): void =>
    code.jump(label, 4, (distance) => littleEndian(base + ((distance >> 2) & (2 ** bits - 1)) * 2 ** shift, 4));
  const branch = (label: string): void => jump(0x1400_0000, label, 0, 26);
  set(19, table & 0xffff);
  word(0xf2a0_0000 + ((table >>> 16) << 5) + 19); // movk x19, high half
  code.label('next');
  load(8, 0);
  for (let argument = 0; argument < maxArguments; argument++) load(argument, 8 + argument * 8);
  word(0xaa1f_03e5); // mov x5, xzr
  systemCall();
  load(20, 48);
  word(0xb13f_fc1f); // cmn x0, 4095
  jump(0x5400_0002, 'failed', 5, 19); // b.hs
  jump(0x3608_0014, 'done', 5, 14); // tbz w20, fork
  jump(0xb500_0000, 'parent', 5, 19); // cbnz x0
  code.label('done');
  word(0x9100_0000 + (entryBytes << 10) + (19 << 5) + 19); // add x19, entry
  branch('next');
  code.label('failed');
  jump(0x3700_0014, 'done', 5, 14); // tbnz w20, optional
  word(0xcb00_03f5); // neg x21, x0
  set(8, 64); // write
  set(0, 2);
  load(1, 56);
  load(2, 64);
  systemCall();
  word(0xaa15_03e0); // mov x0, x21
  code.label('exit');
  set(8, 94); // exit_group
  systemCall();
  code.label('parent');
  word(0xaa00_03f5); // mov x21, x0
  word(0xf81f_0fff); // str xzr, [sp, -16]!
  code.label('wait');
  set(8, 260); // wait4
  word(0xaa15_03e0); // mov x0, x21
  word(0x9100_03e1); // mov x1, sp
  word(0xd2a8_0002); // mov x2, __WALL
  word(0xaa1f_03e3); // mov x3, xzr
  systemCall();
  word(0xb100_101f); // cmn x0, EINTR
  jump(0x5400_0000, 'wait', 5, 19); // b.eq
  jump(0xb7f8_0000, 'lost', 5, 14); // tbnz x0, sign
  word(0xb940_03e1); // ldr w1, [sp]
  word(0x7200_1820); // ands w0, w1, 127
  jump(0x5400_0000, 'exited', 5, 19); // b.eq
  word(0x1102_0000); // add w0, w0, 128
  branch('exit');
  code.label('exited');
  word(0x5308_3c20); // ubfx w0, w1, 8, 8
  branch('exit');
  code.label('lost');
  set(0, 125);
  branch('exit');
  return code.link();
};

/** Data behind the code: everything that an argument points to. */
class Data {
  readonly #start: number;
  #bytes = new Uint8Array(1024);
  #length = 0;

  constructor(start: number) {
    this.#start = start;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Adds bytes at a multiple of 8; returns their address. */
  add(bytes: Uint8Array): bigint {
    const at = Math.ceil(this.#length / 8) * 8;
    const end = at + bytes.length;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, at);
    this.#length = end;
    return loadAddress + BigInt(this.#start + at);
  }

  text(text: string): bigint {
    return this.add(new TextEncoder().encode(`${text}\0`));
  }

  words(words: readonly bigint[]): bigint {
    const bytes = new Uint8Array(words.length * 8);
    const view = new DataView(bytes.buffer);
    for (const [index, word] of words.entries()) view.setBigUint64(index * 8, BigInt.asUintN(64, word), true);
    return this.add(bytes);
  }

  argument(value: StepArgument): bigint {
    if (typeof value === 'number' || typeof value === 'bigint') return BigInt(value);
    if (typeof value === 'string') return this.text(value);
    if (value instanceof Uint8Array) return this.add(value);
    if (Array.isArray(value)) return this.words([...value.map((text: string) => this.text(text)), 0n]);
    const { filter } = value as { readonly filter: Uint8Array };
    return this.words([BigInt(filter.length / 8), this.add(filter)]);
  }
}

const elfFile = (architecture: Architecture, code: Uint8Array, data: Uint8Array, dataOffset: number): Uint8Array => {
  const file = new Uint8Array(dataOffset + data.length);
  const view = new DataView(file.buffer);
  file.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  view.setUint16(16, 2, true); // executable
  view.setUint16(18, architecture === 'x64' ? 62 : 183, true);
  view.setUint32(20, 1, true);
  view.setBigUint64(24, loadAddress + BigInt(codeOffset), true);
  view.setBigUint64(32, BigInt(fileHeaderBytes), true);
  view.setUint16(52, fileHeaderBytes, true);
  view.setUint16(54, programHeaderBytes, true);
  view.setUint16(56, 2, true);
  const loaded = fileHeaderBytes;
  view.setUint32(loaded, 1, true); // loaded, readable and executable
  view.setUint32(loaded + 4, 5, true);
  view.setBigUint64(loaded + 16, loadAddress, true);
  view.setBigUint64(loaded + 24, loadAddress, true);
  view.setBigUint64(loaded + 32, BigInt(file.length), true);
  view.setBigUint64(loaded + 40, BigInt(file.length), true);
  view.setBigUint64(loaded + 48, 0x1_0000n, true);
  const stack = loaded + programHeaderBytes;
  view.setUint32(stack, 0x6474_e551, true); // a stack that is not executable
  view.setUint32(stack + 4, 6, true);
  file.set(code, codeOffset);
  file.set(data, dataOffset);
  return file;
};

/** The program as an ELF file. Its last step must be `execve`: after it there is nothing. */
export const buildLauncher = (architecture: Architecture, steps: readonly Step[]): Uint8Array => {
  const assemble = architecture === 'x64' ? x64Code : arm64Code;
  const dataOffset = Math.ceil((codeOffset + assemble(0).length) / 16) * 16;
  const data = new Data(dataOffset);
  const entries = steps.flatMap(({ call, args, what, isOptional = false, isFork = false }) => {
    const message = new TextEncoder().encode(`jixia-sandbox: cannot ${what}\n`);
    const values = Array.from({ length: maxArguments }, (_, index) => data.argument(args[index] ?? 0));
    const flags = (isOptional ? optionalFlag : 0n) | (isFork ? forkFlag : 0n);
    const number = typeof call === 'number' ? call : setupCallNumber(call, architecture);
    return [BigInt(number), ...values, flags, data.add(message), BigInt(message.length), 0n];
  });
  const table = data.words(entries);
  return elfFile(architecture, assemble(Number(table)), data.bytes, dataOffset);
};
