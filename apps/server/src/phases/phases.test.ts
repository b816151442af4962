// Phases on a real database with real workers: what is planned, how it ends, and that nothing is lost or counted twice.
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { entry, match, matchSide, pairing, phaseEntry, ratingPoint } from '../database/schema.ts';
import { lookAtPhase } from './advance-phase.ts';
import { listGames } from './phase-games.ts';
import { stateOf } from './phase-settings.ts';
import { standingsFrom } from './rate-phase.ts';
import {
  type Arena,
  addVersion,
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

const look = (phaseId: string) => arena.db.transaction((tx) => lookAtPhase(tx, arena.queue, phaseId));
const listStandings = (phaseId: string) =>
  arena.db.select().from(phaseEntry).where(eq(phaseEntry.phaseId, phaseId)).orderBy(phaseEntry.rank);
const listPairingsOf = (phaseId: string) =>
  arena.db
    .select()
    .from(pairing)
    .where(eq(pairing.phaseId, phaseId))
    .orderBy(pairing.revision, pairing.round, pairing.ordinal);

test('a ladder plays until its ratings are known well enough, and then rests', async () => {
  const { db } = arena;
  const { competitionId, entries, agents } = await plantCompetition(arena, ['strong', 'weak', 'medium'], 0);
  const schedule = { kind: 'ladder', matchesAVersion: 8, idleMinutes: 0 };
  const phaseId = await plantPhase(arena, competitionId, schedule, { hasHiddenSeeds: true });
  await arena.work();
  const rested = async (): Promise<boolean> => {
    const shown = await listStandings(phaseId);
    return shown.length === 3 && shown.every(({ matches }) => matches >= 8) && (await open()) === 0;
  };
  const open = () => db.$count(match, and(eq(match.phaseId, phaseId), sql`${match.status} in ('queued', 'running')`));
  await expect.poll(rested, { timeout: 120_000, interval: 200 }).toBe(true);
  const standings = await listStandings(phaseId);
  // By rating, then by matches. Seeds are new each time: two may come out alike in both, and then share a place.
  const isBetter = (one: (typeof standings)[number], other: (typeof standings)[number]): boolean =>
    Number(one.rating) > Number(other.rating) || (one.rating === other.rating && one.matches > other.matches);
  expect(standings.map(({ rank }) => rank)).toEqual(
    standings.map((own) => 1 + standings.filter((other) => isBetter(other, own)).length),
  );
  const inOrder = standings.map(({ rating }) => rating as number);
  expect(inOrder).toEqual(inOrder.toSorted((x, y) => y - x));
  for (const { rating, ratingLow, ratingHigh } of standings) {
    expect(ratingLow).toBeLessThan(rating as number);
    expect(ratingHigh).toBeGreaterThan(rating as number);
  }
  // The same seed twice, with sides swapped.
  const matches = await readMatches(db, phaseId);
  const byPair = Map.groupBy(matches, ({ pairingId, pairNumber }) => `${pairingId} ${pairNumber}`);
  for (const pair of byPair.values()) {
    expect(pair.map(({ seed }) => seed)).toEqual([pair[0]?.seed, pair[0]?.seed]);
    const sides = await Promise.all(
      pair.map(({ id }) => db.select().from(matchSide).where(eq(matchSide.matchId, id)).orderBy(matchSide.side)),
    );
    expect(sides[0]?.map(({ entryId }) => entryId)).toEqual(sides[1]?.map(({ entryId }) => entryId).reverse());
  }
  // At rest nothing is planned, however often it is looked at.
  const count = matches.length;
  await look(phaseId);
  await look(phaseId);
  expect(await db.$count(match, eq(match.phaseId, phaseId))).toBe(count);
  // A new version starts afresh and seeks matches again.
  const version = await addVersion(arena, agents[1] as string, 2, 'strong');
  await look(phaseId);
  await expect.poll(rested, { timeout: 120_000, interval: 200 }).toBe(true);
  const [again] = await db
    .select()
    .from(phaseEntry)
    .where(and(eq(phaseEntry.phaseId, phaseId), eq(phaseEntry.entryId, entries[1] as string)));
  expect(again).toMatchObject({ submissionId: version });
  const ofVersion = await db.$count(
    match,
    sql`${match.phaseId} = ${phaseId} and exists (select from match_side where match_id = ${match.id} and submission_id = ${version})`,
  );
  expect(again?.matches).toBe(ofVersion);
  // Who withdraws has no place, and meets nobody.
  await db
    .update(entry)
    .set({ status: 'withdrawn' })
    .where(eq(entry.id, entries[2] as string));
  await look(phaseId);
  expect((await listStandings(phaseId)).map(({ rank }) => rank)).toEqual([1, 2, null]);
  // It ends, and the picture is what the records say.
  await db.execute(sql`update phase set ends_at = now() where id = ${phaseId}`);
  await look(phaseId);
  await untilDone(db, phaseId);
  const row = await readPhase(db, phaseId);
  expect(row.seedRevealedAt).not.toBeNull();
  const final = await listStandings(phaseId);
  const rated = final.map(({ entryId, submissionId, groupName }) => ({
    entryId,
    submissionId,
    groupName,
    isOut: entryId === entries[2],
  }));
  for (const shown of standingsFrom(await listGames(db, phaseId, 1), rated, null))
    expect(final.find(({ entryId }) => entryId === shown.entryId)).toMatchObject(shown);
  expect(await db.$count(ratingPoint, eq(ratingPoint.phaseId, phaseId))).toBeGreaterThan(3);
}, 300_000);

test('groups, then a knock-out of the best two of each', async () => {
  const { db } = arena;
  const bots = ['strong', 'weak', 'medium', 'weak', 'strong', 'medium', 'weak'];
  const { competitionId } = await plantCompetition(arena, bots, 0);
  const groups = await plantPhase(
    arena,
    competitionId,
    { kind: 'round-robin', pairs: 1, groups: 2 },
    { kind: 'group' },
  );
  const schedule = { kind: 'single-elimination', pairs: 1 };
  const knockout = await plantPhase(arena, competitionId, schedule, {
    kind: 'knockout',
    ordinal: 2,
    admission: { take: 2, perGroup: true },
  });
  await look(knockout);
  expect(stateOf(await readPhase(db, knockout)).obstacle).toMatchObject({ kind: 'waits', code: 'waits_for_phase' });
  await arena.work();
  await untilDone(db, groups);
  await untilDone(db, knockout);
  const first = await listPairingsOf(groups);
  expect(first.filter(({ entryB }) => entryB === null)).toHaveLength(3);
  expect(first).toHaveLength(6 + 3 + 3);
  expect(
    first.every(({ reason }) =>
      /^Round \d of 3 of the circle|^Round \d of 3: an odd/.test((reason as { text: string }).text),
    ),
  ).toBe(true);
  const placed = await listStandings(groups);
  const inOrder = placed.toSorted(
    (x, y) => (x.rank as number) - (y.rank as number) || (x.seeding as number) - (y.seeding as number),
  );
  const best = ['A', 'B'].flatMap((name) => inOrder.filter(({ groupName }) => groupName === name).slice(0, 2));
  const second = await listStandings(knockout);
  expect(second.map(({ entryId }) => entryId).sort()).toEqual(best.map(({ entryId }) => entryId).sort());
  expect(second.map(({ rank }) => rank)).toEqual([1, 2, 3, 3]);
  expect(second.map(({ isEliminated }) => isEliminated)).toEqual([false, true, true, true]);
  expect(stateOf(await readPhase(db, knockout)).table).toHaveLength(4);
}, 300_000);
