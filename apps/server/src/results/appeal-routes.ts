// Appeals over HTTP: those of a competition, one with its trail, and steps of it.
import type { FastifyInstance } from 'fastify';
import { competition } from '../database/schema.ts';
import { isUnchanged } from '../http/etag.ts';
import { pageOf } from '../http/page.ts';
import { actorOf, addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import * as service from './appeal-service.ts';
import * as shapes from './appeal-shapes.ts';

export function addAppealRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions/:id/appeals',
    permission: 'results.listAppeals',
    summary: 'Appeals, newest first: all for organisers, those of own entries for others',
    params: idParams,
    bySlug: competition,
    query: shapes.appealQuery,
    answer: pageOf(shapes.appealSummarySchema),
    handle: ({ db, principal, params, query }) => service.listAppeals(db, principal, params.id, query),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/competitions/:id/appeals',
    permission: 'results.fileAppeal',
    summary: 'Files an appeal for an entry that one plays for',
    params: idParams,
    body: shapes.newAppeal,
    answer: shapes.appealSchema,
    status: 201,
    handle: (call) => service.fileAppeal(call.db, actorOf(call), call.params.id, call.body),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/appeals/:id',
    permission: 'appeal.read',
    summary: 'An appeal with its trail, for organisers and those who play for the entry',
    params: idParams,
    answer: shapes.appealSchema,
    async handle({ db, principal, params: { id }, request, reply }) {
      const shown = await service.getAppeal(db, principal, id);
      if (isUnchanged(request, reply, shown.version)) reply.code(304);
      return shown;
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/appeals/:id/steps',
    permission: 'appeal.addStep',
    summary: 'Adds a step to the trail: a comment, a review, a decision, a regrade, a withdrawal',
    params: idParams,
    body: shapes.newStep,
    answer: shapes.appealSchema,
    status: 201,
    handle: (call) => service.addStep(call.db, actorOf(call), call.params.id, call.body),
  });
}
