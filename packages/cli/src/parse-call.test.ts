// Wrong words on the command line: each gives one message that names the word, the value and the way out.
import { describe, expect, test } from 'vitest';
import { CliError } from './cli-error.ts';
import type { Command } from './command.ts';
import { parseCall, usageOf } from './parse-call.ts';

const command: Command = {
  name: 'bench env',
  summary: 'Measures.',
  operands: [{ name: 'FILE', summary: 'a file', isOptional: true }],
  options: [
    { name: 'matches', kind: 'whole', default: 1024, min: 1, max: 65536, summary: 'matches' },
    { name: 'minutes', kind: 'number', min: 0.1, summary: 'minutes' },
    { name: 'scenario', kind: 'text', default: 'moba-1v1', summary: 'scenario' },
    { name: 'compare', kind: 'flag', summary: 'compare' },
  ],
  examples: ['bench env --matches 16'],
  run: async () => 0,
};

const messageOf = (...words: string[]): string => {
  try {
    parseCall(command, words);
  } catch (error) {
    expect(error).toBeInstanceOf(CliError);
    return (error as CliError).message;
  }
  throw new Error(`accepted: ${words.join(' ')}`);
};

describe('values', () => {
  test('defaults, given values, flags, operands and the seed', () => {
    const { values, seed, operands } = parseCall(command, ['a.jxr', '--matches=8', '--minutes', '1.5', '--compare']);
    expect(values.number('matches')).toBe(8);
    expect(values.number('minutes')).toBe(1.5);
    expect(values.text('scenario')).toBe('moba-1v1');
    expect(values.flag('compare')).toBe(true);
    expect(values.flag('json')).toBe(false);
    expect(operands).toEqual(['a.jxr']);
    expect(seed).toBe(1n);
    expect(parseCall(command, ['--seed', '18446744073709551615']).seed).toBe(2n ** 64n - 1n);
  });

  test.each([
    [['--matches', '0'], '--matches must be a whole number from 1 to 65536, not "0".'],
    [['--matches', '1.5'], '--matches must be a whole number from 1 to 65536, not "1.5".'],
    [['--matches', '-3'], '--matches must be a whole number from 1 to 65536, not "-3".'],
    [['--matches=70000'], '--matches must be a whole number from 1 to 65536, not "70000".'],
    [['--matches', 'many'], '--matches must be a whole number from 1 to 65536, not "many".'],
    [['--matches', '0x10'], '--matches must be a whole number from 1 to 65536, not "0x10".'],
    [['--minutes', '0'], '--minutes must be a number of at least 0.1, not "0".'],
    [['--minutes', 'NaN'], '--minutes must be a number of at least 0.1, not "NaN".'],
    [['--seed', '1.5'], '--seed must be a whole number from 0 to 18446744073709551615, not "1.5".'],
    [['--seed', '-1'], '--seed must be a whole number from 0 to 18446744073709551615, not "-1".'],
    [['--seed', '18446744073709551616'], 'not "18446744073709551616".'],
  ])('%j is refused', (words, message) => {
    expect(messageOf(...words)).toContain(message);
  });
});

test('an unknown option names the nearest one', () => {
  expect(messageOf('--matchs', '8')).toContain('Did you mean "--matches"?');
});

test('a missing value, a value for a flag and an operand too many are named', () => {
  expect(messageOf('--matches')).toContain('--matches needs a value');
  expect(messageOf('--matches', '--json')).toContain('--matches needs a value');
  expect(messageOf('--compare=yes')).toBe('--compare takes no value.');
  expect(messageOf('a', 'b')).toContain('"b"');
});

test('the usage text shows every option with its default, and examples', () => {
  const text = usageOf(command).join('\n');
  for (const { name } of command.options) expect(text).toContain(`--${name}`);
  expect(text).toContain('(default 1024)');
  expect(text).toContain('npx jixia bench env --matches 16');
});
