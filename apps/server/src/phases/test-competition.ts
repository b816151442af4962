// For tests: a competition with entries, planted straight into the database, and workers that play it.
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { agent, competition, entry, match, phase, submission } from '../database/schema.ts';
import { startTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { keepCurrentRules } from '../files/ruleset-store.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { type RunningWorker, startWorker } from '../jobs/start-worker.ts';
import { newPhaseSecret } from './phase-seeds.ts';
import { startPhaseClock } from './wake-phases.ts';

const scenarioId = 'moba-1v1';

export type Arena = {
  readonly database: TestDatabase;
  readonly db: Database;
  readonly queue: JobQueue;
  readonly rulesHash: string;
  /** Plays what is queued from now on. */
  work(count?: number): Promise<void>;
  rest(): Promise<void>;
  close(): Promise<void>;
};

export async function openArena(): Promise<Arena> {
  const database = await startTestDatabase();
  const { db, url } = database;
  const queue = await JobQueue.open(url, console.error);
  const rulesHash = await keepCurrentRules(db, scenarioId);
  let workers: RunningWorker[] = [];
  let endClock = (): void => {};
  const rest = async (): Promise<void> => {
    endClock();
    await Promise.all(workers.map((worker) => worker.close()));
    workers = [];
  };
  return {
    ...{ database, db, queue, rulesHash, rest },
    async work(count = 2) {
      endClock = startPhaseClock(db, queue, console.error);
      const names = Array.from({ length: count }, (_, at) => `worker ${at}`);
      const started = names.map((name) => startWorker({ databaseUrl: url, name, onTrouble: console.error }));
      workers = await Promise.all(started);
    },
    async close() {
      await rest();
      await queue.close();
      await database.close();
    },
  };
}

export type Planted = {
  readonly competitionId: string;
  readonly entries: readonly string[];
  readonly agents: readonly string[];
};

/** One entry a bot; short matches that nobody wins, or with 0 whole ones. */
export async function plantCompetition(
  { db, rulesHash }: Pick<Arena, 'db' | 'rulesHash'>,
  bots: readonly string[],
  maxTicks = 300,
): Promise<Planted> {
  const competitionId = newId();
  await db.insert(competition).values({
    ...{ id: competitionId, slug: competitionId, scenarioId, rulesHash, config: maxTicks === 0 ? {} : { maxTicks } },
    ...{ titleZh: '赛', titleEn: 'Cup', status: 'published' },
  });
  const entries: string[] = [];
  const agents: string[] = [];
  for (const [at, botName] of bots.entries()) {
    const [entryId, agentId] = [newId(), newId()];
    await db.insert(agent).values({ id: agentId, scenarioId, name: `${botName} ${at}`, isSample: true });
    await addVersion({ db, rulesHash }, agentId, 1, botName);
    await db.insert(entry).values({ id: entryId, competitionId, name: `Team ${at}`, agentId, isSample: true });
    entries.push(entryId);
    agents.push(agentId);
  }
  return { competitionId, entries, agents };
}

export async function addVersion(
  { db, rulesHash }: Pick<Arena, 'db' | 'rulesHash'>,
  agentId: string,
  number: number,
  botName: string,
): Promise<string> {
  const id = newId();
  // Handed in before any phase of a test begins.
  const createdAt = number === 1 ? new Date(Date.now() - 3_600_000) : new Date();
  const bot = { agentId, number, kind: 'bot', botName, rulesHash, status: 'accepted', createdAt };
  await db.insert(submission).values({ id, ...bot });
  return id;
}

export async function plantPhase(
  { db }: Pick<Arena, 'db'>,
  competitionId: string,
  schedule: object,
  fields: Partial<typeof phase.$inferInsert> = {},
): Promise<string> {
  const id = newId();
  const { secret, commitment } = newPhaseSecret();
  await db.insert(phase).values({
    ...{ id, competitionId, ordinal: 1, kind: 'practice', schedule, startsAt: new Date(Date.now() - 1000) },
    ...{ seedSecret: secret, seedCommitment: commitment },
    ...fields,
  });
  return id;
}

export const readPhase = async (db: Database, id: string) =>
  (await db.select().from(phase).where(sql`${phase.id} = ${id}`))[0] as typeof phase.$inferSelect;

export const readMatches = (db: Database, phaseId: string) =>
  db.select().from(match).where(sql`${match.phaseId} = ${phaseId}`).orderBy(match.id);

export const untilDone = (db: Database, phaseId: string): Promise<void> =>
  expect.poll(async () => (await readPhase(db, phaseId)).status, { timeout: 120_000, interval: 100 }).toBe('done');
