// For the site admin: what runs here, since when, and how much is in it.
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addRoute } from './http/route.ts';
import type { Platform } from './platform.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const count = z.number().int();

const factsSchema = z.object({
  version: z.string(),
  nodeVersion: z.string(),
  postgresVersion: z.string(),
  startedAt: z.iso.datetime(),
  publicUrl: z.string(),
  isMailSent: z.boolean().describe('False where e-mails go to the console'),
  signInProviders: z.array(z.string()),
  databaseBytes: z.number(),
  filesBytes: z.number(),
  memoryBytes: z.number().describe('Of the server process'),
  counts: z.object({
    people: count,
    institutions: count,
    unverifiedInstitutions: count,
    teams: count,
    agents: count,
    competitions: count,
    matches: count,
    models: count,
  }),
});

type Row = { postgresVersion: string; databaseBytes: string; filesBytes: string } & z.infer<
  typeof factsSchema
>['counts'];

export function addSiteFactsRoutes(app: FastifyInstance, platform: Platform): void {
  const startedAt = new Date(Date.now() - process.uptime() * 1000).toISOString();

  addRoute(app, platform, {
    method: 'GET',
    url: '/api/site-facts',
    permission: 'site.readFacts',
    summary: 'Versions, sizes and counts of this site',
    answer: factsSchema,
    async handle({ db }) {
      const { rows } = await db.execute<Row>(sql`select
        current_setting('server_version') as "postgresVersion",
        pg_database_size(current_database())::text as "databaseBytes",
        (select coalesce(sum(size_bytes), 0)::text from blob) as "filesBytes",
        (select count(*)::int from "user") as people,
        (select count(*)::int from institution) as institutions,
        (select count(*)::int from institution where verified_at is null) as "unverifiedInstitutions",
        (select count(*)::int from team) as teams,
        (select count(*)::int from agent) as agents,
        (select count(*)::int from competition) as competitions,
        (select count(*)::int from match) as matches,
        (select count(*)::int from model) as models`);
      const { postgresVersion, databaseBytes, filesBytes, ...counts } = rows[0] as Row;
      return {
        version,
        nodeVersion: process.versions.node,
        postgresVersion: postgresVersion.split(' ', 1)[0] as string,
        startedAt,
        publicUrl: platform.publicUrl,
        isMailSent: platform.isMailSent,
        signInProviders: platform.oidcProviders.map(({ name }) => name),
        databaseBytes: Number(databaseBytes),
        filesBytes: Number(filesBytes),
        memoryBytes: process.memoryUsage.rss(),
        counts,
      };
    },
  });
}
