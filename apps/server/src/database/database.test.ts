// Migrations on the real database, and what is said where it cannot be used.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { checkDatabaseUrl } from './database-url.ts';
import * as schema from './schema.ts';
import { startTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
const journalFile = fileURLToPath(new URL('./migrations/meta/_journal.json', import.meta.url));
const journal: { entries: { idx: number; when: number }[] } = JSON.parse(readFileSync(journalFile, 'utf8'));

beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());

const withDatabase = async (name: string): Promise<string> => {
  await database.pool.query(`create database ${name}`);
  return database.url.replace(/jixia$/, name);
};

test('servers that start at once migrate once', async () => {
  const url = await withDatabase('together');
  const opened = await Promise.all([openDatabase(url), openDatabase(url), openDatabase(url)]);
  const { rows } = await (opened[0] as (typeof opened)[0]).pool.query(
    'select count(*)::int as n from drizzle.__drizzle_migrations',
  );
  expect(rows[0].n).toBe(journal.entries.length);
  await Promise.all(opened.map((one) => one.close()));
});

test('the migrations make the schema: nothing is left to generate', async () => {
  const last = String(journal.entries.at(-1)?.idx).padStart(4, '0');
  const snapshot = new URL(`./migrations/meta/${last}_snapshot.json`, import.meta.url);
  const migrated = JSON.parse(readFileSync(snapshot, 'utf8'));
  expect(await generateMigration(migrated, generateDrizzleJson(schema))).toEqual([]);
  const { rows } = await database.pool.query(`select tablename from pg_tables where schemaname = 'public'`);
  expect(rows.map(({ tablename }) => tablename).sort()).toEqual(
    Object.values(migrated.tables as Record<string, { name: string }>)
      .map(({ name }) => name)
      .sort(),
  );
});

test('a database of a newer version is left alone', async () => {
  const url = await withDatabase('newer');
  const opened = await openDatabase(url);
  await opened.pool.query(`insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', $1)`, [
    Date.UTC(2999, 0),
  ]);
  await opened.close();
  await expect(openDatabase(url)).rejects.toMatchObject({ code: 'data_unusable' });
});

test('an unusable address is named without its password', async () => {
  const error = await openDatabase('postgres://someone:secret-word@127.0.0.1:1/none').catch((caught) => caught);
  expect(error).toMatchObject({ code: 'database_failed' });
  expect(error.message).toContain('127.0.0.1:1/none');
  expect(error.message).not.toContain('secret-word');
  for (const url of ['mysql://127.0.0.1/x', 'nonsense', '']) {
    expect(() => checkDatabaseUrl(url)).toThrow(expect.objectContaining({ code: 'bad_option' }));
  }
});
