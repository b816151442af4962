// What a server refused, or why it could not be asked.
import type { components } from './api-types.ts';

type ServerCode = components['schemas']['Error']['error']['code'];

/** The server's codes, `unreachable` where there was no answer, `not_understood` where it was not a Jixia server's. */
export type ApiErrorCode = ServerCode | 'unreachable' | 'not_understood';

/** `message` is for people and says how to mend it; `field` names the part of the input at fault. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly field: string | undefined;
  /** Finds the request in the logs of the server. */
  readonly requestId: string | undefined;

  constructor(
    code: ApiErrorCode,
    message: string,
    options: ErrorOptions & {
      readonly status?: number;
      readonly field?: string | undefined;
      readonly requestId?: string | undefined;
    } = {},
  ) {
    super(message, options);
    this.name = 'ApiError';
    this.code = code;
    this.status = options.status ?? 0;
    this.field = options.field;
    this.requestId = options.requestId;
  }
}

type ErrorBody = { readonly error?: Partial<components['schemas']['Error']['error']> };

/** Reads the answer of a server that refused. */
export async function errorOf(response: Response): Promise<ApiError> {
  const { status } = response;
  const text = await response.text();
  let body: ErrorBody | null = null;
  try {
    body = JSON.parse(text) as ErrorBody | null;
  } catch {
    // Told below.
  }
  const { code, message, field, requestId } = body?.error ?? {};
  if (code !== undefined && message !== undefined) return new ApiError(code, message, { status, field, requestId });
  const path = new URL(response.url || 'http://unknown/').pathname;
  return new ApiError('not_understood', `${path} answered ${status} and nothing that a Jixia server says.`, { status });
}
