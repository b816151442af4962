// The checksum is the one that everybody else computes.
import { crc32 as reference } from 'node:zlib';
import { Random } from '@jixia/env';
import { expect, test } from 'vitest';
import { crc32 } from './crc32.ts';

test('equals the CRC-32 of zlib', () => {
  const random = new Random(5n);
  for (const length of [0, 1, 9, 4099]) {
    const bytes = Uint8Array.from({ length }, () => random.nextBelow(256));
    expect(crc32(bytes)).toBe(reference(bytes));
  }
});
