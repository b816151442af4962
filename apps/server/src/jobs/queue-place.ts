// Where jobs stand in the queue, and why: the order that `claimJob` will follow if nothing is added.
import { sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { type Said, say, together, verbatim } from '../text/say.ts';
import type { QueuePlace } from './job-shapes.ts';
import { countWorkers } from './worker-presence.ts';

type OrderedRow = { id: string; position: number; same: number; waiting: number };

/** Each job of a share that comes before another raises what the share has running by one. */
const ordered = (ids: readonly string[]) => sql`
  with waiting as (
    select id, priority, share_key, created_at,
      row_number() over (partition by share_key order by priority desc, created_at, id) as turn
    from job where status = 'queued' and run_after <= now()
  ), share as (
    select distinct_share.share_key, usage.running, usage.used
    from (select distinct share_key from waiting) distinct_share
    cross join lateral (
      select count(*) filter (where status = 'running') as running,
        coalesce(sum(extract(epoch from coalesce(finished_at, now()) - started_at)), 0) as used
      from job where job.share_key = distinct_share.share_key and started_at > now() - interval '1 hour'
    ) usage
  ), placed as (
    select id, turn, count(*) over () as waiting,
      row_number() over (order by priority desc, running + turn, used, created_at, id) as position
    from waiting join share using (share_key)
  )
  select id, position::int, (turn - 1)::int as same, waiting::int from placed
  where id in (${sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )})`;

type PlacedJob = {
  readonly id: string;
  readonly status: string;
  readonly runAfter: Date;
  readonly shareKey: string;
  readonly attempt: number;
  readonly reason: string | null;
};

function busyText(workers: number, busy: number): Said {
  if (workers === 0) return say`No worker is running: ask the site admin to start one.`;
  return workers === 1 ? say`${busy} of 1 worker busy.` : say`${busy} of ${workers} workers busy.`;
}

function aheadText(ahead: number, same: number, shareKey: string): Said {
  if (ahead === 0) return say`It is next.`;
  const others = ahead - same;
  return shareKey.startsWith('institution:')
    ? say`${ahead} before it: ${same} of your institution, ${others} of others.`
    : say`${ahead} before it: ${same} of yours, ${others} of others.`;
}

/** By id, for those that wait or run. */
export async function findPlaces(db: Connection, jobs: readonly PlacedJob[]): Promise<ReadonlyMap<string, QueuePlace>> {
  const open = jobs.filter(({ status }) => status === 'queued' || status === 'running');
  const places = new Map<string, QueuePlace>();
  if (open.length === 0) return places;
  const { rows } = await db.execute(ordered(open.map(({ id }) => id)));
  const byId = new Map((rows as OrderedRow[]).map((row) => [row.id, row]));
  const { workers, busy } = await countWorkers(db);
  for (const { id, status, runAfter, shareKey, attempt, reason } of open) {
    const row = byId.get(id);
    const waiting = row?.waiting ?? 0;
    const none = { position: null, aheadOfSameShare: 0, aheadOfOthers: 0, waiting, workers, busy, resumesAt: null };
    if (status === 'running') {
      places.set(id, { ...none, status: 'running', reason: say`A worker has it, attempt ${attempt}.` });
    } else if (row === undefined) {
      const resumesAt = runAfter.toISOString();
      // What a worker wrote down stays as it is.
      const why = reason === null ? [] : [verbatim(reason)];
      const text = together([say`It rests until ${resumesAt}.`, ...why]);
      places.set(id, { ...none, status: 'resting', resumesAt, reason: text });
    } else {
      const ahead = row.position - 1;
      places.set(id, {
        ...{ ...none, status: 'waiting', position: row.position, aheadOfSameShare: row.same },
        ...{ aheadOfOthers: ahead - row.same },
        reason: together([aheadText(ahead, row.same, shareKey), busyText(workers, busy)]),
      });
    }
  }
  return places;
}
