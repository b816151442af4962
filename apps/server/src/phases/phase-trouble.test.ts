// What goes wrong while a phase plays: workers that fail, entries that leave, too few of them, and results that are doubted.
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../audit/actor.ts';
import { visitor } from '../authorisation/principal.ts';
import { auditEvent, entry, match, pairing, phaseEntry } from '../database/schema.ts';
import { markFailed } from '../jobs/settle-job.ts';
import { lookAtPhase } from './advance-phase.ts';
import * as service from './phase-service.ts';
import { regradeUnderWay, stateOf } from './phase-settings.ts';
import type { PairingText } from './plan-pairing.ts';
import { getSeeds } from './show-seeds.ts';
import {
  type Arena,
  openArena,
  plantCompetition,
  plantPhase,
  readMatches,
  readPhase,
  untilDone,
} from './test-competition.ts';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
}, 120_000);
afterEach(() => arena.rest());
afterAll(() => arena.close(), 120_000);

const actor: Actor = { principal: visitor, userId: '', ipAddress: '127.0.0.1' };
const look = (phaseId: string) => arena.db.transaction((tx) => lookAtPhase(tx, arena.queue, phaseId));
const obstacleOf = async (phaseId: string) => stateOf(await readPhase(arena.db, phaseId)).obstacle;
const change = <T>(make: (request: Parameters<typeof service.startPhase>[0]) => Promise<T>, id: string): Promise<T> =>
  arena.db.transaction((db) => make({ db, queue: arena.queue, actor, id }));
const listPairingsOf = (phaseId: string, revision = 1) =>
  arena.db
    .select()
    .from(pairing)
    .where(and(eq(pairing.phaseId, phaseId), eq(pairing.revision, revision)))
    .orderBy(pairing.round, pairing.ordinal);

test('matches that workers failed are played again, and after three tries the organiser is told', async () => {
  const { db } = arena;
  const { competitionId } = await plantCompetition(arena, ['strong', 'weak']);
  const phaseId = await plantPhase(arena, competitionId, { kind: 'round-robin', pairs: 1 });
  await look(phaseId);
  const failAll = async (): Promise<void> => {
    const open = (await readMatches(db, phaseId)).filter(({ status }) => status === 'queued');
    for (const jobId of new Set(open.map((row) => row.jobId as string)))
      await db.transaction((tx) => markFailed(tx, jobId, 'no sandbox'));
  };
  for (const tries of [1, 2, 3]) {
    expect(await readMatches(db, phaseId)).toHaveLength(2 * tries);
    expect(await obstacleOf(phaseId)).toBeNull();
    await failAll();
    // The failure itself asks for a look.
    expect(Date.parse(stateOf(await readPhase(db, phaseId)).nextLookAt ?? '')).toBeLessThanOrEqual(Date.now() + 1000);
    await look(phaseId);
  }
  expect(await obstacleOf(phaseId)).toMatchObject({ kind: 'problem', code: 'matches_failed' });
  await look(phaseId);
  expect(await readMatches(db, phaseId)).toHaveLength(6);
  const seeds = (await readMatches(db, phaseId)).map(({ seed }) => seed);
  expect(new Set(seeds).size).toBe(1);
  expect((await change(service.startPhase, phaseId)).obstacle).toBeNull();
  await arena.work();
  await untilDone(db, phaseId);
  expect(await readMatches(db, phaseId)).toHaveLength(8);
  const pairings = await listPairingsOf(phaseId);
  expect(pairings.map(({ reason }) => (reason as PairingText).scores?.length)).toEqual([2]);
}, 120_000);

test('who is disqualified loses what was not played, and a draw is nobody’s', async () => {
  const { db } = arena;
  const { competitionId, entries } = await plantCompetition(arena, ['weak', 'weak', 'weak', 'weak']);
  const phaseId = await plantPhase(arena, competitionId, { kind: 'swiss', pairs: 1, rounds: 3 });
  await look(phaseId);
  const [bad = ''] = entries;
  await db.update(entry).set({ status: 'disqualified', reason: 'copied' }).where(eq(entry.id, bad));
  await look(phaseId);
  const [mine] = (await listPairingsOf(phaseId)).filter(({ entryA, entryB }) => [entryA, entryB].includes(bad));
  const { scores, awarded } = (mine as typeof pairing.$inferSelect).reason as PairingText;
  const lost = mine?.entryA === bad ? 0 : 1;
  expect(scores).toEqual([lost, lost]);
  expect(awarded).toMatchObject({ matches: 2, because: 'disqualified: copied' });
  expect(awarded?.to).not.toBe(bad);
  await arena.work();
  await untilDone(db, phaseId);
  const pairings = await listPairingsOf(phaseId);
  expect(pairings).toHaveLength(6);
  expect(pairings.filter(({ reason }) => (reason as PairingText).awarded !== undefined)).toHaveLength(3);
  const standings = await db.select().from(phaseEntry).where(eq(phaseEntry.phaseId, phaseId));
  expect(standings.find(({ entryId }) => entryId === bad)).toMatchObject({ rank: null, matches: 0 });
  expect(standings.filter(({ rank }) => rank === 1)).toHaveLength(3);
  const table = stateOf(await readPhase(db, phaseId)).table ?? [];
  expect(table.find(({ entryId }) => entryId === bad)).toMatchObject({ points: 0, pairingsLost: 3 });
}, 120_000);

test('too few entries: it says so, and begins when there are enough', async () => {
  const { db } = arena;
  const { competitionId, entries } = await plantCompetition(arena, ['weak', 'weak']);
  await db
    .update(entry)
    .set({ status: 'withdrawn' })
    .where(eq(entry.id, entries[0] as string));
  const phaseId = await plantPhase(arena, competitionId, { kind: 'double-elimination', pairs: 1 });
  await look(phaseId);
  expect(await obstacleOf(phaseId)).toMatchObject({ kind: 'problem', code: 'too_few_entries' });
  await expect(change(service.closePhase, phaseId)).rejects.toMatchObject({ code: 'conflict' });
  await db
    .update(entry)
    .set({ status: 'registered' })
    .where(eq(entry.id, entries[0] as string));
  await arena.work();
  await db.execute(sql`update phase set scheduler_state = scheduler_state - 'nextLookAt' where id = ${phaseId}`);
  await untilDone(db, phaseId);
  // Matches without a winner: played again three times, then the better seed goes on; and the final once more.
  const pairings = await listPairingsOf(phaseId);
  const best = (
    await db
      .select()
      .from(phaseEntry)
      .where(and(eq(phaseEntry.phaseId, phaseId), eq(phaseEntry.seeding, 1)))
  )[0];
  expect(best).toMatchObject({ rank: 1, isEliminated: false });
  expect(pairings.map(({ reason }) => (reason as PairingText).node)).toContain('W1.1');
}, 120_000);

test('a regrade gives the same hashes; a result that was tampered with is named', async () => {
  const { db } = arena;
  const { competitionId } = await plantCompetition(arena, ['strong', 'weak', 'medium'], 0);
  const phaseId = await plantPhase(arena, competitionId, { kind: 'single-elimination', pairs: 1 });
  await arena.work();
  await untilDone(db, phaseId);
  const before = await readMatches(db, phaseId);
  const regrade = (reason: string) => change((request) => service.regradePhase(request, reason), phaseId);
  const shown = await regrade('to be sure');
  expect(shown.regrade).toMatchObject({ from: 1, to: 2, finishedAt: null });
  expect((await regrade('again')).regrade).toMatchObject({ reason: 'to be sure' });
  const untilRegraded = () =>
    expect
      .poll(async () => regradeUnderWay(stateOf(await readPhase(db, phaseId))), { timeout: 60_000, interval: 100 })
      .toBeUndefined();
  await untilRegraded();
  const [first] = (await service.listRegrades(db, phaseId)).items;
  expect(first).toMatchObject({ matches: before.length, same: before.length, differenceCount: 0, differences: [] });
  const after = await readMatches(db, phaseId);
  expect(after.filter(({ revision }) => revision === 1)).toEqual(before.map((row) => ({ ...row, isSuperseded: true })));
  expect(after.filter(({ isSuperseded }) => !isSuperseded)).toHaveLength(before.length);
  expect(await readPhase(db, phaseId)).toMatchObject({ revision: 2, status: 'done' });
  expect(
    await db.$count(auditEvent, and(eq(auditEvent.objectId, phaseId), eq(auditEvent.action, 'phase.regraded'))),
  ).toBe(1);
  const best = await db.select().from(phaseEntry).where(eq(phaseEntry.phaseId, phaseId)).orderBy(phaseEntry.rank);

  // Somebody changed a record.
  const [node] = (await listPairingsOf(phaseId, 2)).filter(({ entryB }) => entryB !== null);
  const victims = (await readMatches(db, phaseId)).filter(({ pairingId }) => pairingId === node?.id);
  await db
    .update(match)
    .set({ finalHash: 'forged' })
    .where(eq(match.id, victims[0]?.id ?? ''));
  await regrade('doubted');
  await untilRegraded();
  const [second] = (await service.listRegrades(db, phaseId)).items;
  expect(second).toMatchObject({ from: 2, to: 3, differenceCount: 1, same: before.length - 1 });
  const truth = victims[0]?.finalHash;
  expect(second?.differences).toMatchObject([{ oldMatchId: victims[0]?.id, oldHash: 'forged', newHash: truth }]);
  expect(
    await db.select().from(phaseEntry).where(eq(phaseEntry.phaseId, phaseId)).orderBy(phaseEntry.rank),
  ).toMatchObject(best.map(({ entryId, rank, rating }) => ({ entryId, rank, rating })));
}, 240_000);

test('a ladder is regraded while it stands open, and goes on', async () => {
  const { db } = arena;
  const { competitionId } = await plantCompetition(arena, ['strong', 'weak', 'medium']);
  const schedule = { kind: 'ladder', matchesAVersion: 4, idleMinutes: 0 };
  const phaseId = await plantPhase(arena, competitionId, schedule);
  await arena.work();
  const isRested = async (): Promise<boolean> => {
    const rows = await readMatches(db, phaseId);
    const shown = await db.select().from(phaseEntry).where(eq(phaseEntry.phaseId, phaseId));
    return (
      shown.length === 3 && shown.every(({ matches }) => matches >= 4) && rows.every(({ status }) => status === 'done')
    );
  };
  await expect.poll(isRested, { timeout: 60_000, interval: 100 }).toBe(true);
  const hashes = async (revision: number) =>
    (await readMatches(db, phaseId))
      .filter((row) => row.revision === revision)
      .map(({ finalHash }) => finalHash)
      .sort();
  await change((request) => service.regradePhase(request, 'to be sure'), phaseId);
  await expect.poll(async () => (await readPhase(db, phaseId)).revision, { timeout: 60_000, interval: 100 }).toBe(2);
  expect(await hashes(2)).toEqual(await hashes(1));
  expect((await readPhase(db, phaseId)).status).toBe('open');
  await change(service.closePhase, phaseId);
  await untilDone(db, phaseId);
  const seeds = await getSeeds(db, phaseId);
  expect(seeds.check).toEqual({ ok: true, seeds: 2 * (await hashes(1)).length, message: null });
}, 120_000);
