// The address of the database that a server on this machine runs in its data folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ServerError } from '../server-error.ts';

/** Throws ServerError `data_unusable`. */
export function readEmbeddedUrl(dataFolder: string): string {
  const file = join(dataFolder, 'database.json');
  try {
    const { password, port } = JSON.parse(readFileSync(file, 'utf8'));
    return `postgres://jixia:${password}@127.0.0.1:${port}/jixia`;
  } catch (cause) {
    const fix = 'Start a server there (jixia up), name its folder with --data DIR, or set DATABASE_URL.';
    throw new ServerError('data_unusable', `${file} cannot be read. ${fix}`, { cause });
  }
}
