// The checksums are the ones that everybody else computes.
import { crc32 as reference } from 'node:zlib';
import { Random } from '@jixia/env';
import { expect, test } from 'vitest';
import { crc32, crc32c } from './crc32.ts';

test('equals the CRC-32 of zlib', () => {
  const random = new Random(5n);
  for (const length of [0, 1, 9, 4099]) {
    const bytes = Uint8Array.from({ length }, () => random.nextBelow(256));
    expect(crc32(bytes)).toBe(reference(bytes));
  }
});

test('CRC-32C of the examples in RFC 3720, B.4', () => {
  const ascending = Uint8Array.from({ length: 32 }, (_, at) => at);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
  expect(crc32c(ascending)).toBe(0x46dd794e);
  expect(crc32c(ascending.reverse())).toBe(0x113fdb5c);
});
