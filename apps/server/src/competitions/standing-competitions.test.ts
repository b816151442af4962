// The practices that come with the server: there once, however many servers start; playing; anew when the rules change.
import { scenarioIds } from '@jixia/env';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { competition, entry, match, phase } from '../database/schema.ts';
import { startTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { currentRulesHash } from '../files/ruleset-store.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { startWorker } from '../jobs/start-worker.ts';
import { startPhaseClock } from '../phases/wake-phases.ts';
import { ensureStandingCompetitions } from './standing-competitions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
}, 180_000);
afterAll(() => database.close(), 180_000);

const listOpen = () =>
  database.db
    .select()
    .from(competition)
    .where(and(eq(competition.isSample, true), eq(competition.status, 'published')));

test('one stands open in every scenario with all samples in it, though several servers start at once', async () => {
  const { db } = database;
  await Promise.all([1, 2, 3].map(() => ensureStandingCompetitions(db)));
  const open = await listOpen();
  expect(open.map(({ scenarioId }) => scenarioId).sort()).toEqual([...scenarioIds()].sort());
  for (const row of open) {
    expect(row).toMatchObject({ slug: `practice-${row.scenarioId}`, organiserId: null });
    expect(row.rulesHash).toBe(await currentRulesHash(row.scenarioId));
    for (const text of [row.titleZh, row.titleEn, row.rulesZh, row.rulesEn]) expect(text.length).toBeGreaterThan(5);
    const entries = await db.select().from(entry).where(eq(entry.competitionId, row.id));
    expect(entries.length).toBeGreaterThanOrEqual(3);
    expect(entries.every(({ isSample, agentId }) => isSample && agentId !== null)).toBe(true);
    expect(new Set(entries.map(({ agentId }) => agentId)).size).toBe(entries.length);
  }
  const before = await db.select().from(entry);
  expect(before.map(({ name }) => name)).toContain('Jixia sample policy / 稷下示例策略');
  await ensureStandingCompetitions(db);
  expect(await db.select().from(entry)).toEqual(before);
});

test('the samples play there as soon as there is a worker', async () => {
  const { db, url } = database;
  const queue = await JobQueue.open(url, console.error);
  const endClock = startPhaseClock(db, queue, console.error);
  const worker = await startWorker({ databaseUrl: url, name: 'worker', onTrouble: console.error });
  try {
    const played = () =>
      db.$count(
        match,
        sql`${match.status} = 'done' and ${match.purpose} = 'ladder' and ${match.scenarioId} = 'moba-1v1'`,
      );
    await expect.poll(played, { timeout: 300_000, interval: 200 }).toBeGreaterThan(3);
    expect(await db.$count(match, sql`${match.status} = 'failed' or ${match.forfeit} is not null`)).toBe(0);
  } finally {
    endClock();
    await worker.close();
    await queue.close();
  }
}, 400_000);

test('one under other rules ends and makes room for another; one that the admin ended stays so', async () => {
  const { db } = database;
  const [old] = (await listOpen()).filter(({ scenarioId }) => scenarioId === 'moba-1v1');
  const [off] = (await listOpen()).filter(({ scenarioId }) => scenarioId === 'moba-3v3');
  if (old === undefined || off === undefined) throw new Error('they are not there');
  await db
    .update(competition)
    .set({ rulesHash: 'f'.repeat(64) })
    .where(eq(competition.id, old.id));
  await db.update(competition).set({ status: 'cancelled' }).where(eq(competition.id, off.id));
  await ensureStandingCompetitions(db);
  const [ended] = await db.select().from(competition).where(eq(competition.id, old.id));
  expect(ended).toMatchObject({ status: 'finished', slug: 'practice-moba-1v1-ffffffff' });
  const [endedPhase] = await db.select().from(phase).where(eq(phase.competitionId, old.id));
  expect(endedPhase?.status).toBe('done');
  expect(endedPhase?.seedRevealedAt).not.toBeNull();
  expect(await db.$count(match, and(eq(match.phaseId, endedPhase?.id ?? ''), eq(match.status, 'queued')))).toBe(0);
  const open = await listOpen();
  expect(open.map(({ scenarioId }) => scenarioId)).not.toContain('moba-3v3');
  const [fresh] = open.filter(({ scenarioId }) => scenarioId === 'moba-1v1');
  expect(fresh?.id).not.toBe(old.id);
  expect(fresh?.rulesHash).toBe(await currentRulesHash('moba-1v1'));
  expect(await db.$count(entry, eq(entry.competitionId, fresh?.id ?? ''))).toBeGreaterThanOrEqual(3);
});
