import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { job } from '../database/schema.ts';
import { startTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { JobQueue } from './job-queue.ts';

let database: TestDatabase;
let queue: JobQueue;

beforeAll(async () => {
  database = await startTestDatabase();
  queue = await JobQueue.open(database.url, (error) => console.error(error));
});

afterAll(async () => {
  await queue.close();
  await database.close();
});

const waiting = async (): Promise<readonly [jobs: number, tickets: number]> => {
  const { rows } = await database.db.execute(sql`select count(*)::int as n from pgboss.job where state = 'created'`);
  return [await database.db.$count(job), Number(rows[0]?.['n'])];
};

test('a job and its ticket are there exactly where the transaction was committed', async () => {
  const added = { kind: 'phase', payload: { phaseId: 'a' }, shareKey: 'site' } as const;
  const failed = database.db.transaction(async (db) => {
    expect(await queue.add(db, added)).toEqual(expect.any(String));
    throw new Error('changed my mind');
  });
  await expect(failed).rejects.toThrow('changed my mind');
  expect(await waiting()).toEqual([0, 0]);
  await database.db.transaction((db) => queue.add(db, added));
  expect(await waiting()).toEqual([1, 1]);
});

test('a second job with the key of one that waits is not made', async () => {
  const [before] = await waiting();
  const keyed = { kind: 'phase', payload: { phaseId: 'b' }, shareKey: 'site', dedupeKey: 'phase:b' } as const;
  const ids = [await queue.add(database.db, keyed), await queue.add(database.db, keyed)];
  expect(ids).toEqual([expect.any(String), null]);
  expect(await waiting()).toEqual([before + 1, before + 1]);
});

test('what is queued is there for the next process', async () => {
  const expected = await waiting();
  await queue.close();
  queue = await JobQueue.open(database.url, (error) => console.error(error));
  expect(await waiting()).toEqual(expected);
});
