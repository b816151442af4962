// Sizes at the edges of their units.
import { expect, test } from 'vitest';
import { byteSize } from './byte-size.ts';

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.00 KiB'],
  [1_310_720, '1.25 MiB'],
  [13_107_200, '12.5 MiB'],
  [131_072_000, '125 MiB'],
  [5 * 1024 ** 5, '5120 TiB'],
])('%d bytes', (sizeBytes, text) => {
  expect(byteSize(sizeBytes)).toBe(text);
});
