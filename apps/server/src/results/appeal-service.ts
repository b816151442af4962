// Rules of appeals: who files, who decides, and that a trail only grows.
import type { z } from 'zod';
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { ApiError } from '../http/api-error.ts';
import { type Page, toPage } from '../http/page.ts';
import { type Said, say, together } from '../text/say.ts';
import * as repository from './appeal-repository.ts';
import type {
  AppealAction,
  AppealQuery,
  AppealStatus,
  appealSchema,
  appealSummarySchema,
  NewAppeal,
  NewStep,
} from './appeal-shapes.ts';

type Shown = z.input<typeof appealSchema>;
type Summary = z.input<typeof appealSummarySchema>;

/** Of one entry at a time; more would only hide the ones before. */
const mostOpenAppeals = 10;

const isOpen = (status: AppealStatus): boolean => status === 'open' || status === 'underReview';
const mayReadAll = ({ roles }: Principal): boolean => roles.includes('siteAdmin');

const showSummary = ({ row, entry, phase, filedBy }: repository.ShownAppeal): Summary => ({
  ...{ id: row.id, competitionId: row.competitionId, entry, phase, matchId: row.matchId, filedBy, text: row.text },
  status: row.status as AppealStatus,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

export async function listAppeals(
  db: Connection,
  principal: Principal,
  competitionId: string,
  query: AppealQuery,
): Promise<Page<Summary>> {
  const userId = principal.userId ?? '';
  const rows = await repository.listAppeals(db, competitionId, userId, mayReadAll(principal), query);
  const { items, nextCursor } = toPage(rows, query.limit, ({ row }) => row.id);
  return { items: items.map(showSummary), nextCursor };
}

export async function getAppeal(db: Connection, principal: Principal, id: string): Promise<Shown> {
  const found = await repository.findAppeal(db, id, principal.userId ?? '');
  if (found === undefined) throw new ApiError('not_found', say`There is no appeal ${id}.`);
  const steps = await repository.listSteps(db, id);
  const { competition, isOrganiser, isMember } = found;
  const status = found.row.status as AppealStatus;
  return {
    ...showSummary(found),
    competition,
    steps: steps.map(({ row, by, isOrganiser: isByOrganiser }) => ({
      id: row.id,
      action: row.action as AppealAction,
      by,
      isOrganiser: isByOrganiser,
      text: row.text,
      regrade: row.action === 'regraded' ? (row.detail as { phaseId: string; revision: number }) : null,
      createdAt: row.createdAt.toISOString(),
    })),
    mayDecide: (isOrganiser || mayReadAll(principal)) && !isMember,
    mayWithdraw: isMember && isOpen(status),
  };
}

export async function fileAppeal(db: Connection, actor: Actor, competitionId: string, fields: NewAppeal) {
  const { entryId, matchId } = fields;
  const entry = await repository.findEntry(db, competitionId, entryId, actor.userId);
  if (entry === undefined) {
    throw new ApiError('bad_input', say`Entry ${entryId} is not in this competition. Name your own entry.`, {
      field: 'entryId',
    });
  }
  if (!entry.isMember) throw new ApiError('forbidden', say`Only those who play for an entry may appeal for it.`);
  if (entry.status !== 'published' && entry.status !== 'finished') {
    throw new ApiError(
      'conflict',
      entry.status === 'cancelled'
        ? say`The competition is cancelled: there is nothing to appeal against.`
        : say`The competition is a draft: there is nothing to appeal against.`,
    );
  }
  if ((await repository.countOpenAppeals(db, entryId)) >= mostOpenAppeals) {
    throw new ApiError(
      'conflict',
      say`This entry has ${mostOpenAppeals} open appeals, which is the most. Wait for a decision, or withdraw one.`,
    );
  }
  let phaseId = fields.phaseId;
  if (phaseId !== undefined && (await repository.findPhase(db, competitionId, phaseId)) === undefined) {
    throw new ApiError('bad_input', say`Phase ${phaseId} is not of this competition.`, { field: 'phaseId' });
  }
  if (matchId !== undefined) {
    const match = await repository.findMatchOf(db, competitionId, entryId, matchId);
    if (match === undefined || (phaseId !== undefined && phaseId !== match.phaseId)) {
      const message =
        phaseId === undefined
          ? say`Your entry has played no match ${matchId} in this competition.`
          : say`Your entry has played no match ${matchId} in this phase.`;
      throw new ApiError('bad_input', message, { field: 'matchId' });
    }
    phaseId = match.phaseId;
  }
  const given = phaseId === undefined ? fields : { ...fields, phaseId };
  const id = await repository.insertAppeal(db, competitionId, actor.userId, given);
  await recordAct(db, actor.principal, actor.ipAddress, {
    action: 'appeal.file',
    objectKind: 'appeal',
    objectId: id,
    detail: { competitionId, entryId },
  });
  return getAppeal(db, actor.principal, id);
}

const statusTexts: Readonly<Record<AppealStatus, () => Said>> = {
  open: () => say`The appeal is open.`,
  underReview: () => say`The appeal is under review.`,
  upheld: () => say`The appeal was upheld.`,
  dismissed: () => say`The appeal was dismissed.`,
  withdrawn: () => say`The appeal was withdrawn.`,
};

/** What an action makes of an appeal. Throws ApiError `conflict` where it cannot follow. */
function statusAfter(status: AppealStatus, action: NewStep['action']): AppealStatus {
  if (action === 'regraded') {
    if (status === 'upheld' || status === 'underReview') return status;
    throw new ApiError(
      'conflict',
      together([statusTexts[status](), say`A regrade follows on a review or an appeal that was upheld.`]),
    );
  }
  if (!isOpen(status)) {
    throw new ApiError('conflict', together([statusTexts[status](), say`That is final. File another one.`]));
  }
  if (action === 'commented') return status;
  if (action === status) throw new ApiError('conflict', say`The appeal is under review already.`);
  return action;
}

/** Adds a step to the trail: comments by both sides, withdrawal by the entry's, all else by organisers. */
export async function addStep(db: Connection, actor: Actor, id: string, step: NewStep): Promise<Shown> {
  const { action, text } = step;
  const row = await repository.lockAppeal(db, id);
  const { mayDecide, ...shown } = await getAppeal(db, actor.principal, id);
  const found = await repository.findAppeal(db, id, actor.userId);
  if (row === undefined || found === undefined) throw new ApiError('not_found', say`There is no appeal ${id}.`);
  if (action === 'withdrawn') {
    if (!found.isMember)
      throw new ApiError('forbidden', say`Only those who play for the entry may withdraw its appeal.`);
  } else if (action !== 'commented' && !mayDecide) {
    throw new ApiError(
      'forbidden',
      found.isMember && found.isOrganiser
        ? say`You play for this entry: another organiser has to decide.`
        : say`Only organisers of the competition decide about appeals.`,
    );
  }
  if (text === '' && ['commented', 'upheld', 'dismissed'].includes(action)) {
    throw new ApiError('bad_input', say`text: say why, or what; it stays in the trail of the appeal.`, {
      field: 'text',
    });
  }
  const status = statusAfter(row.status as AppealStatus, action);
  if (step.phaseId !== undefined && action !== 'regraded') {
    throw new ApiError('bad_input', say`phaseId belongs to the action "regraded", not to "${action}".`, {
      field: 'phaseId',
    });
  }
  let detail = {};
  if (action === 'regraded') {
    const phaseId = step.phaseId ?? shown.phase?.id;
    const phase = phaseId === undefined ? undefined : await repository.findPhase(db, row.competitionId, phaseId);
    if (phase === undefined) {
      const message =
        phaseId === undefined
          ? say`Name the phase that was graded anew.`
          : say`Phase ${phaseId} is not of this competition.`;
      throw new ApiError('bad_input', message, { field: 'phaseId' });
    }
    if (phase.revision < 2) {
      throw new ApiError('conflict', say`This phase has not been graded anew. Start its regrade first.`, {
        field: 'phaseId',
      });
    }
    detail = { phaseId: phase.id, revision: phase.revision };
  }
  await repository.addStep(db, { appealId: id, byUserId: actor.userId, action, text, detail });
  await repository.touchAppeal(db, id, status);
  await recordAct(db, actor.principal, actor.ipAddress, {
    action: `appeal.${action}`,
    objectKind: 'appeal',
    objectId: id,
    detail: { competitionId: row.competitionId, from: row.status, to: status, ...detail },
  });
  return getAppeal(db, actor.principal, id);
}
