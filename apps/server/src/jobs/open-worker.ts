// A worker for the command line: finds the database by DATABASE_URL or in the data folder of a server that runs here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDatabaseUrl } from '../database/database-url.ts';
import { ServerError } from '../server-error.ts';
import type { RunningWorker, WorkerOptions } from './start-worker.ts';

export type OpenWorkerOptions = Omit<WorkerOptions, 'databaseUrl' | 'handlers'> & {
  readonly databaseUrl?: string | undefined;
  readonly dataFolder: string;
};

function readUrl(dataFolder: string): string {
  const file = join(dataFolder, 'database.json');
  try {
    const { password, port } = JSON.parse(readFileSync(file, 'utf8'));
    return `postgres://jixia:${password}@127.0.0.1:${port}/jixia`;
  } catch (cause) {
    const fix = 'Start a server there (jixia up), name its folder with --data DIR, or set DATABASE_URL.';
    throw new ServerError('data_unusable', `${file} cannot be read. ${fix}`, { cause });
  }
}

/** Throws ServerError `bad_option`, `data_unusable`, `database_failed`. */
export async function openWorker({ databaseUrl, dataFolder, ...rest }: OpenWorkerOptions): Promise<RunningWorker> {
  if (databaseUrl !== undefined) checkDatabaseUrl(databaseUrl);
  const url = databaseUrl ?? readUrl(dataFolder);
  const { startWorker } = await import('./start-worker.ts');
  return startWorker({ ...rest, databaseUrl: url });
}
