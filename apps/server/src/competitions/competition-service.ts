// Rules about competitions: what can be changed when, and what a competition must have before people see it.

import { eq } from 'drizzle-orm';
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { competition, entry } from '../database/schema.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { keepCurrentRules } from '../files/ruleset-store.ts';
import { ApiError } from '../http/api-error.ts';
import { changedMeanwhile } from '../http/etag.ts';
import { announce } from '../live/announce.ts';
import { wakeCompetition } from '../phases/wake-phases.ts';
import { say } from '../text/say.ts';
import { checkConfig, manifestOf } from './competition-config.ts';
import type { CompetitionRow } from './competition-repository.ts';
import * as repository from './competition-repository.ts';
import type { CompetitionChange, NewCompetition, ShownCompetition } from './competition-shapes.ts';
import { wordOf } from './competition-words.ts';
import type { Eligibility } from './eligibility-shapes.ts';
import { showCompetition } from './show-competition.ts';

export const recordCompetitionAct = (
  db: Connection,
  { principal, ipAddress }: Actor,
  action: string,
  objectId: string,
  detail = {},
): Promise<void> =>
  recordAct(db, principal, ipAddress, { action: `competition.${action}`, objectKind: 'competition', objectId, detail });

export async function getCompetition(db: Connection, principal: Principal, id: string): Promise<ShownCompetition> {
  const found = await repository.findCompetition(db, principal, id);
  if (found === undefined) throw new ApiError('not_found', say`There is no competition ${id}.`);
  return showCompetition(found, await repository.listPhasesOf(db, [id]), new Date());
}

/**
 * The competition, locked until the transaction ends; the scheduler looks at its phases afterwards. It locks phases before
 * entries, like here: in one order nobody waits for each other.
 */
export async function lockCompetition(db: Connection, id: string): Promise<CompetitionRow> {
  const row = await repository.lockCompetition(db, id);
  if (row === undefined) throw new ApiError('not_found', say`There is no competition ${id}.`);
  await wakeCompetition(db, id);
  return row;
}

const slugTaken = (slug: string, cause: unknown): ApiError =>
  new ApiError('conflict', say`The address "${slug}" is taken. Choose another.`, { cause, field: 'slug' });

/** An institution's name may only be used by its members. */
async function checkInstitution(db: Connection, actor: Actor, institutionId: string | null | undefined): Promise<void> {
  if (institutionId == null || actor.principal.roles.includes('siteAdmin')) return;
  if (await repository.isInstitutionMember(db, institutionId, actor.userId)) return;
  const message = say`institutionId: you do not belong to institution ${institutionId}. Name one of yours, or null.`;
  throw new ApiError('bad_input', message, { field: 'institutionId' });
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

function checkWindow(opensAt: Date | null, closesAt: Date | null): void {
  if (opensAt === null || closesAt === null || opensAt < closesAt) return;
  const field = 'registrationClosesAt';
  const message = say`${field}: must be after registrationOpensAt (${opensAt.toISOString()}), and is ${closesAt.toISOString()}.`;
  throw new ApiError('bad_input', message, { field });
}

/** Kinds or a verified mark mean that an institution is needed. */
const completed = (eligibility: Eligibility): Eligibility => ({
  ...eligibility,
  needsInstitution:
    eligibility.needsInstitution || eligibility.needsVerifiedInstitution || eligibility.institutionKinds.length > 0,
});

export async function createCompetition(
  db: Connection,
  actor: Actor,
  fields: NewCompetition,
): Promise<ShownCompetition> {
  const { scenarioId, registrationOpensAt, registrationClosesAt, ...rest } = fields;
  await checkInstitution(db, actor, fields.institutionId);
  const window = { opensAt: dateOf(registrationOpensAt), closesAt: dateOf(registrationClosesAt) };
  checkWindow(window.opensAt, window.closesAt);
  const rulesHash = await keepCurrentRules(db, scenarioId);
  const config = checkConfig(await manifestOf(db, scenarioId, rulesHash), fields.config);
  const id = newId();
  try {
    await db.insert(competition).values({
      ...rest,
      ...{ id, scenarioId, rulesHash, config, organiserId: actor.userId, eligibility: completed(fields.eligibility) },
      registrationOpensAt: window.opensAt,
      registrationClosesAt: window.closesAt,
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw slugTaken(fields.slug, cause);
  }
  await recordCompetitionAct(db, actor, 'create', id, { slug: fields.slug, scenarioId, rulesHash });
  return getCompetition(db, actor.principal, id);
}

const whilePublished = [
  'titleZh',
  'titleEn',
  'rulesZh',
  'rulesEn',
  'registrationOpensAt',
  'registrationClosesAt',
  'eligibility',
];

async function checkPublishedChange(db: Connection, row: CompetitionRow, change: CompetitionChange): Promise<void> {
  const names = Object.keys(change);
  if (row.status !== 'published') {
    throw new ApiError(
      'conflict',
      say`This competition is ${wordOf(row.status)}: nothing in it can be changed any more.`,
    );
  }
  const fixed = names.find((name) => !whilePublished.includes(name));
  if (fixed !== undefined) {
    const message = say`${fixed}: cannot be changed once a competition is published. What can: ${whilePublished.join(', ')}.`;
    throw new ApiError('conflict', message, { field: fixed });
  }
  const entries = change.eligibility === undefined ? 0 : await db.$count(entry, eq(entry.competitionId, row.id));
  if (entries > 0) {
    const message = say`eligibility: ${entries} have entered under the present terms, so they stay. Disqualify an entry that should not be here.`;
    throw new ApiError('conflict', message, { field: 'eligibility' });
  }
  if (change.registrationOpensAt !== undefined && (row.registrationOpensAt ?? row.createdAt) <= new Date()) {
    throw new ApiError('conflict', say`registrationOpensAt: registration has opened already. Leave it out.`, {
      field: 'registrationOpensAt',
    });
  }
}

export async function changeCompetition(
  db: Connection,
  actor: Actor,
  id: string,
  version: number,
  change: CompetitionChange,
): Promise<ShownCompetition> {
  const row = await lockCompetition(db, id);
  if (row.version !== version) throw changedMeanwhile();
  if (row.status !== 'draft') await checkPublishedChange(db, row, change);
  const { usesCurrentRules, registrationOpensAt, registrationClosesAt, eligibility, ...rest } = change;
  await checkInstitution(db, actor, change.institutionId);
  const opensAt = registrationOpensAt === undefined ? row.registrationOpensAt : dateOf(registrationOpensAt);
  const closesAt = registrationClosesAt === undefined ? row.registrationClosesAt : dateOf(registrationClosesAt);
  checkWindow(opensAt, closesAt);
  const rulesHash = usesCurrentRules === true ? await keepCurrentRules(db, row.scenarioId) : row.rulesHash;
  const hasConfig = change.config !== undefined || usesCurrentRules === true;
  const config = hasConfig
    ? checkConfig(
        await manifestOf(db, row.scenarioId, rulesHash),
        change.config ?? (row.config as Record<string, number>),
      )
    : undefined;
  const fields = {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(config === undefined ? {} : { config }),
    ...(eligibility === undefined ? {} : { eligibility: completed(eligibility) }),
    ...{ rulesHash, registrationOpensAt: opensAt, registrationClosesAt: closesAt },
  };
  try {
    if (!(await repository.updateCompetition(db, id, version, fields))) throw changedMeanwhile();
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw slugTaken(change.slug ?? row.slug, cause);
  }
  // What people entered under can be read again later.
  const before = Object.fromEntries(
    Object.keys(change).flatMap((name) => (name in row ? [[name, row[name as keyof CompetitionRow]]] : [])),
  );
  await recordCompetitionAct(db, actor, 'update', id, { fields: Object.keys(change), before });
  if (row.status !== 'draft') await announceCompetition(db, id, { fields: Object.keys(change) });
  return getCompetition(db, actor.principal, id);
}

export const announceCompetition = (
  db: Connection,
  id: string,
  what: Readonly<Record<string, unknown>>,
): Promise<void> => announce(db, [`competition:${id}`], { competitionId: id, ...what });

export async function addOrganiser(db: Connection, actor: Actor, id: string, userId: string): Promise<void> {
  const person = await repository.findPerson(db, userId);
  if (person === undefined || person.isSuspended) {
    const message = say`userId: there is no active account ${userId}. Ask the person for the id on their account page.`;
    throw new ApiError('not_found', message, { field: 'userId' });
  }
  await repository.putOrganiser(db, id, userId);
  await recordCompetitionAct(db, actor, 'setOrganiser', id, { userId, isOrganiser: true });
}

/** Of a confirmed address. */
export async function addOrganiserByEmail(db: Connection, actor: Actor, id: string, email: string) {
  const person = await repository.findPersonByEmail(db, email);
  if (person === undefined) {
    const message = say`email: no active account has the confirmed address ${email}. Ask the person to sign up first.`;
    throw new ApiError('not_found', message, { field: 'email' });
  }
  await addOrganiser(db, actor, id, person.id);
  const found = (await repository.listOrganisers(db, id)).find(({ userId }) => userId === person.id);
  return found ?? { userId: person.id, name: person.name, isOwner: false };
}

/** Whoever made it stays. */
export async function removeOrganiser(db: Connection, actor: Actor, id: string, userId: string): Promise<void> {
  const row = await lockCompetition(db, id);
  if (row.organiserId === userId) {
    throw new ApiError(
      'conflict',
      say`${userId} made this competition and stays its organiser. The site admin can cancel it.`,
    );
  }
  if (!(await repository.deleteOrganiser(db, id, userId))) {
    throw new ApiError('not_found', say`${userId} does not run this competition.`);
  }
  await recordCompetitionAct(db, actor, 'setOrganiser', id, { userId, isOrganiser: false });
}
