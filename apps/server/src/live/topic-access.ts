// Which topics there are, and who may follow them: whoever may see the object, by the rules of its domain.
import { notYoursToSee } from '../authorisation/access-words.ts';
import type { Principal } from '../authorisation/principal.ts';
import type { RelationsByKind } from '../authorisation/relations.ts';
import { competitionRelations } from '../competitions/competition-access.ts';
import type { Connection } from '../database/database.ts';
import { exchangeRelations } from '../exchange/exchange-access.ts';
import { matchRelations } from '../matches/match-access.ts';
import { submissionRelations } from '../submissions/submission-access.ts';

/** Of everybody, without an object. */
const open = ['jobs', 'matches', 'models', 'news'];

const { competition, phase } = competitionRelations;
const { agent, submission } = submissionRelations;
const { model, thread } = exchangeRelations;
const { match } = matchRelations;
/** A relation is null where the object is not there for the asker. */
const relations = { match, competition, phase, submission, agent, model, thread } as RelationsByKind;

export const topicPattern = new RegExp(`^(?:${open.join('|')}|(?:${Object.keys(relations).join('|')}):[\\w-]{1,64})$`);

/** Throws ApiError `not_found`: what is another's does not exist. */
export async function checkTopics(db: Connection, principal: Principal, topics: readonly string[]): Promise<void> {
  for (const topic of topics) {
    const [kind = '', id] = topic.split(':', 2);
    if (id === undefined) continue;
    if ((await relations[kind]?.(db, principal, id)) != null) continue;
    throw notYoursToSee(kind, id, { field: 'topics' });
  }
}
