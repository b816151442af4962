// Live events over real connections: two servers on one database, readers that come back, that are slow, that may not.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../database/new-id.ts';
import { agent, liveEvent, submission } from '../database/schema.ts';
import { type RunningServer, startServer } from '../start-server.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { announce } from './announce.ts';
import { EventReader } from './event-reader.ts';
import { forgetOldEvents } from './forget-old-events.ts';

let server: TestServer;
let second: RunningServer;
let folder: string;
const readers: EventReader[] = [];

const startSecond = (): Promise<RunningServer> =>
  startServer({
    ...{ port: 0, siteFolder: folder, dataFolder: join(folder, 'data'), databaseUrl: server.database.url },
    ...{ logLevel: 'silent', say: () => {} },
  });

beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), 'jixia-second-'));
  writeFileSync(join(folder, 'index.html'), 'x');
  second = await startSecond();
  await second.ready();
}, 180_000);
afterAll(async () => {
  for (const reader of readers) reader.close();
  await second.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}, 180_000);

const open = async (topics: string, headers = {}, url = server.url): Promise<EventReader> => {
  const reader = await EventReader.open(`${url}/api/live?topics=${topics}`, headers);
  readers.push(reader);
  if (reader.status === 200) await expect.poll(() => reader.lastEventId, { timeout: 20_000 }).not.toBe('');
  return reader;
};
const say = (topic: string, data: Record<string, unknown> = {}) => announce(server.database.db, [topic], data);
const numbers = (reader: EventReader) => reader.events.map(({ data }) => data['n']);
const until = (reader: EventReader, expected: unknown[]) =>
  expect.poll(() => numbers(reader), { timeout: 20_000 }).toEqual(expected);
const metric = async (name: string, url = server.url): Promise<number> =>
  Number(new RegExp(`^${name} (\\d+)`, 'm').exec(await (await fetch(`${url}/metrics`)).text())?.[1]);

test('readers of both servers hear of their topics, in order, with the headers of every answer', async () => {
  const [here, there] = [await open('jobs,news'), await open('jobs', {}, second.url)];
  for (let n = 0; n < 50; n++) await say(n % 2 === 0 ? 'jobs' : 'matches', { n });
  await say('news', { n: 50 });
  const even = Array.from({ length: 25 }, (_, index) => 2 * index);
  await until(here, [...even, 50]);
  await until(there, even);
  expect(here.events[0]).toEqual({ type: 'message', topic: 'jobs', data: { n: 0 } });
  expect(here.headers.get('content-type')).toBe('text/event-stream');
  expect(here.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(here.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(here.headers.get('cache-control')).toContain('no-store');
  expect(await metric('jixia_live_connections')).toBe(1);
  expect(await metric('jixia_live_listening')).toBe(1);
});

test('what was rolled back is not heard of; what comes later with a smaller number is', async () => {
  const reader = await open('jobs');
  const { db } = server.database;
  let goOn = (): void => {};
  const canEnd = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let hasBegun = (): void => {};
  const begun = new Promise<void>((resolve) => {
    hasBegun = resolve;
  });
  const slow = db.transaction(async (tx) => {
    await announce(tx, ['jobs'], { n: 'slow' });
    hasBegun();
    await canEnd;
  });
  await begun;
  await expect(
    db.transaction(async (tx) => {
      await announce(tx, ['jobs'], { n: 'never' });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await say('jobs', { n: 'fast' });
  await until(reader, ['fast']);
  const place = reader.lastEventId;
  reader.close();
  goOn();
  await slow;
  // Comes back after it was committed, to the other server.
  const back = await open('jobs', { 'last-event-id': place }, second.url);
  await until(back, ['slow']);
});

test('a reader that was away gets what it missed, once, and then goes on', async () => {
  const first = await open('jobs');
  await say('jobs', { n: 1 });
  await until(first, [1]);
  first.close();
  for (let n = 2; n < 400; n++) await say('jobs', { n, text: 'x'.repeat(300) });
  const back = await open('jobs', { 'last-event-id': first.lastEventId });
  await say('jobs', { n: 400 });
  await until(
    back,
    Array.from({ length: 399 }, (_, index) => index + 2),
  );
  const { body } = await server.visitor().get(`/api/live?topics=jobs&follow=false&lastEventId=${back.lastEventId}`);
  expect(body).toBe(`id: ${back.lastEventId}\n\n`);
  await say('jobs', { n: 401 });
  const polled = await server.visitor().get(`/api/live?topics=jobs&follow=false&lastEventId=${back.lastEventId}`);
  expect(polled.body).toContain('data: {"topic":"jobs","data":{"n":401}}\n\n');
});

test('a reader that was away for too long is told to load anew', async () => {
  const reader = await open('jobs');
  const place = reader.lastEventId;
  reader.close();
  await say('jobs', { n: 1 });
  const { db } = server.database;
  await db.update(liveEvent).set({ at: sql`now() - interval '2 hours'` });
  await say('jobs', { n: 2 });
  await forgetOldEvents(db);
  expect(await db.$count(liveEvent)).toBe(1);
  expect((await open('jobs', { 'last-event-id': place })).events.map(({ type }) => type)).toEqual(['reset']);
  expect((await open('jobs', { 'last-event-id': '99999999' })).events.map(({ type }) => type)).toEqual(['reset']);
  const wrong = await open('jobs', { 'last-event-id': 'x' });
  expect([wrong.status, JSON.parse(wrong.body).error.field]).toEqual([400, 'lastEventId']);
});

test('topics that are another person’s do not exist, and unknown ones are named', async () => {
  const owner = await server.join('Owner');
  const { db } = server.database;
  const [agentId, submissionId] = [newId(), newId()];
  await db.insert(agent).values({ id: agentId, scenarioId: 'x', ownerId: owner.id, name: 'x' });
  await db
    .insert(submission)
    .values({ id: submissionId, agentId, number: 1, kind: 'bot', botName: 'x', rulesHash: 'x' });
  const token = (await owner.post('/api/tokens', { name: 't', scopes: ['read'] })).body.secret;
  for (const topic of [`submission:${submissionId}`, `agent:${agentId}`]) {
    const stranger = await open(topic);
    expect([stranger.status, JSON.parse(stranger.body).error.code]).toEqual([404, 'not_found']);
    const mine = await open(topic, { authorization: `Bearer ${token}` });
    await say(topic, { n: topic });
    await until(mine, [topic]);
  }
  for (const topics of ['secrets', 'match', 'match:', 'jobs,', 'jobs:1', '']) {
    const wrong = await open(topics);
    expect([topics, wrong.status, JSON.parse(wrong.body).error.field]).toEqual([
      topics,
      400,
      expect.stringMatching('^topics'),
    ]);
  }
});

test('a reader that takes nothing is dropped, and costs no memory', async () => {
  const before = await metric('jixia_live_readers_dropped_total');
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write('GET /api/live?topics=jobs HTTP/1.1\r\nhost: x\r\nx-forwarded-for: 10.9.9.9\r\n\r\n');
  socket.pause();
  const quick = await open('jobs');
  const text = 'x'.repeat(20_000);
  let sent = 0;
  // As much as the system's own buffers take, and more.
  while ((await metric('jixia_live_readers_dropped_total')) === before && sent < 2000) {
    for (let n = 0; n < 4; n++) await say('jobs', { n: sent++, text });
    await expect.poll(() => quick.events.length, { timeout: 20_000 }).toBe(sent);
  }
  expect(sent).toBeLessThan(2000);
  expect(quick.hasEnded).toBe(false);
  socket.destroy();
}, 120_000);

test('who leaves at once leaves nothing behind', async () => {
  for (const reader of readers) reader.close();
  await expect.poll(() => metric('jixia_live_connections'), { timeout: 20_000 }).toBe(0);
  const { hostname, port } = new URL(server.url);
  const ask = (method: string) =>
    `${method} /api/live?topics=jobs HTTP/1.1\r\nhost: x\r\nx-forwarded-for: 10.9.9.8\r\n\r\n`;
  for (let n = 0; n < 40; n++) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.write(ask('GET'));
    setTimeout(() => socket.destroy(), n);
  }
  expect((await fetch(`${server.url}/api/live?topics=jobs`, { method: 'HEAD' })).status).toBe(200);
  // One that stays shows that the others were served before.
  const last = await open('jobs');
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect.poll(() => metric('jixia_live_connections'), { timeout: 20_000 }).toBe(1);
  expect(last.hasEnded).toBe(false);
}, 60_000);

test('the line to the database breaks, and nothing is missed', async () => {
  const reader = await open('jobs');
  await server.database.db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jixia-live'`,
  );
  await say('jobs', { n: 'while it was gone' });
  await until(reader, ['while it was gone']);
  await expect.poll(() => metric('jixia_live_listening'), { timeout: 20_000 }).toBe(1);
  await say('jobs', { n: 'again' });
  await until(reader, ['while it was gone', 'again']);
});

test('a stop of the server ends its streams, and the reader goes on with another', async () => {
  const reader = await open('jobs', {}, second.url);
  const startMs = performance.now();
  await second.close();
  expect(performance.now() - startMs).toBeLessThan(15_000);
  await expect.poll(() => reader.hasEnded).toBe(true);
  await say('jobs', { n: 'meanwhile' });
  const back = await open('jobs', { 'last-event-id': reader.lastEventId });
  await until(back, ['meanwhile']);
}, 60_000);

test('an address opens so many streams and no more, and places come back', async () => {
  const opened: EventReader[] = [];
  const headers = { 'x-forwarded-for': '10.8.8.8' };
  const person = await server.join('Many');
  const token = (await person.post('/api/tokens', { name: 't', scopes: ['read'] })).body.secret;
  const mine = { ...headers, authorization: `Bearer ${token}` };
  for (let n = 0; n < 40; n++) opened.push(await open('news', mine));
  const refused = await open('news', mine);
  expect([refused.status, JSON.parse(refused.body).error.code]).toEqual([429, 'too_many_requests']);
  expect((await open('news', headers)).status).toBe(200);
  opened[0]?.close();
  await expect.poll(async () => (await open('news', mine)).status, { timeout: 20_000 }).toBe(200);
}, 60_000);
