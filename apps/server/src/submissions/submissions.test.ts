// Agents and their versions over HTTP, on a real server: what is taken, what is refused and why, and who sees what.
import { connect } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../database/new-id.ts';
import { agent, auditEvent, blob, job, submission } from '../database/schema.ts';
import { type Person, startTestServer, type TestServer } from '../test-server.ts';
import { ensureSampleAgents } from './sample-agents.ts';
import { limits } from './submission-limits.ts';

let server: TestServer;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  server = await startTestServer();
  ada = await server.join('Ada');
  bob = await server.join('Bob');
}, 180_000);
afterAll(() => server.close(), 180_000);

const octets = { 'content-type': 'application/octet-stream' };
let files = 0;
/** Never the same twice. */
const newFile = (): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`policy ${files++}`);
const newAgent = async (person: Person, fields: object = {}): Promise<string> => {
  const body = { scenarioId: 'moba-1v1', name: `agent ${files++}`, ...fields };
  const answer = await person.post('/api/agents', body);
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return answer.body.id;
};
const upload = (person: Person, agentId: string, bytes = newFile(), query = 'kind=policy', headers = {}) =>
  person.upload('POST', `/api/agents/${agentId}/submissions?${query}`, bytes, { ...octets, ...headers });

test('a version is stored, queued for its validation, and shown with its place in the queue', async () => {
  const id = await newAgent(ada, { name: 'First' });
  const bytes = newFile();
  const query = `kind=policy&fileName=${encodeURIComponent('/home/ada/我的.onnx')}&notes=hello`;
  const { status, body } = await upload(ada, id, bytes, query);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    ...{ agentId: id, agentName: 'First', number: 1, kind: 'policy', status: 'queued', isDuplicate: false },
    ...{ fileName: '我的.onnx', notes: 'hello', sizeBytes: bytes.length, isCurrentRules: true, jobId: body.id },
    queue: { status: 'waiting', position: 1, workers: 0, reason: expect.stringContaining('No worker is running') },
  });
  const file = await ada.get(`/api/submissions/${body.id}/file`);
  expect(file.body).toBe(new TextDecoder().decode(bytes));
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('我的.onnx')}`,
  );
  const [queued] = await server.database.db.select().from(job).where(eq(job.id, body.id));
  expect(queued).toMatchObject({ kind: 'validation', shareKey: `user:${ada.id}`, requestedBy: ada.id, priority: 30 });
});

test('the same file is the same version; another agent may have it too, and its bytes are kept once', async () => {
  const [one, other] = [await newAgent(ada), await newAgent(ada)];
  const bytes = newFile();
  const first = await upload(ada, one, bytes);
  const again = await upload(ada, one, bytes);
  expect([again.status, again.body.id, again.body.isDuplicate]).toEqual([200, first.body.id, true]);
  expect((await upload(ada, other, bytes)).body).toMatchObject({ number: 1, isDuplicate: false });
  const { db } = server.database;
  expect(await db.$count(blob, eq(blob.hash, first.body.fileHash))).toBe(1);
  expect(await db.$count(submission, eq(submission.agentId, one))).toBe(1);
  await db.update(submission).set({ status: 'refused' }).where(eq(submission.id, first.body.id));
  // A refused one may be tried again.
  expect((await upload(ada, one, bytes)).body).toMatchObject({ number: 2, isDuplicate: false });
});

test('uploads at one time are numbered one after the other, and the same file at one time counts once', async () => {
  const id = await newAgent(bob);
  const [one, two] = [newFile(), newFile()];
  const answers = await Promise.all([one, two, one].map((bytes) => upload(bob, id, bytes)));
  expect(new Set(answers.map(({ body }) => body.number))).toEqual(new Set([1, 2]));
  const key = { 'idempotency-key': 'upload-once' };
  const bytes = newFile();
  const first = await upload(bob, id, bytes, undefined, key);
  const again = await upload(bob, id, bytes, undefined, key);
  expect([again.status, again.body, again.headers.get('idempotent-replay')]).toEqual([201, first.body, 'true']);
  expect((await upload(bob, id, newFile(), undefined, key)).body.error.code).toBe('idempotency_key_reused');
});

test.each<[string, string, Uint8Array<ArrayBuffer>, string]>([
  ['nothing', 'policy', new Uint8Array(), 'empty'],
  ['no module', 'wasm', new TextEncoder().encode('hello'), 'no WebAssembly module'],
  ['no archive', 'process', new TextEncoder().encode('print()'), 'neither a .zip nor a .tar.gz'],
  ['a zip as a policy', 'policy', new Uint8Array([0x50, 0x4b, 3, 4]), 'another "kind"'],
])('%s as %s is refused at once', async (_name, kind, bytes, message) => {
  const id = await newAgent(ada);
  const { status, body } = await upload(ada, id, bytes, `kind=${kind}`);
  expect([status, body.error.code, body.error.field]).toEqual([400, 'bad_input', 'body']);
  expect(body.error.message).toContain(message);
});

test('an unknown kind, no bytes at all, and another type of body are told apart', async () => {
  const id = await newAgent(ada);
  expect((await upload(ada, id, newFile(), 'kind=python')).body.error).toMatchObject({ field: 'kind' });
  const json = await ada.post(`/api/agents/${id}/submissions?kind=policy`, {});
  expect([json.status, json.body.error.code]).toEqual([415, 'unsupported_media_type']);
  const none = await ada.call('POST', `/api/agents/${id}/submissions?kind=policy`);
  expect(none.body.error.code).toBe('unsupported_media_type');
});

test('a file that is too large is refused by its size, whether it says so or not', async () => {
  const id = await newAgent(ada);
  const large = new Uint8Array(limits.sizeBytes.wasm + 1);
  large.set([0, 0x61, 0x73, 0x6d]);
  const told = await upload(ada, id, large, 'kind=wasm');
  expect([told.status, told.body.error]).toEqual([413, expect.objectContaining({ code: 'too_large', field: 'body' })]);
  expect(told.body.error.message).toContain('8 MiB');
  // In pieces, without a length.
  const path = `/api/agents/${id}/submissions?kind=policy`;
  const made = await ada.post('/api/tokens', { name: 't', scopes: ['submit'] });
  expect(made.body.error?.message).toBeUndefined();
  const piece = new Uint8Array(1024 * 1024).fill(1);
  let sent = 0;
  const stream = new ReadableStream({
    pull(controller) {
      if (sent++ > 40) controller.close();
      else controller.enqueue(piece);
    },
  });
  const init = { method: 'POST', body: stream, duplex: 'half' };
  const headers = { ...octets, authorization: `Bearer ${made.body.secret}` };
  const response = await fetch(`${server.url}${path}`, { ...init, headers } as RequestInit);
  expect([response.status, (await response.json()).error.message]).toEqual([413, expect.stringContaining('32 MiB')]);
  expect(await server.database.db.$count(submission, eq(submission.agentId, id))).toBe(0);
});

test('one who sends nothing for long is told so, and holds no connection to the database', async () => {
  const id = await newAgent(ada);
  const made = await ada.post('/api/tokens', { name: 'slow', scopes: ['submit'] });
  const { port } = new URL(server.url);
  const socket = connect(Number(port), 'localhost');
  const answer = new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
  });
  const head = [
    `POST /api/agents/${id}/submissions?kind=policy HTTP/1.1`,
    ...['host: localhost', `authorization: Bearer ${made.body.secret}`, 'content-type: application/octet-stream'],
    ...['content-length: 1000', '', 'abc'],
  ];
  socket.write(head.join('\r\n'));
  const { rows } = await server.database.pool.query(
    `select count(*)::int as n from pg_stat_activity where state like 'idle in transaction%'`,
  );
  expect(rows[0].n).toBe(0);
  expect(await answer).toMatch(/^HTTP\/1.1 408 [\s\S]*too_slow[\s\S]*15 s of silence/);
}, 60_000);

test('quotas say when the next is allowed', async () => {
  const cleo = await server.join('Cleo');
  const id = await newAgent(cleo);
  const before = (await cleo.get('/api/submission-quota?scenarioId=moba-1v1')).body;
  expect(before).toMatchObject({
    limits: { submissionsADayOfAgent: 10, sizeBytes: { wasm: limits.sizeBytes.wasm } },
    used: { submissionsToday: 0, nextAllowedAt: null, agents: 1, activeBytes: 0 },
    agents: [{ id, submissionsToday: 0, activeVersions: 0, nextAllowedAt: null }],
  });
  for (let number = 1; number <= limits.submissionsADayOfAgent; number++)
    expect((await upload(cleo, id)).body.number).toBe(number);
  const refused = await upload(cleo, id);
  expect([refused.status, refused.body.error.code]).toEqual([429, 'quota_exceeded']);
  const [own] = (await cleo.get('/api/submission-quota')).body.agents;
  expect(refused.body.error.message).toContain(own.nextAllowedAt);
  const { pool } = server.database;
  const [first] = (await pool.query('select created_at from submission where agent_id = $1 and number = 1', [id])).rows;
  expect(new Date(own.nextAllowedAt).getTime()).toBe(first.created_at.getTime() + 24 * 3600 * 1000);
  // A day later another limit counts: that of active versions.
  await pool.query(`update submission set created_at = created_at - interval '25 hours' where agent_id = $1`, [id]);
  for (let number = 0; number < limits.activeVersions - 10; number++) expect((await upload(cleo, id)).status).toBe(201);
  await pool.query(`update submission set created_at = created_at - interval '25 hours' where agent_id = $1`, [id]);
  const full = await upload(cleo, id);
  expect([full.status, full.body.error.message]).toEqual([429, expect.stringContaining('20 active versions')]);
  const { items } = (await cleo.get(`/api/agents/${id}/submissions?limit=1`)).body;
  expect((await cleo.post(`/api/submissions/${items[0].id}/withdraw`)).body.status).toBe('withdrawn');
  expect((await upload(cleo, id)).status).toBe(201);
  // All of a person's agents together; one version was of today.
  let left = limits.submissionsADayOfPerson - 1;
  let other = await newAgent(cleo);
  for (let ofAgent = 0; left > 0; left--, ofAgent++) {
    if (ofAgent % limits.submissionsADayOfAgent === 0) other = await newAgent(cleo);
    expect((await upload(cleo, other)).status).toBe(201);
  }
  const last = await upload(cleo, await newAgent(cleo));
  expect(last.body.error.message).toContain(`You submitted ${limits.submissionsADayOfPerson} versions`);
}, 120_000);

test('a private agent is not there for others; a published one shows and gives what was accepted', async () => {
  const dora = await server.join('Dora');
  const id = await newAgent(dora, { name: 'Secret plan' });
  const accepted = (await upload(dora, id)).body.id;
  const waiting = (await upload(dora, id)).body.id;
  const { db } = server.database;
  const verdict = { ok: true, checks: [{ check: 'load', status: 'passed', detail: 'x' }], log: 'private words' };
  await db.update(submission).set({ status: 'accepted', verdict }).where(eq(submission.id, accepted));
  const paths = [`/api/agents/${id}`, `/api/agents/${id}/submissions`, `/api/submissions/${accepted}`];
  for (const path of [...paths, `/api/submissions/${accepted}/file`]) {
    expect((await bob.get(path)).status, path).toBe(404);
    expect((await server.visitor().get(path)).status, path).toBe(404);
  }
  expect((await bob.get('/api/agents?search=Secret')).body.items).toEqual([]);
  // A token for something else sees no more than a visitor.
  const token = (await dora.post('/api/tokens', { name: 'x', scopes: ['models'] })).body.secret;
  const program = server.visitor();
  program.token = token;
  expect((await program.get(`/api/agents/${id}`)).status).toBe(404);
  const { headers } = await dora.get(`/api/agents/${id}`);
  const change = { 'if-match': headers.get('etag') ?? '' };
  expect((await dora.call('PATCH', `/api/agents/${id}`, { isPublished: true }, change)).body.isPublished).toBe(true);
  expect((await dora.call('PATCH', `/api/agents/${id}`, { isPublished: true }, change)).status).toBe(412);
  const [shown] = (await bob.get('/api/agents?search=Secret')).body.items;
  expect(shown).toMatchObject({ id, versions: 1, isMine: false, newestAccepted: { id: accepted, number: 1 } });
  expect((await bob.get(`/api/agents/${id}/submissions`)).body.items).toHaveLength(1);
  const detail = (await bob.get(`/api/submissions/${accepted}`)).body;
  expect(detail).toMatchObject({ checks: [{ check: 'load' }], log: null, submittedBy: null, jobId: null });
  expect((await bob.get(`/api/submissions/${accepted}/file`)).status).toBe(200);
  expect((await bob.get(`/api/submissions/${waiting}`)).status).toBe(404);
  expect((await dora.get(`/api/submissions/${accepted}`)).body.log).toBe('private words');
  expect((await bob.call('PATCH', `/api/agents/${id}`, { name: 'mine now' }, change)).status).toBe(403);
});

test('a withdrawn version leaves the queue; the act is on record; a second time changes nothing', async () => {
  const id = await newAgent(bob);
  const version = (await upload(bob, id)).body.id;
  expect((await bob.post(`/api/submissions/${version}/withdraw`)).body).toMatchObject({
    status: 'withdrawn',
    queue: null,
  });
  const { db } = server.database;
  const [ended] = await db.select().from(job).where(eq(job.id, version));
  expect(ended).toMatchObject({ status: 'cancelled', reason: 'It was withdrawn.' });
  expect((await bob.post(`/api/submissions/${version}/withdraw`)).status).toBe(200);
  expect(await db.$count(auditEvent, eq(auditEvent.objectId, version))).toBe(1);
});

test('an agent is deleted with its versions once they count no more; one that played stays', async () => {
  const id = await newAgent(bob);
  const version = (await upload(bob, id)).body.id;
  const early = await bob.call('DELETE', `/api/agents/${id}`);
  expect([early.status, early.body.error.message]).toEqual([409, expect.stringMatching(/Delete it after \d{4}-/)]);
  const { pool, db } = server.database;
  await pool.query(`update submission set created_at = created_at - interval '25 hours' where agent_id = $1`, [id]);
  const play = async (purpose: string) => {
    await pool.query(`insert into match (id, scenario_id, rules_hash, purpose, seed) values ($1, 'x', 'x', $1, '1')`, [
      purpose,
    ]);
    await pool.query('insert into match_side (match_id, side, submission_id) values ($1, 0, $2)', [purpose, version]);
  };
  await play('validation');
  await play('exhibition');
  expect((await bob.call('DELETE', `/api/agents/${id}`)).body.error.message).toContain('has played 1 matches');
  await pool.query(`delete from match where id = 'exhibition'`);
  expect((await bob.call('DELETE', `/api/agents/${id}`)).status).toBe(204);
  expect(await db.$count(agent, eq(agent.id, id))).toBe(0);
  expect((await pool.query(`select from match where id = 'validation'`)).rowCount).toBe(0);
});

test('names are one of a kind, teams are one’s own, scenarios are those that are here', async () => {
  await newAgent(ada, { name: 'Twice' });
  const taken = await ada.post('/api/agents', { scenarioId: 'moba-1v1', name: 'Twice' });
  expect([taken.status, taken.body.error.field]).toEqual([409, 'name']);
  const nowhere = await ada.post('/api/agents', { scenarioId: 'chess', name: 'x' });
  expect(nowhere.body.error).toMatchObject({ field: 'scenarioId', message: expect.stringContaining('moba-1v1') });
  const team = (await bob.post('/api/teams', { slug: 'bobs', name: 'Bobs' })).body.id;
  const strange = await ada.post('/api/agents', { scenarioId: 'moba-1v1', name: 'x', teamId: team });
  expect([strange.status, strange.body.error.field]).toEqual([400, 'teamId']);
});

test('the scripted bots are there from the start, once, however many servers start', async () => {
  const { db } = server.database;
  const samples = (await server.visitor().get('/api/agents?isSample=true&scenarioId=moba-1v1')).body.items;
  expect(samples.map(({ name }: { name: string }) => name).sort()).toEqual(['medium', 'strong', 'weak']);
  expect(samples[0]).toMatchObject({ isSample: true, owner: null, newestAccepted: { kind: 'bot', number: 1 } });
  const count = await db.$count(submission, eq(submission.kind, 'bot'));
  await Promise.all([1, 2, 3].map(() => ensureSampleAgents(db)));
  expect(await db.$count(submission, eq(submission.kind, 'bot'))).toBe(count);
  // Under other rules than those here, as after an update.
  await db
    .update(submission)
    .set({ rulesHash: 'old', id: 'old' })
    .where(eq(submission.id, samples[0].newestAccepted.id));
  await Promise.all([1, 2, 3].map(() => ensureSampleAgents(db)));
  expect(await db.$count(submission, eq(submission.kind, 'bot'))).toBe(count + 1);
  expect((await server.visitor().get(`/api/agents/${samples[0].id}`)).body.newestAccepted.number).toBe(2);
  const change = await server.admin.call('PATCH', `/api/agents/${samples[0].id}`, { name: 'x' }, { 'if-match': '"1"' });
  expect(change.body.error.message).toContain('comes with the server');
});

test('a competition may allow less of the agents that are entered there, and only while a phase is under way', async () => {
  const id = await newAgent(ada);
  const { pool } = server.database;
  const [competitionId, phaseId] = [newId(), newId()];
  await pool.query(
    `insert into competition (id, slug, scenario_id, rules_hash, title_zh, title_en, status)
      values ($1, $1, 'moba-1v1', 'x', '杯赛', 'Cup', 'published')`,
    [competitionId],
  );
  await pool.query(
    `insert into phase (id, competition_id, ordinal, kind, starts_at, schedule, quotas, seed_commitment, seed_secret, status)
      values ($1, $2, 0, 'qualifier', now(), '{"kind":"ladder"}', $3, 'x', 'x', 'open')`,
    [phaseId, competitionId, { submissionsADay: 2, sizeBytes: 2000 }],
  );
  await pool.query(`insert into entry (id, competition_id, user_id, agent_id, name) values ($1, $1, $2, $3, 'A')`, [
    competitionId,
    ada.id,
    id,
  ]);
  const large = await upload(ada, id, new Uint8Array(2001).fill(1));
  expect([large.status, large.body.error.message]).toEqual([413, expect.stringContaining('"Cup", where this agent')]);
  for (let at = 0; at < 2; at++) expect((await upload(ada, id)).status).toBe(201);
  const third = await upload(ada, id);
  expect([third.status, third.body.error.code]).toEqual([429, 'quota_exceeded']);
  expect(third.body.error.message).toMatch(/allows 2 versions in 24 hours\. The next is allowed at \d{4}-/);
  await pool.query(`update phase set status = 'done' where id = $1`, [phaseId]);
  expect((await upload(ada, id)).status).toBe(201);
});
