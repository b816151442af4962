// Makes a worker look whether phases have something to do: at once after a match, and within seconds after anything else,
// when a server's clock comes by. Asking twice is one look.
import { type SQL, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import type { JobQueue } from '../jobs/job-queue.ts';

/** How often a server asks for the phases that are due. */
const wakeDueMs = 3000;

const nextLookAt = sql`(phase.scheduler_state ->> 'nextLookAt')::timestamptz`;

/**
 * In the transaction of a match's result. The lock holds back a worker that looks now until the result can be seen: it may
 * have taken the job that waits already.
 */
export async function wakePhase(db: Connection, queue: JobQueue, phaseId: string): Promise<void> {
  await db.execute(sql`select from phase where id = ${phaseId} for share`);
  await queue.add(db, { kind: 'phase', payload: { phaseId }, shareKey: 'site', dedupeKey: `phase:${phaseId}` });
}

/** Needs no queue: marks phases, in the transaction of what changed. Those that have not begun mind their own start. */
const markDue = (db: Connection, condition: SQL): Promise<unknown> =>
  // Always locked in this order: a phase that ends wakes those after it.
  db.execute(sql`
    update phase set scheduler_state = phase.scheduler_state - 'nextLookAt'
    where id in (select phase.id from phase where phase.status in ('planned', 'open', 'playing') and ${condition}
      order by phase.competition_id, phase.ordinal for update)`);

/** After a change of entries, phases or the competition itself. */
export const wakeCompetition = (db: Connection, competitionId: string): Promise<unknown> =>
  markDue(db, sql`phase.competition_id = ${competitionId}`);

/** After a phase is over: those that follow it may wait for it. */
export const wakeFollowing = (db: Connection, competitionId: string, ordinal: number): Promise<unknown> =>
  markDue(db, sql`phase.competition_id = ${competitionId} and phase.ordinal > ${ordinal}`);

/** After a version of an agent was accepted or withdrawn. */
export const wakePhasesOfAgent = (db: Connection, agentId: string): Promise<unknown> =>
  markDue(
    db,
    sql`exists (select from entry where entry.competition_id = phase.competition_id and entry.status = 'registered'
      and (entry.agent_id = ${agentId} or entry.submission_id in (select id from submission where agent_id = ${agentId})))`,
  );

/** After matches of a job ended without a result. */
export const wakePhasesOfJob = (db: Connection, jobId: string): Promise<unknown> =>
  db.execute(sql`
    update phase set scheduler_state = jsonb_set(phase.scheduler_state, '{nextLookAt}', to_jsonb(now()))
    where phase.id in (select match.phase_id from match where match.job_id = ${jobId})`);

/** Those that begin now, and those that are to be looked at. Several servers may do this. */
export async function wakeDuePhases(db: Connection, queue: JobQueue): Promise<number> {
  const { rows } = await db.execute(sql`
    select phase.id from phase join competition on competition.id = phase.competition_id
    where case when competition.status = 'cancelled' then phase.status in ('planned', 'open', 'playing')
        when phase.status = 'done' then ${nextLookAt} <= now()
        when competition.status <> 'published' then false
        when phase.status = 'planned' then phase.starts_at <= now() and coalesce(${nextLookAt} <= now(), true)
        when phase.status in ('open', 'playing') then coalesce(${nextLookAt} <= now(), true)
        else false end
      and not exists (select from job where job.dedupe_key = 'phase:' || phase.id and job.status in ('queued', 'running'))
    order by phase.id`);
  for (const { id } of rows as { id: string }[])
    await queue.add(db, { kind: 'phase', payload: { phaseId: id }, shareKey: 'site', dedupeKey: `phase:${id}` });
  return rows.length;
}

/** Returns what ends it. */
export function startPhaseClock(db: Connection, queue: JobQueue, onFailure: (error: unknown) => void): () => void {
  const timer = setInterval(() => void wakeDuePhases(db, queue).catch(onFailure), wakeDueMs);
  timer.unref();
  return () => clearInterval(timer);
}
