// In whose name a request sees what is not public: a suspended account in nobody's, and a token must be good for it.
import type { Principal } from '../authorisation/principal.ts';

export type Insider = { readonly userId: string | null; readonly isAdmin: boolean };

export function insiderOf({ userId, roles, isSuspended, token }: Principal): Insider {
  const isGood = token === null || token.scopes.includes('read') || token.scopes.includes('models');
  return isSuspended || !isGood ? { userId: null, isAdmin: false } : { userId, isAdmin: roles.includes('siteAdmin') };
}
