// Both languages say everything: same keys, same placeholders, nothing empty.
import i18next from 'i18next';
import { expect, test } from 'vitest';
import type { PageTexts } from '../site/page-texts.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Those that are loaded with the pages of a feature. */
const features = import.meta.glob<Record<string, PageTexts>>('../*/texts.ts');
await i18next.init({ resources: {} });
const modules = await Promise.all(Object.values(features).map((load) => load()));
const parts = [{ en, zh }, ...modules.flatMap((module) => Object.values(module))];

const flatten = (value: object, prefix = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, entry]): [string, string][] =>
    typeof entry === 'string' ? [[prefix + key, entry]] : flatten(entry as object, `${prefix}${key}.`),
  );

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string).sort();

test('zh and en have the same keys and placeholders', () => {
  expect(Object.keys(features)).toContain('../home/texts.ts');
  const english = new Map(parts.flatMap((part) => flatten(part.en)));
  const chinese = new Map(parts.flatMap((part) => flatten(part.zh)));
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [key, text] of english) {
    expect(text.trim(), key).not.toBe('');
    expect(chinese.get(key)?.trim(), key).not.toBe('');
    expect(placeholders(chinese.get(key) ?? ''), key).toEqual(placeholders(text));
  }
});
