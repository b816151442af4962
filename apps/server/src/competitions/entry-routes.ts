// Entries over HTTP.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { competition } from '../database/schema.ts';
import { isUnchanged, versionFrom } from '../http/etag.ts';
import { pageOf, toPage } from '../http/page.ts';
import { actorOf, addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import * as repository from './entry-repository.ts';
import * as service from './entry-service.ts';
import * as shapes from './entry-shapes.ts';
import { listUnmetEntries } from './unmet-entries.ts';

export function addEntryRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions/:id/entries',
    permission: 'competition.read',
    bySlug: competition,
    summary: 'Entries of a competition, newest first',
    params: idParams,
    query: shapes.entryQuery,
    answer: pageOf(shapes.entrySchema),
    async handle({ db, principal, params: { id }, query }) {
      const rows = await repository.listEntries(db, principal, { ...query, competitionId: id });
      return toPage(rows, query.limit, (row) => row.id);
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/competitions/:id/entries',
    permission: 'competition.enter',
    summary: 'Enters a competition, as a person or with a team',
    params: idParams,
    body: shapes.newEntry,
    answer: shapes.entrySchema,
    status: 201,
    handle: (call) => service.enterCompetition(call.db, actorOf(call), call.params.id, call.body),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions/:id/unmet-entries',
    permission: 'competition.readUnmet',
    summary: 'Entries that do not meet the terms any more, and why; they take part until an organiser takes them out',
    params: idParams,
    answer: z.object({ items: z.array(shapes.unmetEntrySchema) }),
    handle: async ({ db, params: { id } }) => ({ items: await listUnmetEntries(db, id) }),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/me/entries',
    permission: 'entry.listMine',
    summary: 'Entries of yours and of your teams, newest first',
    query: shapes.ownEntryQuery,
    answer: pageOf(shapes.entrySchema),
    async handle({ db, principal, query }) {
      const rows = await repository.listEntries(db, principal, { ...query, isMine: true });
      return toPage(rows, query.limit, (row) => row.id);
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/entries/:id',
    permission: 'entry.read',
    summary: 'An entry, with its ETag',
    params: idParams,
    answer: shapes.entrySchema,
    async handle({ db, principal, params: { id }, request, reply }) {
      const shown = await service.getEntry(db, principal, id);
      // Never a 304: its standing and what it plays with change without a new version.
      isUnchanged(request, reply, shown.version);
      return shown;
    },
  });

  addRoute(app, platform, {
    method: 'PATCH',
    url: '/api/entries/:id',
    permission: 'entry.update',
    summary: 'Chooses the agent, or pins a version of it; needs If-Match',
    params: idParams,
    body: shapes.entryChange,
    answer: shapes.entrySchema,
    async handle(call) {
      const { db, params, request, reply, body } = call;
      const shown = await service.changeEntry(db, actorOf(call), params.id, versionFrom(request), body);
      reply.header('etag', `"${shown.version}"`);
      return shown;
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/entries/:id/withdraw',
    permission: 'entry.withdraw',
    summary: 'Takes an entry back; while registration is open one may enter again',
    params: idParams,
    body: shapes.withdrawal,
    answer: shapes.entrySchema,
    handle: (call) => service.withdrawEntry(call.db, actorOf(call), call.params.id, call.body.reason),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/entries/:id/disqualify',
    permission: 'entry.disqualify',
    summary: 'Takes an entry out of the competition, with a reason that everyone reads',
    params: idParams,
    body: shapes.judgement,
    answer: shapes.entrySchema,
    handle: (call) => service.disqualifyEntry(call.db, actorOf(call), call.params.id, call.body.reason),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/entries/:id/reinstate',
    permission: 'entry.disqualify',
    summary: 'Lets a disqualified entry take part again, with a reason for the audit log',
    params: idParams,
    body: shapes.judgement,
    answer: shapes.entrySchema,
    handle: (call) => service.reinstateEntry(call.db, actorOf(call), call.params.id, call.body.reason),
  });
}
