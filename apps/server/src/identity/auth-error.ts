// better-auth's refusals in our shape.
import { ApiError } from '../http/api-error.ts';
import type { ApiErrorCode } from '../http/error-codes.ts';
import { type Said, say, verbatim } from '../text/say.ts';

type AuthRefusal = Error & {
  readonly statusCode?: number;
  readonly body?: { readonly code?: string; readonly message?: string };
};

const table: Readonly<Record<string, readonly [ApiErrorCode, () => Said]>> = {
  INVALID_EMAIL_OR_PASSWORD: ['wrong_credentials', () => say`E-mail address and password do not match.`],
  INVALID_PASSWORD: ['wrong_credentials', () => say`The current password is not right.`],
  CREDENTIAL_ACCOUNT_NOT_FOUND: [
    'wrong_credentials',
    () => say`This account has no password; ask for a new one by e-mail.`,
  ],
  EMAIL_NOT_VERIFIED: ['email_not_verified', () => say`Confirm your e-mail address first: a new link is on its way.`],
  INVALID_TOKEN: ['link_used', () => say`This link is not valid any more. Ask for a new one.`],
  TOKEN_EXPIRED: ['link_used', () => say`This link is too old. Ask for a new one.`],
  PASSWORD_TOO_SHORT: ['bad_input', () => say`The password is too short.`],
  PASSWORD_TOO_LONG: ['bad_input', () => say`The password is too long.`],
  PROVIDER_NOT_FOUND: ['not_found', () => say`There is no such sign-in provider.`],
};

/** Awaits a call of better-auth. Throws ApiError for what it refuses. */
export async function asApiError<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const { statusCode, body } = error as AuthRefusal;
    const known = table[body?.code ?? ''];
    if (known !== undefined) throw new ApiError(known[0], known[1](), { cause: error });
    if (statusCode !== undefined && statusCode < 500) {
      throw new ApiError('bad_input', verbatim(body?.message ?? (error as Error).message), { cause: error });
    }
    throw error;
  }
}
