// What there is to back up, asked of the database itself, so that no table is forgotten.
import type pg from 'pg';
import type { BackupTable, Manifest } from './backup-format.ts';

/** Parents before children. A table may refer to itself: COPY checks at its end. */
function inOrder(
  tables: readonly BackupTable[],
  references: readonly { child: string; parent: string }[],
): BackupTable[] {
  const parents = Map.groupBy(
    references.filter(({ child, parent }) => child !== parent),
    ({ child }) => child,
  );
  const ordered: BackupTable[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const isLeft = (name: string): boolean => left.some((table) => table.name === name);
    const next = left.filter(({ name }) => !(parents.get(name) ?? []).some(({ parent }) => isLeft(parent)));
    if (next.length === 0) throw new Error(`tables refer to each other: ${left.map(({ name }) => name).join(', ')}`);
    ordered.push(...next);
    left = left.filter((table) => !next.includes(table));
  }
  return ordered;
}

/** In a transaction that sees one state. The queue's own tables are left out: its tickets are made anew for the jobs. */
export async function describeDatabase(
  client: pg.ClientBase,
): Promise<Pick<Manifest, 'postgres' | 'migrations' | 'tables' | 'sequences'>> {
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(`
    select relname as name, array_agg(attname::text order by attnum) as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and attnum > 0 and not attisdropped and attgenerated = ''
    group by relname order by relname`);
  const { rows: references } = await client.query<{ child: string; parent: string }>(`
    select child.relname as child, parent.relname as parent from pg_constraint
    join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
    where contype = 'f' and child.relnamespace = 'public'::regnamespace`);
  const { rows: sequences } = await client.query<{ name: string; lastValue: string }>(`
    select sequencename as name, last_value::text as "lastValue" from pg_sequences
    where schemaname = 'public' and last_value is not null order by sequencename`);
  const { rows: migrations } = await client.query<{ hash: string; createdAtMs: string }>(
    'select hash, created_at as "createdAtMs" from drizzle.__drizzle_migrations order by created_at',
  );
  const { rows } = await client.query('show server_version');
  return {
    postgres: rows[0].server_version,
    migrations: migrations.map(({ hash, createdAtMs }) => ({ hash, createdAtMs: Number(createdAtMs) })),
    tables: inOrder(tables, references),
    sequences,
  };
}
