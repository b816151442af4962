// Teams over HTTP. Invitations into them: invitations/.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { team } from '../database/schema.ts';
import { isUnchanged, versionFrom } from '../http/etag.ts';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { actorOf, addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import * as repository from './team-repository.ts';
import * as service from './team-service.ts';
import * as shapes from './team-shapes.ts';

const memberParams = idParams.extend({ userId: z.string().min(1).max(64) });

export function addTeamRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/teams',
    permission: 'team.list',
    summary: 'Teams, newest first',
    query: pageQuery.extend({ search: z.string().trim().min(1).max(100).optional().describe('In name and address') }),
    answer: pageOf(shapes.teamSchema),
    async handle({ db, query: { limit, cursor, search } }) {
      const rows = await repository.listTeams(db, search, limit, cursor);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => id);
      return { items: items.map(shapes.showTeam), nextCursor };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/teams',
    permission: 'team.create',
    summary: 'Makes a team; whoever does is its captain',
    body: shapes.newTeam,
    answer: shapes.teamSchema,
    status: 201,
    handle: async (call) => shapes.showTeam(await service.createTeam(call.db, actorOf(call), call.body)),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/teams/:id',
    permission: 'team.read',
    bySlug: team,
    summary: 'A team, with its ETag',
    params: idParams,
    answer: shapes.teamSchema,
    async handle({ db, params: { id }, request, reply }) {
      const row = await service.getTeam(db, id);
      if (isUnchanged(request, reply, row.version)) reply.code(304);
      return shapes.showTeam(row);
    },
  });

  addRoute(app, platform, {
    method: 'PATCH',
    url: '/api/teams/:id',
    permission: 'team.update',
    summary: 'Changes name or description; needs If-Match',
    params: idParams,
    body: shapes.teamChange,
    answer: shapes.teamSchema,
    async handle(call) {
      const { db, params, request, reply, body } = call;
      const row = await service.changeTeam(db, actorOf(call), params.id, versionFrom(request), body);
      reply.header('etag', `"${row.version}"`);
      return shapes.showTeam(row);
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/teams/:id',
    permission: 'team.delete',
    summary: 'Deletes a team',
    params: idParams,
    answer: z.void(),
    handle: (call) => service.removeTeam(call.db, actorOf(call), call.params.id),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/teams/:id/members',
    permission: 'team.read',
    bySlug: team,
    summary: 'Who is in a team, with their institutions',
    params: idParams,
    answer: z.object({ items: z.array(shapes.teamMemberSchema) }),
    async handle({ db, params: { id } }) {
      await service.getTeam(db, id);
      const rows = await repository.listTeamMembers(db, id);
      return {
        items: rows.map(({ role, joinedAt, ...rest }) => ({
          ...rest,
          role: role as z.infer<typeof shapes.teamRole>,
          joinedAt: joinedAt.toISOString(),
        })),
      };
    },
  });

  addRoute(app, platform, {
    method: 'PUT',
    url: '/api/teams/:id/members/:userId',
    permission: 'team.setMember',
    summary: 'Changes the role of somebody in the team',
    params: memberParams,
    body: z.strictObject({ role: shapes.teamRole }),
    answer: z.void(),
    handle: (call) => service.setTeamRole(call.db, actorOf(call), call.params.id, call.params.userId, call.body.role),
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/teams/:id/members/:userId',
    permission: 'team.setMember',
    summary: 'Removes somebody from the team',
    params: memberParams,
    answer: z.void(),
    handle: (call) => service.removeTeamMember(call.db, actorOf(call), call.params.id, call.params.userId),
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/teams/:id/leave',
    permission: 'team.leave',
    summary: 'Leaves the team',
    params: idParams,
    answer: z.void(),
    handle: (call) => service.removeTeamMember(call.db, actorOf(call), call.params.id, call.userId),
  });
}
