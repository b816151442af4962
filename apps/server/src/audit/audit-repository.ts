// SQL about the audit log: events by what one looks for, and the names of whom and what they speak of.
import { and, desc, eq, gte, inArray, like, lt, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Connection } from '../database/database.ts';
import { agent, auditEvent, competition, institution, model, news, team, user } from '../database/schema.ts';

export type AuditFilter = {
  readonly actorId?: string | undefined;
  /** A whole action, or the kind before the dot. */
  readonly action?: string | undefined;
  readonly objectKind?: string | undefined;
  readonly objectId?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
};

export type AuditRow = typeof auditEvent.$inferSelect;

/** Newest first; `limit + 1` rows at most. */
export function listAuditEvents(
  db: Connection,
  { actorId, action, objectKind, objectId, since, until }: AuditFilter,
  limit: number,
  before: number | undefined,
): Promise<AuditRow[]> {
  const wanted: (SQL | undefined)[] = [
    before === undefined ? undefined : lt(auditEvent.id, before),
    actorId === undefined ? undefined : eq(auditEvent.actorId, actorId),
    action === undefined
      ? undefined
      : action.includes('.')
        ? eq(auditEvent.action, action)
        : like(auditEvent.action, `${action}.%`),
    objectKind === undefined ? undefined : eq(auditEvent.objectKind, objectKind),
    objectId === undefined ? undefined : eq(auditEvent.objectId, objectId),
    since === undefined ? undefined : gte(auditEvent.at, since),
    until === undefined ? undefined : lt(auditEvent.at, until),
  ];
  return db
    .select()
    .from(auditEvent)
    .where(and(...wanted))
    .orderBy(desc(auditEvent.id))
    .limit(limit + 1);
}

type Named = { readonly table: PgTable; readonly id: PgColumn; readonly zh: PgColumn; readonly en: PgColumn };

export type Names = { readonly zh: string; readonly en: string };

const named: Readonly<Record<string, Named>> = {
  user: { table: user, id: user.id, zh: user.name, en: user.name },
  institution: { table: institution, id: institution.id, zh: institution.nameZh, en: institution.nameEn },
  team: { table: team, id: team.id, zh: team.name, en: team.name },
  competition: { table: competition, id: competition.id, zh: competition.titleZh, en: competition.titleEn },
  agent: { table: agent, id: agent.id, zh: agent.name, en: agent.name },
  model: { table: model, id: model.id, zh: model.title, en: model.title },
  news: { table: news, id: news.id, zh: news.titleZh, en: news.titleEn },
};

/** The person that an event is about beside its object, where it is about one. */
export const subjectIdOf = ({ detail }: AuditRow): string | null => {
  const { userId } = detail as { userId?: unknown };
  return typeof userId === 'string' ? userId : null;
};

/** Names that they have now, by `kind id`; what is gone has none. */
export async function namesFor(db: Connection, rows: readonly AuditRow[]): Promise<ReadonlyMap<string, Names>> {
  const ids = new Map<string, Set<string>>();
  const ask = (kind: string, id: string | null): void => {
    if (id === null || named[kind] === undefined) return;
    const known = ids.get(kind) ?? new Set();
    ids.set(kind, known.add(id));
  };
  for (const row of rows) {
    ask('user', row.actorId);
    ask('user', subjectIdOf(row));
    ask(row.objectKind, row.objectId);
  }
  const names = new Map<string, Names>();
  for (const [kind, wanted] of ids) {
    const { table, id, zh, en } = named[kind] as Named;
    const found = await db
      .select({ id, zh, en })
      .from(table)
      .where(inArray(id, [...wanted]));
    for (const row of found) names.set(`${kind} ${row.id}`, { zh: String(row.zh), en: String(row.en) });
  }
  return names;
}
