// Standings computed again from the replays of a real server; and what is found when somebody changed them.
import { addVersion, plantCompetition, plantPhase, readPhase, untilDone } from '@jixia/server/test-phases';
import { startTestServer, type TestServer } from '@jixia/server/test-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from '../../test/run-captured.ts';

let server: TestServer;
let rulesHash: string;
beforeAll(async () => {
  server = await startTestServer([], { workers: 1 });
  const { rows } = await server.database.pool.query(`select rules_hash from ruleset where scenario_id = 'moba-1v1'`);
  rulesHash = rows[0].rules_hash;
}, 180_000);
afterAll(() => server.close(), 180_000);

const recompute = async (phaseId: string) => {
  const { code, stdout } = await run('competition', 'recompute', phaseId, '--url', server.url, '--json');
  return { code, ...JSON.parse(stdout) };
};

test('a ladder with a new version, and one that somebody touched', async () => {
  const { db } = server.database;
  const { competitionId, agents } = await plantCompetition({ db, rulesHash }, ['strong', 'weak', 'medium'], 900);
  const phaseId = await plantPhase({ db }, competitionId, { kind: 'ladder', matchesAVersion: 4, idleMinutes: 0 });
  const standings = () => server.visitor().get(`/api/phases/${phaseId}/standings`);
  const isRested = async (): Promise<boolean> => {
    const { items, phase } = (await standings()).body;
    return items.length === 3 && phase.matchesOpen === 0 && items.every((row: { matches: number }) => row.matches >= 4);
  };
  const wait = { timeout: 120_000, interval: 200 };
  await expect.poll(isRested, wait).toBe(true);
  const version = await addVersion({ db, rulesHash }, agents[1] as string, 2, 'medium');
  await server.database.pool.query(`update phase set scheduler_state = scheduler_state - 'nextLookAt' where id = $1`, [
    phaseId,
  ]);
  const follows = async () =>
    (await standings()).body.items.some(
      (row: { version: { submissionId: string } }) => row.version.submissionId === version,
    );
  await expect.poll(async () => (await follows()) && (await isRested()), wait).toBe(true);
  const found = await recompute(phaseId);
  expect(found).toMatchObject({ code: 0, ok: true, differences: [], seedsDerived: null });
  expect(found.replaysTrue).toBe(found.matches);
  await server.database.pool.query(
    'update phase_entry set rating = rating + 100, wins = wins + 1 where phase_id = $1 and rank = 3',
    [phaseId],
  );
  const forged = await recompute(phaseId);
  expect(forged.code).toBe(1);
  expect(forged.differences).toHaveLength(2);
  expect(forged.differences.join(' ')).toMatch(/wins, draws, losses is .* the rating is/);
}, 300_000);

test('a tournament with hidden seeds: not before it is over, then with its seeds', async () => {
  const { db } = server.database;
  const { competitionId } = await plantCompetition({ db, rulesHash }, ['strong', 'weak', 'medium'], 900);
  const later = { hasHiddenSeeds: true, startsAt: new Date(Date.now() + 3_600_000) };
  const phaseId = await plantPhase({ db }, competitionId, { kind: 'swiss', pairs: 1 }, later);
  const early = await run('competition', 'recompute', phaseId, '--url', server.url);
  expect(early.code).toBe(2);
  expect(early.stderr).toContain('hides its seeds until it is over');
  expect((await server.admin.post(`/api/phases/${phaseId}/start`)).status).toBe(200);
  await untilDone(db, phaseId);
  expect((await readPhase(db, phaseId)).seedRevealedAt).not.toBeNull();
  const found = await recompute(phaseId);
  expect(found).toMatchObject({ code: 0, ok: true, differences: [] });
  expect(found.seedsDerived).toBe(found.matches);
}, 300_000);
