// What people type, as the API takes it.
import { expect, test } from 'vitest';
import { bodyOf, emptyDraft, problemsOf } from './profile-draft.ts';

test('a website may come without its scheme, and only web addresses pass', () => {
  const at = (website: string) => ({ ...emptyDraft, nameZh: '甲', nameEn: 'A', website });
  expect(bodyOf(at('example.org/a')).website).toBe('https://example.org/a');
  expect(bodyOf(at(' ')).website).toBeNull();
  for (const website of ['example.org', 'http://example.org', '']) expect(problemsOf(at(website))).toEqual([]);
  for (const website of ['javascript:alert(1)', 'mailto:a@b.c', 'not a site', 'localhost'])
    expect(problemsOf(at(website)), website).toEqual(['website']);
  expect(problemsOf({ ...emptyDraft, nameZh: ' ' })).toEqual(['nameZh', 'nameEn']);
});
