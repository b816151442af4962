// What an entry plays with: an agent of its people, and a version that can play in the competition.
import { and, eq, ne } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { entry } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { type Said, say } from '../text/say.ts';
import type { CompetitionRow } from './competition-repository.ts';
import { wordOf } from './competition-words.ts';
import * as repository from './entry-repository.ts';
import type { EntryMember } from './entry-shapes.ts';

/** `message` begins with the field. */
export const badField = (field: string, message: Said): ApiError => new ApiError('bad_input', message, { field });

export const playersOf = (people: readonly EntryMember[]): EntryMember[] =>
  people.filter(({ role }) => role !== 'adviser');

type Choice = { readonly agentId: string | null; readonly submissionId: string | null };

/** What it plays with: the agent of one of its people, and a version that can play here. */
export async function checkChoice(
  db: Connection,
  owner: CompetitionRow,
  asked: Choice,
  whose: { readonly entryId: string | null; readonly teamId: string | null; readonly people: readonly EntryMember[] },
): Promise<Choice> {
  const { submissionId } = asked;
  const version = submissionId === null ? undefined : await repository.findSubmission(db, submissionId);
  const agentId = asked.agentId ?? version?.agentId ?? null;
  if (submissionId !== null && version?.agentId !== agentId) {
    throw badField(
      'submissionId',
      say`submissionId: there is no version ${submissionId} of this agent. Name one of its own, or null.`,
    );
  }
  if (agentId === null) return { agentId: null, submissionId: null };
  const found = await repository.findAgent(db, agentId);
  const isTheirs =
    found !== undefined &&
    (playersOf(whose.people).some((person) => person.userId === found.ownerId) ||
      (whose.teamId !== null && found.teamId === whose.teamId));
  if (!isTheirs)
    throw badField(
      'agentId',
      whose.teamId === null
        ? say`agentId: you have no agent ${agentId}. Name one of yours.`
        : say`agentId: you have no agent ${agentId}. Name one of yours or of the team's.`,
    );
  if (found.scenarioId !== owner.scenarioId) {
    throw badField(
      'agentId',
      say`agentId: "${found.name}" plays ${found.scenarioId}, and this competition is in ${owner.scenarioId}.`,
    );
  }
  if (version !== undefined && (version.status !== 'accepted' || version.withdrawnAt !== null)) {
    throw badField(
      'submissionId',
      version.withdrawnAt === null
        ? say`submissionId: version ${version.number} is ${wordOf(version.status)}, not accepted. Name another version, or null.`
        : say`submissionId: version ${version.number} is withdrawn, not accepted. Name another version, or null.`,
    );
  }
  if (version !== undefined && version.rulesHash !== owner.rulesHash) {
    throw badField(
      'submissionId',
      say`submissionId: version ${version.number} was made for other rules than this competition's. Submit it anew.`,
    );
  }
  const [other] = await db
    .select({ name: entry.name })
    .from(entry)
    .where(
      and(
        ...[eq(entry.competitionId, owner.id), eq(entry.agentId, agentId), ne(entry.status, 'withdrawn')],
        ne(entry.id, whose.entryId ?? ''),
      ),
    );
  if (other !== undefined) {
    throw new ApiError(
      'conflict',
      say`agentId: "${found.name}" plays for the entry "${other.name}" already. Choose another agent.`,
      {
        field: 'agentId',
      },
    );
  }
  return { agentId, submissionId };
}
