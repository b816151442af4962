// Codes of certificates: printed, typed, spoken. Crockford's alphabet has no letters that look like digits.
import { randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

/** 80 random bits: cannot be guessed, so that only who was given a code sees its certificate. */
export function newCertificateCode(): string {
  const characters = [...randomBytes(length)].map((byte) => alphabet[byte & 31]).join('');
  return characters.replace(/(.{4})(?=.)/g, '$1-');
}

/** As it is kept, from what somebody typed: any case, any hyphens, O for 0, I and L for 1. */
export const normaliseCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
    .replace(/(.{4})(?=.)/g, '$1-');
