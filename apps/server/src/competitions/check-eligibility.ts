// Which terms of a competition somebody does not meet yet: all of them at once, each with the person and the way out.
import { type Said, say } from '../text/say.ts';
import { anyWordOf } from './competition-words.ts';
import type { Eligibility } from './eligibility-shapes.ts';
import type { Membership } from './entry-repository.ts';
import type { EntryMember } from './entry-shapes.ts';

export type Candidate = {
  /** Null: a person by themselves. */
  readonly teamName: string | null;
  /** Advisers included. */
  readonly people: readonly EntryMember[];
  readonly memberships: readonly Membership[];
};

/** Whether a membership counts for the terms. */
export const isFitting = (
  { institutionKinds, needsVerifiedInstitution }: Eligibility,
  { kind, isVerified }: Membership,
): boolean =>
  (institutionKinds.length === 0 || institutionKinds.some((allowed) => allowed === kind)) &&
  (!needsVerifiedInstitution || isVerified);

const notOfInstitution = ({ institutionKinds, needsVerifiedInstitution }: Eligibility, name: string): Said => {
  if (institutionKinds.length === 0) {
    return needsVerifiedInstitution
      ? say`${name} does not belong to a verified institution of any kind: ask one to let you join.`
      : say`${name} does not belong to an institution of any kind: ask one to let you join.`;
  }
  const kinds = anyWordOf(institutionKinds);
  return needsVerifiedInstitution
    ? say`${name} does not belong to a verified institution of kind ${kinds}: ask one to let you join.`
    : say`${name} does not belong to an institution of kind ${kinds}: ask one to let you join.`;
};

const tooFew = (teamName: string | null, players: number, least: number): Said => {
  if (teamName === null) return say`Only teams of ${least} or more may enter: enter with a team (teamId).`;
  return players === 1
    ? say`${teamName} has 1 person who plays, and ${least} are needed: invite more into the team.`
    : say`${teamName} has ${players} people who play, and ${least} are needed: invite more into the team.`;
};

/** Sentences; none where all terms are met. */
export function unmetTerms(terms: Eligibility, { teamName, people, memberships }: Candidate): Said[] {
  const unmet: Said[] = [];
  const players = people.filter(({ role }) => role !== 'adviser');
  const { minTeamSize, maxTeamSize, needsAdviser, needsInstitution } = terms;
  if (players.length < minTeamSize) unmet.push(tooFew(teamName, players.length, minTeamSize));
  if (players.length > maxTeamSize) {
    unmet.push(
      say`${teamName ?? ''} has ${players.length} people who play, and ${maxTeamSize} may: make some of them advisers.`,
    );
  }
  if (needsAdviser && !people.some(({ role }) => role === 'adviser')) {
    unmet.push(
      teamName === null
        ? say`Only teams with an adviser may enter: enter with a team (teamId).`
        : say`${teamName} has no adviser: invite one into the team.`,
    );
  }
  if (!needsInstitution) return unmet;
  for (const { userId, name } of players) {
    const own = memberships.filter((membership) => membership.userId === userId);
    if (!own.some((membership) => isFitting(terms, membership))) unmet.push(notOfInstitution(terms, name));
  }
  return unmet;
}
