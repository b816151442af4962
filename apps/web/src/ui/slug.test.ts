// What is proposed is always an address, or nothing.
import { expect, test } from 'vitest';
import { isSlug, slugOf } from './slug.ts';

test.each([
  ['Zhejiang University', 'zhejiang-university'],
  ['  École Normale (ENS) ', 'ecole-normale-ens'],
  [`${'a'.repeat(47)} b`, 'a'.repeat(47)],
  ['--- a ---', 'a'],
  ['  A & B  ', 'a-b'],
  ['Autumn Cup 2026: the Final!', 'autumn-cup-2026-the-final'],
  ['a very long name of an institution that goes on and on', 'a-very-long-name-of-an-institution-that-goes-on'],
  ['稷下学宫', ''],
])('%s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
  expect(slug === '' || isSlug(slug)).toBe(true);
});

test('addresses are short, plain, and none that the site has', () => {
  for (const wrong of ['', 'new', '-a', 'a-', 'A', 'a b', 'é', 'a'.repeat(49)])
    expect(isSlug(wrong), wrong).toBe(false);
  expect(isSlug('newton')).toBe(true);
});
