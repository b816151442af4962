// Writes that may be sent again: the same Idempotency-Key gets the same answer, and the work is done once. The key and the
// work are in one transaction, so a crash between them is not possible, and a second request waits for the first.
import { createHash } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Connection } from '../database/database.ts';
import { idempotentAnswer } from '../database/schema.ts';
import { say } from '../text/say.ts';
import { ApiError } from './api-error.ts';

const keptMs = 24 * 3600 * 1000;

/** The header's value, or null without one. Throws ApiError `bad_input`. */
export function idempotencyKeyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{8,100}$/.test(key)) return key;
  const field = 'Idempotency-Key';
  throw new ApiError(
    'bad_input',
    say`${field} must be 8 to 100 printable characters without blanks, a UUID for example.`,
    {
      field,
    },
  );
}

type Claim = {
  readonly userId: string;
  readonly key: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

/** Does `work` unless this user's key has an answer already. Throws ApiError `idempotency_key_reused`. */
export async function answerOnce<T>(db: Connection, claim: Claim, work: () => Promise<T>): Promise<T> {
  const { userId, key, request, reply } = claim;
  const isFile = request.body instanceof Uint8Array;
  const requestHash = createHash('sha256')
    .update(JSON.stringify([request.method, request.url, isFile ? null : (request.body ?? null)]))
    .update(isFile ? (request.body as Uint8Array) : '')
    .digest('hex');
  const own = and(eq(idempotentAnswer.userId, userId), eq(idempotentAnswer.key, key));
  // Waits while another transaction holds the same key.
  const claimed = await db
    .insert(idempotentAnswer)
    .values({ userId, key, requestHash, status: 0, body: '' })
    .onConflictDoNothing()
    .returning({ key: idempotentAnswer.key });
  if (claimed.length === 1) {
    const answer = await work();
    const body = answer === undefined ? '' : JSON.stringify(answer);
    await db.update(idempotentAnswer).set({ status: reply.statusCode, body }).where(own);
    return answer;
  }
  const [kept] = await db.select().from(idempotentAnswer).where(own);
  if (kept?.requestHash !== requestHash) {
    throw new ApiError(
      'idempotency_key_reused',
      say`This Idempotency-Key was used for another request. Take a new one.`,
    );
  }
  reply.code(kept.status).header('idempotent-replay', 'true');
  return kept.body === '' ? (undefined as T) : (JSON.parse(kept.body) as T);
}

/** Answers are kept for a day. */
export async function forgetOldAnswers(db: Connection): Promise<void> {
  await db.delete(idempotentAnswer).where(lt(idempotentAnswer.createdAt, new Date(Date.now() - keptMs)));
}
