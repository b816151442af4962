// Puts the evidence of a phase together from the match records and keeps its bytes under their hash.
import { type Evidence, type EvidenceMatch, evidenceBytes, evidenceFormat } from '@jixia/arena/evidence';
import type { Connection } from '../database/database.ts';
import { putBlob } from '../files/blob-store.ts';
import * as repository from './result-repository.ts';

const pageRows = 1000;

export async function buildEvidence(
  db: Connection,
  { id, slug, titleZh, titleEn, scenarioId, rulesHash }: Omit<repository.CompetitionRow, 'isOrganiser'>,
  phase: repository.PhaseRow,
  standings: readonly repository.StandingRow[],
): Promise<Evidence> {
  const matches: EvidenceMatch[] = [];
  let after: string | undefined;
  do {
    const found = await repository.listMatches(db, phase.id, pageRows, after);
    const page = found.slice(0, pageRows);
    for (const { id: matchId, finalHash, replayHash, sides } of page) {
      const players = sides.map(({ entryId, submissionId }) => ({ entryId, submissionId }));
      matches.push({ id: matchId, finalHash, replayHash, sides: players });
    }
    after = found.length > pageRows ? page.at(-1)?.id : undefined;
  } while (after !== undefined);
  return {
    format: evidenceFormat,
    competition: { id, slug, titleZh, titleEn },
    phase: {
      ...{ id: phase.id, ordinal: phase.ordinal, kind: phase.kind, revision: phase.revision },
      ...{ titleZh: phase.titleZh, titleEn: phase.titleEn },
    },
    scenarioId,
    rulesHash,
    matches,
    standings: standings
      .filter(({ phaseId }) => phaseId === phase.id)
      .map(({ entryId, name, submissionId, rank, matches: played, wins, draws, losses }) => ({
        ...{ entryId, name, submissionId, rank, matches: played, wins, draws, losses },
      })),
  };
}

/** Resolves to its hash, which is the name it is kept by. */
export const keepEvidence = (db: Connection, evidence: Evidence): Promise<string> =>
  putBlob(db, evidenceBytes(evidence));
