// What a command of the `jixia` program is.
import type { Output } from './output.ts';

export type OptionKind = 'text' | 'whole' | 'number' | 'flag';

export type Option = {
  /** Without the leading dashes. */
  readonly name: string;
  readonly kind: OptionKind;
  readonly summary: string;
  /** How the value is called in the usage text. */
  readonly value?: string;
  readonly default?: string | number;
  readonly min?: number;
  readonly max?: number;
};

export type Operand = {
  readonly name: string;
  readonly summary: string;
  readonly isOptional?: boolean;
  /** Only the last one: any number from one on. */
  readonly isRepeated?: boolean;
};

/** Options of one call after checking; asking for one that the command does not declare is a fault. */
export type Values = {
  text(name: string): string;
  optionalText(name: string): string | undefined;
  number(name: string): number;
  optionalNumber(name: string): number | undefined;
  flag(name: string): boolean;
};

export type Call = {
  readonly operands: readonly string[];
  readonly values: Values;
  readonly seed: bigint;
  readonly output: Output;
};

export type Command = {
  /** One or two words, as typed. */
  readonly name: string;
  readonly summary: string;
  readonly operands?: readonly Operand[];
  readonly options: readonly Option[];
  /** What `--help` says after the options: a title and its lines. */
  readonly more?: () => readonly string[];
  /** Complete command lines without the leading `jixia`. */
  readonly examples: readonly string[];
  /** Resolves to the exit code: 0, or 1 where it ran with a negative result. */
  run(call: Call): Promise<0 | 1>;
};
