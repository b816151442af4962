// A version as the API shows it; what tells of its insides is for its owner's people.
import type { z } from 'zod';
import { currentRulesHash } from '../files/ruleset-store.ts';
import type { QueuePlace } from '../jobs/job-shapes.ts';
import type { DetailRow, ListedRow } from './submission-repository.ts';
import type { submissionDetailSchema, submissionSchema } from './submission-shapes.ts';

type Shown = z.input<typeof submissionSchema>;
type ShownDetail = z.input<typeof submissionDetailSchema>;

/** What a validation leaves in the row. */
export type Verdict = Partial<Pick<ShownDetail, 'checks' | 'timing'>> & {
  readonly log?: string;
  readonly failingStep?: number;
};

export async function showListed(row: ListedRow): Promise<Shown> {
  const rulesNow = await currentRulesHash(row.scenarioId).catch(() => null);
  return {
    id: row.id,
    agentId: row.agentId,
    agentName: row.agentName,
    scenarioId: row.scenarioId,
    number: row.number,
    kind: row.kind as Shown['kind'],
    botName: row.botName,
    fileName: row.fileName,
    fileHash: row.fileHash,
    sizeBytes: row.sizeBytes,
    notes: row.notes,
    rulesHash: row.rulesHash,
    isCurrentRules: row.rulesHash === rulesNow,
    status: row.status as Shown['status'],
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  };
}

export async function showDetail(
  row: DetailRow,
  { isInside, jobId, queue }: { isInside: boolean; jobId: string | null; queue: QueuePlace | null },
): Promise<ShownDetail> {
  const verdict = (row.verdict ?? {}) as Verdict;
  const submittedBy = row.submittedBy === null ? null : { id: row.submittedBy, name: row.submitterName ?? '' };
  return {
    ...(await showListed(row)),
    submittedBy: isInside ? submittedBy : null,
    checks: verdict.checks ?? [],
    timing: verdict.timing ?? null,
    log: isInside ? (verdict.log ?? null) : null,
    failingStep: verdict.failingStep ?? null,
    validationMatchId: isInside ? row.validationMatchId : null,
    jobId: isInside ? jobId : null,
    queue: isInside ? queue : null,
  };
}
