// Texts of the server: found, filled, in the language of the request; each in Chinese, too.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { inLanguage, keyOf, languageOf, say, together } from './say.ts';
import { allTablesZh, textsZh } from './texts-zh.ts';

type Node = { readonly type: string } & Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

function* textsIn(node: Node): Generator<string> {
  if (node.type === 'TaggedTemplateExpression' && (node['tag'] as Node)['name'] === 'say') {
    const { quasis } = node['quasi'] as { quasis: { value: { cooked: string } }[] };
    yield keyOf(quasis.map(({ value }) => value.cooked));
  }
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* textsIn(child);
  }
}

const source = fileURLToPath(new URL('..', import.meta.url));
const said = new Set(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .flatMap((path) => [...textsIn(parseSync(path, readFileSync(join(source, path), 'utf8')).program as never)]),
);
const placesOf = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

test('every text of the server is there in Chinese, with the same values, once, and none that nobody says', () => {
  expect(said.size).toBeGreaterThan(20);
  expect([...said].filter((text) => textsZh[text] === undefined)).toEqual([]);
  const entries = allTablesZh.flatMap((table) => Object.entries(table));
  expect(entries.map(([text]) => text).filter((text) => !said.has(text))).toEqual([]);
  expect(entries.length).toBe(new Set(entries.map(([text]) => text)).size);
  expect(entries.filter(([text, zh]) => String(placesOf(text)) !== String(placesOf(zh)))).toEqual([]);
});

test('a text of words is in Chinese characters and ends as a sentence of its kind', () => {
  const odd = Object.entries(textsZh).filter(
    ([text, zh]) =>
      (/[a-z]{3}/i.test(text.replaceAll(/`[^`]*`|\{\d+\}/g, '')) && !/\p{Script=Han}/u.test(zh)) ||
      (text.endsWith('.') && !/[。！？]$/u.test(zh)),
  );
  expect(odd).toEqual([]);
});

test('the language is the one that the request asks for; English outside of requests', async () => {
  const text = (): string => say`The database does not answer. Try again in a moment.`;
  expect(text()).toBe('The database does not answer. Try again in a moment.');
  expect(await inLanguage('zh', async () => text())).toBe(
    textsZh['The database does not answer. Try again in a moment.'],
  );
  expect(inLanguage('zh', () => together([say`not valid`, say`not valid`]))).not.toContain(' ');
});

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en;q=0.2, ZH-Hant;q=0.4', 'zh'],
  ['fr, en-GB;q=0.7, zh;q=0.5', 'en'],
  ['zh;q=0, en', 'en'],
  ['zh;q=nonsense', 'en'],
  ['fr', 'en'],
])('Accept-Language %j means %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
