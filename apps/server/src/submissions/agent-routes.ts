// Agents over HTTP.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { versionFrom } from '../http/etag.ts';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { actorOf, addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import * as repository from './agent-repository.ts';
import * as service from './agent-service.ts';
import * as shapes from './agent-shapes.ts';

export function addAgentRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/agents',
    permission: 'agent.list',
    summary: 'Published agents, samples, and those of your own and your teams, newest first',
    query: pageQuery.extend({
      scenarioId: shapes.scenarioId.optional(),
      search: z.string().trim().min(1).max(60).optional().describe('In the name'),
      owner: z.string().min(1).max(64).optional().describe('`me` (with those of your teams) or the id of a person'),
      isSample: z.stringbool().optional().describe('Only the scripted bots, or only others'),
    }),
    answer: pageOf(shapes.agentSchema),
    async handle({ db, principal, query: { limit, cursor, ...filter } }) {
      const rows = await repository.listAgents(db, principal, filter, limit, cursor);
      return toPage(rows, limit, ({ id }) => id);
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/agents',
    permission: 'agent.create',
    summary: 'Makes an agent, to which versions are submitted',
    body: shapes.newAgent,
    answer: shapes.agentSchema,
    status: 201,
    handle: (call) => service.createAgent(call.db, actorOf(call), call.body),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/agents/:id',
    permission: 'agent.read',
    summary: 'An agent, with its ETag',
    params: idParams,
    answer: shapes.agentSchema,
    async handle({ db, principal, params: { id }, reply }) {
      const found = await service.getAgent(db, { principal }, id);
      // Versions are added to it without a change of the agent: no 304 here.
      reply.header('etag', `"${found.version}"`);
      return found;
    },
  });

  addRoute(app, platform, {
    method: 'PATCH',
    url: '/api/agents/:id',
    permission: 'agent.update',
    summary: 'Changes name, description, team, or whether it is published; needs If-Match',
    params: idParams,
    body: shapes.agentChange,
    answer: shapes.agentSchema,
    async handle(call) {
      const { db, params, request, reply, body } = call;
      const changed = await service.changeAgent(db, actorOf(call), params.id, versionFrom(request), body);
      reply.header('etag', `"${changed.version}"`);
      return changed;
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/agents/:id',
    permission: 'agent.delete',
    summary: 'Deletes an agent that has not played in any match but its validations',
    params: idParams,
    answer: z.void(),
    handle: (call) => service.removeAgent(call.db, actorOf(call), call.params.id),
  });
}
