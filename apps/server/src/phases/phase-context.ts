// What every step of a look at a phase works with: the phase, locked, its competition, and the time of the database.
import type { Manifest } from '@jixia/env';
import { eq, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { competition, phase, ruleset } from '../database/schema.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import {
  admissionSettings,
  type PhaseState,
  quotaSettings,
  type ScheduleSettings,
  scheduleSettings,
  stateOf,
} from './phase-settings.ts';

export type PhaseRow = typeof phase.$inferSelect;
export type CompetitionRow = typeof competition.$inferSelect;

/** One look: everything in it happens in one transaction, which holds the phase. */
export type Look = {
  readonly tx: Connection;
  readonly queue: JobQueue;
  readonly now: Date;
  readonly phase: PhaseRow;
  readonly competition: CompetitionRow;
  readonly manifest: Manifest;
  readonly settings: ScheduleSettings;
  readonly quotas: ReturnType<typeof quotaSettings.parse>;
  readonly admission: ReturnType<typeof admissionSettings.parse>;
  /** As it was when the look began. */
  readonly state: PhaseState;
};

/** Null where there is no such phase. Throws where its settings cannot be read. */
export async function openLook(tx: Connection, queue: JobQueue, phaseId: string): Promise<Look | null> {
  const [row] = await tx.select().from(phase).where(eq(phase.id, phaseId)).for('update');
  if (row === undefined) return null;
  // After the lock: results that were committed while it was waited for are in the past.
  const { rows: clock } = await tx.execute(sql`select clock_timestamp() as now`);
  const [owner] = await tx.select().from(competition).where(eq(competition.id, row.competitionId));
  if (owner === undefined) return null;
  const [rules] = await tx
    .select({ manifest: ruleset.manifest })
    .from(ruleset)
    .where(sql`${ruleset.scenarioId} = ${owner.scenarioId} and ${ruleset.rulesHash} = ${owner.rulesHash}`);
  if (rules === undefined) throw new Error(`rules ${owner.rulesHash} of ${owner.scenarioId} are not kept here`);
  return {
    ...{ tx, queue, phase: row, competition: owner },
    now: new Date(clock[0]?.['now'] as string | Date),
    manifest: rules.manifest as Manifest,
    settings: scheduleSettings.parse(row.schedule),
    quotas: quotaSettings.parse(row.quotas ?? {}),
    admission: admissionSettings.parse(row.admission ?? {}),
    state: stateOf(row),
  };
}

export const later = ({ now }: Look, seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString();
