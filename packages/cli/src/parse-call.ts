// Turns words of a command line into checked values, and wrong words into one message with the way out.
import { parseArgs } from 'node:util';
import { suggestion } from '@jixia/env';
import { CliError } from './cli-error.ts';
import type { Command, Operand, Option, Values } from './command.ts';

/** Options that every command has. */
export const commonOptions: readonly Option[] = [
  { name: 'seed', kind: 'text', value: 'N', default: '1', summary: 'seed of everything that is drawn, 0 .. 2^64 - 1' },
  { name: 'json', kind: 'flag', summary: 'one JSON document on stdout, everything else on stderr' },
  { name: 'help', kind: 'flag', summary: 'this text' },
];

/** A decimal number as people write it; no 0x10, no Infinity. */
export const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

export type ParsedCall = {
  readonly operands: readonly string[];
  readonly values: Values;
  readonly seed: bigint;
};

const usageError = (message: string): CliError => new CliError('bad_usage', message);

function rangeText(option: Option): string {
  const { min, max } = option;
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? '' : ` of at most ${max}`;
}

function readNumber(option: Option, text: string): number {
  const value = plainNumber.test(text.trim()) ? Number(text) : Number.NaN;
  const isWholeEnough = option.kind === 'number' || Number.isSafeInteger(value);
  const isInRange =
    value >= (option.min ?? Number.NEGATIVE_INFINITY) && value <= (option.max ?? Number.POSITIVE_INFINITY);
  if (Number.isFinite(value) && isWholeEnough && isInRange) return value;
  const kind = option.kind === 'whole' ? 'a whole number' : 'a number';
  throw usageError(`--${option.name} must be ${kind}${rangeText(option)}, not "${text}".`);
}

function readSeed(text: string): bigint {
  const isPlain = /^\d{1,20}$/.test(text.trim());
  const value = isPlain ? BigInt(text.trim()) : -1n;
  if (value >= 0n && value < 1n << 64n) return value;
  throw usageError(`--seed must be a whole number from 0 to 18446744073709551615, not "${text}".`);
}

/** Checks words against a command's declaration. Throws CliError `bad_usage`. */
export function parseCall(command: Command, words: readonly string[]): ParsedCall {
  const options = [...command.options, ...commonOptions];
  const names = options.map((option) => `--${option.name}`);
  const { tokens } = parseArgs({
    // `--seed -1` is a value to refuse by its range, not a missing one.
    args: words.map((word, at) => (isNegativeValue(words, at, options) ? '' : word)),
    options: Object.fromEntries(
      options.map(({ name, kind }) => [name, { type: kind === 'flag' ? 'boolean' : 'string' } as const]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const raw = new Map<string, string | number>();
  const flags = new Set<string>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = options.find(({ name }) => name === token.name);
    if (option === undefined) {
      const hint = suggestion(token.rawName, names);
      throw usageError(
        `jixia ${command.name} has no option ${token.rawName}.${hint} All: jixia ${command.name} --help`,
      );
    }
    if (option.kind === 'flag') {
      if (token.value !== undefined) throw usageError(`--${option.name} takes no value.`);
      flags.add(option.name);
      continue;
    }
    // parseArgs keeps the place of a value, where the word itself may have been masked above.
    const value = token.inlineValue === false ? words[token.index + 1] : token.value;
    if (value === undefined || value === '' || (value.startsWith('--') && token.inlineValue === false)) {
      throw usageError(`--${option.name} needs a value: --${option.name} ${option.value ?? 'VALUE'}`);
    }
    raw.set(option.name, option.kind === 'text' ? value : readNumber(option, value));
  }
  checkOperands(command, operands);
  return { operands, values: valuesOf(options, raw, flags), seed: readSeed(String(raw.get('seed') ?? '1')) };
}

function isNegativeValue(words: readonly string[], at: number, options: readonly Option[]): boolean {
  const before = options.find(({ name }) => `--${name}` === words[at - 1]);
  return before !== undefined && before.kind !== 'flag' && /^-[\d.]/.test(words[at] as string);
}

function checkOperands(command: Command, operands: readonly string[]): void {
  const declared = command.operands ?? [];
  const needed = declared.filter(({ isOptional }) => isOptional !== true);
  const usage = `Usage: jixia ${command.name}${declared.map((one) => ` ${operandText(one)}`).join('')}`;
  if (operands.length < needed.length) {
    throw usageError(`jixia ${command.name} needs ${needed[operands.length]?.name}. ${usage}`);
  }
  if (operands.length > declared.length && declared.at(-1)?.isRepeated !== true) {
    throw usageError(`jixia ${command.name} does not know what to do with "${operands[declared.length]}". ${usage}`);
  }
}

const operandText = ({ name, isOptional, isRepeated }: Operand): string => {
  const text = isOptional === true ? `[${name}]` : name;
  return isRepeated === true ? `${text}...` : text;
};

function valuesOf(
  options: readonly Option[],
  raw: ReadonlyMap<string, string | number>,
  flags: ReadonlySet<string>,
): Values {
  const find = (name: string): string | number | undefined => {
    const option = options.find((one) => one.name === name);
    if (option === undefined) throw new Error(`the command declares no option --${name}`);
    return raw.get(name) ?? option.default;
  };
  const required = (name: string): string | number => {
    const value = find(name);
    if (value === undefined) throw usageError(`--${name} is needed.`);
    return value;
  };
  return {
    text: (name) => String(required(name)),
    optionalText: (name) => {
      const value = find(name);
      return value === undefined ? undefined : String(value);
    },
    number: (name) => Number(required(name)),
    optionalNumber: (name) => {
      const value = find(name);
      return value === undefined ? undefined : Number(value);
    },
    flag: (name) => flags.has(name),
  };
}

/** The `--help` text of one command. */
export function usageOf(command: Command): string[] {
  const operands = command.operands ?? [];
  const head = `Usage: jixia ${command.name}${operands.map((one) => ` ${operandText(one)}`).join('')} [options]`;
  const lines = [head, '', command.summary];
  const rows = (pairs: readonly (readonly [string, string])[]): string[] => {
    const width = Math.max(...pairs.map(([left]) => left.length));
    return pairs.map(([left, rightText]) => `  ${left.padEnd(width)}  ${rightText}`);
  };
  if (operands.length > 0) lines.push('', ...rows(operands.map(({ name, summary }) => [name, summary])));
  const options = [...command.options, ...commonOptions].map((option) => {
    const left = `--${option.name}${option.kind === 'flag' ? '' : ` ${option.value ?? 'VALUE'}`}`;
    const standard = option.default === undefined ? '' : ` (default ${option.default})`;
    return [left, `${option.summary}${standard}`] as const;
  });
  lines.push('', 'Options:', ...rows(options));
  if (command.more) lines.push('', ...command.more());
  lines.push('', 'Examples:');
  lines.push(...command.examples.map((example) => `  npx jixia ${example}`));
  return lines;
}
