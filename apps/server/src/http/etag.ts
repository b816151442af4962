// What can be changed carries a version as its ETag: a change names the version it was made from, so that nobody
// overwrites what they have not seen.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { say } from '../text/say.ts';
import { ApiError } from './api-error.ts';

const etagOf = (version: number): string => `"${version}"`;

/** Sets the ETag; true where the client has this version already and gets an empty 304. */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, version: number): boolean {
  const etag = etagOf(version);
  reply.header('etag', etag).header('cache-control', 'no-cache');
  const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(etag);
}

/** The version that a change was made from. Throws ApiError `precondition_required`, `bad_input`. */
export function versionFrom(request: FastifyRequest): number {
  const tag = request.headers['if-match'];
  if (tag === undefined) {
    throw new ApiError('precondition_required', say`Send the ETag of the version you change: If-Match: "1".`, {
      field: 'If-Match',
    });
  }
  const version = /^"(\d{1,9})"$/.exec(tag)?.[1];
  if (version === undefined) {
    throw new ApiError('bad_input', say`If-Match must be an ETag that this server gave, like "1", not ${tag}.`, {
      field: 'If-Match',
    });
  }
  return Number(version);
}

export const changedMeanwhile = (): ApiError =>
  new ApiError(
    'changed_meanwhile',
    say`Somebody else has changed this meanwhile. Load it again, then repeat the change.`,
  );
