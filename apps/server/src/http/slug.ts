// Addresses of pages name things by their slug: reading takes it where it takes the id.
import { eq, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Connection } from '../database/database.ts';

export type SlugTable = PgTable & { readonly id: PgColumn; readonly slug: PgColumn };

/** The id of what has this id or this slug; what was given where nothing has. A slug that is another's id loses. */
export async function idFromSlug(db: Connection, table: SlugTable, idOrSlug: string): Promise<string> {
  const [row] = await db
    .select({ id: sql<string>`${table.id}` })
    .from(table)
    .where(sql`${table.id} = ${idOrSlug} or ${table.slug} = ${idOrSlug}`)
    .orderBy(sql`${eq(table.id, idOrSlug)} desc`)
    .limit(1);
  return row?.id ?? idOrSlug;
}
