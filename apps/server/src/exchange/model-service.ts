// Rules about models: what a card needs before it is published, what stays afterwards, who may make what of it.

import { scenarioIds } from '@jixia/env';
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Connection } from '../database/database.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { keepCurrentRules } from '../files/ruleset-store.ts';
import { ApiError } from '../http/api-error.ts';
import { changedMeanwhile } from '../http/etag.ts';
import { announce } from '../live/announce.ts';
import { say } from '../text/say.ts';
import * as repository from './model-repository.ts';
import { checkForkAllowed, checkLicence, type ModelChange, type NewFork, type NewModel } from './model-shapes.ts';
import { dropUnused, findVersion, listVersions, newestVersions, takeFileAway } from './version-repository.ts';

const mostDrafts = 20;

const record = (db: Connection, { principal, ipAddress }: Actor, action: string, objectId: string, detail = {}) =>
  recordAct(db, principal, ipAddress, { action: `model.${action}`, objectKind: 'model', objectId, detail });

export async function getModel(db: Connection, idOrSlug: string): Promise<repository.ModelRow> {
  const row = await repository.findModel(db, idOrSlug);
  if (row === undefined) throw new ApiError('not_found', say`There is no model ${idOrSlug}.`);
  return row;
}

async function checkInstitution(db: Connection, { userId }: Actor, institutionId: string | null): Promise<void> {
  if (institutionId === null || (await repository.isInstitutionMember(db, institutionId, userId))) return;
  throw new ApiError('bad_input', say`institutionId: you are not a member of ${institutionId}. Join it first.`, {
    field: 'institutionId',
  });
}

async function insert(db: Connection, { userId }: Actor, fields: Parameters<typeof repository.insertModel>[1]) {
  const drafts = await repository.listModels(db, { ownerId: userId, status: 'draft' }, 'newest', mostDrafts, undefined);
  if (drafts.length >= mostDrafts)
    throw new ApiError('conflict', say`You have ${mostDrafts} drafts, which is the most. Publish or delete one.`);
  try {
    return await repository.insertModel(db, { ...fields, ownerId: userId });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new ApiError('conflict', say`The address "${fields.slug}" is taken. Choose another.`, {
      cause,
      field: 'slug',
    });
  }
}

export async function createModel(db: Connection, actor: Actor, fields: NewModel): Promise<string> {
  checkLicence(fields.licence, null);
  await checkInstitution(db, actor, fields.institutionId);
  const { scenarioId } = fields;
  if (!scenarioIds().includes(scenarioId)) {
    throw new ApiError(
      'unknown_scenario',
      say`scenarioId: there is no "${scenarioId}". Known: ${scenarioIds().join(', ')}.`,
      {
        field: 'scenarioId',
      },
    );
  }
  return insert(db, actor, { ...fields, rulesHash: await keepCurrentRules(db, scenarioId) });
}

/** A draft with the card of what it starts from; its file is the new owner's to train. */
export async function forkModel(db: Connection, actor: Actor, idOrSlug: string, fields: NewFork): Promise<string> {
  const parent = await getModel(db, idOrSlug);
  if (parent.status === 'draft') throw new ApiError('conflict', say`A draft cannot be forked. Publish it first.`);
  checkForkAllowed(parent.licence);
  const number = fields.number ?? (await newestVersions(db, [parent.id])).get(parent.id)?.number;
  const version = number === undefined ? undefined : await findVersion(db, parent.id, number);
  if (version === undefined || !(version.evaluation as { isChecked: boolean }).isChecked) {
    throw new ApiError('bad_input', say`number: ${parent.slug} has no version ${number ?? 1}.`, { field: 'number' });
  }
  const { scenarioId, rulesHash, algorithm, trainingData, licence, card } = parent;
  const copied = { scenarioId, rulesHash, algorithm, trainingData, licence, card, authors: parent.authors };
  const { slug, title } = fields;
  return insert(db, actor, { ...copied, slug, title, forkOfId: parent.id, forkOfNumber: version.number });
}

async function parentLicence(db: Connection, { forkOfId }: repository.ModelRow): Promise<string | null> {
  return forkOfId === null ? null : ((await repository.findModel(db, forkOfId))?.licence ?? null);
}

export async function changeModel(
  db: Connection,
  actor: Actor,
  idOrSlug: string,
  version: number,
  change: ModelChange,
) {
  const before = await getModel(db, idOrSlug);
  const { licence, institutionId } = change;
  if (licence !== undefined && licence !== before.licence) {
    if (before.status !== 'draft') {
      throw new ApiError('conflict', say`licence: a published model keeps its licence, since others rely on it.`, {
        field: 'licence',
      });
    }
    checkLicence(licence, await parentLicence(db, before));
  }
  if (institutionId !== undefined && institutionId !== before.institutionId)
    await checkInstitution(db, actor, institutionId);
  const fields = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  if (before.status !== 'draft') demandCard({ ...before, ...fields });
  if (!(await repository.updateModel(db, before.id, version, fields))) throw changedMeanwhile();
  await announce(db, [`model:${before.id}`], { modelId: before.id });
}

/** What others need in order to judge a model. */
function demandCard(row: Pick<repository.ModelRow, 'algorithm' | 'trainingData' | 'card' | 'authors'>): void {
  const lacking = (['algorithm', 'trainingData', 'card'] as const).find((field) => row[field].trim() === '');
  const field = lacking ?? (row.authors.length === 0 ? 'authors' : undefined);
  if (field === undefined) return;
  throw new ApiError('conflict', say`${field}: a published model says it. Fill it in first.`, { field });
}

export async function publishModel(db: Connection, actor: Actor, idOrSlug: string): Promise<void> {
  const row = await getModel(db, idOrSlug);
  if (row.status === 'published') return;
  demandCard(row);
  checkLicence(row.licence, await parentLicence(db, row));
  if (!(await newestVersions(db, [row.id])).has(row.id)) {
    throw new ApiError(
      'conflict',
      say`It has no version that was found to play its scenario. Add one, and wait for its check.`,
    );
  }
  await repository.setModel(db, row.id, { status: 'published' });
  await record(db, actor, 'publish', row.id, { slug: row.slug });
  await announce(db, [`model:${row.id}`, 'models'], { modelId: row.id, status: 'published' });
}

/** It stays where it is and citable, and says that it is withdrawn. */
export async function withdrawModel(db: Connection, actor: Actor, idOrSlug: string, reason: string): Promise<void> {
  const { id, slug, status } = await getModel(db, idOrSlug);
  if (status === 'withdrawn') return;
  if (status === 'draft') throw new ApiError('conflict', say`A draft is not published. Delete it instead.`);
  await repository.setModel(db, id, { status: 'withdrawn' });
  await record(db, actor, 'withdraw', id, { slug, reason });
  await announce(db, [`model:${id}`, 'models'], { modelId: id, status: 'withdrawn' });
}

export async function removeDraft(db: Connection, idOrSlug: string): Promise<void> {
  const { id, status } = await getModel(db, idOrSlug);
  if (status !== 'draft') throw new ApiError('conflict', say`What was published stays citable. Withdraw it instead.`);
  const versions = await listVersions(db, id, { limit: 200, includesUnchecked: true });
  await repository.deleteModel(db, id);
  for (const { fileHash } of versions) await dropUnused(db, fileHash);
}

export async function hideModel(db: Connection, actor: Actor, idOrSlug: string, isHidden: boolean, reason: string) {
  const { id, slug } = await getModel(db, idOrSlug);
  await repository.setModel(db, id, { isHidden });
  await record(db, actor, 'hide', id, { slug, isHidden, reason });
  await announce(db, [`model:${id}`, 'models'], { modelId: id, isHidden });
}

export async function removeFile(db: Connection, actor: Actor, idOrSlug: string, number: number, reason: string) {
  const { id, slug } = await getModel(db, idOrSlug);
  if (!(await takeFileAway(db, id, number, reason)))
    throw new ApiError('not_found', say`Version ${number} of ${slug} has no file.`);
  await record(db, actor, 'removeFile', id, { slug, number, reason });
  await announce(db, [`model:${id}`], { modelId: id, number });
}
