// Competitions and their organisers over HTTP. Phases: phase-routes.ts; entries: entry-routes.ts.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { competition } from '../database/schema.ts';
import { isUnchanged, versionFrom } from '../http/etag.ts';
import { pageOf, toPage } from '../http/page.ts';
import { actorOf, addRoute, idParams } from '../http/route.ts';
import { email } from '../identity/identity-shapes.ts';
import type { Platform } from '../platform.ts';
import * as life from './competition-life.ts';
import * as repository from './competition-repository.ts';
import * as service from './competition-service.ts';
import * as shapes from './competition-shapes.ts';
import { showSummary } from './show-competition.ts';

const organiserParams = idParams.extend({ userId: z.string().min(1).max(64) });

export function addCompetitionRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions',
    permission: 'competition.list',
    summary: 'Competitions, newest first; drafts only for those who run them',
    query: shapes.competitionQuery,
    answer: pageOf(shapes.competitionSummarySchema),
    async handle({ db, principal, query }) {
      const rows = await repository.listCompetitions(db, principal, query);
      const { items, nextCursor } = toPage(rows, query.limit, ({ row }) => row.id);
      const ids = items.map(({ row }) => row.id);
      const phases = Map.groupBy(
        ids.length === 0 ? [] : await repository.listPhasesOf(db, ids),
        ({ competitionId }) => competitionId,
      );
      const now = new Date();
      return { items: items.map((found) => showSummary(found, phases.get(found.row.id) ?? [], now)), nextCursor };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/competitions',
    permission: 'competition.create',
    summary: 'Makes a draft; the rules of the scenario are frozen for it',
    body: shapes.newCompetition,
    answer: shapes.competitionSchema,
    status: 201,
    handle: (call) => service.createCompetition(call.db, actorOf(call), call.body),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions/:id',
    permission: 'competition.read',
    bySlug: competition,
    summary: 'A competition, with its ETag',
    params: idParams,
    answer: shapes.competitionSchema,
    async handle({ db, principal, params: { id }, request, reply }) {
      const shown = await service.getCompetition(db, principal, id);
      // Never a 304: registration and the number of entries change without a new version.
      isUnchanged(request, reply, shown.version);
      return shown;
    },
  });

  addRoute(app, platform, {
    method: 'PATCH',
    url: '/api/competitions/:id',
    permission: 'competition.update',
    summary: 'Changes it: all of a draft, texts and dates of a published one; needs If-Match',
    params: idParams,
    body: shapes.competitionChange,
    answer: shapes.competitionSchema,
    async handle(call) {
      const { db, params, request, reply, body } = call;
      const shown = await service.changeCompetition(db, actorOf(call), params.id, versionFrom(request), body);
      reply.header('etag', `"${shown.version}"`);
      return shown;
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/competitions/:id/publish',
    permission: 'competition.publish',
    summary: 'Lets everyone see it and, from its opening on, enter it',
    params: idParams,
    answer: shapes.competitionSchema,
    handle: (call) => life.publishCompetition(call.db, actorOf(call), call.params.id),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/competitions/:id/finish',
    permission: 'competition.finish',
    summary: 'Ends it; phases that have not begun are dropped',
    params: idParams,
    answer: shapes.competitionSchema,
    handle: (call) => life.finishCompetition(call.db, actorOf(call), call.params.id),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/competitions/:id/cancel',
    permission: 'competition.cancel',
    summary: 'Calls it off, with a reason',
    params: idParams,
    body: shapes.cancellation,
    answer: shapes.competitionSchema,
    handle: (call) => life.cancelCompetition(call.db, actorOf(call), call.params.id, call.body.reason),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions/:id/organisers',
    permission: 'competition.read',
    bySlug: competition,
    summary: 'Who runs it; whoever made it first',
    params: idParams,
    answer: z.object({ items: z.array(shapes.organiserSchema) }),
    handle: async ({ db, params: { id } }) => ({ items: await repository.listOrganisers(db, id) }),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/competitions/:id/organisers',
    permission: 'competition.setOrganiser',
    summary: 'Makes whoever has an e-mail address an organiser of it',
    params: idParams,
    body: z.strictObject({ email }),
    answer: shapes.organiserSchema,
    status: 201,
    // Whether an address has an account is told to organisers, not to whoever tries out lists of them.
    perMinute: 20,
    handle: (call) => service.addOrganiserByEmail(call.db, actorOf(call), call.params.id, call.body.email),
  });

  addRoute(app, platform, {
    method: 'PUT',
    url: '/api/competitions/:id/organisers/:userId',
    permission: 'competition.setOrganiser',
    summary: 'Makes somebody an organiser of it',
    params: organiserParams,
    answer: z.void(),
    handle: (call) => service.addOrganiser(call.db, actorOf(call), call.params.id, call.params.userId),
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/competitions/:id/organisers/:userId',
    permission: 'competition.setOrganiser',
    summary: 'Takes that away again',
    params: organiserParams,
    answer: z.void(),
    handle: (call) => service.removeOrganiser(call.db, actorOf(call), call.params.id, call.params.userId),
  });
}
