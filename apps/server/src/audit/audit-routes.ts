// Shows the audit log to site admins.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { addRoute } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { listAuditEvents, namesFor, subjectIdOf } from './audit-repository.ts';

const names = z
  .object({ zh: z.string(), en: z.string() })
  .nullable()
  .describe('As it is called now; null where it is gone or has no name');

const eventSchema = z.object({
  id: z.number(),
  at: z.iso.datetime(),
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  tokenId: z.string().nullable().describe('The API token it was done with'),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  objectName: names,
  subjectId: z.string().nullable().describe('The person it is about beside the object'),
  subjectName: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  ipAddress: z.string().nullable(),
});

const id = z.string().min(1).max(64).optional();

export function addAuditRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/audit',
    permission: 'audit.read',
    summary: 'Privileged acts, newest first',
    query: pageQuery.extend({
      cursor: z.coerce.number().int().positive().optional(),
      actorId: id.describe('Who did it'),
      action: z.string().min(1).max(64).optional().describe('As in team.setMember; team for all acts on teams'),
      objectKind: z.string().min(1).max(32).optional(),
      objectId: id,
      since: z.coerce.date().optional().describe('From this moment on'),
      until: z.coerce.date().optional().describe('Before this moment'),
    }),
    answer: pageOf(eventSchema),
    async handle({ db, query: { limit, cursor, ...filter } }) {
      const rows = await listAuditEvents(db, filter, limit, cursor);
      const page = toPage(rows, limit, (row) => String(row.id));
      const found = await namesFor(db, page.items);
      return {
        items: page.items.map((row) => {
          const subjectId = subjectIdOf(row);
          return {
            ...row,
            at: row.at.toISOString(),
            detail: row.detail as Record<string, unknown>,
            actorName: found.get(`user ${row.actorId}`)?.en ?? null,
            objectName: found.get(`${row.objectKind} ${row.objectId}`) ?? null,
            subjectId,
            subjectName: found.get(`user ${subjectId}`)?.en ?? null,
          };
        }),
        nextCursor: page.nextCursor,
      };
    },
  });
}
