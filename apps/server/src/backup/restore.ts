// Brings a platform back from a backup: all of it or nothing, and never over something that is there.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openDataFolder } from '../database/data-folder.ts';
import { checkDatabaseUrl } from '../database/database-url.ts';
import { EmbeddedPostgres } from '../database/embedded-postgres.ts';
import { readMigrations } from '../database/migration-files.ts';
import { ServerError } from '../server-error.ts';
import { fileEntry, keptFiles } from './backup-format.ts';
import { loadDatabase, migrationsIn } from './load-database.ts';
import { type CheckedBackup, checkBackup, readEntries } from './read-backup.ts';

export type RestoreOptions = {
  readonly file: string;
  /** May hold nothing that a backup holds. */
  readonly dataFolder: string;
  /** Of an empty database, instead of an embedded one in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** Looks at the backup only. */
  readonly isCheckOnly?: boolean;
};

export type RestoreReport = {
  readonly createdAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: readonly string[];
};

async function readFiles(file: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const { name, bytes } of readEntries(file)) {
    const kept = keptFiles.find((one) => fileEntry(one) === name);
    if (kept !== undefined) files.set(kept, bytes);
  }
  return files;
}

/** Throws ServerError `not_empty`. */
function demandRoom(folder: string, files: ReadonlyMap<string, Buffer>, isEmbedded: boolean): void {
  const inTheWay = [...files]
    .filter(([name, bytes]) => existsSync(join(folder, name)) && !readFileSync(join(folder, name)).equals(bytes))
    .map(([name]) => name);
  if (isEmbedded && existsSync(join(folder, 'postgres'))) inTheWay.unshift('postgres');
  if (inTheWay.length === 0) return;
  throw new ServerError(
    'not_empty',
    `${folder} holds another platform (${inTheWay.join(', ')}), and nothing is overwritten. Restore into another folder: --data DIR`,
  );
}

const writeFiles = async (folder: string, files: ReadonlyMap<string, Buffer>): Promise<void> => {
  for (const [name, bytes] of files) {
    await writeFile(join(folder, `${name}.restored`), bytes, { mode: 0o600, flush: true });
    await rename(join(folder, `${name}.restored`), join(folder, name));
  }
};

/** Built beside, and moved to its place when it is whole: the folder `postgres` last, which makes a data folder one. */
async function restoreEmbedded(
  folder: string,
  file: string,
  backup: CheckedBackup,
  files: ReadonlyMap<string, Buffer>,
) {
  const draft = join(folder, 'restore.new');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  try {
    const postgres = new EmbeddedPostgres(draft, () => {});
    try {
      await postgres.start();
      await loadDatabase(postgres.url, file, backup);
    } finally {
      await postgres.stop();
    }
    await writeFiles(folder, files);
    for (const name of ['database.json', 'postgres']) await rename(join(draft, name), join(folder, name));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Throws ServerError `bad_backup`, `not_empty`, `bad_option`, `data_in_use`, `data_unusable`, `database_failed`. */
export async function restore(options: RestoreOptions): Promise<RestoreReport> {
  const file = resolve(options.file);
  const { databaseUrl, isCheckOnly = false } = options;
  if (databaseUrl !== undefined) checkDatabaseUrl(databaseUrl);
  const backup = await checkBackup(file);
  migrationsIn(file, backup.manifest, await readMigrations());
  const files = await readFiles(file);
  const report = {
    createdAt: backup.manifest.createdAt,
    tables: backup.manifest.tables.length,
    rows: Object.values(backup.summary.rows).reduce((sum, n) => sum + n, 0),
    files: [...files.keys()],
  };
  if (isCheckOnly) return report;
  const folder = openDataFolder(options.dataFolder);
  try {
    demandRoom(folder.path, files, databaseUrl === undefined);
    if (databaseUrl === undefined) await restoreEmbedded(folder.path, file, backup, files);
    else {
      await loadDatabase(databaseUrl, file, backup);
      await writeFiles(folder.path, files);
    }
  } finally {
    folder.release();
  }
  return report;
}
