// Matches over HTTP: lists, one match, its replay.
import type { FastifyInstance } from 'fastify';
import { pageOf } from '../http/page.ts';
import { addRoute, bytesAnswer, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import * as service from './match-service.ts';
import * as shapes from './match-shapes.ts';
import { readStream, streamQuery, streamSchema } from './match-stream.ts';

export function addMatchRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/matches',
    permission: 'match.list',
    summary: 'Matches, newest first',
    query: shapes.matchQuery,
    answer: pageOf(shapes.matchSummarySchema),
    handle: ({ db, principal, query }) => service.listMatches(db, principal, query),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/matches/:id',
    permission: 'match.read',
    summary: 'A match: who played, how it ended and why, how long decisions took',
    params: idParams,
    answer: shapes.matchSchema,
    handle: ({ db, principal, params: { id } }) => service.getMatch(db, principal, id),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/matches/:id/replay',
    permission: 'match.read',
    summary: 'The replay (.jxr), which `jixia replay verify` checks',
    params: idParams,
    answer: bytesAnswer,
    answerType: 'application/octet-stream',
    async handle({ db, principal, params: { id }, request, reply }) {
      const { bytes, fileName, hash } = await service.getReplay(db, principal, id);
      // Named by its hash: it never changes.
      reply
        .header('etag', `"${hash}"`)
        .header('cache-control', 'private, no-cache')
        .header('content-disposition', `attachment; filename="${fileName}"`);
      if (request.headers['if-none-match'] === `"${hash}"`) reply.code(304);
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/matches/:id/stream',
    permission: 'match.read',
    summary: 'A match under way: what was decided so far. What comes then is in the live events of match:ID',
    params: idParams,
    query: streamQuery,
    answer: streamSchema,
    handle: ({ db, principal, params: { id }, query }) => readStream(db, principal, id, query.fromDecision),
  });
}
