// Institutions over HTTP: profiles, members, requests to join. Invitations: invitations/.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { institution } from '../database/schema.ts';
import { isUnchanged, versionFrom } from '../http/etag.ts';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { actorOf, addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import * as repository from './institution-repository.ts';
import * as service from './institution-service.ts';
import * as shapes from './institution-shapes.ts';

const memberParams = idParams.extend({ userId: z.string().min(1).max(64) });
const requestParams = idParams.extend({ requestId: z.string().min(1).max(64) });

export function addInstitutionRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/institutions',
    permission: 'institution.list',
    summary: 'Institutions, newest first',
    query: pageQuery.extend({
      kind: z.enum(shapes.institutionKinds).optional(),
      isVerified: z.stringbool().optional(),
      search: z.string().trim().min(1).max(100).optional().describe('In names and address'),
    }),
    answer: pageOf(shapes.institutionSchema),
    async handle({ db, query: { limit, cursor, ...filter } }) {
      const rows = await repository.listInstitutions(db, filter, limit, cursor);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => id);
      return { items: items.map(shapes.showInstitution), nextCursor };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/institutions',
    permission: 'institution.create',
    summary: 'Makes an institution; whoever does is its first admin',
    body: shapes.newInstitution,
    answer: shapes.institutionSchema,
    status: 201,
    handle: async (call) => shapes.showInstitution(await service.createInstitution(call.db, actorOf(call), call.body)),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/institutions/:id',
    permission: 'institution.read',
    bySlug: institution,
    summary: 'An institution, with its ETag',
    params: idParams,
    answer: shapes.institutionSchema,
    async handle({ db, params: { id }, request, reply }) {
      const row = await service.getInstitution(db, id);
      if (isUnchanged(request, reply, row.version)) reply.code(304);
      return shapes.showInstitution(row);
    },
  });

  addRoute(app, platform, {
    method: 'PATCH',
    url: '/api/institutions/:id',
    permission: 'institution.update',
    summary: 'Changes the profile; needs If-Match',
    params: idParams,
    body: shapes.institutionChange,
    answer: shapes.institutionSchema,
    async handle(call) {
      const { db, params, request, reply, body } = call;
      const row = await service.changeInstitution(db, actorOf(call), params.id, versionFrom(request), body);
      reply.header('etag', `"${row.version}"`);
      return shapes.showInstitution(row);
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/institutions/:id',
    permission: 'institution.delete',
    summary: 'Deletes an institution with its memberships',
    params: idParams,
    answer: z.void(),
    handle: (call) => service.removeInstitution(call.db, actorOf(call), call.params.id),
  });

  addRoute(app, platform, {
    method: 'PUT',
    url: '/api/institutions/:id/verification',
    permission: 'institution.verify',
    summary: 'Sets or removes the verified mark',
    params: idParams,
    body: z.strictObject({ isVerified: z.boolean() }),
    answer: shapes.institutionSchema,
    handle: async (call) =>
      shapes.showInstitution(
        await service.verifyInstitution(call.db, actorOf(call), call.params.id, call.body.isVerified),
      ),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/institutions/:id/members',
    permission: 'institution.listMembers',
    bySlug: institution,
    summary: 'Members of an institution',
    params: idParams,
    query: pageQuery,
    answer: pageOf(shapes.institutionMemberSchema),
    async handle({ db, params: { id }, query: { limit, cursor } }) {
      const rows = await repository.listMembers(db, id, limit, cursor);
      const { items, nextCursor } = toPage(rows, limit, ({ userId }) => userId);
      return {
        items: items.map(({ role, joinedAt, ...rest }) => ({
          ...rest,
          role: role as z.infer<typeof shapes.institutionRole>,
          joinedAt: joinedAt.toISOString(),
        })),
        nextCursor,
      };
    },
  });

  addRoute(app, platform, {
    method: 'PUT',
    url: '/api/institutions/:id/members/:userId',
    permission: 'institution.setMember',
    summary: 'Changes the role of a member',
    params: memberParams,
    body: z.strictObject({ role: shapes.institutionRole }),
    answer: z.void(),
    handle: (call) => service.setMemberRole(call.db, actorOf(call), call.params.id, call.params.userId, call.body.role),
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/institutions/:id/members/:userId',
    permission: 'institution.setMember',
    summary: 'Removes a member',
    params: memberParams,
    answer: z.void(),
    handle: (call) => service.removeMember(call.db, actorOf(call), call.params.id, call.params.userId),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/institutions/:id/leave',
    permission: 'institution.leave',
    summary: 'Ends one’s own membership',
    params: idParams,
    answer: z.void(),
    handle: (call) => service.removeMember(call.db, actorOf(call), call.params.id, call.userId),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/institutions/:id/join-requests',
    permission: 'institution.askToJoin',
    summary: 'Asks to become a member',
    params: idParams,
    body: z.strictObject({ message: z.string().trim().max(1000).default('') }),
    answer: z.object({ id: z.string() }),
    status: 201,
    handle: async (call) => ({
      id: await service.askToJoin(call.db, actorOf(call), call.params.id, call.body.message),
    }),
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/institutions/:id/join-requests/mine',
    permission: 'institution.withdrawRequest',
    summary: 'Takes the own open request back',
    params: idParams,
    answer: z.void(),
    handle: (call) => service.withdrawRequest(call.db, actorOf(call), call.params.id),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/institutions/:id/join-requests',
    permission: 'institution.decideRequests',
    bySlug: institution,
    summary: 'Open requests, oldest first',
    params: idParams,
    query: pageQuery,
    answer: pageOf(shapes.joinRequestSchema),
    async handle({ db, params: { id }, query: { limit, cursor } }) {
      const rows = await repository.listJoinRequests(db, id, limit, cursor);
      const { items, nextCursor } = toPage(rows, limit, (row) => row.id);
      return { items: items.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })), nextCursor };
    },
  });

  addRoute(app, platform, {
    method: 'PUT',
    url: '/api/institutions/:id/join-requests/:requestId/decision',
    permission: 'institution.decideRequests',
    summary: 'Accepts or declines a request',
    params: requestParams,
    body: z.strictObject({ isAccepted: z.boolean() }),
    answer: z.void(),
    handle: (call) => {
      const { id: institutionId, requestId: id } = call.params;
      return service.decideJoinRequest(call.db, actorOf(call), { id, institutionId }, call.body.isAccepted);
    },
  });
}
