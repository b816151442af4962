// Matches over HTTP, played by a real worker: what is shown, what is kept back and from whom.
import { createHash } from 'node:crypto';
import { decodeReplay } from '@jixia/arena/replay';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../database/new-id.ts';
import { agent, competition, entry, institution, match, phase, submission } from '../database/schema.ts';
import { keepCurrentRules } from '../files/ruleset-store.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { startWorker } from '../jobs/start-worker.ts';
import { type Person, startTestServer, type TestServer } from '../test-server.ts';
import { type PlannedMatch, planMatches } from './plan-match.ts';

const scenarioId = 'moba-1v1';
let server: TestServer;
let owner: Person;
let other: Person;
let ids: Record<'plain' | 'lost' | 'validation' | 'hidden', string>;

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.join('owner');
  other = await server.join('other');
  const { db, url } = server.database;
  const rulesHash = await keepCurrentRules(db, scenarioId);
  const inst = { id: newId(), slug: 'north', kind: 'university', nameZh: '北方大学', nameEn: 'North' };
  await db.insert(institution).values(inst);
  const mine = { id: newId(), scenarioId, ownerId: owner.id, name: 'mine' };
  const bots = { id: newId(), scenarioId, name: 'bots', isSample: true };
  await db.insert(agent).values([mine, bots]);
  const version = (agentId: string, number: number, botName: string) => ({
    ...{ id: newId(), agentId, number, botName, kind: 'bot', rulesHash, status: 'accepted' },
  });
  const [good, missing, bot] = [
    version(mine.id, 1, 'weak'),
    version(mine.id, 2, 'nobody'),
    version(bots.id, 1, 'weak'),
  ];
  await db.insert(submission).values([good, missing, bot]);
  const cup = {
    id: newId(),
    slug: 'cup',
    scenarioId,
    rulesHash,
    titleZh: '杯',
    titleEn: 'Cup',
    organiserId: server.admin.id,
  };
  await db.insert(competition).values({ ...cup, status: 'published' });
  const secret = { seedCommitment: 'c', seedSecret: 's', startsAt: new Date(), kind: 'final', schedule: {} };
  const final = { id: newId(), competitionId: cup.id, ordinal: 1, hasHiddenSeeds: true, ...secret };
  await db.insert(phase).values(final);
  const entered = { id: newId(), competitionId: cup.id, userId: owner.id, name: 'Owners', institutionId: inst.id };
  await db.insert(entry).values(entered);
  const sides = (id: string): PlannedMatch['sides'] => [{ submissionId: id }, { submissionId: bot.id }];
  const plain: PlannedMatch = {
    ...{ scenarioId, rulesHash, purpose: 'exhibition', seed: 2n ** 63n + 1n, config: { maxTicks: 300 } },
    sides: sides(good.id),
  };
  const queue = await JobQueue.open(url, console.error);
  const [a = '', b = '', c = '', d = ''] = await planMatches(db, queue, { shareKey: 'site' }, [
    plain,
    { ...plain, sides: sides(missing.id) },
    { ...plain, purpose: 'validation' },
    {
      ...{ ...plain, purpose: 'tournament', phaseId: final.id },
      sides: [{ submissionId: good.id, entryId: entered.id }, { submissionId: bot.id }],
    },
  ]);
  ids = { plain: a, lost: b, validation: c, hidden: d };
  await queue.close();
}, 180_000);
afterAll(() => server.close(), 180_000);

const play = async (): Promise<void> => {
  const { db, url } = server.database;
  const worker = await startWorker({ databaseUrl: url, name: 'host:7', onTrouble: console.error });
  await expect.poll(() => db.$count(match, eq(match.status, 'done')), { timeout: 100_000 }).toBe(4);
  await worker.close();
};

test('before it is played, nothing tells the seed', async () => {
  const { status, body } = await server.visitor().get(`/api/matches/${ids.plain}`);
  expect([status, body.status, body.seed, body.replay, body.winner]).toEqual([200, 'queued', null, null, null]);
  const { body: list } = await server.visitor().get('/api/matches');
  expect(JSON.stringify(list)).not.toContain((2n ** 63n + 1n).toString());
  const replay = await server.visitor().get(`/api/matches/${ids.plain}/replay`);
  expect([replay.status, replay.body.error.message]).toEqual([404, expect.stringContaining('it is queued')]);
});

test('a match that was played shows both sides, times, and the replay that proves it', async () => {
  await play();
  const { body } = await server.visitor().get(`/api/matches/${ids.plain}`);
  expect(body).toMatchObject({
    ...{ status: 'done', purpose: 'exhibition', seed: '9223372036854775809', isSeedHidden: false, faultLog: null },
    ...{ competition: null, forfeit: null, ticks: expect.any(Number), replayUrl: `/api/matches/${ids.plain}/replay` },
    sides: [
      { side: 0, agent: { name: 'mine', isSample: false }, ownerName: 'owner', submission: { number: 1, kind: 'bot' } },
      { side: 1, agent: { name: 'bots', isSample: true }, ownerName: null },
    ],
    timing: [
      { seat: 0, side: 0, medianMs: expect.any(Number), decisions: body.decisions },
      { seat: 1, side: 1 },
    ],
  });
  expect(JSON.stringify(body)).not.toContain('host:7');
  const response = await fetch(`${server.url}${body.replayUrl}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${scenarioId}-${ids.plain}.jxr"`);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(bytes.length).toBe(body.replay.sizeBytes);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(body.replay.sha256);
  expect(decodeReplay(bytes).hash).toBe(body.finalHash);
  const again = await fetch(`${server.url}${body.replayUrl}`, {
    headers: { 'if-none-match': response.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('a forfeit names the side, and its log is for the owner of the offender alone', async () => {
  await server.database.db.update(match).set({ faultLog: 'Traceback: my secret plan' }).where(eq(match.id, ids.lost));
  const path = `/api/matches/${ids.lost}`;
  const { body } = await owner.get(path);
  expect(body.forfeit).toMatchObject({ side: 0, agent: 0, code: 'unknown_agent', step: 0 });
  expect(body.faultLog).toBe('Traceback: my secret plan');
  for (const person of [other, server.visitor(), server.admin])
    expect((await person.get(path)).body.faultLog).toBeNull();
  const token = await owner.post('/api/tokens', { name: 't', scopes: ['submit'] });
  const program = server.visitor();
  program.token = token.body.secret;
  expect((await program.get(path)).body.faultLog).toBeNull();
});

test('matches that validate a version are for its owner', async () => {
  const path = `/api/matches/${ids.validation}`;
  const status = async (person: Person) => [
    (await person.get(path)).status,
    (await person.get(`${path}/replay`)).status,
  ];
  expect(await status(owner)).toEqual([200, 200]);
  expect(await status(server.admin)).toEqual([200, 200]);
  expect(await status(other)).toEqual([404, 404]);
  expect(await status(server.visitor())).toEqual([404, 404]);
  const listed = async (person: Person) =>
    (await person.get('/api/matches')).body.items.some(({ id }: { id: string }) => id === ids.validation);
  expect([await listed(owner), await listed(other)]).toEqual([true, false]);
});

test('a phase that hides its seeds hides the replays that hold them, until it reveals them', async () => {
  const path = `/api/matches/${ids.hidden}`;
  const { body } = await owner.get(path);
  expect(body).toMatchObject({
    ...{ status: 'done', seed: null, isSeedHidden: true, replay: null, replayUrl: null },
    competition: { slug: 'cup' },
  });
  expect(body.sides[0]).toMatchObject({
    entry: { name: 'Owners' },
    institution: { slug: 'north', nameZh: '北方大学' },
  });
  const refused = await owner.get(`${path}/replay`);
  expect([refused.status, refused.body.error.code]).toEqual([403, 'forbidden']);
  expect((await server.admin.get(`${path}/replay`)).status).toBe(200);
  await server.database.db.update(phase).set({ seedRevealedAt: new Date() });
  expect((await owner.get(path)).body).toMatchObject({ seed: '9223372036854775809', isSeedHidden: false });
  expect((await owner.get(`${path}/replay`)).status).toBe(200);
});

test('lists are filtered, and pages neither skip nor repeat', async () => {
  const list = async (query: string): Promise<string[]> =>
    (await server.visitor().get(`/api/matches?${query}`)).body.items.map(({ id }: { id: string }) => id);
  expect(await list('competitionId=cup')).toEqual([ids.hidden]);
  expect(await list('purpose=exhibition&status=done')).toEqual([ids.lost, ids.plain].sort().reverse());
  expect(await list('status=queued')).toEqual([]);
  const { body } = await server.visitor().get(`/api/matches/${ids.hidden}`);
  expect(await list(`entryId=${body.sides[0].entry.id}`)).toEqual([ids.hidden]);
  expect(await list(`phaseId=${body.phaseId}&scenarioId=${scenarioId}`)).toEqual([ids.hidden]);
  const all = await list(`agentId=${body.sides[0].agent.id}`);
  expect(all.toSorted()).toEqual([ids.plain, ids.lost, ids.hidden].sort());
  const paged: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await owner.get(`/api/matches?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
    paged.push(...page.body.items.map(({ id }: { id: string }) => id));
    cursor = page.body.nextCursor;
  }
  expect(paged).toEqual(Object.values(ids).sort().reverse());
  await server.database.db.update(match).set({ isSuperseded: true }).where(eq(match.id, ids.hidden));
  expect(await list('competitionId=cup')).toEqual([]);
  expect(await list('competitionId=cup&includeSuperseded=true')).toEqual([ids.hidden]);
  const wrong = await server.visitor().get('/api/matches?status=lost');
  expect([wrong.status, wrong.body.error.field]).toEqual([400, 'status']);
});
