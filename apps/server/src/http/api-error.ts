// What goes wrong with a request, in one shape.
import { z } from 'zod';
import { type Said, say, verbatim } from '../text/say.ts';
import { type ApiErrorCode, statusOfCode } from './error-codes.ts';

/** `message` is for people, in the language of the request, and says how to mend it; `field` names the part of the input at fault. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly field: string | undefined;

  constructor(code: ApiErrorCode, message: Said, options: ErrorOptions & { readonly field?: string } = {}) {
    super(message, options);
    this.name = 'ApiError';
    this.code = code;
    this.field = options.field;
  }
}

export const errorSchema = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(statusOfCode) as [ApiErrorCode, ...ApiErrorCode[]]),
      message: z.string().describe('For people, in English or (Accept-Language) Chinese; says how to mend it.'),
      field: z.string().optional().describe('The part of the input at fault.'),
      requestId: z.string().describe('Finds the request in the logs.'),
    }),
  })
  .meta({ id: 'Error', description: 'Every error has this shape.' });

export type ErrorBody = z.infer<typeof errorSchema>;

type ValidationIssue = { readonly instancePath?: string; readonly message?: string };
type FastifyProblem = Error & {
  readonly code?: string;
  readonly statusCode?: number;
  readonly validation?: readonly ValidationIssue[];
  readonly validationContext?: string;
};

const byStatus: Readonly<Record<number, ApiErrorCode>> = {
  400: 'bad_input',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
};

const isDatabaseGone = (code: string | undefined): boolean =>
  code !== undefined && /^(ECONNREFUSED|ECONNRESET|08\w{3}|57P0\d|53300)$/.test(code);

/** PostgreSQL holds no text with the character NUL, plain or as an escape in JSON. */
const isUnstorableText = (code: string | undefined): boolean => code === '22021' || code === '22P05';

/** Reads whatever was thrown. An unforeseen error keeps its text to the logs. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const problem = thrown as FastifyProblem;
  const issue = problem.validation?.[0];
  if (issue !== undefined) {
    const name = (issue.instancePath ?? '').replace(/^\//, '').replaceAll('/', '.');
    const field = name === '' ? (problem.validationContext ?? 'body') : name;
    return new ApiError('bad_input', say`${field}: ${issue.message ?? say`not valid`}.`, { field });
  }
  const cause = problem.cause as FastifyProblem | undefined;
  if (
    isDatabaseGone(problem.code) ||
    isDatabaseGone(cause?.code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(`${problem.message} ${cause?.message}`)
  ) {
    return new ApiError('database_unavailable', say`The database does not answer. Try again in a moment.`, {
      cause: thrown,
    });
  }
  if (isUnstorableText(problem.code) || isUnstorableText(cause?.code)) {
    return new ApiError(
      'bad_input',
      say`A text holds the character NUL (U+0000), which cannot be stored. Leave it out.`,
    );
  }
  const known = byStatus[problem.statusCode ?? 500];
  if (known !== undefined) return new ApiError(known, verbatim(problem.message));
  return new ApiError(
    'internal',
    say`This is a fault in Jixia. The logs of the server say more under this request id.`,
    {
      cause: thrown,
    },
  );
}

export const errorBody = (error: ApiError, requestId: string): ErrorBody => ({
  error: {
    code: error.code,
    message: error.message,
    ...(error.field === undefined ? {} : { field: error.field }),
    requestId,
  },
});
