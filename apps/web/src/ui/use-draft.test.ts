// Two people change one thing: each keeps what they changed, and sees what the other did.
import { expect, test } from 'vitest';
import { rebased } from './use-draft.ts';

test('own changes stay, the rest is as the other left it', () => {
  const base = { name: 'A', region: 'x', text: '' };
  const own = { ...base, text: 'mine' };
  expect(rebased(base, own, { name: 'B', region: 'x', text: '' })).toEqual({ name: 'B', region: 'x', text: 'mine' });
  expect(rebased(base, own, { name: 'A', region: 'x', text: 'theirs' }).text).toBe('mine');
  expect(rebased(base, base, { name: 'B', region: 'y', text: 'theirs' })).toEqual({
    name: 'B',
    region: 'y',
    text: 'theirs',
  });
});
