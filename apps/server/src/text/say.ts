// What the server says to people, in the language that they ask for. Texts stand in the code in English; those in Chinese
// in a table by the English ones.
import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';
import { textsZh } from './texts-zh.ts';

export type Language = 'en' | 'zh';

/** A text in the language of the request: made by `say` or `verbatim`, so that none is forgotten. */
export type Said = string & { readonly said: true };

const asked = new AsyncLocalStorage<Language>();

/** English outside of requests. */
export const askedLanguage = (): Language => asked.getStore() ?? 'en';

export const inLanguage = <T>(language: Language, run: () => T): T => asked.run(language, run);

/** Of an Accept-Language header: the first of the two that it names, by its weights. */
export function languageOf(header: string | undefined): Language {
  let best: { readonly language: Language; readonly weight: number } | undefined;
  for (const part of (header ?? '').split(',')) {
    const [tag = '', ...options] = part.trim().toLowerCase().split(';');
    const [language] = tag.split('-', 1);
    if (language !== 'zh' && language !== 'en') continue;
    const weightText =
      options
        .find((option) => option.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? '1';
    const weight = Number(weightText);
    if (!(weight > 0) || (best !== undefined && weight <= best.weight)) continue;
    best = { language, weight };
  }
  return best?.language ?? 'en';
}

/** `You have {0} agents`: what a text is found by. */
export const keyOf = (parts: readonly string[]): string =>
  parts.reduce((text, part, at) => (at === 0 ? part : `${text}{${at - 1}}${part}`), '');

const fill = (text: string, values: readonly (string | number)[]): string =>
  text.replaceAll(/\{(\d+)\}/g, (_, at: string) => String(values[Number(at)]));

/**
 * say`You have ${count} agents.`: in the language of the request now under way. Values that are texts themselves are made by
 * `say` too.
 */
export function say(parts: TemplateStringsArray, ...values: readonly (string | number)[]): Said {
  const key = keyOf(parts);
  const text = (askedLanguage() === 'zh' ? textsZh[key] : undefined) ?? key;
  return fill(text, values) as Said;
}

/** A text of somebody else's, which stays in its language: of a library, of an agent. */
export const verbatim = (text: string): Said => text as Said;

/** Sentences one after the other. */
export const together = (sentences: readonly Said[]): Said =>
  sentences.join(askedLanguage() === 'zh' ? '' : ' ') as Said;

/** One or the other; nothing of nothing. */
export const anyOf = (words: readonly Said[]): Said =>
  words.length === 0 ? verbatim('') : words.reduce((before, word) => say`${before} or ${word}`);

/** What zod says of input, where a shape has no text of its own. */
export function speakInShapes(): void {
  const errors = { en: z.locales.en().localeError, zh: z.locales.zhCN().localeError };
  z.config({ localeError: (issue) => errors[askedLanguage()]?.(issue) });
}
