// Secrets that are given out once and stored as hashes. They are long and random, so a plain fast hash is enough.
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, with a prefix that tells people and secret scanners what it is. */
export const newSecret = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
