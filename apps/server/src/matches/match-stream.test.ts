// A match of a slow uploaded agent, played by a real worker in the sandbox, is watched while it goes on.
import { decodeReplay, makeSetup, ReplayPlayer } from '@jixia/arena/replay';
import { loadScenario } from '@jixia/env/node';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../database/new-id.ts';
import { competition, match, matchStream, phase } from '../database/schema.ts';
import { getBlob } from '../files/blob-store.ts';
import { doHousework } from '../housework.ts';
import { EventReader } from '../live/event-reader.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { openSlowMatches, type SlowMatches } from './test-match.ts';

const scenarioId = 'moba-1v1';
let server: TestServer;
let matches: SlowMatches;
let plan: SlowMatches['plan'];

beforeAll(async () => {
  server = await startTestServer();
  const { db } = server.database;
  matches = await openSlowMatches(server);
  plan = matches.plan;
  const { rulesHash } = matches;
  const cup = { id: newId(), slug: 'cup', scenarioId, rulesHash, titleZh: '杯', titleEn: 'Cup', status: 'published' };
  await db.insert(competition).values(cup);
  const secret = { seedCommitment: 'c', seedSecret: 's', startsAt: new Date(), kind: 'final', schedule: {} };
  await db.insert(phase).values({ id: 'hidden', competitionId: cup.id, ordinal: 1, hasHiddenSeeds: true, ...secret });
}, 180_000);
afterAll(async () => {
  await matches.close();
  await server.close();
}, 180_000);

const decode = (actions: string): number[] => {
  const bytes = Buffer.from(actions, 'base64');
  return Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16LE(2 * index));
};
const statusOf = async (id: string) => (await server.visitor().get(`/api/matches/${id}`)).body.status;

test('who watches knows each decision soon after it, and all that the replay holds', async () => {
  const id = await plan({ maxTicks: 400 });
  const events = await EventReader.open(`${server.url}/api/live?topics=match:${id}`);
  await expect.poll(() => statusOf(id), { timeout: 60_000 }).toBe('running');
  const watched: number[] = [];
  let decisions = 0;
  let setup: { seed: string; config: Record<string, number> } | undefined;
  let answers = 0;
  for (;;) {
    const { body } = await server.visitor().get(`/api/matches/${id}/stream?fromDecision=${decisions}`);
    if (body.status !== 'running') break;
    setup = { seed: body.seed, config: body.config };
    expect(body.sides).toEqual([
      { side: 0, name: 'slow v3' },
      { side: 1, name: 'bots' },
    ]);
    watched.push(...decode(body.actions));
    decisions += body.decisions;
    if (body.decisions > 0) answers += 1;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(answers).toBeGreaterThan(3);
  const { db } = server.database;
  const [row] = await db.select().from(match).where(eq(match.id, id));
  expect(row).toMatchObject({ status: 'done', forfeit: null });
  const replay = decodeReplay((await getBlob(db, row?.replayHash ?? '')) ?? new Uint8Array());
  expect(decisions).toBeGreaterThan((row?.decisions ?? 0) / 2);
  expect(watched).toEqual([...replay.actions.subarray(0, watched.length)]);
  // The same match follows from them.
  const scenario = await loadScenario(scenarioId);
  const again = new ReplayPlayer(
    scenario,
    makeSetup(scenario, BigInt(setup?.seed ?? 0), setup?.config),
    Int32Array.from(watched),
  );
  const original = ReplayPlayer.of(scenario, replay);
  again.seek(decisions);
  original.seek(decisions);
  expect(again.instance.hash(0)).toBe(original.instance.hash(0));
  // Events carried the same.
  const chunks = events.events.filter(({ data }) => 'actions' in data);
  expect(chunks.flatMap(({ data }) => decode(data['actions'] as string))).toEqual(watched);
  expect(chunks[0]?.data['fromDecision']).toBe(0);
  expect(events.events.at(-1)?.data).toMatchObject({ status: 'done' });
  events.close();
  const over = (await server.visitor().get(`/api/matches/${id}/stream?fromDecision=${decisions}`)).body;
  expect(over).toMatchObject({ status: 'done', actions: '', decisions: 0, replayUrl: `/api/matches/${id}/replay` });
  expect(await db.$count(matchStream)).toBe(0);
}, 120_000);

test('a match whose seed is hidden is watched by organisers alone, and its events tell no actions', async () => {
  const id = await plan({ maxTicks: 200, phaseId: 'hidden' });
  const events = await EventReader.open(`${server.url}/api/live?topics=match:${id}`);
  await expect.poll(() => server.database.db.$count(matchStream), { timeout: 60_000 }).toBeGreaterThan(1);
  const refused = await server.visitor().get(`/api/matches/${id}/stream`);
  expect([refused.status, refused.body.error.message]).toEqual([403, expect.stringContaining('hides its seeds')]);
  expect((await server.admin.get(`/api/matches/${id}/stream`)).body).toMatchObject({ seed: '77', status: 'running' });
  await expect.poll(() => statusOf(id), { timeout: 60_000 }).toBe('done');
  expect(JSON.stringify(events.events)).not.toContain('actions');
  events.close();
}, 120_000);

test('another attempt begins anew, and chunks of a match that failed are thrown away', async () => {
  const id = await plan({ maxTicks: 400 });
  const { db } = server.database;
  await expect.poll(() => db.$count(matchStream), { timeout: 60_000 }).toBeGreaterThan(1);
  const first = (await server.visitor().get(`/api/matches/${id}/stream`)).body;
  expect(first.decisions).toBe(first.decisionsSoFar);
  // It stops in the middle; what it gave back another takes up.
  await matches.changeWorker();
  await expect
    .poll(async () => (await server.visitor().get(`/api/matches/${id}/stream`)).body.startedAt, { timeout: 60_000 })
    .not.toBe(first.startedAt);
  const chunks = await db.select().from(matchStream).orderBy(matchStream.fromDecision);
  for (const [index, { fromDecision }] of chunks.entries()) {
    const before = chunks[index - 1];
    expect(fromDecision).toBe(before === undefined ? 0 : before.fromDecision + before.decisions);
  }
  await expect.poll(() => statusOf(id), { timeout: 60_000 }).toBe('done');
  await db.insert(matchStream).values({ matchId: id, fromDecision: 0, decisions: 1, actions: '' });
  await doHousework(db);
  expect(await db.$count(matchStream)).toBe(0);
}, 180_000);
