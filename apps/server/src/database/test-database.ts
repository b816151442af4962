// For tests: an embedded PostgreSQL with the current schema, in a folder that goes with it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from './database.ts';
import { EmbeddedPostgres } from './embedded-postgres.ts';

export type TestDatabase = OpenDatabase & { readonly url: string };

export async function startTestDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'jixia-test-'));
  const postgres = new EmbeddedPostgres(folder, console.error, { isDurable: false });
  await postgres.start();
  const database = await openDatabase(postgres.url);
  return {
    ...database,
    url: postgres.url,
    close: async () => {
      await database.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
