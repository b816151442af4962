// The connection to PostgreSQL, embedded or of one's own, brought to the schema this version needs.
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { ServerError } from '../server-error.ts';
import { describeUrl } from './database-url.ts';
import { migrationsFolder, readMigrations } from './migration-files.ts';
import * as schema from './schema.ts';

export type Database = NodePgDatabase<typeof schema>;
/** A database or a transaction in it. */
export type Connection = Pick<
  Database,
  'select' | 'insert' | 'update' | 'delete' | 'execute' | '$count' | 'transaction'
>;

export type OpenDatabase = { readonly db: Database; readonly pool: pg.Pool; close(): Promise<void> };

/** Any number that nothing else locks: one server migrates, others wait for it. */
export const migrationLock = 72_105_118;
const largestPool = 20;
const connectTimeoutMs = 10_000;

async function refuseNewerSchema(client: pg.PoolClient): Promise<void> {
  const knownMs = Math.max(...(await readMigrations()).map(({ createdAtMs }) => createdAtMs));
  const { rows } = await client.query(`select to_regclass('drizzle.__drizzle_migrations') as name`);
  if (rows[0].name === null) return;
  const newest = await client.query('select max(created_at) as ms from drizzle.__drizzle_migrations');
  if (Number(newest.rows[0].ms) <= knownMs) return;
  throw new ServerError(
    'data_unusable',
    'The database belongs to a newer version of Jixia, and migrations only go forward. Start that version, or restore a backup made with this one.',
  );
}

async function migrateToCurrent(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    try {
      await refuseNewerSchema(client);
      await migrate(drizzle(client), { migrationsFolder });
    } finally {
      await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    }
  } finally {
    client.release();
  }
}

/** Connects and migrates. Throws ServerError `database_failed`, `data_unusable`. */
export async function openDatabase(url: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: largestPool,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'jixia',
  });
  // An idle connection that breaks is replaced by the pool; the error is not anybody's request.
  pool.on('error', () => {});
  // One that breaks between two queries of a transaction fails the next of them; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    await migrateToCurrent(pool);
  } catch (cause) {
    await pool.end();
    if (cause instanceof ServerError) throw cause;
    throw new ServerError(
      'database_failed',
      `The database at ${describeUrl(url)} cannot be used: ${(cause as Error).message || (cause as NodeJS.ErrnoException).code}. Check that it runs and that DATABASE_URL is right.`,
      { cause },
    );
  }
  return { db: drizzle(pool, { schema }), pool, close: () => pool.end() };
}
