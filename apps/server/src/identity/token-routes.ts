// API tokens: secrets for programs, each with a name, scopes and perhaps an end. Shown once, stored as hashes.
import { and, desc, eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../database/new-id.ts';
import { apiToken } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { addRoute, idParams } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { scope, tokenSchema } from './identity-shapes.ts';
import { hashSecret, newSecret } from './secret.ts';

const mostTokens = 50;
const dayMs = 24 * 3600 * 1000;

const show = (row: typeof apiToken.$inferSelect): z.input<typeof tokenSchema> => ({
  id: row.id,
  name: row.name,
  scopes: row.scopes as z.infer<typeof scope>[],
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
});

export function addTokenRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/tokens',
    permission: 'token.read',
    summary: 'Own API tokens',
    answer: z.object({ items: z.array(tokenSchema) }),
    async handle({ db, userId }) {
      const rows = await db.select().from(apiToken).where(eq(apiToken.userId, userId)).orderBy(desc(apiToken.id));
      return { items: rows.map(show) };
    },
  });

  addRoute(app, platform, {
    method: 'POST',
    url: '/api/tokens',
    permission: 'token.create',
    summary: 'Makes an API token; its secret is shown this once',
    body: z.strictObject({
      name: z.string().trim().min(1).max(80),
      scopes: z.array(scope).min(1),
      expiresInDays: z.number().int().min(1).max(366).nullable().default(90).describe('Days; null for no end'),
    }),
    answer: tokenSchema.extend({ secret: z.string() }),
    status: 201,
    isSecret: true,
    async handle({ db, userId, principal, body, request }) {
      const { name, scopes, expiresInDays } = body;
      const existing = await db.$count(apiToken, eq(apiToken.userId, userId));
      if (existing >= mostTokens) {
        throw new ApiError(
          'conflict',
          say`You have ${existing} API tokens, and ${mostTokens} is the most. Delete one first.`,
        );
      }
      const secret = newSecret('jixia');
      const [row] = await db
        .insert(apiToken)
        .values({
          id: newId(),
          userId,
          name,
          scopes: [...new Set(scopes)],
          secretHash: hashSecret(secret),
          expiresAt: expiresInDays === null ? null : new Date(Date.now() + expiresInDays * dayMs),
        })
        .returning();
      const made = row as typeof apiToken.$inferSelect;
      await recordAct(db, principal, request.ip, {
        action: 'token.create',
        objectKind: 'token',
        objectId: made.id,
        detail: { name, scopes },
      });
      return { ...show(made), secret };
    },
  });

  addRoute(app, platform, {
    method: 'DELETE',
    url: '/api/tokens/:id',
    permission: 'token.delete',
    summary: 'Deletes an API token; it is refused from then on',
    params: idParams,
    answer: z.void(),
    async handle({ db, userId, principal, params: { id }, request }) {
      await db.delete(apiToken).where(and(eq(apiToken.id, id), eq(apiToken.userId, userId)));
      await recordAct(db, principal, request.ip, { action: 'token.delete', objectKind: 'token', objectId: id });
    },
  });
}
