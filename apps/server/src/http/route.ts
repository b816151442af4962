// How a route is declared: its permission, the shapes of its input and answers, and what it does. Writes run in one
// transaction with their audit event, and may be sent again under an idempotency key.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../audit/actor.ts';
import { authorise, needsObject } from '../authorisation/authorise.ts';
import { isPermission, type Permission } from '../authorisation/permissions.ts';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { ApiError, errorSchema } from './api-error.ts';
import { answerOnce, idempotencyKeyOf } from './idempotency.ts';
import { idFromSlug, type SlugTable } from './slug.ts';
import { addressKey, checkTry } from './try-limit.ts';

type Read<S> = S extends z.ZodType ? z.output<S> : undefined;

export type Call<P, Q, B> = {
  readonly platform: Platform;
  /** The transaction of a write. */
  readonly db: Connection;
  readonly principal: Principal;
  /** The principal's id; only where the permission asks for someone signed in. */
  readonly userId: string;
  readonly params: Read<P>;
  readonly query: Read<Q>;
  readonly body: Read<B>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

export type Route<P, Q, B, A extends z.ZodType> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly permission: Permission;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Shape of the answer; z.void() for none, with status 204. */
  readonly answer: A;
  /** Type of an answer that is not JSON: bytes, a stream. */
  readonly answerType?: string;
  /** 200 where not said. */
  readonly status?: 200 | 201 | 202;
  /** The object that the permission is about; `params.id` where not said. */
  readonly objectId?: (params: Read<P>) => string;
  /** `params.id` may be the slug of a row here too; only for reading. */
  readonly bySlug?: SlugTable;
  /** For routes whose work is done elsewhere (better-auth): no transaction, no idempotency key. */
  readonly isOutsideTransaction?: boolean;
  /** The answer holds a secret, which must not be kept: no idempotency key. */
  readonly isSecret?: boolean;
  /** Ends sessions or changes roles: what is remembered of people is looked up anew. */
  readonly changesPrincipals?: boolean;
  /** The body is a file, `application/octet-stream`, of so many bytes at most: `uploadOf(call)`. */
  readonly uploadLimitBytes?: number;
  /** What can be refused before the file is taken in, besides the permission. */
  readonly beforeUpload?: (call: Pick<Call<P, Q, B>, 'db' | 'userId' | 'params' | 'request'>) => Promise<void>;
  /** Requests a minute of a person, else of an address, where the server's general limit is too wide. */
  readonly perMinute?: number;
  readonly handle: (call: Call<P, Q, B>) => Promise<z.input<A>> | z.input<A>;
};

export const actorOf = ({
  principal,
  userId,
  request,
}: Pick<Call<unknown, unknown, unknown>, 'principal' | 'userId' | 'request'>): Actor => ({
  principal,
  userId,
  ipAddress: request.ip,
});

/** The file of a route with `uploadLimitBytes`. Throws ApiError `unsupported_media_type`. */
export function uploadOf({ request }: Pick<Call<unknown, unknown, unknown>, 'request'>): Uint8Array<ArrayBuffer> {
  if (request.body instanceof Uint8Array) return request.body as Uint8Array<ArrayBuffer>;
  throw new ApiError(
    'unsupported_media_type',
    say`Send the file itself as the body: content-type: application/octet-stream.`,
  );
}

/** Bytes or a stream, sent as they are; name their type in `answerType`. */
export const bytesAnswer = z.any().meta({ type: 'string', format: 'binary' });
const fileBytes = bytesAnswer.describe('The file itself');

export const idParams = z.object({ id: z.string().min(1).max(64) });

const withId = async (db: Connection, table: SlugTable, params: { readonly id: string }): Promise<object> => ({
  ...params,
  id: await idFromSlug(db, table, params.id),
});

/** Adds a route. Throws where its permission is unknown or speaks of an object that the address does not name. */
export function addRoute<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  app: FastifyInstance,
  platform: Platform,
  route: Route<P, Q, B, A>,
): void {
  const { method, url, permission, answerType } = route;
  const objectId = (params: Read<P>): string | undefined =>
    route.objectId === undefined ? (params as { id?: string } | undefined)?.id : route.objectId(params);
  if (!isPermission(permission)) throw new Error(`${method} ${url}: there is no permission "${permission}"`);
  if (needsObject(permission) && route.objectId === undefined && !url.includes(':id')) {
    throw new Error(`${method} ${url}: "${permission}" is about one object, and the address names none`);
  }
  if (route.bySlug !== undefined && method !== 'GET') throw new Error(`${method} ${url}: only reading takes a slug`);
  const isWrite = method !== 'GET' && route.isOutsideTransaction !== true;
  const isEmpty = route.answer instanceof z.ZodVoid;
  const status = isEmpty ? 204 : (route.status ?? 200);
  const { uploadLimitBytes } = route;
  const perMinute = (most: number) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { userId } = request.principal;
    const limit = { name: `${method} ${url}`, most, windowSeconds: 60 };
    const whom = userId ?? addressKey(request.ip);
    const what = userId === null ? say`requests from this address` : say`requests from this account`;
    await checkTry(platform.db, reply, limit, whom, what);
  };
  const beforeUpload = async (request: FastifyRequest): Promise<void> => {
    const { principal } = request;
    const params = request.params as Read<P>;
    await authorise(platform.db, principal, permission, objectId(params));
    await route.beforeUpload?.({ db: platform.db, userId: principal.userId ?? '', params, request });
  };
  app.route({
    method,
    url,
    // Who may not is told before a file is taken in.
    ...(uploadLimitBytes === undefined ? {} : { bodyLimit: uploadLimitBytes, preParsing: beforeUpload }),
    config: { permission },
    ...(route.perMinute === undefined ? {} : { onRequest: perMinute(route.perMinute) }),
    schema: {
      summary: route.summary,
      tags: [permission.split('.')[0] as string],
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { querystring: route.query }),
      ...(uploadLimitBytes === undefined ? {} : { consumes: ['application/octet-stream'], body: fileBytes }),
      ...(route.body === undefined ? {} : { body: route.body }),
      response: {
        [status]: isEmpty
          ? z.null().describe('Nothing')
          : answerType === undefined
            ? route.answer
            : { description: route.summary, content: { [answerType]: { schema: route.answer } } },
        '4xx': errorSchema,
        '5xx': errorSchema,
      },
    },
    async handler(request, reply) {
      const { principal } = request;
      const call = {
        platform,
        principal,
        userId: principal.userId ?? '',
        params: request.params as Read<P>,
        query: request.query as Read<Q>,
        body: request.body as Read<B>,
        request,
        reply,
      };
      const perform = async (db: Connection): Promise<z.input<A>> => {
        const params =
          route.bySlug === undefined
            ? call.params
            : ((await withId(db, route.bySlug, call.params as { id: string })) as Read<P>);
        await authorise(db, principal, permission, objectId(params));
        return route.handle({ ...call, params, db });
      };
      reply.code(status);
      const key = isWrite && route.isSecret !== true ? idempotencyKeyOf(request) : null;
      const inTransaction = (): Promise<z.input<A>> =>
        platform.db.transaction((db) =>
          key === null || principal.userId === null
            ? perform(db)
            : answerOnce(db, { userId: principal.userId, key, request, reply }, () => perform(db)),
        );
      const answer = await (isWrite ? inTransaction() : perform(platform.db));
      if (route.changesPrincipals === true) platform.principals.forget();
      // A redirect or a stream is on its way already.
      if (reply.sent || answer === reply) return reply;
      if (isEmpty || reply.statusCode === 304) return reply.send();
      if (answerType !== undefined) reply.type(answerType);
      return answer;
    },
  });
}
