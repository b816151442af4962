// Shows the audit log to site admins.
import { desc, lt } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { auditEvent } from '../database/schema.ts';
import { pageOf, pageQuery, toPage } from '../http/page.ts';
import { addRoute } from '../http/route.ts';
import type { Platform } from '../platform.ts';

const eventSchema = z.object({
  id: z.number(),
  at: z.iso.datetime(),
  actorId: z.string().nullable(),
  tokenId: z.string().nullable(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  detail: z.record(z.string(), z.unknown()),
  ipAddress: z.string().nullable(),
});

export function addAuditRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/audit',
    permission: 'audit.read',
    summary: 'Privileged acts, newest first',
    query: pageQuery.extend({ cursor: z.coerce.number().int().positive().optional() }),
    answer: pageOf(eventSchema),
    async handle({ db, query: { limit, cursor } }) {
      const rows = await db
        .select()
        .from(auditEvent)
        .where(cursor === undefined ? undefined : lt(auditEvent.id, cursor))
        .orderBy(desc(auditEvent.id))
        .limit(limit + 1);
      const { items, nextCursor } = toPage(rows, limit, ({ id }) => String(id));
      return {
        items: items.map((row) => ({
          ...row,
          at: row.at.toISOString(),
          detail: row.detail as Record<string, unknown>,
        })),
        nextCursor,
      };
    },
  });
}
