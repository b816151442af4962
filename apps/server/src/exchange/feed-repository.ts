// What happened to the things somebody follows: versions, posts, phases and results, put together from where they are stored.
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Connection } from '../database/database.ts';

export const feedEventSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  event: z.enum(['version', 'withdrawn', 'fork', 'post', 'phaseStarted', 'phaseEnded', 'finished', 'submission']),
  objectKind: z.enum(['model', 'competition', 'agent', 'thread']).describe('Of what is followed'),
  objectId: z.string(),
  slug: z.string().nullable(),
  title: z.string(),
  titleZh: z.string().nullable(),
  detail: z.object({
    number: z.number().int().nullable().describe('Of the version'),
    name: z.string().nullable().describe('Who wrote, which phase, which fork'),
    nameZh: z.string().nullable(),
    threadId: z.string().nullable(),
    forkSlug: z.string().nullable(),
  }),
});
export type FeedEvent = z.infer<typeof feedEventSchema>;

const columns = sql.raw(
  `event, at, object_kind, object_id, slug, title, title_zh, number, name, name_zh, thread_id, fork_slug, id`,
);

/** `limit + 1` events at most; one's own posts are no news. */
export async function listFeed(
  db: Connection,
  userId: string,
  limit: number,
  cursor: string | undefined,
): Promise<FeedEvent[]> {
  const [at, id] = (cursor ?? '').split(' ');
  const before =
    id === undefined || Number.isNaN(Date.parse(at ?? '')) ? sql`true` : sql`(at, id) < (${at}::timestamptz, ${id})`;
  const { rows } = await db.execute(sql`
    with mine as (select object_kind, object_id from follow where user_id = ${userId}),
    models as (select m.* from mine join model m on mine.object_kind = 'model' and m.id = mine.object_id
      where not m.is_hidden and m.status <> 'draft'),
    competitions as (select c.* from mine join competition c on mine.object_kind = 'competition' and c.id = mine.object_id
      where c.status <> 'draft'),
    threads as (
      select t.*, mine.object_kind as followed_kind, mine.object_id as followed_id from mine join thread t
        on (mine.object_kind = 'thread' and t.id = mine.object_id)
        or (mine.object_kind in ('model', 'competition') and t.object_kind = mine.object_kind and t.object_id = mine.object_id)
      where t.hidden_at is null and (t.object_kind <> 'model' or exists (select from model m where m.id = t.object_id and not m.is_hidden))
    ),
    events (${columns}) as (
      select 'version', v.created_at, 'model', m.id, m.slug, m.title, null::text, v.number, null::text, null::text, null::text, null::text, m.id || ':' || v.number
        from models m join model_version v on v.model_id = m.id where (v.evaluation->>'isChecked')::boolean
      union all select 'withdrawn', m.updated_at, 'model', m.id, m.slug, m.title, null, null, null, null, null, null, m.id || ':withdrawn'
        from models m where m.status = 'withdrawn'
      union all select 'fork', f.created_at, 'model', m.id, m.slug, m.title, null, null, f.title, null, null, f.slug, f.id || ':fork'
        from models m join model f on f.fork_of_id = m.id where f.status = 'published' and not f.is_hidden
      union all (select distinct on (p.id) 'post', p.created_at, t.followed_kind, t.followed_id, null, t.title, null, null, u.name, null, t.id, null, p.id
        from threads t join post p on p.thread_id = t.id left join "user" u on u.id = p.author_id
        where p.hidden_at is null and p.deleted_at is null and p.author_id is distinct from ${userId}
        order by p.id, t.followed_kind desc)
      union all select 'phaseStarted', ph.starts_at, 'competition', c.id, c.slug, c.title_en, c.title_zh, null, ph.title_en, ph.title_zh, null, null, ph.id || ':start'
        from competitions c join phase ph on ph.competition_id = c.id where ph.status in ('open', 'playing', 'done') and ph.starts_at <= now()
      union all select 'phaseEnded', coalesce(ph.ends_at, ph.updated_at), 'competition', c.id, c.slug, c.title_en, c.title_zh, null, ph.title_en, ph.title_zh, null, null, ph.id || ':end'
        from competitions c join phase ph on ph.competition_id = c.id where ph.status = 'done'
      union all select 'finished', c.updated_at, 'competition', c.id, c.slug, c.title_en, c.title_zh, null, null, null, null, null, c.id || ':finished'
        from competitions c where c.status = 'finished'
      union all select 'submission', s.decided_at, 'agent', a.id, null, a.name, null, s.number, null, null, null, null, s.id
        from mine join agent a on mine.object_kind = 'agent' and a.id = mine.object_id join submission s on s.agent_id = a.id
        where s.status = 'accepted' and s.decided_at is not null and (a.is_published or a.is_sample or a.owner_id = ${userId})
    )
    select *, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text
      from events where ${before} order by at desc, id desc limit ${limit + 1}`);
  return rows.map((row) => ({
    id: row['id'] as string,
    // To the microsecond, so that the next page begins after it.
    at: row['at_text'] as string,
    event: row['event'] as FeedEvent['event'],
    objectKind: row['object_kind'] as FeedEvent['objectKind'],
    objectId: row['object_id'] as string,
    slug: row['slug'] as string | null,
    title: row['title'] as string,
    titleZh: row['title_zh'] as string | null,
    detail: {
      number: row['number'] as number | null,
      name: row['name'] as string | null,
      nameZh: row['name_zh'] as string | null,
      threadId: row['thread_id'] as string | null,
      forkSlug: row['fork_slug'] as string | null,
    },
  }));
}
