// Versions of agents over HTTP: uploads, verdicts, files, quotas.
import { eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { agent } from '../database/schema.ts';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { actorOf, addRoute, bytesAnswer, idParams, uploadOf } from '../http/route.ts';
import { tooLarge } from '../http/upload-reader.ts';
import type { Platform } from '../platform.ts';
import { showListed } from './show-submission.ts';
import { insiderRoles } from './submission-access.ts';
import { largestBytes, limits, type UploadKind } from './submission-limits.ts';
import * as quota from './submission-quota.ts';
import * as repository from './submission-repository.ts';
import * as service from './submission-service.ts';
import * as shapes from './submission-shapes.ts';

/** A person has a few; more than these are not worth a page of their own. */
const mostAgentsShown = 100;

export function addSubmissionRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/agents/:id/submissions',
    permission: 'agent.read',
    summary: 'Versions of an agent, newest first; of a published one the accepted',
    params: idParams,
    query: pageQuery,
    answer: pageOf(shapes.submissionSchema),
    async handle({ db, principal, params: { id }, query: { limit, cursor } }) {
      const isInside = (await insiderRoles(db, principal, id)) !== null;
      const rows = await repository.listSubmissions(db, id, isInside, limit, cursor);
      const { items, nextCursor } = toPage(rows, limit, (row) => row.id);
      return { items: await Promise.all(items.map(showListed)), nextCursor };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/agents/:id/submissions',
    permission: 'agent.submit',
    summary:
      'Submits a version: the file is the body. Its validation is queued. 200 where the agent has this file already',
    params: idParams,
    query: shapes.uploadQuery,
    uploadLimitBytes: largestBytes,
    async beforeUpload({ db, userId, params, request }) {
      const { kind } = request.query as { kind?: string };
      const limit = Object.hasOwn(limits.sizeBytes, kind ?? '') ? limits.sizeBytes[kind as UploadKind] : largestBytes;
      const announced = Number(request.headers['content-length'] ?? 0);
      if (announced > limit) throw tooLarge(limit);
      await quota.checkQuota(db, userId, params.id, 0);
    },
    answer: shapes.uploadAnswer,
    status: 201,
    async handle(call) {
      const { db, params, query, reply } = call;
      const bytes = uploadOf(call);
      const answer = await service.submit(db, platform.queue, actorOf(call), params.id, { ...query, bytes });
      if (answer.isDuplicate) reply.code(200);
      return answer;
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/submissions/:id',
    permission: 'submission.read',
    summary: 'A version: its place in the queue, then its verdict',
    params: idParams,
    answer: shapes.submissionDetailSchema,
    handle: ({ db, principal, params: { id } }) => service.getSubmission(db, { principal }, id),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/submissions/:id/file',
    permission: 'submission.read',
    summary: 'The file of a version: of a published agent, or of your own',
    params: idParams,
    answer: bytesAnswer,
    answerType: 'application/octet-stream',
    async handle({ db, params: { id }, reply }) {
      const { bytes, fileName, fileHash } = await service.fileOf(db, id);
      const name = encodeURIComponent(fileName).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
      reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
      reply.header('etag', `"${fileHash}"`).header('x-content-type-options', 'nosniff');
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/submissions/:id/withdraw',
    permission: 'submission.withdraw',
    summary: 'Withdraws a version: it plays no more and leaves the quota; a validation under way ends',
    params: idParams,
    answer: shapes.submissionDetailSchema,
    handle: (call) => service.withdrawSubmission(call.db, actorOf(call), call.params.id),
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/submission-quota',
    permission: 'quota.read',
    summary: 'What you may still submit, and when the next is allowed',
    query: shapes.quotaQuery,
    answer: shapes.quotaSchema,
    async handle({ db, userId, query: { scenarioId } }) {
      const own = await quota.ownAgents(db, userId, scenarioId, mostAgentsShown);
      const iso = ({ submissionsToday, nextAllowedAt }: Awaited<ReturnType<typeof quota.dayUseOfPerson>>) => ({
        submissionsToday,
        nextAllowedAt: nextAllowedAt?.toISOString() ?? null,
      });
      const agents = [];
      for (const { id, name } of own) {
        const activeVersions = await quota.activeVersions(db, id);
        agents.push({ id, name, activeVersions, ...iso(await quota.dayUseOfAgent(db, id)) });
      }
      return {
        limits,
        used: {
          ...iso(await quota.dayUseOfPerson(db, userId)),
          agents: await db.$count(agent, eq(agent.ownerId, userId)),
          activeBytes: await quota.activeBytes(db, userId),
        },
        agents,
      };
    },
  });
}
