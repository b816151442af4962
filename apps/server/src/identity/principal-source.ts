// Finds out who a request comes from. Sessions are looked up once in a few seconds, not on every request.
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import { type Principal, visitor } from '../authorisation/principal.ts';
import type { Role, Scope } from '../authorisation/rule.ts';
import type { Database } from '../database/database.ts';
import { apiToken, user } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { say } from '../text/say.ts';
import { addressHeader } from './address-header.ts';
import type { Auth } from './auth.ts';
import { hashSecret } from './secret.ts';

/** So long another server may still believe in a session that was ended here. */
const keptMs = 5000;
const mostKept = 10_000;
const lastUseStepMs = 60_000;

type UserRow = typeof user.$inferSelect;

function principalOf(row: UserRow, rest: Pick<Principal, 'token' | 'sessionId'>): Principal {
  return {
    userId: row.id,
    name: row.name,
    email: row.email,
    isEmailVerified: row.emailVerified,
    isSuspended: row.suspendedAt !== null,
    roles: ['member', ...(row.roles as Role[])],
    ...rest,
  };
}

/** Node's headers as the web's, which better-auth reads. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one);
  }
  headers.set(addressHeader, request.ip);
  return headers;
}

export class PrincipalSource {
  readonly #db: Database;
  readonly #auth: Auth;
  readonly #kept = new Map<string, { readonly principal: Principal; readonly untilMs: number }>();

  constructor(db: Database, auth: Auth) {
    this.#db = db;
    this.#auth = auth;
  }

  /** Call it when a session ends or somebody's roles change. */
  forget(): void {
    this.#kept.clear();
  }

  /** A token that is wrong is an error, not a visitor: its owner wants to know. Throws ApiError `not_signed_in`. */
  async find(request: FastifyRequest): Promise<Principal> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) return this.#fromToken(authorization);
    if (cookie === undefined || !cookie.includes('jixia.session_token=')) return visitor;
    const key = createHash('sha256').update(cookie).digest('base64');
    const kept = this.#kept.get(key);
    if (kept !== undefined && kept.untilMs > performance.now()) return kept.principal;
    const principal = await this.#fromSession(request);
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(key, { principal, untilMs: performance.now() + keptMs });
    return principal;
  }

  async #fromSession(request: FastifyRequest): Promise<Principal> {
    const found = await this.#auth.api.getSession({ headers: webHeaders(request) });
    if (found === null) return visitor;
    const [row] = await this.#db.select().from(user).where(eq(user.id, found.user.id));
    return row === undefined ? visitor : principalOf(row, { token: null, sessionId: found.session.id });
  }

  async #fromToken(authorization: string): Promise<Principal> {
    const secret = /^Bearer\s+(jixia_[\w-]{43})$/i.exec(authorization)?.[1];
    const refuse = (): ApiError =>
      new ApiError('not_signed_in', say`This API token is unknown or has expired. Make a new one.`);
    if (secret === undefined) throw refuse();
    const [found] = await this.#db
      .select({ token: apiToken, owner: user })
      .from(apiToken)
      .innerJoin(user, eq(user.id, apiToken.userId))
      .where(eq(apiToken.secretHash, hashSecret(secret)));
    const nowMs = Date.now();
    if (found === undefined || (found.token.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY) <= nowMs) throw refuse();
    const { id, scopes, lastUsedAt } = found.token;
    if (nowMs - (lastUsedAt?.getTime() ?? 0) > lastUseStepMs) {
      await this.#db
        .update(apiToken)
        .set({ lastUsedAt: new Date(nowMs) })
        .where(eq(apiToken.id, id));
    }
    return principalOf(found.owner, { token: { id, scopes: scopes as Scope[] }, sessionId: null });
  }
}
