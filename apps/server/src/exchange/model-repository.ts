// SQL about models.
import { and, asc, desc, eq, getTableColumns, ilike, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { likeText } from '../database/like-text.ts';
import { newId } from '../database/new-id.ts';
import { follow, institution, institutionMember, model, modelVersion, thread, user } from '../database/schema.ts';

/** By id or address; an address that looks like another's id does not hide it. */
export async function findModel(db: Connection, idOrSlug: string) {
  const [row] = await db
    .select()
    .from(model)
    .where(or(eq(model.id, idOrSlug), eq(model.slug, idOrSlug)))
    .orderBy(desc(sql`${model.id} = ${idOrSlug}`))
    .limit(1);
  return row;
}

export type ModelRow = NonNullable<Awaited<ReturnType<typeof findModel>>>;

const isPublic = sql`${model.status} <> 'draft' and not ${model.isHidden}`;

const forks = sql<number>`(select count(*)::int from model child where child.fork_of_id = ${model.id} and child.status <> 'draft' and not child.is_hidden)`;
const followers = sql<number>`(select count(*)::int from ${follow} where ${follow.objectKind} = 'model' and ${follow.objectId} = ${model.id})`;
const threads = sql<number>`(select count(*)::int from ${thread} where ${thread.objectKind} = 'model' and ${thread.objectId} = ${model.id} and ${thread.hiddenAt} is null)`;
/** Lower bound against the last, the strongest, bot; of the newest version that was measured. */
const strength = sql<number>`coalesce((select (newest.evaluation->>'strength')::float8 from ${modelVersion} newest
  where newest.model_id = ${model.id} and newest.evaluation->>'status' = 'done' order by newest.number desc limit 1), -1)`;

const shown = {
  ...getTableColumns(model),
  ownerName: user.name,
  institution: {
    id: institution.id,
    slug: institution.slug,
    nameZh: institution.nameZh,
    nameEn: institution.nameEn,
  },
  forks,
  followers,
  threads,
};

const sorts = { newest: null, followers, forks, strength } as const;
export type ModelSort = keyof typeof sorts;
export const modelSorts = Object.keys(sorts) as [ModelSort, ...ModelSort[]];

export type ModelFilter = {
  readonly search?: string | undefined;
  readonly scenarioId?: string | undefined;
  readonly licence?: string | undefined;
  readonly institutionId?: string | undefined;
  readonly forkOfId?: string | undefined;
  readonly status?: string | undefined;
  /** Also what is not public. */
  readonly ownerId?: string | undefined;
  readonly includesHidden?: boolean | undefined;
};

const conditions = ({
  search,
  scenarioId,
  licence,
  institutionId,
  forkOfId,
  status,
  ownerId,
  includesHidden,
}: ModelFilter) => {
  const text = search === undefined ? undefined : likeText(search);
  return and(
    ownerId !== undefined
      ? eq(model.ownerId, ownerId)
      : includesHidden === true
        ? sql`${model.status} <> 'draft'`
        : isPublic,
    scenarioId === undefined ? undefined : eq(model.scenarioId, scenarioId),
    licence === undefined ? undefined : eq(model.licence, licence),
    institutionId === undefined ? undefined : eq(model.institutionId, institutionId),
    forkOfId === undefined ? undefined : eq(model.forkOfId, forkOfId),
    status === undefined ? undefined : eq(model.status, status),
    text === undefined
      ? undefined
      : or(
          ...[model.title, model.slug, model.algorithm, model.card, user.name].map((column) => ilike(column, text)),
          sql`array_to_string(${model.authors}, ' ') ilike ${text}`,
        ),
  );
};

/** Cursors are `VALUE ID`. */
const after = (value: SQL<number> | null, cursor: string | undefined): SQL | undefined => {
  const [id, number] = (cursor ?? '').split(' ').reverse();
  if (id === undefined || id === '') return undefined;
  return value === null ? sql`${model.id} < ${id}` : sql`(${value}, ${model.id}) < (${Number(number)}::float8, ${id})`;
};

const select = (db: Connection, sortValue: SQL<number>) =>
  db
    .select({ ...shown, sortValue })
    .from(model)
    .leftJoin(user, eq(user.id, model.ownerId))
    .leftJoin(institution, eq(institution.id, model.institutionId));

/** Most first, or newest first; `limit + 1` rows at most. */
export function listModels(
  db: Connection,
  filter: ModelFilter,
  sort: ModelSort,
  limit: number,
  cursor: string | undefined,
) {
  const value = sorts[sort];
  return select(db, value ?? sql<number>`0`)
    .where(and(conditions(filter), after(value, cursor)))
    .orderBy(...(value === null ? [] : [desc(value)]), desc(model.id))
    .limit(limit + 1);
}

export type ShownModelRow = Awaited<ReturnType<typeof listModels>>[number];

export async function findShownModel(db: Connection, id: string): Promise<ShownModelRow | undefined> {
  const [row] = await select(db, sql<number>`0`).where(eq(model.id, id));
  return row;
}

export const modelCursor = ({ sortValue, id }: ShownModelRow): string => `${sortValue} ${id}`;

/** What these models were made from, by id. */
export async function findModelRefs(db: Connection, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { id: string; slug: string; title: string }>();
  const { id, slug, title } = model;
  const rows = await db
    .select({ id, slug, title })
    .from(model)
    .where(and(inArray(model.id, [...ids]), isPublic));
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertModel(db: Connection, fields: Omit<typeof model.$inferInsert, 'id'>): Promise<string> {
  const id = newId();
  await db.insert(model).values({ id, ...fields });
  return id;
}

/** False where the version is not the current one any more. */
export async function updateModel(
  db: Connection,
  id: string,
  version: number,
  change: Partial<typeof model.$inferInsert>,
): Promise<boolean> {
  const changed = await db
    .update(model)
    .set({ ...change, version: version + 1, updatedAt: new Date() })
    .where(and(eq(model.id, id), eq(model.version, version)))
    .returning({ id: model.id });
  return changed.length === 1;
}

/** Sets what is not the owner's own edit. */
export async function setModel(db: Connection, id: string, change: Partial<typeof model.$inferInsert>): Promise<void> {
  await db
    .update(model)
    .set({ ...change, version: sql`${model.version} + 1`, updatedAt: new Date() })
    .where(eq(model.id, id));
}

export async function deleteModel(db: Connection, id: string): Promise<void> {
  await db.delete(model).where(eq(model.id, id));
}

export async function isInstitutionMember(db: Connection, institutionId: string, userId: string): Promise<boolean> {
  const { institutionId: of, userId: who } = institutionMember;
  return (await db.$count(institutionMember, and(eq(of, institutionId), eq(who, userId)))) > 0;
}

const mostRelatives = 500;

/** The whole family of a model, through all its forks; drafts and hidden ones are left out, their forks are not. */
export async function listFamily(db: Connection, id: string) {
  const { rows } = await db.execute(sql`
    with recursive up as (
      select id, fork_of_id, 0 as height from model where id = ${id}
      union all select parent.id, parent.fork_of_id, up.height + 1
        from model parent join up on parent.id = up.fork_of_id where up.height < 100
    ), down as (
      (select id, 0 as depth from up order by height desc limit 1)
      union all select child.id, down.depth + 1 from model child join down on child.fork_of_id = down.id where down.depth < 200
    ) select id from down limit ${mostRelatives}`);
  const ids = rows.map((row) => row['id'] as string);
  const versions = sql<number>`(select count(*)::int from ${modelVersion} where ${modelVersion.modelId} = ${model.id} and (${modelVersion.evaluation}->>'isChecked')::boolean)`;
  const { slug, title, forkOfId, forkOfNumber, status, createdAt } = model;
  return db
    .select({ id: model.id, slug, title, forkOfId, forkOfNumber, ownerName: user.name, status, versions, createdAt })
    .from(model)
    .leftJoin(user, eq(user.id, model.ownerId))
    .where(and(inArray(model.id, ids), isPublic))
    .orderBy(asc(model.id));
}
