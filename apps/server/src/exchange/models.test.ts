// Models from a draft to a fork, on a real server, with a worker that checks and measures real policies in the sandbox.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate, parseAgentSpec } from '@jixia/arena';
import { agentHost } from '@jixia/arena/node';
import type { LoadedScenario } from '@jixia/env';
import { loadScenario } from '@jixia/env/node';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agent, auditEvent, blob, job, modelVersion, submission } from '../database/schema.ts';
import { putBlob } from '../files/blob-store.ts';
import { keepCurrentRules } from '../files/ruleset-store.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { type RunningWorker, startWorker } from '../jobs/start-worker.ts';
import { type Person, startTestServer, type TestServer } from '../test-server.ts';
import { keepSampleModel } from './sample-models.ts';
import { untrainedPolicy } from './untrained-policy.ts';

const scenarioId = 'moba-1v1';
let server: TestServer;
let scenario: LoadedScenario;
let queue: JobQueue;
let ada: Person;
let bo: Person;
const policies: Uint8Array<ArrayBuffer>[] = [];

beforeAll(async () => {
  [server, scenario] = await Promise.all([startTestServer(), loadScenario(scenarioId)]);
  [ada, bo] = [await server.join('Ada'), await server.join('Bo')];
  queue = await JobQueue.open(server.database.url, console.error);
  for (const seed of [1, 2, 3]) policies.push(await untrainedPolicy(scenario, seed));
}, 180_000);
afterAll(async () => {
  await queue.close();
  await server.close();
}, 180_000);

const card = {
  ...{ title: 'Heron', scenarioId, algorithm: 'PPO', trainingData: 'Self-play', licence: 'CC-BY-SA-4.0' },
  ...{ card: '# Use\n\nFor **teaching**.', authors: ['Ada Lovelace', '李四 & 王五'] },
};
const binary = { 'content-type': 'application/octet-stream' };
const upload = (who: Person, slug: string, bytes: Uint8Array<ArrayBuffer>, query = '') =>
  who.upload('POST', `/api/models/${slug}/versions/upload${query}`, bytes, binary);

/** So that a test need not play all that a model's page shows. */
const shorten = (pairs: number) =>
  server.database.db.update(modelVersion).set({
    evaluation: sql`jsonb_set(${modelVersion.evaluation}, '{pairsPlanned}', to_jsonb(${pairs}::int))`,
  });

async function withWorker(run: () => Promise<void>): Promise<void> {
  const worker: RunningWorker = await startWorker({ databaseUrl: server.database.url, onTrouble: console.error });
  try {
    await run();
  } finally {
    await worker.close();
  }
}

const evaluationOf = async (who: Person, slug: string, number: number) => {
  const { body } = await who.get(`/api/models/${slug}/versions`);
  return body.items.find((version: { number: number }) => version.number === number)?.evaluation;
};

test('a draft is its owner’s alone; the card and the licence are judged', async () => {
  const bad = await ada.post('/api/models', { ...card, slug: 'heron', licence: 'cc by sa 4.0' });
  expect(bad.status).toBe(400);
  expect(bad.body.error).toMatchObject({ field: 'licence', message: expect.stringContaining('CC-BY-SA-4.0') });
  expect((await ada.post('/api/models', { ...card, slug: 'heron', scenarioId: 'chess' })).body.error.code).toBe(
    'unknown_scenario',
  );
  const made = await ada.post('/api/models', { ...card, slug: 'heron' });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ status: 'draft', newest: null, licenceName: expect.stringContaining('Creative') });
  expect((await bo.post('/api/models', { ...card, slug: 'heron' })).body.error).toMatchObject({ field: 'slug' });
  expect((await bo.get('/api/models/heron')).status).toBe(404);
  expect((await bo.get('/api/models')).body.items).toEqual([]);
  const program = server.visitor();
  program.token = (await ada.post('/api/tokens', { name: 'x', scopes: ['submit'] })).body.secret;
  expect((await program.get('/api/models/heron')).status).toBe(404);
  expect((await program.get('/api/models?owner=me')).status).toBe(401);
  expect((await ada.get('/api/models?owner=me')).body.items).toHaveLength(1);
  expect((await ada.post('/api/models/heron/publish')).body.error.message).toMatch(/no version/);
  const tag = { 'if-match': '"1"' };
  expect((await ada.call('PATCH', '/api/models/heron', { title: 'Grey heron' }, tag)).body.title).toBe('Grey heron');
  expect((await ada.call('PATCH', '/api/models/heron', { title: 'x' }, tag)).status).toBe(412);
});

test('an upload is checked and measured by a worker; what it measured, anybody can play again', async () => {
  expect((await upload(ada, 'heron', policies[0] as never, '?fileName=a.zip')).body.error.field).toBe('fileName');
  const added = await upload(ada, 'heron', policies[0] as never, '?notes=first');
  expect(added.body.evaluation).toMatchObject({ status: 'checking', isChecked: false, pairsPlanned: 50 });
  expect((await upload(ada, 'heron', policies[1] as never)).body.error.message).toMatch(/being checked/);
  await shorten(1);
  await withWorker(() =>
    expect.poll(async () => (await evaluationOf(ada, 'heron', 1)).status, { timeout: 100_000 }).toBe('done'),
  );
  const measured = await evaluationOf(ada, 'heron', 1);
  const names = scenario.entry.bots.map(({ name }) => name);
  expect(measured.opponents.map(({ name }: { name: string }) => name)).toEqual(names);
  const folder = await mkdtemp(join(tmpdir(), 'jixia-model-'));
  await writeFile(join(folder, 'p.onnx'), policies[0] as Uint8Array);
  const again = await evaluate(
    {
      scenario,
      a: parseAgentSpec(`policy:${join(folder, 'p.onnx')}`),
      b: { kind: 'bot', name: names[0] as string },
      ...{ pairs: 1, seed: BigInt(measured.seed) },
    },
    agentHost,
  );
  const { wins, losses, draws, low, high, winRate } = again;
  expect(measured.opponents[0]).toMatchObject({ wins, losses, draws, low, high, winRate, pairs: 1 });
  await rm(folder, { recursive: true });
}, 180_000);

test('a file that plays nothing is refused with the reason, and the next takes its number', async () => {
  await upload(ada, 'heron', new TextEncoder().encode('no network'));
  await withWorker(() =>
    expect.poll(async () => (await evaluationOf(ada, 'heron', 2)).status, { timeout: 60_000 }).toBe('refused'),
  );
  expect((await evaluationOf(ada, 'heron', 2)).reason).toMatch(/load/);
  expect((await ada.post('/api/models/heron/publish')).status).toBe(200);
  expect(await evaluationOf(bo, 'heron', 2)).toBeUndefined();
  expect((await bo.get('/api/models/heron/versions/2/file')).status).toBe(404);
  expect((await upload(ada, 'heron', policies[0] as never)).body.error.message).toMatch(/version 1 of heron/);
  expect((await upload(ada, 'heron', policies[1] as never)).body.number).toBe(2);
}, 120_000);

test('a measurement goes on where another worker left it', async () => {
  await shorten(3);
  const played = async (): Promise<number> =>
    (await evaluationOf(ada, 'heron', 2)).opponents.reduce((sum: number, one: { pairs: number }) => sum + one.pairs, 0);
  await withWorker(() => expect.poll(played, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0));
  const before = await evaluationOf(ada, 'heron', 2);
  expect(before.status).toBe('measuring');
  await withWorker(() =>
    expect.poll(async () => (await evaluationOf(ada, 'heron', 2)).status, { timeout: 100_000 }).toBe('done'),
  );
  const after = await evaluationOf(ada, 'heron', 2);
  expect(await played()).toBe(3 * after.opponents.length);
  expect(await server.database.db.$count(job, eq(job.status, 'failed'))).toBe(0);
}, 200_000);

test('a version from an accepted submission is published at once; another’s submission is not', async () => {
  const { db } = server.database;
  const rulesHash = await keepCurrentRules(db, scenarioId);
  const fileHash = await putBlob(db, policies[2] as Uint8Array);
  await db.insert(agent).values({ id: 'a1', scenarioId, name: 'Heron', ownerId: ada.id });
  await db.insert(submission).values({
    ...{ id: 's1', agentId: 'a1', number: 1, kind: 'policy', fileHash, fileName: 'h.onnx', rulesHash },
    ...{ status: 'accepted', sizeBytes: 1 },
  });
  await bo.post('/api/models', { ...card, slug: 'egret' });
  expect((await bo.post('/api/models/egret/versions', { submissionId: 's1' })).status).toBe(404);
  expect((await ada.get('/api/models/heron/submissions')).body.items).toMatchObject([{ id: 's1', agentName: 'Heron' }]);
  const added = await ada.post('/api/models/heron/versions', { submissionId: 's1', notes: 'longer training' });
  expect(added.body).toMatchObject({ number: 3, evaluation: { isChecked: true, status: 'measuring' } });
  const file = await fetch(`${server.url}/api/models/heron/versions/3/file`);
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(policies[2]);
  expect(file.headers.get('content-disposition')).toContain('heron-v3.onnx');
});

test('citations name the version for good', async () => {
  const cited = await bo.get('/api/models/heron/citation?number=1');
  expect(cited.body).toContain(`url = {${server.url}/models/heron/versions/1}`);
  expect(cited.body).toContain('author = {{Ada Lovelace} and {李四 \\& 王五}}');
  expect((await bo.get('/api/models/heron/citation?format=cff')).body).toMatch(/license: CC-BY-SA-4.0\n/);
  const json = await bo.get('/api/models/heron/citation?format=json');
  expect(json.body).toMatchObject({ id: 'heron-v3', type: 'software', author: [{ literal: 'Ada Lovelace' }, {}] });
  expect((await bo.get('/api/models/heron/citation?number=9')).status).toBe(404);
});

test('a fork names its origin, keeps a licence that asks for it, and shows in the lineage', async () => {
  const fork = await bo.post('/api/models/heron/fork', { slug: 'night-heron', title: 'Night heron', number: 2 });
  expect(fork.body).toMatchObject({ status: 'draft', forkOf: { slug: 'heron', number: 2 }, owner: { id: bo.id } });
  const tag = { 'if-match': '"1"' };
  const other = await bo.call('PATCH', '/api/models/night-heron', { licence: 'MIT' }, tag);
  expect(other.body.error).toMatchObject({ field: 'licence', message: expect.stringContaining('the same licence') });
  expect((await upload(bo, 'night-heron', policies[0] as never)).body.error.message).toMatch(/version 1 of heron/);
  expect((await bo.get('/api/models/heron/lineage')).body.items).toHaveLength(1);
  await upload(bo, 'night-heron', await untrainedPolicy(scenario, 4));
  await shorten(1);
  await withWorker(() =>
    expect.poll(async () => (await evaluationOf(bo, 'night-heron', 1)).isChecked, { timeout: 60_000 }).toBe(true),
  );
  expect((await bo.post('/api/models/night-heron/publish')).status).toBe(200);
  const { body } = await ada.get('/api/models/night-heron/lineage');
  expect(body.items.map(({ slug }: { slug: string }) => slug)).toEqual(['heron', 'night-heron']);
  expect((await ada.get('/api/models/heron')).body.forks).toBe(1);
  await bo.post('/api/models', { ...card, slug: 'nd', licence: 'CC-BY-ND-4.0' });
  await server.database.pool.query(`update model set status = 'published' where slug = 'nd'`);
  expect((await ada.post('/api/models/nd/fork', { slug: 'x', title: 'X' })).body.error.message).toMatch(
    /does not allow/,
  );
}, 120_000);

test('lists filter, search and sort, a page at a time', async () => {
  const slugs = async (query: string) =>
    (await bo.get(`/api/models?${query}`)).body.items.map(({ slug }: { slug: string }) => slug);
  expect(await slugs('search=night')).toEqual(['night-heron']);
  expect(await slugs('search=%25')).toEqual([]);
  expect(await slugs('licence=CC-BY-ND-4.0')).toEqual(['nd']);
  expect(await slugs('sort=forks')).toEqual(['heron', 'nd', 'night-heron']);
  for (const sort of ['newest', 'forks', 'followers', 'strength']) {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { body } = await bo.get(`/api/models?limit=1&sort=${sort}${from}`);
      seen.push(...body.items.map(({ slug }: { slug: string }) => slug));
      cursor = body.nextCursor;
    }
    expect(seen.toSorted(), sort).toEqual(['heron', 'nd', 'night-heron']);
  }
});

test('a policy that comes with a scenario is a model marked as a sample, once', async () => {
  const { db } = server.database;
  const bytes = await untrainedPolicy(scenario, 9);
  const fileHash = await putBlob(db, bytes);
  const { rulesHash } = scenario.manifest;
  await db.insert(agent).values({ id: 'sample', scenarioId, name: 'Crane', isSample: true });
  await db.insert(submission).values({
    ...{ id: 's2', agentId: 'sample', number: 1, kind: 'policy', fileHash, fileName: 'policy.onnx', rulesHash },
    ...{ status: 'accepted', sizeBytes: bytes.length },
  });
  const text = { en: 'Crane', zh: '鹤' };
  const made = { title: text, description: text, scenarioId, rulesHash, commit: 'abc', results: [] };
  const keep = (sha256: string) =>
    db.transaction((tx) => keepSampleModel(tx, queue, 'crane', { ...made, sha256, commands: ['npx jixia train'] }));
  await keep('not among the samples');
  expect((await bo.get('/api/models/sample-moba-1v1-crane')).status).toBe(404);
  await keep(fileHash);
  await keep(fileHash);
  const { body } = await bo.get('/api/models/sample-moba-1v1-crane');
  expect(body).toMatchObject({ isSample: true, owner: null, status: 'published', newest: { number: 1 } });
  const mine = { ...card, slug: 'sample-moba-1v1-mine' };
  expect((await bo.post('/api/models', mine)).body.error).toMatchObject({ code: 'bad_input', field: 'slug' });
});

test('withdrawn it stays citable; only an admin takes the file, and the bytes go with it', async () => {
  expect((await ada.call('DELETE', '/api/models/heron')).body.error.code).toBe('conflict');
  expect((await ada.post('/api/models/heron/withdraw', { reason: 'a leak' })).body.status).toBe('withdrawn');
  expect((await ada.post('/api/models/heron/versions', { submissionId: 's1' })).body.error.message).toMatch(
    /withdrawn/,
  );
  expect((await bo.get('/api/models/heron/citation?number=1')).status).toBe(200);
  const gone = '/api/models/heron/versions/1/file?reason=personal%20data';
  expect((await ada.call('DELETE', gone)).status).toBe(403);
  expect((await server.admin.call('DELETE', gone)).status).toBe(204);
  expect((await bo.get('/api/models/heron/versions/1/file')).body.error.message).toMatch(/personal data/);
  const [row] = await server.database.db
    .select()
    .from(modelVersion)
    .where(and(eq(modelVersion.number, 1), eq(modelVersion.notes, 'first')));
  expect(await server.database.db.$count(blob, eq(blob.hash, row?.sha256 ?? ''))).toBe(0);
  // A submission still needs these bytes.
  expect((await server.admin.call('DELETE', '/api/models/heron/versions/3/file?reason=x')).status).toBe(204);
  const third = await evaluationOf(bo, 'heron', 3);
  expect(third.isChecked).toBe(true);
  await server.admin.call('PUT', '/api/models/heron/visibility', { isHidden: true, reason: 'x' });
  expect((await bo.get('/api/models/heron')).status).toBe(404);
  expect((await ada.get('/api/models/heron')).body.isHidden).toBe(true);
  const acts = await server.database.db.select({ action: auditEvent.action }).from(auditEvent);
  const actions = acts.map(({ action }) => action);
  for (const action of ['publish', 'withdraw', 'removeFile', 'hide']) expect(actions).toContain(`model.${action}`);
});
