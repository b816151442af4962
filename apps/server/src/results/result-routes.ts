// Results of a competition over HTTP, and their export.
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { competition } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { pageOf } from '../http/page.ts';
import { addRoute, bytesAnswer, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { type ExportSource, exportTables } from './export-table.ts';
import { writeCsv, writeJson } from './export-writer.ts';
import * as service from './result-service.ts';
import * as shapes from './result-shapes.ts';

export function addResultRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions/:id/results',
    permission: 'results.read',
    summary: 'Placements, and of each phase that is over its standings, payoff and seeds',
    params: idParams,
    bySlug: competition,
    answer: shapes.resultsSchema,
    handle: ({ db, principal, params }) => service.getResults(db, principal, params.id),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions/:id/results/pairings',
    permission: 'results.read',
    summary: 'Pairings of a phase that is over, in the order of its schedule',
    params: idParams,
    bySlug: competition,
    query: shapes.phasePageQuery,
    answer: pageOf(shapes.resultPairingSchema),
    handle: ({ db, principal, params, query }) => service.listPairings(db, principal, params.id, query),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions/:id/results/matches',
    permission: 'results.read',
    summary: 'Matches of a phase that is over, with the hashes of their replays, oldest first',
    params: idParams,
    bySlug: competition,
    query: shapes.phasePageQuery,
    answer: pageOf(shapes.resultMatchSchema),
    handle: ({ db, principal, params, query }) => service.listMatches(db, principal, params.id, query),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions/:id/export',
    permission: 'results.read',
    summary: 'Standings, matches, pairings or ratings as CSV or JSON',
    params: idParams,
    bySlug: competition,
    query: shapes.exportQuery,
    answer: bytesAnswer,
    answerType: 'text/csv',
    perMinute: 60,
    async handle({ db, principal, params, query: { format, what, phaseId }, reply }) {
      const { competition: found, shown, mayManage } = await service.openResults(db, principal, params.id);
      const phases = phaseId === undefined ? shown : shown.filter(({ id }) => id === phaseId);
      if (phaseId !== undefined && phases.length === 0) {
        throw new ApiError('bad_input', say`Phase ${phaseId} is not of this competition, or not over.`, {
          field: 'phaseId',
        });
      }
      const source: ExportSource = {
        ...{ db, competitionId: found.id, phases, hasNames: mayManage },
        showsSeeds: (phase) => service.seedsAreShown(phase, mayManage),
        origin: platform.publicUrl,
      };
      const kinds = what === 'all' ? shapes.exportKinds : [what];
      const tables = kinds.map((kind) => [kind, exportTables[kind](source)] as const);
      const text =
        format === 'csv' && tables[0] !== undefined
          ? writeCsv(tables[0][1])
          : writeJson({ competition: found }, tables);
      reply
        .header('content-disposition', `attachment; filename="${found.slug}-${what}.${format}"`)
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8');
      return reply.send(Readable.from(text, { objectMode: false }));
    },
  });
}
