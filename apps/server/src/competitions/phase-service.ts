// Rules about phases as their organisers plan them. Playing them: phases/.
import { randomBytes } from 'node:crypto';
import { newSealedSeeds, sealedSecretBytes } from '@jixia/arena/schedules';
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { phase, phaseEntry } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { changedMeanwhile } from '../http/etag.ts';
import { announce } from '../live/announce.ts';
import { say } from '../text/say.ts';
import { checkPhase, checkSequence, type PlannedPhase } from './check-phases.ts';
import { manifestOf } from './competition-config.ts';
import type { CompetitionRow } from './competition-repository.ts';
import * as repository from './competition-repository.ts';
import { lockCompetition } from './competition-service.ts';
import { wordOf } from './competition-words.ts';
import type { NewPhase, PhaseChange, ShownPhase } from './phase-shapes.ts';
import { admissionSchema, phaseSchema, quotasSchema, scheduleSchema } from './phase-shapes.ts';

type PhaseRow = typeof phase.$inferSelect;

/** What the scheduler says of why a phase does not go on. */
const obstacleSchema = phaseSchema.shape.obstacle;

const plannedOf = (row: PhaseRow): PlannedPhase => ({
  ...{ ordinal: row.ordinal, startsAt: row.startsAt, endsAt: row.endsAt },
  kind: row.kind as PlannedPhase['kind'],
  schedule: scheduleSchema.parse(row.schedule),
  quotas: quotasSchema.parse(row.quotas),
  admission: admissionSchema.parse(row.admission),
});

export function showPhase(row: PhaseRow, entryCount: number): ShownPhase {
  const { id, competitionId, titleZh, titleEn, hasHiddenSeeds, seedCommitment, revision, version } = row;
  const { ordinal, kind, schedule, quotas, admission } = plannedOf(row);
  const { obstacle } = (row.schedulerState ?? {}) as { obstacle?: unknown };
  return {
    ...{ id, competitionId, ordinal, kind, titleZh, titleEn, schedule, quotas, admission },
    ...{ hasHiddenSeeds, seedCommitment, revision, version, entryCount },
    status: row.status as ShownPhase['status'],
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    seedRevealedAt: row.seedRevealedAt?.toISOString() ?? null,
    obstacle: obstacleSchema.safeParse(obstacle).data ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

const entryCount = sql<number>`(select count(*)::int from ${phaseEntry} where ${phaseEntry.phaseId} = ${phase.id})`;

export async function listPhases(db: Connection, competitionId: string): Promise<ShownPhase[]> {
  const rows = await db
    .select({ row: phase, entryCount })
    .from(phase)
    .where(eq(phase.competitionId, competitionId))
    .orderBy(phase.ordinal);
  return rows.map((found) => showPhase(found.row, found.entryCount));
}

export async function getPhase(db: Connection, id: string): Promise<ShownPhase> {
  const [found] = await db.select({ row: phase, entryCount }).from(phase).where(eq(phase.id, id));
  if (found === undefined) throw new ApiError('not_found', say`There is no phase ${id}.`);
  return showPhase(found.row, found.entryCount);
}

async function record(db: Connection, { principal, ipAddress }: Actor, action: string, row: PhaseRow, detail = {}) {
  const { id, competitionId, ordinal } = row;
  const act = { action: `phase.${action}`, objectKind: 'phase', objectId: id };
  await recordAct(db, principal, ipAddress, { ...act, detail: { competitionId, ordinal, ...detail } });
}

const announcePhase = (db: Connection, { id, competitionId }: PhaseRow, what: object): Promise<void> =>
  announce(db, [`competition:${competitionId}`, `phase:${id}`], { competitionId, phaseId: id, ...what });

function refuseClosed({ status }: CompetitionRow): void {
  if (status === 'draft' || status === 'published') return;
  throw new ApiError('conflict', say`This competition is ${wordOf(status)}: its phases stay as they are.`);
}

const isStanding = ({ status }: PhaseRow): boolean => status !== 'cancelled';

/** The candidate takes its place among the others. */
async function checkAmong(db: Connection, owner: CompetitionRow, others: readonly PhaseRow[], candidate: PlannedPhase) {
  const manifest = await manifestOf(db, owner.scenarioId, owner.rulesHash);
  checkPhase(manifest, candidate, new Date());
  const all = [...others.filter(isStanding).map(plannedOf), candidate];
  checkSequence(all.sort((a, b) => a.ordinal - b.ordinal));
}

export async function addPhase(
  db: Connection,
  actor: Actor,
  competitionId: string,
  fields: NewPhase,
): Promise<ShownPhase> {
  const owner = await lockCompetition(db, competitionId);
  refuseClosed(owner);
  const others = await repository.listPhasesOf(db, [competitionId]);
  if (others.length >= 20) throw new ApiError('conflict', say`This competition has 20 phases, which is the most.`);
  const ordinal = Math.max(-1, ...others.map((row) => row.ordinal)) + 1;
  const [startsAt, endsAt] = [new Date(fields.startsAt), fields.endsAt === null ? null : new Date(fields.endsAt)];
  await checkAmong(db, owner, others, { ...fields, ordinal, startsAt, endsAt });
  const { secret, commitment } = newSealedSeeds(randomBytes(sealedSecretBytes));
  const [row] = await db
    .insert(phase)
    .values({
      ...{ ...fields, id: newId(), competitionId, ordinal, startsAt, endsAt },
      ...{ seedSecret: secret, seedCommitment: commitment },
    })
    .returning();
  const made = row as PhaseRow;
  await record(db, actor, 'create', made, { kind: made.kind, seedCommitment: commitment });
  if (owner.status === 'published') await announcePhase(db, made, { status: made.status });
  return showPhase(made, 0);
}

/** The phase with its competition, which is locked. Throws ApiError where it has begun. */
async function openPlan(db: Connection, id: string, version: number | null) {
  const { competitionId } = await getPhase(db, id);
  const owner = await lockCompetition(db, competitionId);
  refuseClosed(owner);
  // Locked after the competition, like everywhere: the scheduler may be about to begin it.
  const [row] = await db.select().from(phase).where(eq(phase.id, id)).for('update');
  if (row === undefined) throw new ApiError('not_found', say`There is no phase ${id}.`);
  if (version !== null && row.version !== version) throw changedMeanwhile();
  if (row.status !== 'planned') {
    throw new ApiError(
      'conflict',
      say`This phase is ${wordOf(row.status)}: only a phase that has not begun can be changed.`,
    );
  }
  const others = (await repository.listPhasesOf(db, [competitionId])).filter((other) => other.id !== id);
  return { owner, row, others };
}

export async function changePhase(db: Connection, actor: Actor, id: string, version: number, change: PhaseChange) {
  const { owner, row, others } = await openPlan(db, id, version);
  const { startsAt, endsAt, ...rest } = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as PhaseChange;
  const fields = {
    ...rest,
    ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
    ...(endsAt === undefined ? {} : { endsAt: endsAt === null ? null : new Date(endsAt) }),
  };
  await checkAmong(db, owner, others, { ...plannedOf(row), ...fields } as PlannedPhase);
  const [changed] = await db
    .update(phase)
    .set({ ...fields, version: version + 1, updatedAt: new Date() })
    .where(and(eq(phase.id, id), eq(phase.version, version)))
    .returning();
  if (changed === undefined) throw changedMeanwhile();
  await record(db, actor, 'update', row, { fields: Object.keys(change) });
  if (owner.status === 'published') await announcePhase(db, row, { fields: Object.keys(change) });
  return getPhase(db, id);
}

export async function removePhase(db: Connection, actor: Actor, id: string): Promise<void> {
  const { owner, row, others } = await openPlan(db, id, null);
  if (owner.status === 'published' && !others.some(isStanding)) {
    throw new ApiError(
      'conflict',
      say`This is the only phase of a published competition. Add another one first, or cancel it.`,
    );
  }
  checkSequence(others.filter(isStanding).map(plannedOf));
  await db.delete(phase).where(eq(phase.id, id));
  await record(db, actor, 'delete', row, { kind: row.kind });
  if (owner.status === 'published') await announcePhase(db, row, { status: 'deleted' });
}
