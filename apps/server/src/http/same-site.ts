// Other sites must not make a signed-in person's browser write here (CSRF). Browsers name where a request comes from;
// programs do not, and have no cookies of people either. Session cookies are SameSite=Lax besides.
import type { FastifyRequest } from 'fastify';
import { say } from '../text/say.ts';
import { ApiError } from './api-error.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Throws ApiError `cross_site`. */
export function checkSameSite({ method, headers, host }: FastifyRequest): void {
  if (harmless.has(method) || headers.authorization !== undefined) return;
  const { origin } = headers;
  const from = headers['sec-fetch-site'];
  const isOwn =
    origin === undefined ? from === undefined || from === 'same-origin' || from === 'none' : hostOf(origin) === host;
  if (!isOwn)
    throw new ApiError('cross_site', say`Another site may not do this in your name. Use an API token instead.`);
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);
