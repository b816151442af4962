// For whoever runs the server: readiness, figures for Prometheus, the OpenAPI document, the scenarios on offer.
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { ApiError } from './http/api-error.ts';
import { addRoute } from './http/route.ts';
import type { Platform } from './platform.ts';
import { listScenarios } from './scenario-files.ts';
import { say } from './text/say.ts';

const text = z.record(z.string(), z.string()).describe('By language: zh, en');

export function addOperationsRoutes(app: FastifyInstance, platform: Platform, metrics: Registry): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/health/ready',
    permission: 'site.read',
    summary: 'Whether requests can be answered, the database included',
    answer: z.object({ status: z.literal('ready') }),
    async handle({ db }) {
      await db.execute('select 1');
      return { status: 'ready' as const };
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/metrics',
    permission: 'site.read',
    summary: 'Figures in the format of Prometheus, for this machine and site admins',
    answer: z.string(),
    async handle({ request, reply, principal }) {
      const isLocal = /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
      const isForwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
      const { roles, token } = principal;
      const isAdmin = roles.includes('siteAdmin') && (token === null || token.scopes.includes('admin'));
      if (!(isLocal && !isForwarded) && !isAdmin) {
        throw new ApiError(
          'forbidden',
          say`Figures are for this machine and for site admins: send an API token with the scope admin.`,
        );
      }
      reply.type(metrics.contentType).serializer((figures: unknown) => String(figures));
      return metrics.metrics();
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/openapi.json',
    permission: 'site.read',
    summary: 'This document',
    answer: z.record(z.string(), z.unknown()),
    handle: ({ reply }) => {
      reply.header('cache-control', 'no-cache');
      return app.swagger() as unknown as Record<string, unknown>;
    },
  });

  // Answered by the site's server, which does not wait for the database; declared here for the document.
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/scenarios',
    permission: 'site.read',
    summary: 'Scenarios with the hashes of their rules',
    answer: z.object({
      scenarios: z.array(z.object({ id: z.string(), title: text, summary: text.optional(), rulesHash: z.string() })),
    }),
    handle: async () => ({ scenarios: await listScenarios() }),
  });
}
