// Limits in the database: over servers, over restarts, over many tries at one time; and what they tell of accounts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tryCount } from '../database/schema.ts';
import { doHousework } from '../housework.ts';
import { type RunningServer, startServer } from '../start-server.ts';
import { Person, password, startTestServer, type TestServer } from '../test-server.ts';
import { addressKey, countTry, giveBackTry } from './try-limit.ts';

let server: TestServer;
let second: RunningServer;
let folder: string;

const startSecond = async (): Promise<void> => {
  second = await startServer({
    ...{ port: 0, siteFolder: folder, dataFolder: join(folder, 'data'), databaseUrl: server.database.url },
    ...{ logLevel: 'silent', say: () => {}, isBehindProxy: true, mailer: { send: async () => {} } },
  });
  await second.ready();
};

beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), 'jixia-limits-'));
  writeFileSync(join(folder, 'index.html'), 'x');
  await startSecond();
}, 180_000);
afterAll(async () => {
  await second.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}, 180_000);

const from = (address: string) => ({ 'x-forwarded-for': address });
const guess = (url: string, email: string, address: string, text = 'a wrong password') =>
  new Person(url).post('/api/auth/sign-in', { email, password: text }, from(address));

test('tries at one moment are counted one by one, and a window ends', async () => {
  const { db } = server.database;
  const limit = { name: 'x', most: 5, windowSeconds: 60 };
  const results = await Promise.all(Array.from({ length: 20 }, () => countTry(db, limit, 'me')));
  expect(results.filter((left) => left === null)).toHaveLength(5);
  expect(await countTry(db, limit, 'you')).toBeNull();
  await giveBackTry(db, limit, 'me');
  expect(await countTry(db, limit, 'me')).toBeGreaterThan(50);
  await db.update(tryCount).set({ windowEndsAt: sql`now() - interval '1 second'` });
  expect(await countTry(db, limit, 'me')).toBeNull();
  await db.update(tryCount).set({ windowEndsAt: sql`now() - interval '1 second'` });
  await doHousework(db);
  expect(await db.$count(tryCount)).toBe(0);
});

test('guesses at one account count together, over servers, restarts and addresses', async () => {
  const person = await server.join('Guessed');
  const statuses: number[] = [];
  for (let n = 0; n < 6; n++) statuses.push((await guess(server.url, person.email, `10.1.0.${n}`)).status);
  for (let n = 0; n < 3; n++) statuses.push((await guess(second.url, person.email, `10.1.1.${n}`)).status);
  await second.close();
  await startSecond();
  statuses.push((await guess(second.url, person.email.toUpperCase(), '10.1.2.1')).status);
  expect(statuses).toEqual(Array(10).fill(401));
  const refused = await guess(second.url, person.email, '10.1.2.2');
  expect([refused.status, refused.body.error.code]).toEqual([429, 'too_many_requests']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(600);
  // Not even with the right one; others are not held up.
  expect((await guess(server.url, person.email, '10.1.2.3', password)).status).toBe(429);
  expect((await guess(server.url, 'admin@example.org', '10.1.2.3', password)).status).toBe(200);
}, 60_000);

test('an account that does not exist is answered alike', async () => {
  const person = await server.join('Real');
  const run = async (email: string) => {
    const answers = [];
    for (let n = 0; n < 12; n++) {
      const { status, body } = await guess(server.url, email, '10.2.0.1');
      answers.push([status, body.error.message.replace(/\d+ min/, 'N min')]);
    }
    return answers;
  };
  expect(await run('nobody@example.org')).toEqual(await run(person.email));
  const mails = async (email: string) => {
    const statuses = [];
    for (let n = 0; n < 4; n++) {
      const answer = await new Person(server.url).post('/api/auth/forgot-password', { email }, from(`10.2.1.${n}`));
      statuses.push([answer.status, answer.body.message ?? answer.body.error.code]);
    }
    return statuses;
  };
  const asked = await mails('nobody@example.org');
  expect(asked.map(([status]) => status)).toEqual([202, 202, 202, 429]);
  const other = await server.join('Asked');
  // One mail was the link of `join`.
  expect((await mails(other.email)).slice(0, 2)).toEqual(asked.slice(0, 2));
  const rows = await server.database.db.select().from(tryCount);
  expect(JSON.stringify(rows)).not.toMatch(/@|example/);
}, 60_000);

test('one address guesses at many accounts only so often; a class that signs in rightly is not held up', async () => {
  const { db } = server.database;
  const limit = { name: 'sign-in from address', most: 100, windowSeconds: 900 };
  for (let n = 0; n < 95; n++) await countTry(db, limit, '10.3.0.1');
  const person = await server.join('Student');
  for (let n = 0; n < 12; n++) expect((await guess(server.url, person.email, '10.3.0.1', password)).status).toBe(200);
  const statuses: number[] = [];
  for (let n = 0; n < 7; n++) statuses.push((await guess(second.url, `nobody${n}@example.org`, '10.3.0.1')).status);
  expect(statuses).toEqual([...Array(5).fill(401), 429, 429]);
}, 60_000);

test('requests a minute count per person where one is signed in, and on all servers', async () => {
  const reset = (url: string, address: string) =>
    new Person(url).post('/api/auth/reset-password', { token: 'x', password }, from(address));
  for (let n = 0; n < 5; n++) {
    expect((await reset(server.url, '2001:db8:1:2::5')).status).toBe(410);
    expect((await reset(second.url, '2001:db8:1:2:ffff::6')).status).toBe(410);
  }
  expect((await reset(second.url, '2001:db8:1:2:9::7')).status).toBe(429);
  expect((await reset(second.url, '2001:db8:1:3::7')).status).toBe(410);
  const [ada, bo] = [await server.join('Ada'), await server.join('Bo')];
  const change = (person: Person) =>
    person.post('/api/me/password', { currentPassword: 'wrong one', password }, from('10.4.0.1'));
  for (let n = 0; n < 10; n++) expect((await change(ada)).status).toBe(401);
  expect((await change(ada)).status).toBe(429);
  expect((await change(bo)).status).toBe(401);
}, 60_000);

test('a mailbox is not flooded, whoever invites it', async () => {
  const captain = await server.join('Captain');
  const { body: team } = await captain.post('/api/teams', { slug: 'flood', name: 'Flood' });
  const before = server.mails.length;
  for (let n = 0; n < 15; n++) {
    const { body, status } = await captain.post(`/api/teams/${team.id}/invitations`, {
      email: 'victim@example.org',
      role: 'member',
    });
    expect(status).toBe(201);
    await captain.call('DELETE', `/api/teams/${team.id}/invitations/${body.id}`);
  }
  await expect
    .poll(() => server.logs.filter(({ err }) => /was not sent/.test(JSON.stringify(err ?? ''))).length, {
      timeout: 10_000,
    })
    .toBe(3);
  expect(server.mails.slice(before).filter(({ to }) => to === 'victim@example.org')).toHaveLength(12);
}, 60_000);

test('addresses are counted by what one customer has', () => {
  expect(addressKey('10.1.2.3')).toBe('10.1.2.3');
  expect(addressKey('::ffff:10.1.2.3')).toBe('10.1.2.3');
  expect(addressKey('2001:0db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(addressKey('::1')).toBe('0:0:0:0::/64');
  expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});
