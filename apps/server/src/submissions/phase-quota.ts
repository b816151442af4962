// What the organisers of a competition allow of an agent that is entered there: the quotas of its phases under way.
import { and, eq, inArray } from 'drizzle-orm';
import { quotasSchema } from '../competitions/phase-shapes.ts';
import type { Connection } from '../database/database.ts';
import { competition, entry, phase } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { sizeText } from '../http/upload-reader.ts';
import { activeVersions, dayUseOfAgent } from './submission-quota.ts';

const quotasOf = (db: Connection, agentId: string) =>
  db
    .select({ title: competition.titleEn, quotas: phase.quotas })
    .from(entry)
    .innerJoin(competition, eq(competition.id, entry.competitionId))
    .innerJoin(phase, eq(phase.competitionId, competition.id))
    .where(
      and(
        ...[eq(entry.agentId, agentId), eq(entry.status, 'registered'), eq(competition.status, 'published')],
        inArray(phase.status, ['open', 'playing']),
      ),
    )
    .orderBy(phase.id);

/** Throws ApiError `quota_exceeded`, `too_large`. As `checkQuota`, under `lockQuota`. */
export async function checkPhaseQuotas(db: Connection, agentId: string, sizeBytes: number): Promise<void> {
  for (const { title, quotas } of await quotasOf(db, agentId)) {
    const most = quotasSchema.parse(quotas);
    const who = `"${title}", where this agent is entered, allows`;
    if (most.sizeBytes !== undefined && sizeBytes > most.sizeBytes)
      throw new ApiError(
        'too_large',
        `${who} ${sizeText(most.sizeBytes)} a file; this one has ${sizeText(sizeBytes)}.`,
      );
    if (most.submissionsADay !== undefined) {
      const { nextAllowedAt } = await dayUseOfAgent(db, agentId, most.submissionsADay);
      const next = nextAllowedAt?.toISOString();
      const versions = `${most.submissionsADay} versions in 24 hours`;
      if (next !== undefined)
        throw new ApiError('quota_exceeded', `${who} ${versions}. The next is allowed at ${next}.`);
    }
    if (most.activeVersions === undefined) continue;
    const active = await activeVersions(db, agentId);
    if (active < most.activeVersions) continue;
    const counted = `${most.activeVersions} active versions, and it has ${active}`;
    throw new ApiError('quota_exceeded', `${who} ${counted}. The next is allowed when you have withdrawn one.`);
  }
}
