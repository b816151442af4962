// The embedded database of a data folder for as long as a piece of work needs it: that of the server that runs there, else
// started for the purpose.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder } from '../database/data-folder.ts';
import { EmbeddedPostgres } from '../database/embedded-postgres.ts';
import { readEmbeddedUrl } from '../database/embedded-url.ts';
import { ServerError } from '../server-error.ts';

/** Throws ServerError `data_unusable`, `database_failed`. */
export async function withEmbeddedDatabase<T>(dataFolder: string, work: (url: string) => Promise<T>): Promise<T> {
  if (!existsSync(join(dataFolder, 'postgres'))) {
    throw new ServerError(
      'data_unusable',
      `There is no database in ${dataFolder}. Name the data folder with --data DIR, or set DATABASE_URL.`,
    );
  }
  let folder: ReturnType<typeof openDataFolder>;
  try {
    folder = openDataFolder(dataFolder);
  } catch (error) {
    if (error instanceof ServerError && error.code === 'data_in_use') return work(readEmbeddedUrl(dataFolder));
    throw error;
  }
  const postgres = new EmbeddedPostgres(folder.path, () => {});
  try {
    await postgres.start();
    return await work(postgres.url);
  } finally {
    await postgres.stop();
    folder.release();
  }
}
