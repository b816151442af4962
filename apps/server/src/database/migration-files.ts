// The migrations that this version brings, as they lie in the folder.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

export type Migration = {
  readonly name: string;
  /** SHA-256 of the file, and the time in the journal: how the database names what was applied. */
  readonly hash: string;
  readonly createdAtMs: number;
  readonly statements: readonly string[];
};

/** Oldest first. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const journal = JSON.parse(await readFile(`${migrationsFolder}/meta/_journal.json`, 'utf8'));
  const entries = journal.entries as { tag: string; when: number }[];
  return Promise.all(
    entries.map(async ({ tag, when }) => {
      const text = await readFile(`${migrationsFolder}/${tag}.sql`, 'utf8');
      return {
        name: tag,
        hash: createHash('sha256').update(text).digest('hex'),
        createdAtMs: when,
        statements: text.split('--> statement-breakpoint'),
      };
    }),
  );
}

/** In the caller's transaction, with the notes by which later starts know of them. */
export async function applyMigrations(client: pg.ClientBase, migrations: readonly Migration[]): Promise<void> {
  await client.query('create schema if not exists drizzle');
  await client.query(
    'create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  );
  for (const { hash, createdAtMs, statements } of migrations) {
    for (const statement of statements) await client.query(statement);
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      hash,
      createdAtMs,
    ]);
  }
}
