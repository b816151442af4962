// SQL about jobs as people see them.
import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { job } from '../database/schema.ts';
import type { JobKind, JobPayloads } from './job-kinds.ts';
import type { ShownJob } from './job-shapes.ts';
import { findPlaces } from './queue-place.ts';
import { countWorkers } from './worker-presence.ts';

export type JobRow = typeof job.$inferSelect;

function subjectOf(kind: JobKind, payload: unknown): ShownJob['subject'] {
  if (kind === 'validation') return { kind: 'submission', ids: [(payload as JobPayloads['validation']).submissionId] };
  if (kind === 'matches') return { kind: 'match', ids: [...(payload as JobPayloads['matches']).matchIds] };
  if (kind === 'phase') return { kind: 'phase', ids: [(payload as JobPayloads['phase']).phaseId] };
  return { kind: 'model', ids: [(payload as JobPayloads['evaluation']).modelId] };
}

export async function showJobs(db: Connection, rows: readonly JobRow[]): Promise<ShownJob[]> {
  const places = await findPlaces(db, rows);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as JobKind,
    status: row.status as ShownJob['status'],
    subject: subjectOf(row.kind as JobKind, row.payload),
    progress: row.progress,
    attempt: row.attempt,
    reason: row.reason,
    requestedBy: row.requestedBy,
    institutionId: row.institutionId,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    queue: places.get(row.id) ?? null,
  }));
}

export type JobFilter = {
  readonly kind?: JobKind | undefined;
  readonly status?: readonly ShownJob['status'][] | undefined;
  /** Only of this person. */
  readonly requestedBy?: string | undefined;
};

/** Newest first; `limit + 1` rows at most. */
export function listJobs(
  db: Connection,
  { kind, status, requestedBy }: JobFilter,
  limit: number,
  before: string | undefined,
): Promise<JobRow[]> {
  const conditions: (SQL | undefined)[] = [
    kind === undefined ? undefined : eq(job.kind, kind),
    status === undefined ? undefined : inArray(job.status, [...status]),
    requestedBy === undefined ? undefined : eq(job.requestedBy, requestedBy),
    before === undefined ? undefined : lt(job.id, before),
  ];
  return db
    .select()
    .from(job)
    .where(and(...conditions))
    .orderBy(desc(job.id))
    .limit(limit + 1);
}

export async function findJob(db: Connection, id: string): Promise<JobRow | undefined> {
  const [row] = await db.select().from(job).where(eq(job.id, id));
  return row;
}

export type KindFigures = {
  readonly kind: JobKind;
  readonly waiting: number;
  readonly running: number;
  readonly oldestWaitingSeconds: number | null;
  readonly medianWaitSeconds: number | null;
};

/** Of every kind that waits, runs or ran within the hour. */
export async function queueFigures(db: Connection) {
  const { rows } = await db.execute(sql`
    select kind, count(*) filter (where status = 'queued')::int as waiting,
      count(*) filter (where status = 'running')::int as running,
      extract(epoch from now() - min(greatest(created_at, run_after)) filter (where status = 'queued' and run_after <= now()))::float8
        as "oldestWaitingSeconds",
      (percentile_cont(0.5) within group (order by extract(epoch from started_at - created_at))
        filter (where started_at > now() - interval '1 hour'))::float8 as "medianWaitSeconds"
    from job where status in ('queued', 'running') or finished_at > now() - interval '1 hour'
    group by kind order by kind`);
  return { kinds: rows as KindFigures[], ...(await countWorkers(db)) };
}

export type EndedFigures = { readonly kind: JobKind; readonly status: string; readonly jobs: number };

export async function endedLastHour(db: Connection): Promise<EndedFigures[]> {
  const { rows } = await db.execute(sql`
    select kind, status, count(*)::int as jobs from job where finished_at > now() - interval '1 hour' group by kind, status`);
  return rows as EndedFigures[];
}
