// What the organisers of a competition allow of an agent that is entered there: the quotas of its phases under way.
import { and, eq, inArray } from 'drizzle-orm';
import { quotasSchema } from '../competitions/phase-shapes.ts';
import type { Connection } from '../database/database.ts';
import { competition, entry, phase } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { sizeText } from '../http/upload-reader.ts';
import { askedLanguage, say } from '../text/say.ts';
import { activeVersions, dayUseOfAgent, nextAfterOne, nextAt, quotaExceeded } from './submission-quota.ts';

const quotasOf = (db: Connection, agentId: string) =>
  db
    .select({ title: askedLanguage() === 'zh' ? competition.titleZh : competition.titleEn, quotas: phase.quotas })
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
    if (most.sizeBytes !== undefined && sizeBytes > most.sizeBytes)
      throw new ApiError(
        'too_large',
        say`"${title}", where this agent is entered, allows ${sizeText(most.sizeBytes)} a file; this one has ${sizeText(sizeBytes)}.`,
      );
    if (most.submissionsADay !== undefined) {
      const { nextAllowedAt } = await dayUseOfAgent(db, agentId, most.submissionsADay);
      if (nextAllowedAt !== null)
        throw quotaExceeded(
          say`"${title}", where this agent is entered, allows ${most.submissionsADay} versions in 24 hours.`,
          nextAt(nextAllowedAt),
        );
    }
    if (most.activeVersions === undefined) continue;
    const active = await activeVersions(db, agentId);
    if (active < most.activeVersions) continue;
    throw quotaExceeded(
      say`"${title}", where this agent is entered, allows ${most.activeVersions} active versions, and it has ${active}.`,
      nextAfterOne(),
    );
  }
}
