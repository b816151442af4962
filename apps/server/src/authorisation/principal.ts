// Who a request comes from: nobody, a person with a session in a cookie, or a person's API token.
import type { Role, Scope } from './rule.ts';

export type Principal = {
  /** Null for a visitor. */
  readonly userId: string | null;
  readonly name: string;
  readonly email: string;
  readonly isEmailVerified: boolean;
  readonly isSuspended: boolean;
  /** Site-wide roles, 'member' included for everyone signed in. */
  readonly roles: readonly Role[];
  /** Set where the request carries an API token instead of a session. */
  readonly token: { readonly id: string; readonly scopes: readonly Scope[] } | null;
  readonly sessionId: string | null;
};

export const visitor: Principal = {
  userId: null,
  name: '',
  email: '',
  isEmailVerified: false,
  isSuspended: false,
  roles: ['visitor'],
  token: null,
  sessionId: null,
};
