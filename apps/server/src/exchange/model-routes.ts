// Models over HTTP. Their versions: version-routes.ts.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Connection } from '../database/database.ts';
import { ApiError } from '../http/api-error.ts';
import { versionFrom } from '../http/etag.ts';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { actorOf, addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { insiderOf } from './insider.ts';
import * as repository from './model-repository.ts';
import * as service from './model-service.ts';
import * as shapes from './model-shapes.ts';
import { showModels } from './show-model.ts';

const text = z.string().trim().min(1).max(100).optional();
const listQuery = pageQuery.extend({
  search: text.describe('In title, address, algorithm, card, authors'),
  scenarioId: text,
  licence: text.describe('SPDX identifier'),
  institutionId: text,
  forkOf: text.describe('Id of the model they were made from'),
  owner: z.enum(['me']).optional().describe('Only one’s own, drafts too'),
  status: z.enum(['draft', 'published', 'withdrawn']).optional(),
  includesHidden: z.stringbool().optional().describe('Site admins only'),
  sort: z
    .enum(repository.modelSorts)
    .default('newest')
    .describe('`strength`: lower bound of the win rate against the scenario’s last bot'),
});
const reason = z.string().trim().min(1).max(1000);

export async function showModel(db: Connection, idOrSlug: string) {
  const { id } = await service.getModel(db, idOrSlug);
  const row = await repository.findShownModel(db, id);
  const [shown] = row === undefined ? [] : await showModels(db, [row]);
  if (shown === undefined) throw new ApiError('not_found', say`There is no model ${idOrSlug}.`);
  return shown;
}

export function addModelRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/models',
    permission: 'model.list',
    summary: 'Models',
    query: listQuery,
    answer: pageOf(shapes.modelSchema),
    async handle({ db, principal, query: { limit, cursor, owner, sort, forkOf, includesHidden, ...rest } }) {
      const { userId, isAdmin } = insiderOf(principal);
      if (owner === 'me' && userId === null)
        throw new ApiError('not_signed_in', say`owner: sign in to see your own models.`, { field: 'owner' });
      const filter = {
        ...rest,
        forkOfId: forkOf,
        ownerId: owner === 'me' ? (userId ?? '') : undefined,
        includesHidden: includesHidden === true && isAdmin,
      };
      const rows = await repository.listModels(db, filter, sort, limit, cursor);
      const page = toPage(rows, limit, repository.modelCursor);
      return { items: await showModels(db, page.items), nextCursor: page.nextCursor };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/models',
    permission: 'model.create',
    summary: 'Begins a draft; versions are added to it, then it is published',
    body: shapes.newModel,
    answer: shapes.modelSchema,
    status: 201,
    handle: async (call) => showModel(call.db, await service.createModel(call.db, actorOf(call), call.body)),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/models/:id',
    permission: 'model.read',
    summary: 'A model, with its ETag',
    params: idParams,
    answer: shapes.modelSchema,
    async handle({ db, params: { id }, reply }) {
      const shown = await showModel(db, id);
      // Counts change without a new version: it is for changes, not for caches.
      reply.header('etag', `"${shown.version}"`);
      return shown;
    },
  });

  addRoute(app, platform, {
    method: 'PATCH',
    url: '/api/models/:id',
    permission: 'model.update',
    summary: 'Changes the card; needs If-Match. A published model keeps its licence',
    params: idParams,
    body: shapes.modelChange,
    answer: shapes.modelSchema,
    async handle(call) {
      const { db, params, request, reply, body } = call;
      await service.changeModel(db, actorOf(call), params.id, versionFrom(request), body);
      const shown = await showModel(db, params.id);
      reply.header('etag', `"${shown.version}"`);
      return shown;
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/models/:id',
    permission: 'model.delete',
    summary: 'Deletes a draft; what was published is withdrawn instead',
    params: idParams,
    answer: z.void(),
    handle: ({ db, params }) => service.removeDraft(db, params.id),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/models/:id/publish',
    permission: 'model.publish',
    summary: 'Shows it to everyone; also a withdrawn one again',
    params: idParams,
    answer: shapes.modelSchema,
    async handle(call) {
      await service.publishModel(call.db, actorOf(call), call.params.id);
      return showModel(call.db, call.params.id);
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/models/:id/withdraw',
    permission: 'model.withdraw',
    summary: 'Says that it should not be used any more; it stays citable',
    params: idParams,
    body: z.strictObject({ reason: z.string().trim().max(1000).default('') }),
    answer: shapes.modelSchema,
    async handle(call) {
      await service.withdrawModel(call.db, actorOf(call), call.params.id, call.body.reason);
      return showModel(call.db, call.params.id);
    },
  });

  addRoute(app, platform, {
    method: 'PUT',
    url: '/api/models/:id/visibility',
    permission: 'model.hide',
    summary: 'Hides it from everyone but its owner, or shows it again',
    params: idParams,
    body: z.strictObject({ isHidden: z.boolean(), reason }),
    answer: z.void(),
    handle: (call) => service.hideModel(call.db, actorOf(call), call.params.id, call.body.isHidden, call.body.reason),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/models/:id/fork',
    permission: 'model.fork',
    summary: 'A draft of one’s own that names this model as what it was made from',
    params: idParams,
    body: shapes.newFork,
    answer: shapes.modelSchema,
    status: 201,
    handle: async (call) =>
      showModel(call.db, await service.forkModel(call.db, actorOf(call), call.params.id, call.body)),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/models/:id/lineage',
    permission: 'model.read',
    summary: 'Everything of one descent: what it was made from, and what was made of it',
    params: idParams,
    answer: shapes.lineageSchema,
    async handle({ db, params }) {
      const { id } = await service.getModel(db, params.id);
      const rows = await repository.listFamily(db, id);
      return {
        items: rows.map(({ status, createdAt, ...rest }) => ({
          ...rest,
          status: status as 'published' | 'withdrawn',
          createdAt: createdAt.toISOString(),
        })),
      };
    },
  });
}
