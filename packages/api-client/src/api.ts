// The client: openapi-fetch with the server's types, one error class, idempotency keys for writes, a token where there is one.
import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { ApiError, errorOf } from './api-error.ts';
import type { paths } from './api-types.ts';

export type ApiOptions = {
  /** Of the server, without a path; a page leaves it out and asks its own, with its cookie. */
  readonly baseUrl?: string;
  /** An API token. */
  readonly token?: string;
  /** In which language refusals are told, asked at each call; without it what the browser asks for, else English. */
  readonly language?: () => 'en' | 'zh';
};

/** Calls reject with ApiError where the server refuses or cannot be reached. */
export type Api = Client<paths>;

export const newIdempotencyKey = (): string => crypto.randomUUID();

const isWrite = (method: string): boolean => method !== 'GET' && method !== 'HEAD';

export function createApi({ baseUrl, token, language }: ApiOptions = {}): Api {
  const api = createClient<paths>({
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
  });
  const rules: Middleware = {
    onRequest({ request }) {
      if (language !== undefined) request.headers.set('accept-language', language());
      // Who wants to send a write again passes its key; otherwise each call is a write of its own.
      if (isWrite(request.method) && !request.headers.has('idempotency-key')) {
        request.headers.set('idempotency-key', newIdempotencyKey());
      }
    },
    async onResponse({ response }) {
      if (!response.ok && response.status !== 304) throw await errorOf(response);
    },
    onError({ error }) {
      if (error instanceof DOMException && error.name === 'AbortError') return error;
      // "bad port", "connect ECONNREFUSED ...", "getaddrinfo ENOTFOUND ...": Node says it in the cause.
      const reason = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
      const server = baseUrl ?? 'The server';
      const message = `${server} does not answer${reason}. Is it running, and is there a connection to it?`;
      return new ApiError('unreachable', message, { cause: error });
    },
  };
  api.use(rules);
  return api;
}

/** The answer alone. */
export const dataOf = async <T>(call: Promise<{ readonly data?: T; readonly response: Response }>): Promise<T> =>
  (await call).data as T;

/** The answer and the version it has, which a change of it sends back with `ifMatch`. */
export const versionedOf = async <T>(
  call: Promise<{ readonly data?: T; readonly response: Response }>,
): Promise<{ readonly value: T; readonly etag: string }> => {
  const { data, response } = await call;
  return { value: data as T, etag: response.headers.get('etag') ?? '' };
};

export const ifMatch = (etag: string): { readonly 'if-match': string } => ({ 'if-match': etag });
