// Workers on a real database: order of claims, results that count once, repair.
import { decodeReplay } from '@jixia/arena/replay';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agent, job, match, matchSide, submission } from '../database/schema.ts';
import { startTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { getBlob } from '../files/blob-store.ts';
import { keepCurrentRules } from '../files/ruleset-store.ts';
import { type PlannedMatch, planMatches } from '../matches/plan-match.ts';
import { claimJob } from './claim-job.ts';
import { JobQueue } from './job-queue.ts';
import { repairQueue } from './repair-queue.ts';
import { ClaimLost, finishJob, whileHeld } from './settle-job.ts';
import { startWorker } from './start-worker.ts';

let database: TestDatabase;
let queue: JobQueue;

beforeAll(async () => {
  database = await startTestDatabase();
  queue = await JobQueue.open(database.url, (error) => console.error(error));
}, 120_000);
afterAll(async () => {
  await queue.close();
  await database.close();
}, 120_000);

const clear = () => database.db.execute(sql`truncate job cascade; delete from pgboss.job`);
const add = (shareKey: string) => queue.add(database.db, { kind: 'phase', payload: { phaseId: shareKey }, shareKey });

test('shares take turns however much one of them has queued', async () => {
  for (const [key, count] of [
    ['a', 6],
    ['b', 2],
    ['c', 1],
  ] as const)
    for (let number = 0; number < count; number++) await add(key);
  const order: string[] = [];
  for (let ticket = 0; ticket < 9; ticket++) {
    const claimed = await claimJob(database.db, `t${ticket}`, 'w');
    order.push((claimed as { payload: { phaseId: string } } | null)?.payload.phaseId ?? 'nothing');
  }
  expect(order.slice(0, 3).sort()).toEqual(['a', 'b', 'c']);
  expect(order.slice(3, 5).sort()).toEqual(['a', 'b']);
  expect(order.slice(5)).toEqual(['a', 'a', 'a', 'a']);
  expect(await claimJob(database.db, 't9', 'w')).toBeNull();
});

test('after a retry of the ticket the first delivery can commit nothing', async () => {
  await clear();
  await add('x');
  const first = await claimJob(database.db, 'ticket', 'one');
  const second = await claimJob(database.db, 'ticket', 'two');
  expect(second).toMatchObject({ jobId: first?.jobId, attempt: 2 });
  if (first === null || second === null) throw new Error('not claimed');
  await expect(whileHeld(database.db, first, async () => {})).rejects.toThrow(ClaimLost);
  await finishJob(database.db, second);
  await expect(finishJob(database.db, second)).rejects.toThrow(ClaimLost);
});

test('jobs without tickets get one, and those of lost tickets wait again', async () => {
  await clear();
  await add('x');
  await add('y');
  const claimed = await claimJob(database.db, '00000000-0000-4000-8000-000000000000', 'gone');
  await database.db.execute(sql`delete from pgboss.job`);
  expect(await repairQueue(database.db, queue)).toBe(3);
  expect(await repairQueue(database.db, queue)).toBe(0);
  const [row] = await database.db
    .select()
    .from(job)
    .where(eq(job.id, claimed?.jobId ?? ''));
  expect(row).toMatchObject({ status: 'queued', ticketId: null });
});

test('two workers play every planned match once, with its replay', async () => {
  await clear();
  const { db } = database;
  const scenarioId = 'moba-1v1';
  const rulesHash = await keepCurrentRules(db, scenarioId);
  await db.insert(agent).values({ id: 'bots', scenarioId, name: 'bots', isSample: true });
  const bot = { agentId: 'bots', kind: 'bot', rulesHash, status: 'accepted' };
  await db.insert(submission).values([
    { ...bot, id: 'weak', number: 1, botName: 'weak' },
    { ...bot, id: 'none', number: 2, botName: 'nobody' },
  ]);
  const planned = (seed: bigint, other: string): PlannedMatch => ({
    scenarioId,
    rulesHash,
    purpose: 'exhibition',
    seed,
    config: { maxTicks: 300 },
    sides: [{ submissionId: 'weak' }, { submissionId: other }],
  });
  for (const share of ['a', 'b', 'c'])
    await planMatches(db, queue, { shareKey: share }, [planned(1n, 'weak'), planned(2n, 'none')]);
  const workers = await Promise.all(
    ['one', 'two'].map((name) => startWorker({ databaseUrl: database.url, name, onTrouble: console.error })),
  );
  await expect.poll(() => db.$count(job, eq(job.status, 'done')), { timeout: 100_000 }).toBe(3);
  await Promise.all(workers.map((worker) => worker.close()));
  const matches = await db.select().from(match);
  expect(matches.map(({ status }) => status)).toEqual(Array(6).fill('done'));
  expect(new Set(matches.map(({ finalHash }) => finalHash)).size).toBe(2);
  for (const { replayHash, seed, forfeit } of matches) {
    const bytes = await getBlob(db, replayHash ?? '');
    if (bytes === null) throw new Error('no replay');
    expect(decodeReplay(bytes).setup.seed).toBe(BigInt(seed));
    if (seed === '2') expect(forfeit).toMatchObject({ agent: 1, code: 'unknown_agent', step: 0 });
    else expect(forfeit).toBeNull();
  }
  const sides = await db.select().from(matchSide);
  expect(sides.every(({ score }) => score !== null)).toBe(true);
}, 180_000);
