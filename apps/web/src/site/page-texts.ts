// Texts of a feature, in both languages, loaded with its pages: each feature folder has a `texts.ts` that calls this.
import i18next from 'i18next';

type Tree = { readonly [key: string]: string | Tree };
type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

export type PageTexts = { readonly en: Tree; readonly zh: Tree };

/** `zh` must have the keys of `en`; the compiler checks it. A second call for a part adds to it. */
export const addTexts = <T extends Tree>(part: string, en: T, zh: SameKeys<T>): PageTexts => {
  i18next.addResourceBundle('en', 'translation', { [part]: en }, true, true);
  i18next.addResourceBundle('zh', 'translation', { [part]: zh }, true, true);
  return { en: { [part]: en }, zh: { [part]: zh as Tree } };
};
