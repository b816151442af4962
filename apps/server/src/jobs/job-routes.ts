// Jobs and the queue over HTTP.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { ApiError } from '../http/api-error.ts';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { cancelJob } from './cancel-job.ts';
import * as repository from './job-repository.ts';
import * as shapes from './job-shapes.ts';

const mostOwnJobs = 50;

export function addJobRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/jobs',
    permission: 'job.list',
    summary: 'Jobs that you asked for, newest first; a site admin sees those of all',
    query: pageQuery.extend({
      mine: z.stringbool().optional().describe('Of a site admin: only your own'),
      kind: shapes.jobKind.optional(),
      status: shapes.jobStatus.optional(),
    }),
    answer: pageOf(shapes.jobSchema),
    async handle({ db, principal, userId, query: { limit, cursor, mine, kind, status } }) {
      const seesAll = principal.roles.includes('siteAdmin') && mine !== true;
      const filter = {
        kind,
        status: status === undefined ? undefined : [status],
        requestedBy: seesAll ? undefined : userId,
      };
      const rows = await repository.listJobs(db, filter, limit, cursor);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => id);
      return { items: await repository.showJobs(db, items), nextCursor };
    },
  });

  const getJob = async (db: Parameters<typeof repository.findJob>[0], id: string) => {
    const row = await repository.findJob(db, id);
    if (row === undefined) throw new ApiError('not_found', say`There is no job ${id}.`);
    return row;
  };

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/jobs/:id',
    permission: 'job.read',
    summary: 'A job, with its place in the queue',
    params: idParams,
    answer: shapes.jobSchema,
    async handle({ db, params: { id } }) {
      const [shown] = await repository.showJobs(db, [await getJob(db, id)]);
      return shown as shapes.ShownJob;
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/jobs/:id/cancel',
    permission: 'job.cancel',
    summary: 'Cancels a job that waits or runs; a version whose validation it was is withdrawn',
    params: idParams,
    answer: shapes.jobSchema,
    async handle({ db, params: { id }, principal, request }) {
      const before = await getJob(db, id);
      const reason = `Cancelled by ${principal.name}.`;
      if (!(await cancelJob(db, id, reason))) {
        const now = await getJob(db, id);
        if (now.status === 'failed')
          throw new ApiError('conflict', say`This job has failed already: there is nothing to cancel.`);
        if (now.status !== 'cancelled')
          throw new ApiError('conflict', say`This job is done already: there is nothing to cancel.`);
      } else {
        const detail = { kind: before.kind, requestedBy: before.requestedBy, status: before.status };
        await recordAct(db, principal, request.ip, { action: 'job.cancel', objectKind: 'job', objectId: id, detail });
      }
      const [shown] = await repository.showJobs(db, [await getJob(db, id)]);
      return shown as shapes.ShownJob;
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/queue',
    permission: 'queue.read',
    summary: 'How much work waits and runs, and where your own jobs stand',
    answer: shapes.queueSchema,
    async handle({ db, principal }) {
      const isKnown = principal.userId !== null && !principal.isSuspended;
      const seesOwn = isKnown && (principal.token === null || principal.token.scopes.includes('read'));
      const filter = { requestedBy: principal.userId ?? '', status: ['queued', 'running'] as const };
      const mine = seesOwn ? await repository.listJobs(db, filter, mostOwnJobs - 1, undefined) : [];
      return { ...(await repository.queueFigures(db)), mine: await repository.showJobs(db, mine) };
    },
  });
}
