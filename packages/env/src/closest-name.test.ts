import { expect, test } from 'vitest';
import { closestName } from './closest-name.ts';

const known = ['moba-1v1', 'treasure-hunt', 'traffic-grid'];

test.each([
  ['moba1v1', 'moba-1v1'],
  ['MOBA-1V1', 'moba-1v1'],
  ['treasure', 'treasure-hunt'],
  ['trafic-grid', 'traffic-grid'],
  ['mboa-1v1', 'moba-1v1'],
  ['zzzzzzzzzz', null],
])('%s is near %s', (name, expected) => {
  expect(closestName(name, known)).toBe(expected);
});
