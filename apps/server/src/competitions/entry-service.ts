// Rules about entries: who may enter with what, who is in one already, and how an entry ends.
import { and, eq } from 'drizzle-orm';
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { entry, team } from '../database/schema.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { ApiError } from '../http/api-error.ts';
import { changedMeanwhile } from '../http/etag.ts';
import { announce } from '../live/announce.ts';
import { say, together } from '../text/say.ts';
import { badField, checkChoice, playersOf } from './check-choice.ts';
import { isFitting, unmetTerms } from './check-eligibility.ts';
import type { CompetitionRow } from './competition-repository.ts';
import { listPhasesOf } from './competition-repository.ts';
import { lockCompetition } from './competition-service.ts';
import { wordOf } from './competition-words.ts';
import { readEligibility } from './eligibility-shapes.ts';
import * as repository from './entry-repository.ts';
import type { EntryChange, EntryMember, NewEntry, ShownEntry } from './entry-shapes.ts';
import { registrationOf } from './registration.ts';

/** What schedules can pair. */
const mostEntries = 1024;

export async function getEntry(db: Connection, principal: Principal, id: string): Promise<ShownEntry> {
  const found = await repository.findEntry(db, principal, id);
  if (found === undefined) throw new ApiError('not_found', say`There is no entry ${id}.`);
  return found;
}

const announceEntry = (db: Connection, competitionId: string, entryId: string, status: string): Promise<void> =>
  announce(db, [`competition:${competitionId}`], { competitionId, entryId, status });

async function refuseOutsideWindow(db: Connection, owner: CompetitionRow): Promise<void> {
  const now = new Date();
  const state = registrationOf(owner, await listPhasesOf(db, [owner.id]), now);
  const { registrationOpensAt: opensAt, registrationClosesAt: closesAt } = owner;
  if (state === 'notYet') {
    throw new ApiError(
      'conflict',
      opensAt === null
        ? say`Registration for this competition opens when it is published. Come back then.`
        : say`Registration for this competition opens at ${opensAt.toISOString()}. Come back then.`,
    );
  }
  if (state !== 'closed') return;
  throw new ApiError(
    'conflict',
    owner.status !== 'published'
      ? say`Registration for this competition is closed: it is ${wordOf(owner.status)}.`
      : closesAt !== null && closesAt <= now
        ? say`Registration for this competition is closed: it closed at ${closesAt.toISOString()}.`
        : say`Registration for this competition is closed: nothing that is left of it takes new entries.`,
  );
}

type Party = { readonly userId: string | null; readonly teamId: string | null; readonly name: string };

/** Who enters, and the people behind it. */
async function partyOf(db: Connection, { principal, userId }: Actor, teamId: string | null) {
  if (teamId === null) {
    const party: Party = { userId, teamId: null, name: principal.name };
    return { party, people: [{ userId, name: principal.name, role: 'member' } satisfies EntryMember] };
  }
  // Nobody joins or leaves meanwhile.
  const [found] = await db.select({ name: team.name }).from(team).where(eq(team.id, teamId)).for('update');
  const people = found === undefined ? [] : await repository.listTeamPeople(db, teamId);
  const own = people.find((person) => person.userId === userId);
  if (found === undefined || own === undefined)
    throw badField('teamId', say`teamId: you are in no team ${teamId}. Name one of yours.`);
  if (own.role !== 'captain') {
    throw new ApiError('forbidden', say`Only a captain of ${found.name} may enter it. Ask one of them.`);
  }
  const party: Party = { userId: null, teamId, name: found.name };
  return { party, people };
}

export async function enterCompetition(
  db: Connection,
  actor: Actor,
  competitionId: string,
  fields: NewEntry,
): Promise<ShownEntry> {
  const owner = await lockCompetition(db, competitionId);
  await refuseOutsideWindow(db, owner);
  const { party, people } = await partyOf(db, actor, fields.teamId);
  const players = playersOf(people);
  const terms = readEligibility(owner.eligibility);
  const memberships = await repository.listMemberships(
    db,
    players.map(({ userId }) => userId),
  );
  const unmet = unmetTerms(terms, { teamName: party.teamId === null ? null : party.name, people, memberships });
  const taken = await repository.listTaken(
    db,
    competitionId,
    players.map(({ userId }) => userId),
  );
  for (const { userId, entryName } of taken) {
    const name = players.find((person) => person.userId === userId)?.name ?? userId;
    unmet.push(say`${name} takes part in the entry "${entryName}" already: nobody plays in two.`);
  }
  if (unmet.length > 0) {
    const list = unmet.length === 1 ? unmet : unmet.map((text, at) => say`(${at + 1}) ${text}`);
    throw new ApiError('not_eligible', together([say`This entry does not meet the terms.`, ...list]));
  }
  const fitting = memberships.filter((membership) => isFitting(terms, membership));
  const own = fitting.toSorted((a, b) => Number(b.userId === actor.userId) - Number(a.userId === actor.userId));
  const chosen = fields.institutionId ?? own[0]?.institutionId ?? null;
  if (chosen !== null && !fitting.some(({ institutionId }) => institutionId === chosen)) {
    throw badField(
      'institutionId',
      say`institutionId: no one in this entry belongs to institution ${chosen} as the terms ask. Name another, or null.`,
    );
  }
  const choice = await checkChoice(db, owner, fields, { entryId: null, teamId: party.teamId, people });
  if (
    (await db.$count(entry, and(eq(entry.competitionId, competitionId), eq(entry.status, 'registered')))) >= mostEntries
  ) {
    throw new ApiError(
      'conflict',
      say`This competition has ${mostEntries} entries, which is the most. Ask its organiser.`,
    );
  }
  const id = newId();
  try {
    await db.insert(entry).values({ id, competitionId, ...party, ...choice, institutionId: chosen, members: people });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new ApiError('conflict', say`${party.name} has entered this competition already.`, { cause });
  }
  await announceEntry(db, competitionId, id, 'registered');
  return getEntry(db, actor.principal, id);
}

/** The entry in its competition, which is locked. */
async function openEntry(db: Connection, id: string) {
  const [before] = await db.select().from(entry).where(eq(entry.id, id));
  if (before === undefined) throw new ApiError('not_found', say`There is no entry ${id}.`);
  const owner = await lockCompetition(db, before.competitionId);
  const [row] = await db.select().from(entry).where(eq(entry.id, id));
  if (row === undefined) throw new ApiError('not_found', say`There is no entry ${id}.`);
  return { owner, row };
}

function mustBePublished({ status }: CompetitionRow): void {
  if (status === 'published') return;
  throw new ApiError('conflict', say`This competition is ${wordOf(status)}, not published: it stays as it is.`);
}

function mustBe({ status }: typeof entry.$inferSelect, wanted: string): void {
  if (status === wanted) return;
  throw new ApiError('conflict', say`This entry is ${wordOf(status)}, not ${wordOf(wanted)}: it stays as it is.`);
}

type Change = Partial<typeof entry.$inferInsert>;

async function update(db: Connection, row: typeof entry.$inferSelect, change: Change): Promise<void> {
  const changed = await db
    .update(entry)
    .set({ ...change, version: row.version + 1, updatedAt: new Date() })
    .where(and(eq(entry.id, row.id), eq(entry.version, row.version)))
    .returning({ id: entry.id });
  if (changed.length === 0) throw changedMeanwhile();
  await announceEntry(db, row.competitionId, row.id, change.status ?? row.status);
}

export async function changeEntry(db: Connection, actor: Actor, id: string, version: number, change: EntryChange) {
  const { owner, row } = await openEntry(db, id);
  if (row.version !== version) throw changedMeanwhile();
  mustBePublished(owner);
  mustBe(row, 'registered');
  const isOther = change.agentId !== undefined && change.agentId !== row.agentId;
  const asked = {
    agentId: change.agentId === undefined ? row.agentId : change.agentId,
    // A pin belongs to its agent.
    submissionId: change.submissionId === undefined ? (isOther ? null : row.submissionId) : change.submissionId,
  };
  const people = row.teamId === null ? (row.members as EntryMember[]) : await repository.listTeamPeople(db, row.teamId);
  await update(db, row, await checkChoice(db, owner, asked, { entryId: id, teamId: row.teamId, people }));
  return getEntry(db, actor.principal, id);
}

/** By its person, or a captain of its team. */
export async function withdrawEntry(db: Connection, actor: Actor, id: string, reason: string): Promise<ShownEntry> {
  const { owner, row } = await openEntry(db, id);
  mustBePublished(owner);
  mustBe(row, 'registered');
  if (row.teamId !== null) {
    const people = await repository.listTeamPeople(db, row.teamId);
    if (people.find(({ userId }) => userId === actor.userId)?.role !== 'captain') {
      throw new ApiError('forbidden', say`Only a captain of ${row.name} may withdraw it. Ask one of them.`);
    }
  }
  await update(db, row, { status: 'withdrawn', reason: reason === '' ? null : reason });
  return getEntry(db, actor.principal, id);
}

async function judge(db: Connection, actor: Actor, id: string, to: 'disqualified' | 'registered', reason: string) {
  const { owner, row } = await openEntry(db, id);
  if (owner.status === 'cancelled') throw new ApiError('conflict', say`This competition was called off.`);
  mustBe(row, to === 'disqualified' ? 'registered' : 'disqualified');
  await update(db, row, { status: to, reason: to === 'disqualified' ? reason : null });
  const { principal, ipAddress } = actor;
  await recordAct(db, principal, ipAddress, {
    action: to === 'disqualified' ? 'entry.disqualify' : 'entry.reinstate',
    ...{ objectKind: 'entry', objectId: id, detail: { competitionId: owner.id, name: row.name, reason } },
  });
  return getEntry(db, principal, id);
}

export const disqualifyEntry = (db: Connection, actor: Actor, id: string, reason: string): Promise<ShownEntry> =>
  judge(db, actor, id, 'disqualified', reason);

/** After an appeal, or where it was a mistake. */
export const reinstateEntry = (db: Connection, actor: Actor, id: string, reason: string): Promise<ShownEntry> =>
  judge(db, actor, id, 'registered', reason);
