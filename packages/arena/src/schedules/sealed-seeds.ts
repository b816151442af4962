// Seeds that nobody can choose and everybody can check: a secret is drawn before a phase begins and its SHA-256 published;
// every seed of the phase follows from it. Once the secret is shown, anyone can do the sums again, also without Jixia.

import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { ArenaError } from '../arena-error.ts';

export const sealedSecretBytes = 32;

export type SealedSeeds = {
  /** 32 bytes in hex; kept until the phase is over. */
  readonly secret: string;
  /** SHA-256 of those bytes in hex; published when the phase is made. */
  readonly commitment: string;
};

/** Where a seed is used. Whole numbers; round 0 is for draws of the phase that no match is played from. */
export type SeedPlace = {
  readonly phaseId: string;
  readonly revision: number;
  readonly round: number;
  readonly ordinal: number;
  /** Of the pairing: both matches of a pair, sides swapped, have the same seed. */
  readonly pair: number;
};

export type UsedSeed = { readonly place: SeedPlace; readonly seed: bigint };

export type SeedsVerification =
  | { readonly ok: true; readonly seeds: number }
  | {
      readonly ok: false;
      /** `commitment`: another secret was promised; `seed`: this one does not follow from the secret. */
      readonly reason: 'commitment' | 'seed';
      readonly message: string;
      readonly place?: SeedPlace;
    };

const readSecret = (secret: string): Uint8Array => {
  if (/^[0-9a-f]{64}$/.test(secret)) return hexToBytes(secret);
  throw new ArenaError('bad_option', `secret must be ${sealedSecretBytes} bytes as 64 hex digits, not "${secret}".`);
};

/** `randomBytes` must come from a source that cannot be guessed, such as `crypto.getRandomValues`. */
export const newSealedSeeds = (randomBytes: Uint8Array): SealedSeeds => {
  if (randomBytes.length !== sealedSecretBytes) {
    throw new ArenaError('bad_option', `randomBytes must be ${sealedSecretBytes} bytes, not ${randomBytes.length}.`);
  }
  const secret = bytesToHex(randomBytes);
  return { secret, commitment: commitmentOf(secret) };
};

/** Throws ArenaError `bad_option`. */
export const commitmentOf = (secret: string): string => bytesToHex(sha256(readSecret(secret)));

/** What is hashed for a seed: six lines, without a line feed at the end. */
const spellingOf = ({ phaseId, revision, round, ordinal, pair }: SeedPlace): string => {
  for (const [name, value] of Object.entries({ revision, round, ordinal, pair })) {
    if (Number.isSafeInteger(value) && value >= 0) continue;
    throw new ArenaError('bad_option', `${name} must be a whole number from 0, not ${value}.`);
  }
  if (phaseId === '' || phaseId.includes('\n')) {
    throw new ArenaError('bad_option', `phaseId must be one line that is not empty, not ${JSON.stringify(phaseId)}.`);
  }
  return ['jixia-seed-1', phaseId, revision, round, ordinal, pair].join('\n');
};

/** The first 8 bytes, big-endian, of HMAC-SHA-256 with the secret as key. Throws ArenaError `bad_option`. */
export const seedOf = (secret: string, place: SeedPlace): bigint => {
  const code = hmac(sha256, readSecret(secret), utf8ToBytes(spellingOf(place)));
  return new DataView(code.buffer, code.byteOffset).getBigUint64(0);
};

const placeText = ({ round, ordinal, pair }: SeedPlace): string => `round ${round}, pairing ${ordinal}, pair ${pair}`;

/** Whether the secret is the one that was promised, and the seeds are those that follow from it. Throws ArenaError `bad_option`. */
export const verifySealedSeeds = (
  { secret, commitment }: SealedSeeds,
  used: readonly UsedSeed[],
): SeedsVerification => {
  const found = commitmentOf(secret);
  if (found !== commitment.toLowerCase()) {
    const message = `The secret has the SHA-256 ${found}, and ${commitment} was published.`;
    return { ok: false, reason: 'commitment', message };
  }
  for (const { place, seed } of used) {
    const expected = seedOf(secret, place);
    if (expected === seed) continue;
    const message = `${placeText(place)}: the secret gives the seed ${expected}, and ${seed} was played.`;
    return { ok: false, reason: 'seed', message, place };
  }
  return { ok: true, seeds: used.length };
};
