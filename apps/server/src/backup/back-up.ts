// Makes a backup of a platform, while its server runs or not: one state of the database, and the files beside it.
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { checkDatabaseUrl, describeUrl } from '../database/database-url.ts';
import { ServerError } from '../server-error.ts';
import {
  type BackupTable,
  columnList,
  fileEntry,
  formatName,
  formatVersion,
  keptFiles,
  type Manifest,
  manifestEntry,
  partBytes,
  partName,
  quoted,
  type Summary,
  summaryEntry,
} from './backup-format.ts';
import { BackupWriter } from './backup-writer.ts';
import { describeDatabase } from './describe-database.ts';
import { withEmbeddedDatabase } from './embedded-database.ts';

export type BackupOptions = {
  /** Must not be there yet. */
  readonly file: string;
  readonly dataFolder: string;
  /** Instead of the embedded database of the data folder. */
  readonly databaseUrl?: string | undefined;
};

export type BackupReport = {
  readonly file: string;
  readonly sizeBytes: number;
  readonly tables: number;
  readonly rows: number;
  readonly files: readonly string[];
};

const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

/** Resolves to the number of rows. */
async function writeTable(writer: BackupWriter, client: pg.Client, table: BackupTable): Promise<number> {
  const stream = client.query(copyTo(`copy (select ${columnList(table)} from ${quoted(table.name)}) to stdout`));
  let waiting: Buffer[] = [];
  let bytes = 0;
  let part = 0;
  const flush = async (): Promise<void> => {
    if (bytes === 0) return;
    await writer.add(partName(table.name, part++), Buffer.concat(waiting));
    waiting = [];
    bytes = 0;
  };
  for await (const chunk of stream) {
    waiting.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes >= partBytes) await flush();
  }
  await flush();
  return stream.rowCount;
}

async function writeAll(writer: BackupWriter, client: pg.Client, dataFolder: string) {
  await client.query('begin isolation level repeatable read, read only');
  const described = await describeDatabase(client);
  const manifest: Manifest = {
    ...{ format: formatName, version: formatVersion, createdAt: new Date().toISOString() },
    ...described,
  };
  await writer.add(manifestEntry, json(manifest));
  const rows: Summary['rows'] = {};
  for (const table of manifest.tables) rows[table.name] = await writeTable(writer, client, table);
  await client.query('commit');
  const files = keptFiles.filter((name) => existsSync(join(dataFolder, name)));
  for (const name of files) await writer.add(fileEntry(name), await readFile(join(dataFolder, name)));
  const summary: Summary = { entries: writer.entries, rows };
  await writer.add(summaryEntry, json(summary));
  return { tables: manifest.tables.length, rows: Object.values(rows).reduce((sum, n) => sum + n, 0), files };
}

/** Throws ServerError `bad_option`, `data_unusable`, `database_failed`. */
export async function backUp(options: BackupOptions): Promise<BackupReport> {
  const file = resolve(options.file);
  const { dataFolder, databaseUrl } = options;
  if (existsSync(file)) throw new ServerError('bad_option', `${file} is there already. Name another file.`);
  if (!existsSync(dirname(file))) throw new ServerError('bad_option', `There is no folder ${dirname(file)}.`);
  if (databaseUrl !== undefined) checkDatabaseUrl(databaseUrl);
  const write = async (url: string): Promise<BackupReport> => {
    const client = new pg.Client({ connectionString: url, application_name: 'jixia-backup' });
    client.on('error', () => {});
    const writer = new BackupWriter(file);
    try {
      await client.connect();
      const report = await writeAll(writer, client, dataFolder);
      await writer.finish();
      return { file, sizeBytes: (await stat(file)).size, ...report };
    } catch (cause) {
      await writer.abandon();
      if (cause instanceof ServerError) throw cause;
      throw new ServerError(
        'database_failed',
        `No backup of ${describeUrl(url)} was made: ${(cause as Error).message || (cause as NodeJS.ErrnoException).code}`,
        { cause },
      );
    } finally {
      await client.end().catch(() => {});
    }
  };
  return databaseUrl === undefined ? withEmbeddedDatabase(dataFolder, write) : write(databaseUrl);
}
