// A real server with a real worker process beside it: work is done, and a kill loses and doubles nothing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { agent, blob, job, match, ruleset, submission } from '../database/schema.ts';
import { startTestDatabase } from '../database/test-database.ts';
import { putBlob } from '../files/blob-store.ts';
import { keepCurrentRules } from '../files/ruleset-store.ts';
import { planMatches } from '../matches/plan-match.ts';
import { startServer } from '../start-server.ts';
import { JobQueue } from './job-queue.ts';

test('a worker killed between two matches: the first stays, the second is played by the next worker', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixia-workers-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  const database = await startTestDatabase();
  const { db, url } = database;
  const scenarioId = 'moba-1v1';
  const rulesHash = await keepCurrentRules(db, scenarioId);
  await db.insert(agent).values({ id: 'bots', scenarioId, name: 'bots', isSample: true });
  const bot = { agentId: 'bots', kind: 'bot', rulesHash };
  const fileHash = await putBlob(db, new TextEncoder().encode('no archive'));
  await db.insert(submission).values([
    { ...bot, id: 'weak', number: 1, botName: 'weak', status: 'accepted' },
    { ...bot, id: 'bad', number: 3, kind: 'process', fileHash },
  ]);
  const queue = await JobQueue.open(url, console.error);
  const site = { siteFolder: folder, dataFolder: join(folder, 'data'), logTo: { write: () => {} }, say: () => {} };
  const server = await startServer({ port: 0, ...site, databaseUrl: url, workers: 1 });
  try {
    await server.ready();
    const plan = (seed: bigint) => ({
      ...{ scenarioId, rulesHash, purpose: 'exhibition' as const, seed, config: {} },
      sides: [{ submissionId: 'weak' }, { submissionId: 'weak' }] as const,
    });
    const [first = '', second = ''] = await planMatches(db, queue, { shareKey: 'a' }, [plan(1n), plan(2n)]);
    const read = async (id: string) => (await db.select().from(match).where(eq(match.id, id)))[0];
    const wait = { timeout: 90_000, interval: 5 };
    await expect.poll(async () => (await read(second))?.status, wait).toBe('running');
    const [before, killed] = [await read(first), await read(second)];
    process.kill(Number(killed?.workerName?.split(':').at(-1)), 'SIGKILL');
    expect((await read(second))?.status).toBe('running');
    await expect.poll(async () => (await read(second))?.status, wait).toBe('done');
    expect(await read(first)).toEqual(before);
    expect((await read(second))?.workerName).not.toBe(killed?.workerName);
    expect(await db.$count(match)).toBe(2);
    await expect.poll(() => db.$count(job, eq(job.status, 'done')), wait).toBe(1);
    // Modules of the rules of the scenarios, the file that is no archive, two replays.
    const modules = await db.selectDistinct({ hash: ruleset.moduleHash }).from(ruleset);
    expect(await db.$count(blob)).toBe(modules.length + 3);

    await queue.add(db, { kind: 'validation', payload: { submissionId: 'bad' }, shareKey: 'a' });
    await expect.poll(async () => (await db.$count(job, eq(job.status, 'done'))) === 2, wait).toBe(true);
    const [bad] = await db.select().from(submission).where(eq(submission.id, 'bad'));
    expect(bad).toMatchObject({ status: 'refused', validationMatchId: null, verdict: { ok: false } });
    expect(bad?.reason).toMatch(/^load: /);
    await db.insert(submission).values({ ...bot, id: 'new', number: 4, botName: 'strong' });
    await queue.add(db, { kind: 'validation', payload: { submissionId: 'new' }, shareKey: 'a' });
    await expect.poll(async () => (await db.$count(job, eq(job.status, 'done'))) === 3, wait).toBe(true);
    const [good] = await db.select().from(submission).where(eq(submission.id, 'new'));
    expect(good).toMatchObject({ status: 'accepted', reason: null, verdict: { ok: true } });
    expect(await read(good?.validationMatchId ?? '')).toMatchObject({ status: 'done', purpose: 'validation' });
  } finally {
    await server.close();
    await queue.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
