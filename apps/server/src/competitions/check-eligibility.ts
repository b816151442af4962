// Which terms of a competition somebody does not meet yet: all of them at once, each with the person and the way out.
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

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

/** Whether a membership counts for the terms. */
export const isFitting = (
  { institutionKinds, needsVerifiedInstitution }: Eligibility,
  { kind, isVerified }: Membership,
): boolean =>
  (institutionKinds.length === 0 || institutionKinds.some((allowed) => allowed === kind)) &&
  (!needsVerifiedInstitution || isVerified);

const institutionText = ({ institutionKinds, needsVerifiedInstitution }: Eligibility): string => {
  const kind = institutionKinds.length === 0 ? 'any kind' : `kind ${institutionKinds.join(' or ')}`;
  return `${needsVerifiedInstitution ? 'a verified institution' : 'an institution'} of ${kind}`;
};

/** Sentences; none where all terms are met. */
export function unmetTerms(terms: Eligibility, { teamName, people: all, memberships }: Candidate): string[] {
  const unmet: string[] = [];
  const players = all.filter(({ role }) => role !== 'adviser');
  const { minTeamSize, maxTeamSize, needsAdviser, needsInstitution } = terms;
  if (players.length < minTeamSize) {
    unmet.push(
      teamName === null
        ? `Only teams of ${minTeamSize} or more may enter: enter with a team (teamId).`
        : `${teamName} has ${people(players.length)} who play, and ${minTeamSize} are needed: invite more into the team.`,
    );
  }
  if (players.length > maxTeamSize) {
    unmet.push(
      `${teamName} has ${people(players.length)} who play, and ${maxTeamSize} may: make some of them advisers.`,
    );
  }
  if (needsAdviser && !all.some(({ role }) => role === 'adviser')) {
    unmet.push(
      teamName === null
        ? 'Only teams with an adviser may enter: enter with a team (teamId).'
        : `${teamName} has no adviser: invite one into the team.`,
    );
  }
  if (!needsInstitution) return unmet;
  for (const { userId, name } of players) {
    const own = memberships.filter((membership) => membership.userId === userId);
    if (own.some((membership) => isFitting(terms, membership))) continue;
    unmet.push(`${name} does not belong to ${institutionText(terms)}: ask one to let you join.`);
  }
  return unmet;
}
