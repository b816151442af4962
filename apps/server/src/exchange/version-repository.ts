// SQL about the versions of models.
import { and, desc, eq, getTableColumns, inArray, lt, ne, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { agent, blob, job, match, model, modelVersion, ruleset, submission } from '../database/schema.ts';
import type { VersionEvaluation } from './version-evaluation.ts';

const isChecked = sql`(${modelVersion.evaluation}->>'isChecked')::boolean`;

const select = (db: Connection) =>
  db
    .select({ ...getTableColumns(modelVersion), jobStatus: job.status, jobReason: job.reason })
    .from(modelVersion)
    .leftJoin(job, eq(job.id, sql`${modelVersion.evaluation}->>'jobId'`));

/** Newest first; those that were not found to play only where asked for. */
export function listVersions(
  db: Connection,
  modelId: string,
  { limit, before, includesUnchecked }: { limit: number; before?: number | undefined; includesUnchecked: boolean },
) {
  return select(db)
    .where(
      and(
        eq(modelVersion.modelId, modelId),
        before === undefined ? undefined : lt(modelVersion.number, before),
        includesUnchecked ? undefined : isChecked,
      ),
    )
    .orderBy(desc(modelVersion.number))
    .limit(limit + 1);
}

export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number];

export async function findVersion(db: Connection, modelId: string, number: number): Promise<VersionRow | undefined> {
  const [row] = await select(db).where(and(eq(modelVersion.modelId, modelId), eq(modelVersion.number, number)));
  return row;
}

/** The newest checked version of each. */
export async function newestVersions(db: Connection, modelIds: readonly string[]): Promise<Map<string, VersionRow>> {
  if (modelIds.length === 0) return new Map();
  const newest = sql`(select max(other.number) from model_version other
    where other.model_id = ${modelVersion.modelId} and (other.evaluation->>'isChecked')::boolean)`;
  const rows = await select(db).where(
    and(inArray(modelVersion.modelId, [...modelIds]), eq(modelVersion.number, newest)),
  );
  return new Map(rows.map((row) => [row.modelId, row]));
}

export async function insertVersion(db: Connection, row: typeof modelVersion.$inferInsert): Promise<void> {
  await db.insert(modelVersion).values(row);
}

/** Of a version that was never found to play; its bytes go with it. */
export async function deleteVersion(db: Connection, modelId: string, number: number): Promise<void> {
  const one = and(eq(modelVersion.modelId, modelId), eq(modelVersion.number, number));
  const rows = await db.delete(modelVersion).where(one).returning({ hash: modelVersion.fileHash });
  for (const { hash } of rows) await dropUnused(db, hash);
}

/** What a person added in the last 24 hours, and when the first of it was. */
export async function countOfDay(db: Connection, ownerId: string) {
  const [row] = await db
    .select({
      versions: sql<number>`count(*)::int`,
      oldestMs: sql<number>`coalesce(extract(epoch from min(${modelVersion.createdAt})) * 1000, 0)::float8`,
    })
    .from(modelVersion)
    .innerJoin(model, eq(model.id, modelVersion.modelId))
    .where(and(eq(model.ownerId, ownerId), sql`${modelVersion.createdAt} > now() - interval '1 day'`));
  return row ?? { versions: 0, oldestMs: 0 };
}

/** Bytes that nothing names any more: whatever it is may have been uploaded as a model too. */
export async function dropUnused(db: Connection, hash: string | null): Promise<void> {
  if (hash === null) return;
  const uses =
    (await db.$count(submission, eq(submission.fileHash, hash))) +
    (await db.$count(modelVersion, eq(modelVersion.fileHash, hash))) +
    (await db.$count(match, eq(match.replayHash, hash))) +
    (await db.$count(ruleset, eq(ruleset.moduleHash, hash)));
  if (uses === 0) await db.delete(blob).where(eq(blob.hash, hash));
}

export async function setEvaluation(
  db: Connection,
  { modelId, number }: { readonly modelId: string; readonly number: number },
  evaluation: VersionEvaluation,
): Promise<void> {
  await db
    .update(modelVersion)
    .set({ evaluation })
    .where(and(eq(modelVersion.modelId, modelId), eq(modelVersion.number, number)));
}

/** A published version of any other model with the same bytes. */
export async function findSameFile(db: Connection, sha256: string, modelId: string) {
  const [row] = await db
    .select({ slug: model.slug, number: modelVersion.number })
    .from(modelVersion)
    .innerJoin(model, eq(model.id, modelVersion.modelId))
    .where(and(eq(modelVersion.sha256, sha256), ne(model.status, 'draft'), ne(model.id, modelId), isChecked))
    .limit(1);
  return row;
}

/** An accepted submission of a policy, with the agent's owner. */
export async function findSubmission(db: Connection, id: string) {
  const [row] = await db
    .select({ ...getTableColumns(submission), ownerId: agent.ownerId, scenarioId: agent.scenarioId })
    .from(submission)
    .innerJoin(agent, eq(agent.id, submission.agentId))
    .where(eq(submission.id, id));
  return row;
}

/** Accepted policies of somebody's own agents. */
export function listCandidates(
  db: Connection,
  userId: string,
  scenarioId: string,
  limit: number,
  before: string | undefined,
) {
  const { id, number, notes, sizeBytes, createdAt } = submission;
  return db
    .select({ id, agentName: agent.name, number, notes, sizeBytes, createdAt })
    .from(submission)
    .innerJoin(agent, eq(agent.id, submission.agentId))
    .where(
      and(
        ...[eq(agent.ownerId, userId), eq(agent.scenarioId, scenarioId)],
        ...[eq(submission.kind, 'policy'), eq(submission.status, 'accepted')],
        before === undefined ? undefined : lt(submission.id, before),
      ),
    )
    .orderBy(desc(submission.id))
    .limit(limit + 1);
}

/** Deletes the bytes unless a submission or another version names them. */
export async function takeFileAway(db: Connection, modelId: string, number: number, reason: string): Promise<boolean> {
  const one = and(eq(modelVersion.modelId, modelId), eq(modelVersion.number, number));
  const [row] = await db.select({ hash: modelVersion.fileHash }).from(modelVersion).where(one).for('update');
  const hash = row?.hash ?? null;
  if (hash === null) return false;
  await db.update(modelVersion).set({ fileHash: null, fileRemovedReason: reason }).where(one);
  await dropUnused(db, hash);
  return true;
}
