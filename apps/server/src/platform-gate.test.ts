// The server while its database starts, fails, dies and ends: the site is there all the time, and answers say what is.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { postgresProcessesIn } from './database/process-watch.ts';
import { type RunningServer, startServer } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-gate-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>site</title>');
const running: RunningServer[] = [];
afterAll(async () => {
  for (const server of running) await server.close();
  rmSync(folder, { recursive: true });
}, 180_000);

const start = async (name: string, rest: object = {}): Promise<RunningServer> => {
  const silent = { say: () => {}, logTo: { write: () => {} } };
  const server = await startServer({ port: 0, siteFolder: folder, dataFolder: join(folder, name), ...silent, ...rest });
  running.push(server);
  return server;
};

test('the site does not wait for the database, an early request does; a second server is refused; the end is clean', async () => {
  const server = await start('first');
  expect((await fetch(`${server.url}/`)).status).toBe(200);
  expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  const early = await fetch(`${server.url}/health/ready`);
  expect([early.status, (await early.json()).error.code]).toEqual([503, 'starting']);
  await expect(start('first')).rejects.toMatchObject({ code: 'data_in_use' });
  await server.ready();
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  expect((await (await fetch(`${server.url}/api/institutions`)).json()).items).toEqual([]);
  await server.close();
  expect(postgresProcessesIn(join(folder, 'first', 'postgres'), null)).toEqual([]);
}, 180_000);

test('a server that is stopped while its database is made leaves nothing running, and the next one makes it', async () => {
  const server = await start('stopped');
  const draft = join(folder, 'stopped', 'postgres.new');
  await vi.waitFor(() => expect(existsSync(join(draft, 'base'))).toBe(true), { timeout: 60_000, interval: 5 });
  await server.close();
  expect(postgresProcessesIn(draft, null)).toEqual([]);
  const again = await start('stopped');
  await again.ready();
  await again.close();
}, 180_000);

test('a database that cannot be reached is told to the console, and to who asks', async () => {
  const server = await start('unreachable', { databaseUrl: 'postgres://jixia:hidden@127.0.0.1:1/none' });
  const error = await server.failed.catch((caught) => caught);
  expect(error).toMatchObject({ code: 'database_failed' });
  expect(error.message).not.toContain('hidden');
  const answer = await fetch(`${server.url}/api/institutions`);
  expect([answer.status, (await answer.json()).error.code]).toEqual([503, 'database_unavailable']);
  expect((await fetch(`${server.url}/`)).status).toBe(200);
}, 180_000);

test('an address of a database that is none is refused', async () => {
  await expect(start('refused', { databaseUrl: 'mysql://x' })).rejects.toMatchObject({
    code: 'bad_option',
    message: expect.stringContaining('DATABASE_URL'),
  });
});

test('a list of OIDC providers with a fault names the fault', async () => {
  mkdirSync(join(folder, 'oidc'));
  writeFileSync(join(folder, 'oidc', 'oidc.json'), JSON.stringify([{ id: 'Wrong Id', name: 'x' }]));
  const error = await (await start('oidc')).failed.catch((caught) => caught);
  expect(error).toMatchObject({ code: 'bad_option' });
  expect(error.message).toContain('oidc.json: 0.id');
}, 180_000);

test('a public address with a path is refused', async () => {
  await expect(start('url', { publicUrl: 'https://jixia.example.org/x' })).rejects.toMatchObject({
    code: 'bad_option',
  });
});
