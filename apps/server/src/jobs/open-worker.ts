// A worker for the command line: finds the database by DATABASE_URL or in the data folder of a server that runs here.
import { checkDatabaseUrl } from '../database/database-url.ts';
import { readEmbeddedUrl } from '../database/embedded-url.ts';
import type { RunningWorker, WorkerOptions } from './start-worker.ts';
import { useWorkerFolder } from './worker-folder.ts';

export type OpenWorkerOptions = Omit<WorkerOptions, 'databaseUrl' | 'handlers'> & {
  readonly databaseUrl?: string | undefined;
  readonly dataFolder: string;
};

/** Throws ServerError `bad_option`, `data_unusable`, `database_failed`. */
export async function openWorker({ databaseUrl, dataFolder, ...rest }: OpenWorkerOptions): Promise<RunningWorker> {
  if (databaseUrl !== undefined) checkDatabaseUrl(databaseUrl);
  const url = databaseUrl ?? readEmbeddedUrl(dataFolder);
  const { startWorker } = await import('./start-worker.ts');
  const folder = useWorkerFolder();
  try {
    const worker = await startWorker({ ...rest, databaseUrl: url });
    return { name: worker.name, close: () => worker.close().finally(() => folder.close()) };
  } catch (error) {
    folder.close();
    throw error;
  }
}
