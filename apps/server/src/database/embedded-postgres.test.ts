// The embedded database through starts, stops and crashes. One cluster for all tests, because making one takes a while.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDataFolder } from './data-folder.ts';
import { EmbeddedPostgres } from './embedded-postgres.ts';
import { isAlive, postgresProcessesIn } from './process-watch.ts';

const waitMs = 60_000;
// As root this folder is closed to the user that PostgreSQL runs as, like a checkout in root's home.
const folder = mkdtempSync(join(tmpdir(), 'jixia-postgres-'));
const cluster = join(folder, 'postgres');
const children: ChildProcess[] = [];
let postgres: EmbeddedPostgres;

const neverFails = (error: Error): void => {
  throw error;
};
const startOne = async (): Promise<EmbeddedPostgres> => {
  const one = new EmbeddedPostgres(folder, neverFails);
  await one.start();
  return one;
};
const query = async (text: string, url = postgres.url): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};
const postmaster = (): number => Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
const parentOf = (pid: number): number =>
  Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** A server in a process of its own that can be killed. Resolves when its database takes queries. */
async function startVictim(): Promise<{ child: ChildProcess; url: string }> {
  const code = `
    const { EmbeddedPostgres } = await import(${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)});
    const { openDataFolder } = await import(${JSON.stringify(new URL('./data-folder.ts', import.meta.url).href)});
    openDataFolder(${JSON.stringify(folder)});
    const postgres = new EmbeddedPostgres(${JSON.stringify(folder)}, console.error);
    await postgres.start();
    console.log(postgres.url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [chunk] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  return { child, url: String(chunk).trim() };
}

beforeAll(async () => {
  postgres = await startOne();
  await query('create table kept (n int)');
}, 3 * waitMs);

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await postgres.stop();
  expect(postgresProcessesIn(cluster, null)).toEqual([]);
  rmSync(folder, { recursive: true });
}, 3 * waitMs);

test('it is PostgreSQL on this machine only, behind a password, and never root', async () => {
  const [row] = (await query(
    `select current_setting('listen_addresses') as on, current_setting('fsync') as fsync`,
  )) as [{ on: string; fsync: string }];
  expect(row).toEqual({ on: '127.0.0.1', fsync: 'on' });
  const stranger = postgres.url.replace(/:[0-9a-f]{48}@/, ':wrong@');
  await expect(query('select 1', stranger)).rejects.toThrow(/password/);
  expect(statSync(cluster).uid).not.toBe(0);
  expect(statSync(join(folder, 'database.json')).mode & 0o077).toBe(0);
});

test('what was written is there after a stop and a start', async () => {
  await query('insert into kept values (1)');
  await postgres.stop();
  expect(postgresProcessesIn(cluster, null)).toEqual([]);
  postgres = await startOne();
  expect(await query('select n from kept')).toEqual([{ n: 1 }]);
});

test('it comes back on the same address when it is killed', async () => {
  const { url } = postgres;
  const first = postmaster();
  await query('insert into kept values (2)');
  process.kill(first, 'SIGKILL');
  await vi.waitFor(async () => expect(await query('select max(n) as n from kept', url)).toEqual([{ n: 2 }]), waitMs);
  expect(postmaster()).not.toBe(first);
});

test('a pid file that names a living stranger does not keep it from starting', async () => {
  await postgres.stop();
  writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n0\n0\n\n127.0.0.1\n`);
  postgres = await startOne();
  expect(await query('select count(*)::int as n from kept')).toEqual([{ n: 2 }]);
});

test.runIf(process.platform !== 'win32')('it ends with a server that is killed', async () => {
  await postgres.stop();
  const { child, url } = await startVictim();
  await query('insert into kept values (3)', url);
  child.kill('SIGKILL');
  await vi.waitFor(() => expect(postgresProcessesIn(cluster, null)).toEqual([]), waitMs);
  postgres = await startOne();
  expect(await query('select max(n) as n from kept')).toEqual([{ n: 3 }]);
});

test.runIf(process.platform === 'linux')('one that was left running is ended by the next start', async () => {
  await postgres.stop();
  const { child, url } = await startVictim();
  await query('insert into kept values (4)', url);
  const orphan = postmaster();
  // Without its keeper nothing tells it that the server is gone.
  process.kill(parentOf(orphan), 'SIGKILL');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(orphan)).toBe(true);
  postgres = await startOne();
  expect(isAlive(orphan)).toBe(false);
  expect(await query('select max(n) as n from kept')).toEqual([{ n: 4 }]);
});

test('a set-up that was broken off is done again', async () => {
  const other = mkdtempSync(join(tmpdir(), 'jixia-postgres-'));
  const broken = new EmbeddedPostgres(other, neverFails);
  const starting = broken.start().catch((error) => error);
  await vi.waitFor(() => expect(existsSync(join(other, 'postgres.new', 'base'))).toBe(true), {
    timeout: waitMs,
    interval: 5,
  });
  await broken.stop();
  expect(await starting).toMatchObject({ code: 'database_failed' });
  expect(existsSync(join(other, 'postgres'))).toBe(false);
  const whole = new EmbeddedPostgres(other, neverFails, { isDurable: false });
  await whole.start();
  expect(await query('select 1 as n', whole.url)).toEqual([{ n: 1 }]);
  await whole.stop();
  rmSync(other, { recursive: true });
});

test('a cluster of another major version is refused and left alone', async () => {
  await postgres.stop();
  const file = join(cluster, 'PG_VERSION');
  const version = readFileSync(file, 'utf8');
  writeFileSync(file, '12\n');
  const error = await startOne().catch((caught) => caught);
  writeFileSync(file, version);
  expect(error.code).toBe('data_unusable');
  expect(error.message).toContain('PostgreSQL 12');
  postgres = await startOne();
});

test('one folder has one server, until that one is gone', async () => {
  const held = mkdtempSync(join(tmpdir(), 'jixia-held-'));
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { openDataFolder } = await import(${JSON.stringify(new URL('./data-folder.ts', import.meta.url).href)});
     openDataFolder(${JSON.stringify(held)}); console.log('held'); setInterval(() => {}, 1000);`,
  ]);
  children.push(holder);
  await once(holder.stdout, 'data');
  expect(() => openDataFolder(held)).toThrow(
    expect.objectContaining({ code: 'data_in_use', message: expect.stringContaining(`process ${holder.pid}`) }),
  );
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const own = openDataFolder(held);
  expect(() => openDataFolder(held)).toThrow(/--data DIR/);
  own.release();
  openDataFolder(held).release();
  rmSync(held, { recursive: true });
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => openDataFolder(file)).toThrow(expect.objectContaining({ code: 'data_unusable' }));
});
