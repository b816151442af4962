// From a draft to its end: publishing, finishing, calling off.
import { and, eq } from 'drizzle-orm';
import type { Actor } from '../audit/actor.ts';
import type { Connection } from '../database/database.ts';
import { phase } from '../database/schema.ts';
import { currentRulesHash } from '../files/ruleset-store.ts';
import { ApiError } from '../http/api-error.ts';
import { changedMeanwhile } from '../http/etag.ts';
import { say } from '../text/say.ts';
import type { CompetitionRow } from './competition-repository.ts';
import * as repository from './competition-repository.ts';
import { announceCompetition, getCompetition, lockCompetition, recordCompetitionAct } from './competition-service.ts';
import type { ShownCompetition } from './competition-shapes.ts';
import { wordOf } from './competition-words.ts';

async function setStatus(
  db: Connection,
  actor: Actor,
  row: CompetitionRow,
  change: { readonly status: string; readonly action: string; readonly detail?: object },
): Promise<ShownCompetition> {
  const { status, action, detail } = change;
  if (!(await repository.updateCompetition(db, row.id, row.version, { status }))) throw changedMeanwhile();
  await recordCompetitionAct(db, actor, action, row.id, { from: row.status, ...detail });
  await announceCompetition(db, row.id, { status });
  return getCompetition(db, actor.principal, row.id);
}

export async function publishCompetition(db: Connection, actor: Actor, id: string): Promise<ShownCompetition> {
  const row = await lockCompetition(db, id);
  if (row.status !== 'draft') throw new ApiError('conflict', say`This competition is ${wordOf(row.status)} already.`);
  const phases = await repository.listPhasesOf(db, [id]);
  if (phases.length === 0) {
    const message = say`phases: it has none, so there is nothing to play. Add a phase first.`;
    throw new ApiError('conflict', message, { field: 'phases' });
  }
  const now = new Date();
  const over = phases.find(({ endsAt }) => endsAt !== null && endsAt <= now);
  if (over !== undefined) {
    const message = say`phases: phase ${over.ordinal + 1} ended at ${over.endsAt?.toISOString() ?? ''}, before it was published. Change its dates.`;
    throw new ApiError('conflict', message, { field: 'phases' });
  }
  if (row.registrationClosesAt !== null && row.registrationClosesAt <= now) {
    const message = say`registrationClosesAt: ${row.registrationClosesAt.toISOString()} has passed, so nobody could enter. Change it.`;
    throw new ApiError('conflict', message, { field: 'registrationClosesAt' });
  }
  if ((await currentRulesHash(row.scenarioId)) !== row.rulesHash) {
    const message = say`The rules of ${row.scenarioId} have changed since this draft was made, and agents are validated under the present ones. Change the draft with {"usesCurrentRules": true} first.`;
    throw new ApiError('conflict', message, { field: 'usesCurrentRules' });
  }
  return setStatus(db, actor, row, { status: 'published', action: 'publish' });
}

export async function finishCompetition(db: Connection, actor: Actor, id: string): Promise<ShownCompetition> {
  const row = await lockCompetition(db, id);
  if (row.status !== 'published') {
    throw new ApiError(
      'conflict',
      say`Only a published competition can be finished, and this one is ${wordOf(row.status)}.`,
    );
  }
  const phases = await repository.listPhasesOf(db, [id]);
  const running = phases.find(({ status }) => status === 'open' || status === 'playing');
  if (running !== undefined) {
    const message = say`Phase ${running.ordinal + 1} (${wordOf(running.kind)}) is still ${wordOf(running.status)}. Close it first: POST /api/phases/${running.id}/close.`;
    throw new ApiError('conflict', message);
  }
  await db
    .update(phase)
    .set({ status: 'cancelled', updatedAt: new Date() })
    .where(and(eq(phase.competitionId, id), eq(phase.status, 'planned')));
  return setStatus(db, actor, row, { status: 'finished', action: 'finish' });
}

/** Phases under way are called off by the scheduler, with their matches. */
export async function cancelCompetition(
  db: Connection,
  actor: Actor,
  id: string,
  reason: string,
): Promise<ShownCompetition> {
  const row = await lockCompetition(db, id);
  if (row.status !== 'draft' && row.status !== 'published') {
    throw new ApiError('conflict', say`This competition is ${wordOf(row.status)} already.`);
  }
  return setStatus(db, actor, row, { status: 'cancelled', action: 'cancel', detail: { reason } });
}
