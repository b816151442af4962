// The filter that the kernel runs on every system call of an agent: what is refused, and with which error.

import { type Architecture, deniedCallNumbers, judgedCallNumber, namespaceFlags, newestCall } from './system-calls.ts';

// Classic BPF as seccomp takes it: 16-bit code, two 8-bit jump distances, 32-bit constant.
const loadWord = 0x20;
const jumpEqual = 0x15;
const jumpGreater = 0x25;
const jumpAnySet = 0x45;
const giveBack = 0x06;

const numberOffset = 0;
const architectureOffset = 4;
/** Low half of argument `index`. */
const argumentOffset = (index: number): number => 16 + index * 8;

const allow = 0x7fff_0000;
const killProcess = 0x8000_0000;
const fail = (errorNumber: number): number => 0x0005_0000 + errorNumber;
const notPermitted = fail(1);
const notKnown = fail(38);
const noSuchFamily = fail(97);

const auditArchitecture: Readonly<Record<Architecture, number>> = { x64: 0xc000_003e, arm64: 0xc000_00b7 };
const unixSockets = 1;
const terminalInput = 0x5412;
const consoleControl = 0x541c;

type Instruction = readonly [code: number, whenTrue: number, whenFalse: number, constant: number];

const encode = (instructions: readonly Instruction[]): Uint8Array => {
  const bytes = new Uint8Array(instructions.length * 8);
  const view = new DataView(bytes.buffer);
  for (const [index, [code, whenTrue, whenFalse, constant]] of instructions.entries()) {
    view.setUint16(index * 8, code, true);
    view.setUint8(index * 8 + 2, whenTrue);
    view.setUint8(index * 8 + 3, whenFalse);
    view.setUint32(index * 8 + 4, constant, true);
  }
  return bytes;
};

/** Runs `body` for one call only; the rest goes on behind it. `body` ends in an answer. */
const forCall = (number: number, body: readonly Instruction[]): readonly Instruction[] => [
  [jumpEqual, 0, body.length, number],
  ...body,
];

/**
 * Refused are: calls of another instruction set (the process is killed), calls newer than the list, the denied ones,
 * sockets other than between the agent's own processes, new namespaces, and typing into a terminal. `clone3` hides its
 * flags from a filter; refused as unknown, the C library takes `clone`.
 */
export const seccompFilter = (architecture: Architecture): Uint8Array => {
  const number = (call: 'ioctl' | 'socket' | 'clone' | 'clone3'): number => judgedCallNumber(call, architecture);
  const anyNamespace = Object.values(namespaceFlags).reduce((all, flag) => all | flag, 0) >>> 0;
  return encode([
    [loadWord, 0, 0, architectureOffset],
    [jumpEqual, 1, 0, auditArchitecture[architecture]],
    [giveBack, 0, 0, killProcess],
    [loadWord, 0, 0, numberOffset],
    [jumpGreater, 0, 1, newestCall],
    [giveBack, 0, 0, notKnown],
    ...forCall(number('clone3'), [[giveBack, 0, 0, notKnown]]),
    ...forCall(number('socket'), [
      [loadWord, 0, 0, argumentOffset(0)],
      [jumpEqual, 0, 1, unixSockets],
      [giveBack, 0, 0, allow],
      [giveBack, 0, 0, noSuchFamily],
    ]),
    ...forCall(number('clone'), [
      [loadWord, 0, 0, argumentOffset(0)],
      [jumpAnySet, 0, 1, anyNamespace],
      [giveBack, 0, 0, notPermitted],
      [giveBack, 0, 0, allow],
    ]),
    ...forCall(number('ioctl'), [
      [loadWord, 0, 0, argumentOffset(1)],
      [jumpEqual, 1, 0, terminalInput],
      [jumpEqual, 0, 1, consoleControl],
      [giveBack, 0, 0, notPermitted],
      [giveBack, 0, 0, allow],
    ]),
    ...deniedCallNumbers(architecture).flatMap((denied) => forCall(denied, [[giveBack, 0, 0, notPermitted]])),
    [giveBack, 0, 0, allow],
  ]);
};
