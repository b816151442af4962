// Both languages say everything: same keys, same placeholders, nothing empty.
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

const flatten = (value: object, prefix = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, entry]): [string, string][] =>
    typeof entry === 'string' ? [[prefix + key, entry]] : flatten(entry as object, `${prefix}${key}.`),
  );

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string).sort();

test('zh and en have the same keys and placeholders', () => {
  const english = new Map(flatten(en));
  const chinese = new Map(flatten(zh));
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [key, text] of english) {
    expect(text.trim(), key).not.toBe('');
    expect(chinese.get(key)?.trim(), key).not.toBe('');
    expect(placeholders(chinese.get(key) ?? ''), key).toEqual(placeholders(text));
  }
});
