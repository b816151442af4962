// Rules that were kept, over HTTP: whoever checks an old replay needs the module it was played with.
import { and, eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Connection } from '../database/database.ts';
import { ruleset } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { addRoute, bytesAnswer } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { say } from '../text/say.ts';
import { getBlob } from './blob-store.ts';

const params = z.object({ scenarioId: z.string().min(1).max(64), rulesHash: z.string().min(1).max(64) });

async function find(db: Connection, { scenarioId, rulesHash }: z.infer<typeof params>) {
  const [row] = await db
    .select()
    .from(ruleset)
    .where(and(eq(ruleset.scenarioId, scenarioId), eq(ruleset.rulesHash, rulesHash)));
  if (row === undefined) throw new ApiError('not_found', say`Rules ${rulesHash} of ${scenarioId} are not kept here.`);
  return row;
}

export function addRulesetRoutes(app: FastifyInstance, platform: Platform): void {
  addRoute(app, platform, {
    method: 'GET',
    url: '/api/rulesets/:scenarioId/:rulesHash',
    permission: 'ruleset.read',
    summary: 'The manifest of rules that matches were played under',
    params,
    answer: z.object({
      scenarioId: z.string(),
      rulesHash: z.string(),
      manifest: z.record(z.string(), z.unknown()),
      moduleUrl: z.string(),
    }),
    async handle({ db, params: named, reply }) {
      const { scenarioId, rulesHash, manifest } = await find(db, named);
      const moduleUrl = `/api/rulesets/${encodeURIComponent(scenarioId)}/${rulesHash}/module`;
      reply.header('cache-control', 'public, max-age=86400, immutable');
      return { scenarioId, rulesHash, manifest: manifest as Record<string, unknown>, moduleUrl };
    },
  });

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/rulesets/:scenarioId/:rulesHash/module',
    permission: 'ruleset.read',
    summary: 'The WebAssembly module of rules, whose SHA-256 is their hash',
    params,
    answer: bytesAnswer,
    answerType: 'application/wasm',
    async handle({ db, params: named, reply }) {
      const bytes = await getBlob(db, (await find(db, named)).moduleHash);
      if (bytes === null) throw new Error(`the module of rules ${named.rulesHash} is not kept here`);
      reply.header('cache-control', 'public, max-age=86400, immutable');
      return Buffer.from(bytes);
    },
  });
}
