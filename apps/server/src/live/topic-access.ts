// Which topics there are, and who may follow them: whoever may see the object.
import { type SQL, sql } from 'drizzle-orm';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { ApiError } from '../http/api-error.ts';
import { isVisible } from '../matches/match-repository.ts';

const open = ['jobs', 'matches', 'models', 'news'];

type Asker = { readonly userId: string; readonly isAdmin: boolean };

const isMine = ({ userId, isAdmin }: Asker): SQL => sql`(${isAdmin} or agent.owner_id = ${userId} or exists (
  select from team_member where team_member.team_id = agent.team_id and team_member.user_id = ${userId}))`;
const isAnnounced = ({ userId, isAdmin }: Asker): SQL => sql`(${isAdmin} or competition.status <> 'draft'
  or competition.organiser_id = ${userId} or exists (select from competition_organiser
    where competition_id = competition.id and user_id = ${userId}))`;

/** Finds a row where the object is there and the asker may see it. */
const visible: Readonly<Record<string, (id: string, asker: Asker) => SQL>> = {
  competition: (id, asker) => sql`select from competition where id = ${id} and ${isAnnounced(asker)}`,
  phase: (id, asker) => sql`select from phase join competition on competition.id = phase.competition_id
    where phase.id = ${id} and ${isAnnounced(asker)}`,
  submission: (id, asker) => sql`select from submission join agent on agent.id = submission.agent_id
    where submission.id = ${id} and ${isMine(asker)}`,
  agent: (id, asker) => sql`select from agent
    where id = ${id} and (is_published or is_sample or ${isMine(asker)})`,
  model: (id, { userId, isAdmin }) => sql`select from model where id = ${id}
    and ((status <> 'draft' and not is_hidden) or owner_id = ${userId} or ${isAdmin})`,
  thread: (id, { isAdmin }) => sql`select from thread where id = ${id} and (hidden_at is null or ${isAdmin})`,
};

export const topicPattern = new RegExp(
  `^(?:${open.join('|')}|(?:match|${Object.keys(visible).join('|')}):[\\w-]{1,64})$`,
);

/** Throws ApiError `not_found`: what is another's does not exist. */
export async function checkTopics(db: Connection, principal: Principal, topics: readonly string[]): Promise<void> {
  const { userId, roles, token } = principal;
  const mayRead = token === null || token.scopes.includes('read');
  const asker = mayRead
    ? { userId: userId ?? '', isAdmin: roles.includes('siteAdmin') }
    : { userId: '', isAdmin: false };
  for (const topic of topics) {
    const [kind = '', id] = topic.split(':', 2);
    if (id === undefined) continue;
    const look = visible[kind];
    const isThere =
      look === undefined ? await isVisible(db, principal, id) : (await db.execute(look(id, asker))).rows.length > 0;
    if (!isThere) {
      throw new ApiError('not_found', `There is no ${kind} ${id}, or it is not yours to see.`, { field: 'topics' });
    }
  }
}
