// A database of the first release, with a row in every table and a value in every column, is brought forward by all migrations
// that came since, and keeps what it had.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeDatabase } from '../backup/describe-database.ts';
import { openDatabase } from './database.ts';
import { applyMigrations, readMigrations } from './migration-files.ts';
import { startTestDatabase, type TestDatabase } from './test-database.ts';

/** How many migrations the first release had. */
const firstRelease = 2;

let database: TestDatabase;
let client: pg.Client;
let url: string;

beforeAll(async () => {
  database = await startTestDatabase();
  await database.pool.query('create database survivor');
  url = database.url.replace(/jixia$/, 'survivor');
  client = new pg.Client({ connectionString: url });
  await client.connect();
}, 180_000);
afterAll(async () => {
  await client.end();
  await database.close();
}, 60_000);

type Column = {
  table: string;
  name: string;
  type: string;
  isIdentity: boolean;
  /** Of the row that it refers to. */
  parent: string | null;
  parentColumn: string | null;
};

/** What rows must be for the checks that are more than a list of values. */
const chosen: Readonly<Record<string, unknown>> = {
  'setup_link.id': 1,
  'blob.bytes': Buffer.from('0123456789'),
  'blob.size_bytes': 10,
  'blob.hash': '0'.repeat(64),
  'submission.bot_name': null,
  'match.seed': '18446744073709551615',
  'invitation.team_id': null,
};

const readColumns = async (): Promise<Column[]> =>
  (
    await client.query<Column>(`
    select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      a.attidentity <> '' as "isIdentity", p.relname as parent, pa.attname as "parentColumn"
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    left join pg_constraint f on f.contype = 'f' and f.conrelid = c.oid and f.conkey = array[a.attnum]
    left join pg_class p on p.oid = f.confrelid
    left join pg_attribute pa on pa.attrelid = p.oid and pa.attnum = f.confkey[1]
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`)
  ).rows;

/** The first value that a check lists for a column, by `table.column`. */
async function readLists(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ table: string; text: string }>(`
    select conrelid::regclass::text as "table", pg_get_constraintdef(oid) as text from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace`);
  return new Map(
    rows.flatMap(({ table, text }) => {
      const [, column, value] = /^CHECK \(\((\w+) = ANY \(ARRAY\['([^']+)'/.exec(text) ?? [];
      return column === undefined || value === undefined ? [] : [[`${table.replaceAll('"', '')}.${column}`, value]];
    }),
  );
}

function plantedValue(type: string, name: string): unknown {
  if (type === 'text') return `${name} 文\t\\N`;
  if (type === 'text[]') return ['a,"b"', '{}'];
  if (type === 'jsonb') return JSON.stringify({ [name]: ['文', 1.5, null] });
  if (type === 'boolean') return true;
  if (type === 'bytea') return Buffer.from([0, 255, 92, 10]);
  if (type.startsWith('timestamp')) return '2026-01-02T03:04:05.678Z';
  if (/^(integer|bigint)$/.test(type)) return 7;
  if (/^(real|double precision)$/.test(type)) return 0.5;
  throw new Error(`no value for a column of type ${type}; add one here`);
}

type Rows = Record<string, Record<string, unknown>[]>;
/** Moved elsewhere by a later migration, which is looked at by itself. */
const moved: Readonly<Record<string, readonly string[]>> = { certificate: ['evidence', 'evidence_hash'] };

const readRows = async (tables: readonly { name: string; columns: string[] }[]): Promise<Rows> => {
  const found: Rows = {};
  for (const { name, columns } of tables) {
    const list = columns
      .filter((column) => !(moved[name] ?? []).includes(column))
      .map((column) => `"${column}"::text as "${column}"`)
      .join(', ');
    found[name] = (await client.query(`select ${list} from "${name}" order by 1`)).rows;
  }
  return found;
};

test('rows of the first release live through every migration since', async () => {
  const migrations = await readMigrations();
  expect(migrations.length).toBeGreaterThan(firstRelease);
  await client.query('begin');
  await applyMigrations(client, migrations.slice(0, firstRelease));
  await client.query('commit');
  const { tables } = await describeDatabase(client);
  const [columns, lists] = [await readColumns(), await readLists()];
  const planted = new Map<string, unknown>();
  for (const { name: table } of tables) {
    const own = columns.filter((column) => column.table === table && !column.isIdentity);
    const values = own.map(({ name, type, parent, parentColumn }) => {
      const key = `${table}.${name}`;
      if (key in chosen) return chosen[key];
      if (parent !== null) return parent === table ? null : planted.get(`${parent}.${parentColumn}`);
      return lists.get(key) ?? plantedValue(type, name);
    });
    for (const [index, { name }] of own.entries()) planted.set(`${table}.${name}`, values[index]);
    await client.query(
      `insert into "${table}" (${own.map(({ name }) => `"${name}"`).join(', ')}) values (${own.map((_, index) => `$${index + 1}`).join(', ')})`,
      values,
    );
  }
  const before = await readRows(tables);
  expect(Object.values(before).map((rows) => rows.length)).toEqual(Array(tables.length).fill(1));
  expect(tables.length).toBeGreaterThan(30);
  const opened = await openDatabase(url);
  const { rows } = await opened.pool.query('select count(*)::int as n from drizzle.__drizzle_migrations');
  expect(rows[0].n).toBe(migrations.length);
  await opened.close();
  const after = await readRows(tables);
  // Evidence lies in a blob of its own by now.
  const [first, ...evidence] = after['blob'] ?? [];
  expect({ ...after, blob: [first] }).toEqual(before);
  expect(evidence).toHaveLength(1);
  const { rows: kept } = await client.query(
    `select convert_from(bytes, 'UTF8')::jsonb as evidence from certificate join blob on hash = evidence_hash`,
  );
  expect(kept).toEqual([{ evidence: JSON.parse(planted.get('certificate.evidence') as string) }]);
}, 120_000);
