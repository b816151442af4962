// Phases of competitions over HTTP, as they are planned. What comes of playing them: phases/.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { competition } from '../database/schema.ts';
import { isUnchanged, versionFrom } from '../http/etag.ts';
import { actorOf, addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import * as service from './phase-service.ts';
import * as shapes from './phase-shapes.ts';

export function addPhasePlanRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/competitions/:id/phases',
    permission: 'competition.read',
    bySlug: competition,
    summary: 'Phases of a competition, in order; at most 20',
    params: idParams,
    answer: z.object({ items: z.array(shapes.phaseSchema) }),
    handle: async ({ db, params: { id } }) => ({ items: await service.listPhases(db, id) }),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/competitions/:id/phases',
    permission: 'competition.addPhase',
    summary: 'Adds a phase after the last one, and promises its seeds',
    params: idParams,
    body: shapes.newPhase,
    answer: shapes.phaseSchema,
    status: 201,
    handle: (call) => service.addPhase(call.db, actorOf(call), call.params.id, call.body),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/phases/:id',
    permission: 'phase.read',
    summary: 'A phase, with its ETag',
    params: idParams,
    answer: shapes.phaseSchema,
    async handle({ db, params: { id }, request, reply }) {
      const shown = await service.getPhase(db, id);
      // Never a 304: the number of entries changes without a new version.
      isUnchanged(request, reply, shown.version);
      return shown;
    },
  });

  addRoute(app, platform, {
    method: 'PATCH',
    url: '/api/phases/:id',
    permission: 'phase.update',
    summary: 'Changes a phase that has not begun; needs If-Match',
    params: idParams,
    body: shapes.phaseChange,
    answer: shapes.phaseSchema,
    async handle(call) {
      const { db, params, request, reply, body } = call;
      const shown = await service.changePhase(db, actorOf(call), params.id, versionFrom(request), body);
      reply.header('etag', `"${shown.version}"`);
      return shown;
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/phases/:id',
    permission: 'phase.delete',
    summary: 'Deletes a phase that has not begun',
    params: idParams,
    answer: z.void(),
    handle: (call) => service.removePhase(call.db, actorOf(call), call.params.id),
  });
}
