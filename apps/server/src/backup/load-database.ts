// Fills an empty database from a backup, in one transaction: the schema as it was, the rows, the migrations that came since.
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { migrationLock } from '../database/database.ts';
import { describeUrl } from '../database/database-url.ts';
import { applyMigrations, type Migration, readMigrations } from '../database/migration-files.ts';
import { ServerError } from '../server-error.ts';
import { type BackupTable, columnList, type Manifest, quoted, tableOfPart } from './backup-format.ts';
import { badBackup, type CheckedBackup, readEntries, sha256Of } from './read-backup.ts';

/** How many of our migrations it was made with; they are known by their times, as at a start of the server. Throws ServerError `bad_backup` where they are not ours. */
export function migrationsIn(file: string, manifest: Manifest, known: readonly Migration[]): number {
  const { migrations } = manifest;
  const differs = migrations.findIndex(({ createdAtMs }, index) => known[index]?.createdAtMs !== createdAtMs);
  if (differs === -1) return migrations.length;
  const why =
    differs >= known.length
      ? 'its database is of a newer version of Jixia. Restore it with that version'
      : `its database was made by other migrations than ours (${known[differs]?.name}). Restore it with the build that made it`;
  throw new ServerError('bad_backup', `${file} cannot be restored here: ${why}; nothing was restored.`);
}

async function demandEmpty(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query(`select (select count(*)::int from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) as tables, to_regnamespace('drizzle') as drizzle`);
  if (rows[0].tables === 0 && rows[0].drizzle === null) return;
  throw new ServerError(
    'not_empty',
    `The database ${describeUrl(url)} is not empty, and nothing in it is overwritten. Make a new one and name it in DATABASE_URL.`,
  );
}

/** The rows of one table on their way into it. */
class TableCopy {
  readonly name: string;
  readonly #stream: Writable & CopyStreamQuery;
  #failure: Error | undefined;

  constructor(client: pg.Client, table: BackupTable) {
    this.name = table.name;
    this.#stream = client.query(copyFrom(`copy ${quoted(table.name)} (${columnList(table)}) from stdin`));
    // It may come at any time, also between two writes.
    this.#stream.on('error', (error: Error) => {
      this.#failure ??= error;
    });
  }

  write(bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#stream.write(bytes, (error) => (error == null ? resolve() : reject(this.#failure ?? error)));
    });
  }

  /** Resolves to the number of rows. */
  async end(): Promise<number> {
    this.#stream.end();
    await finished(this.#stream);
    return this.#stream.rowCount;
  }
}

async function loadRows(client: pg.Client, file: string, { manifest, summary }: CheckedBackup): Promise<void> {
  const rows = new Map<string, number>();
  const sums = new Map(summary.entries.map(({ name, sha256 }) => [name, sha256]));
  let open: TableCopy | undefined;
  const close = async (): Promise<void> => {
    if (open !== undefined) rows.set(open.name, await open.end());
  };
  for await (const { name, bytes } of readEntries(file)) {
    const table = manifest.tables.find((one) => one.name === tableOfPart(name));
    if (table === undefined) continue;
    // It was whole a moment ago; a file on a bad disk is read anew each time.
    if (sums.get(name) !== sha256Of(bytes)) throw badBackup(file, `${name} was changed`);
    if (open?.name !== table.name) {
      await close();
      open = new TableCopy(client, table);
    }
    await open.write(bytes);
  }
  await close();
  for (const { name } of manifest.tables) {
    const [expected, found] = [summary.rows[name], rows.get(name) ?? 0];
    if (expected !== found) throw badBackup(file, `${name} has ${found} rows instead of ${expected}`);
  }
}

/** Throws ServerError `not_empty`, `bad_backup`, `database_failed`; the database is as it was then. */
export async function loadDatabase(url: string, file: string, backup: CheckedBackup): Promise<void> {
  const known = await readMigrations();
  const count = migrationsIn(file, backup.manifest, known);
  const client = new pg.Client({ connectionString: url, application_name: 'jixia-restore' });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await demandEmpty(client, url);
    await applyMigrations(client, known.slice(0, count));
    await loadRows(client, file, backup);
    for (const { name, lastValue } of backup.manifest.sequences) {
      await client.query('select setval($1::regclass, $2::bigint)', [`public.${quoted(name)}`, lastValue]);
    }
    await applyMigrations(client, known.slice(count));
    await client.query('commit');
  } catch (cause) {
    if (cause instanceof ServerError) throw cause;
    throw new ServerError(
      'database_failed',
      `${describeUrl(url)} could not take the backup, and nothing was restored: ${(cause as Error).message || (cause as NodeJS.ErrnoException).code}`,
      { cause },
    );
  } finally {
    // An open transaction is rolled back.
    await client.end().catch(() => {});
  }
}
