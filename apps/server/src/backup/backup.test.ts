// Backups of a running platform, restored into nothing and served again; and every kind of file that is not a whole one.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEmbeddedUrl } from '../database/embedded-url.ts';
import { type RunningServer, startServer } from '../start-server.ts';
import { Person, password } from '../test-server.ts';
import { backUp, restore } from './open-backup.ts';
import { sealBytes, sealOf } from './seal.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixia-backup-'));
const at = (...parts: string[]): string => join(folder, ...parts);
const data = at('data');
const file = at('one.jixia-backup');
let server: RunningServer;

const start = async (dataFolder: string, databaseUrl?: string): Promise<RunningServer & { said: string }> => {
  let said = '';
  const running = await startServer({
    ...{ port: 0, siteFolder: folder, dataFolder, databaseUrl, logLevel: 'silent' },
    say: (text) => {
      said += text;
    },
    mailer: { send: async () => {} },
  });
  await running.ready();
  return { ...running, said };
};

type Fingerprint = Record<string, [rows: number, hash: string]>;

/** Of every table of the platform, by name: rows and a hash over all their values. */
async function fingerprint(url: string): Promise<Fingerprint> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const found: Fingerprint = {};
  for (const { name } of tables) {
    const { rows } = await client.query(`select t::text as row from "${name}" t order by 1`);
    const hash = createHash('sha256').update(rows.map(({ row }) => row).join('\n'));
    found[name] = [rows.length, hash.digest('hex')];
  }
  await client.end();
  return found;
}

beforeAll(async () => {
  writeFileSync(at('index.html'), 'x');
  mkdirSync(data);
  const provider = {
    id: 'campus',
    name: 'Campus',
    discoveryUrl: 'https://login.example.edu/x',
    clientId: 'a',
    clientSecret: 'b',
  };
  writeFileSync(join(data, 'oidc.json'), JSON.stringify([provider]));
  const running = await start(data);
  server = running;
  const admin = new Person(server.url);
  const secret = /#secret=(\S+)/.exec(running.said)?.[1];
  const email = 'admin@example.org';
  expect((await admin.post('/api/setup', { secret, name: 'Admin', email, password })).status).toBe(201);
  expect((await admin.post('/api/auth/sign-in', { email, password })).status).toBe(200);
  await admin.post('/api/institutions', { slug: 'north', kind: 'university', nameZh: '北\t方\\大学\n', nameEn: '\\N' });
  const client = new pg.Client({ connectionString: readEmbeddedUrl(data) });
  await client.connect();
  // Larger than a part, and every byte there is.
  const bytes = Buffer.from(Array.from({ length: 5_000_000 }, (_, index) => (index * 7919 + (index >> 8)) & 255));
  const insert = 'insert into blob (hash, size_bytes, bytes) values ($1, $2, $3)';
  for (const part of [bytes, bytes.subarray(1), bytes.subarray(0, 0)])
    await client.query(insert, [createHash('sha256').update(part).digest('hex'), part.length, part]);
  await client.query(
    `insert into live_event (topic, data) select 'jobs', json_build_object('n', n) from generate_series(1, 5000) n`,
  );
  await client.end();
}, 180_000);
afterAll(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

let before: Fingerprint;

test('a backup of a running server is one state, and its file is for its owner alone', async () => {
  before = await fingerprint(readEmbeddedUrl(data));
  const report = await backUp({ file, dataFolder: data });
  expect(report).toMatchObject({ file, files: ['secret', 'oidc.json'], tables: Object.keys(before).length });
  expect(report.rows).toBe(Object.values(before).reduce((sum, [rows]) => sum + rows, 0));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  await expect(backUp({ file, dataFolder: data })).rejects.toMatchObject({ code: 'bad_option' });
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
}, 60_000);

test('it comes back into an empty folder with every row, and is served with its people and secrets', async () => {
  const restored = at('restored');
  const report = await restore({ file, dataFolder: restored });
  expect(report.files).toEqual(['secret', 'oidc.json']);
  for (const name of ['secret', 'oidc.json']) {
    expect(readFileSync(join(restored, name))).toEqual(readFileSync(join(data, name)));
    expect(statSync(join(restored, name)).mode & 0o777).toBe(0o600);
  }
  expect(readdirSync(restored).sort()).toEqual(['database.json', 'oidc.json', 'postgres', 'secret']);
  const second = await start(restored);
  try {
    expect(await fingerprint(readEmbeddedUrl(restored))).toEqual(before);
    expect(second.said).not.toContain('No admin yet');
    const admin = new Person(second.url);
    expect((await admin.post('/api/auth/sign-in', { email: 'admin@example.org', password })).status).toBe(200);
    const made = await admin.post('/api/institutions', {
      slug: 'south',
      kind: 'university',
      nameZh: '南',
      nameEn: 'S',
    });
    expect(made.status).toBe(201);
    // Numbers go on where they were.
    const client = new pg.Client({ connectionString: readEmbeddedUrl(restored) });
    await client.connect();
    const { rows } = await client.query(`insert into live_event (topic, data) values ('jobs', '{}') returning id`);
    expect(Number(rows[0].id)).toBeGreaterThan(5000);
    await client.end();
    await expect(restore({ file, dataFolder: restored })).rejects.toMatchObject({ code: 'data_in_use' });
  } finally {
    await second.close();
  }
  await expect(restore({ file, dataFolder: restored })).rejects.toMatchObject({ code: 'not_empty' });
  // A stopped platform is backed up as well.
  const again = await backUp({ file: at('two.jixia-backup'), dataFolder: restored });
  expect(again.rows).toBeGreaterThan(5000);
}, 180_000);

const unpack = (bytes: Buffer): Buffer => zstdDecompressSync(bytes.subarray(0, -sealBytes));
const sealed = (tar: Buffer): Buffer => {
  const compressed = zstdCompressSync(tar);
  return Buffer.concat([compressed, sealOf(createHash('sha256').update(compressed).digest())]);
};

test('a file that was changed anywhere, cut short or is something else restores nothing', async () => {
  const target = at('never');
  const whole = readFileSync(file);
  const refused = async (name: string, make: (path: string) => void, reason: RegExp): Promise<void> => {
    const path = at(name);
    make(path);
    const error = await restore({ file: path, dataFolder: target }).catch((thrown) => thrown);
    expect([name, error.code]).toEqual([name, 'bad_backup']);
    expect(error.message).toMatch(reason);
    expect(existsSync(target)).toBe(false);
    rmSync(path);
  };
  for (let part = 0; part < 8; part++) {
    const place = Math.floor(((part + 0.5) / 8) * whole.length);
    await refused(
      `changed-${part}`,
      (path) => {
        const bytes = Buffer.from(whole);
        bytes[place] = (bytes[place] as number) ^ 1;
        writeFileSync(path, bytes);
      },
      /changed or damaged|its end is missing/,
    );
  }
  for (const share of [0, 0.3, 0.9, 1 - 1 / whole.length]) {
    await refused(
      `short-${share}`,
      (path) => {
        copyFileSync(file, path);
        truncateSync(path, Math.floor(share * whole.length));
      },
      /not a whole backup/,
    );
  }
  await refused('text', (path) => writeFileSync(path, 'hello'), /not a whole backup/);
  // Whoever repacks it with other rows is found out by the checksums, and by the rows counted.
  const tarBytes = unpack(whole);
  const place = tarBytes.indexOf('admin@example.org');
  expect(place).toBeGreaterThan(0);
  await refused(
    'rewritten',
    (path) => {
      const other = Buffer.from(tarBytes);
      other.write('thief@example.org', place);
      writeFileSync(path, sealed(other));
    },
    /tables\/\w+\/000000 was changed/,
  );
  await expect(restore({ file: at('none'), dataFolder: target })).rejects.toMatchObject({ code: 'bad_option' });
}, 120_000);

/** The same backup with another manifest or table, and checksums that fit. */
function repack(name: string, change: (folder: string) => void): string {
  const unpacked = at(`unpacked-${name}`);
  mkdirSync(unpacked);
  writeFileSync(join(unpacked, 'x.tar'), unpack(readFileSync(file)));
  execFileSync('tar', ['-xf', 'x.tar'], { cwd: unpacked });
  const summaryFile = join(unpacked, 'summary.json');
  const summary = JSON.parse(readFileSync(summaryFile, 'utf8'));
  change(unpacked);
  for (const entry of summary.entries) {
    entry.sha256 = createHash('sha256')
      .update(readFileSync(join(unpacked, entry.name)))
      .digest('hex');
  }
  writeFileSync(summaryFile, JSON.stringify(summary));
  const names = [...summary.entries.map((entry: { name: string }) => entry.name), 'summary.json'];
  execFileSync('tar', ['-cf', 'y.tar', ...names], { cwd: unpacked });
  const path = at(name);
  writeFileSync(path, sealed(readFileSync(join(unpacked, 'y.tar'))));
  return path;
}

test('a newer schema is refused, and a row that the database refuses leaves nothing behind', async () => {
  const newer = repack('newer', (unpacked) => {
    const manifest = JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8'));
    manifest.migrations.push({ hash: 'f'.repeat(64), createdAtMs: Date.UTC(2999, 0) });
    writeFileSync(join(unpacked, 'manifest.json'), JSON.stringify(manifest));
  });
  const error = await restore({ file: newer, dataFolder: at('never') }).catch((thrown) => thrown);
  expect([error.code, error.message]).toEqual(['bad_backup', expect.stringContaining('newer version')]);
  const broken = repack('broken', (unpacked) => {
    const part = join(unpacked, 'tables/account/000000');
    writeFileSync(part, readFileSync(part, 'utf8').replace(/^[^\t]*\t[^\t]*/, 'x\tnobody'));
  });
  const target = at('broken-target');
  const refused = await restore({ file: broken, dataFolder: target }).catch((thrown) => thrown);
  expect([refused.code, refused.message]).toEqual(['database_failed', expect.stringContaining('nothing was restored')]);
  expect(readdirSync(target)).toEqual([]);
  // What is whole goes into the same folder afterwards.
  expect((await restore({ file, dataFolder: target })).rows).toBeGreaterThan(5000);
}, 180_000);

test('into an empty database of one’s own, and never into one that is not', async () => {
  const admin = new pg.Client({ connectionString: readEmbeddedUrl(data) });
  await admin.connect();
  await admin.query('create database other');
  await admin.end();
  const databaseUrl = readEmbeddedUrl(data).replace(/jixia$/, 'other');
  await restore({ file, dataFolder: at('other-data'), databaseUrl });
  expect(await fingerprint(databaseUrl)).toEqual(before);
  const again = await restore({ file, dataFolder: at('other-data'), databaseUrl }).catch((thrown) => thrown);
  expect([again.code, again.message]).toEqual(['not_empty', expect.not.stringContaining('jixia:')]);
  const third = at('three.jixia-backup');
  await backUp({ file: third, dataFolder: at('other-data'), databaseUrl });
  expect((await restore({ file: third, dataFolder: at('never'), isCheckOnly: true })).files).toEqual([
    'secret',
    'oidc.json',
  ]);
}, 120_000);

test('what is written meanwhile is in the backup whole or not at all', async () => {
  const client = new pg.Client({ connectionString: readEmbeddedUrl(data) });
  await client.connect();
  let written = 0;
  let isDone = false;
  const write = (async () => {
    while (!isDone) {
      await client.query('begin');
      await client.query(`insert into agent (id, scenario_id, name, is_sample) values ($1, 'x', $1, true)`, [
        `a${written}`,
      ]);
      await client.query(
        `insert into submission (id, agent_id, number, kind, bot_name, rules_hash) values ($1, $2, 1, 'bot', 'x', 'x')`,
        [`s${written}`, `a${written}`],
      );
      await client.query('commit');
      written += 1;
    }
  })();
  await expect.poll(() => written).toBeGreaterThan(20);
  const busy = at('busy.jixia-backup');
  const atStart = written;
  await backUp({ file: busy, dataFolder: data });
  isDone = true;
  await write;
  await client.query('create database busy');
  await client.end();
  const databaseUrl = readEmbeddedUrl(data).replace(/jixia$/, 'busy');
  await restore({ file: busy, dataFolder: at('busy-data'), databaseUrl });
  const restored = new pg.Client({ connectionString: databaseUrl });
  await restored.connect();
  const { rows } = await restored.query(
    'select (select count(*)::int from agent) as agents, (select count(*)::int from submission) as versions',
  );
  await restored.end();
  expect(rows[0].agents).toBe(rows[0].versions);
  expect(rows[0].agents).toBeGreaterThanOrEqual(atStart);
  expect(written).toBeGreaterThan(rows[0].agents);
}, 120_000);
