// What is shown in a field and sent back is the same moment.
import { expect, test } from 'vitest';
import { fromLocal, toLocal } from './local-time.ts';

test('there and back is the same minute', () => {
  for (const at of ['2026-03-01T08:05:00.000Z', '2026-10-25T01:30:00.000Z', '2027-12-31T23:59:00.000Z']) {
    expect(toLocal(at)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    expect(fromLocal(toLocal(at))).toBe(at);
  }
});

test('an empty field is no moment', () => {
  expect(fromLocal('')).toBe(null);
  expect(fromLocal('soon')).toBe(null);
  expect(toLocal(null)).toBe('');
});
