// SQL about versions of agents.
import { and, desc, eq, getTableColumns, inArray, lt, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { agent, submission, user } from '../database/schema.ts';

const { verdict, ...listed } = getTableColumns(submission);
const ofAgent = { agentName: agent.name, scenarioId: agent.scenarioId };

/** Newest first; `limit + 1` rows at most. Strangers see what was accepted. */
export function listSubmissions(
  db: Connection,
  agentId: string,
  isInside: boolean,
  limit: number,
  before: string | undefined,
) {
  return db
    .select({ ...listed, ...ofAgent })
    .from(submission)
    .innerJoin(agent, eq(agent.id, submission.agentId))
    .where(
      and(
        eq(submission.agentId, agentId),
        isInside ? undefined : eq(submission.status, 'accepted'),
        before === undefined ? undefined : lt(submission.id, before),
      ),
    )
    .orderBy(desc(submission.id))
    .limit(limit + 1);
}

export async function findSubmission(db: Connection, id: string) {
  const [row] = await db
    .select({ ...listed, verdict, ...ofAgent, isPublic: agent.isPublished, submitterName: user.name })
    .from(submission)
    .innerJoin(agent, eq(agent.id, submission.agentId))
    .leftJoin(user, eq(user.id, submission.submittedBy))
    .where(eq(submission.id, id));
  return row;
}

export type ListedRow = Awaited<ReturnType<typeof listSubmissions>>[number];
export type DetailRow = NonNullable<Awaited<ReturnType<typeof findSubmission>>>;

/** Id of the agent's version with the same file under the same rules, unless it was refused or withdrawn. */
export async function findTwin(
  db: Connection,
  { agentId, kind, fileHash, rulesHash }: Pick<NewVersion, 'agentId' | 'kind' | 'fileHash' | 'rulesHash'>,
): Promise<string | undefined> {
  const [twin] = await db
    .select({ id: submission.id })
    .from(submission)
    .where(
      and(
        ...[eq(submission.agentId, agentId), eq(submission.fileHash, fileHash), eq(submission.kind, kind)],
        eq(submission.rulesHash, rulesHash),
        inArray(submission.status, ['queued', 'validating', 'accepted']),
      ),
    )
    .orderBy(desc(submission.number))
    .limit(1);
  return twin?.id;
}

export type NewVersion = {
  readonly agentId: string;
  readonly kind: string;
  readonly fileHash: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly notes: string;
  readonly rulesHash: string;
  readonly submittedBy: string;
};

/** The agent is locked by the caller, so the number is its own. */
export async function insertSubmission(db: Connection, fields: NewVersion): Promise<string> {
  const id = newId();
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from submission where agent_id = ${fields.agentId})`;
  await db.insert(submission).values({ id, number, ...fields });
  return id;
}

export async function markWithdrawn(db: Connection, id: string): Promise<void> {
  await db
    .update(submission)
    .set({ status: 'withdrawn', reason: null, withdrawnAt: sql`clock_timestamp()` })
    .where(eq(submission.id, id));
}
