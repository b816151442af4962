import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { commitmentOf, newSealedSeeds, type SeedPlace, seedOf, verifySealedSeeds } from './sealed-seeds.ts';

const secretBytes = Uint8Array.from({ length: 32 }, (_, at) => at * 7 + 1);
const sealed = newSealedSeeds(secretBytes);
const place: SeedPlace = { phaseId: 'phase-1', revision: 1, round: 3, ordinal: 2, pair: 0 };

/** What docs/competitions.md tells an outsider to do, with Node's own crypto. */
const seedByHand = ({ phaseId, revision, round, ordinal, pair }: SeedPlace): bigint => {
  const text = `jixia-seed-1\n${phaseId}\n${revision}\n${round}\n${ordinal}\n${pair}`;
  return createHmac('sha256', secretBytes).update(text).digest().readBigUInt64BE(0);
};

test('commitment and seeds are those of another implementation of SHA-256 and HMAC', () => {
  expect(sealed.secret).toBe(Buffer.from(secretBytes).toString('hex'));
  expect(sealed.commitment).toBe(createHash('sha256').update(secretBytes).digest('hex'));
  expect(commitmentOf(sealed.secret)).toBe(sealed.commitment);
  for (let round = 0; round < 20; round++) {
    const here = { ...place, round, phaseId: `阶段-${round}` };
    expect(seedOf(sealed.secret, here)).toBe(seedByHand(here));
  }
});

test('the spelling is fixed: a seed once drawn stays', () => {
  expect(seedOf(sealed.secret, place)).toBe(8373420849176696791n);
});

test('every part of the place moves the seed', () => {
  const places: SeedPlace[] = [];
  for (const phaseId of ['a', 'b'])
    for (let revision = 1; revision < 3; revision++)
      for (let round = 0; round < 12; round++)
        for (let ordinal = 0; ordinal < 12; ordinal++)
          for (let pair = 0; pair < 4; pair++) places.push({ phaseId, revision, round, ordinal, pair });
  const seeds = new Set(places.map((one) => seedOf(sealed.secret, one)));
  expect(seeds.size).toBe(places.length);
  const other = newSealedSeeds(secretBytes.with(31, 0));
  expect(other.commitment).not.toBe(sealed.commitment);
  expect(places.every((one) => !seeds.has(seedOf(other.secret, one)))).toBe(true);
});

describe('verification', () => {
  const used = [0, 1, 2].map((pair) => ({
    place: { ...place, pair },
    seed: seedOf(sealed.secret, { ...place, pair }),
  }));

  test('finds honest seeds honest', () => {
    expect(verifySealedSeeds(sealed, used)).toEqual({ ok: true, seeds: 3 });
  });

  test('finds another secret', () => {
    const other = newSealedSeeds(secretBytes.with(0, 99)).secret;
    const found = verifySealedSeeds({ secret: other, commitment: sealed.commitment }, used);
    expect(found).toMatchObject({ ok: false, reason: 'commitment' });
  });

  test('finds a seed that was chosen, and says where', () => {
    const forged = used.map((one, at) => (at === 1 ? { ...one, seed: one.seed ^ 1n } : one));
    const found = verifySealedSeeds(sealed, forged);
    expect(found).toMatchObject({ ok: false, reason: 'seed', place: { pair: 1 } });
    expect(found).toMatchObject({ message: expect.stringContaining('round 3, pairing 2, pair 1') });
  });
});

test('what is not a secret or a place is refused with its name', () => {
  expect(() => newSealedSeeds(new Uint8Array(16))).toThrow(/randomBytes must be 32 bytes, not 16/);
  expect(() => commitmentOf('abc')).toThrow(/secret must be 32 bytes as 64 hex digits, not "abc"/);
  expect(() => seedOf(sealed.secret, { ...place, round: -1 })).toThrow(/round must be a whole number from 0, not -1/);
  expect(() => seedOf(sealed.secret, { ...place, pair: 0.5 })).toThrow(/pair must be/);
  expect(() => seedOf(sealed.secret, { ...place, phaseId: 'a\n1' })).toThrow(/phaseId must be one line/);
});
