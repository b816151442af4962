// Rules about versions of models: where the file comes from, that it never changes, and that nobody publishes another's again.
import type { Actor } from '../audit/actor.ts';
import type { Connection } from '../database/database.ts';
import { hashOf, putBlob } from '../files/blob-store.ts';
import { keepCurrentRules, loadRules } from '../files/ruleset-store.ts';
import { ApiError } from '../http/api-error.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { announce } from '../live/announce.ts';
import { dayMs, limits } from '../submissions/submission-limits.ts';
import { type Said, say } from '../text/say.ts';
import { queueEvaluation } from './evaluate-model.ts';
import { type ModelRow, setModel } from './model-repository.ts';
import { getModel } from './model-service.ts';
import { startEvaluation, type VersionEvaluation } from './version-evaluation.ts';
import * as repository from './version-repository.ts';

export const mostFileBytes = limits.sizeBytes.policy;
const mostVersions = 100;
const mostVersionsADay = 30;

export async function getVersion(db: Connection, idOrSlug: string, number: number): Promise<repository.VersionRow> {
  const { id, slug } = await getModel(db, idOrSlug);
  const row = await repository.findVersion(db, id, number);
  if (row === undefined) throw new ApiError('not_found', say`${slug} has no version ${number}.`);
  return row;
}

type File = {
  readonly sha256: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly notes: string;
  readonly submissionId: string | null;
  readonly rulesHash: string;
  readonly isChecked: boolean;
};

/** A version that is being checked, or was refused, holds the number until it is decided or replaced. */
async function nextNumber(db: Connection, { id }: ModelRow): Promise<number> {
  const [newest] = await repository.listVersions(db, id, { limit: 1, includesUnchecked: true });
  if (newest === undefined) return 1;
  const { isChecked, status } = newest.evaluation as VersionEvaluation;
  if (isChecked) return newest.number + 1;
  const isOver = status === 'refused' || newest.jobStatus === 'failed' || newest.jobStatus === 'cancelled';
  if (!isOver) throw new ApiError('conflict', say`Version ${newest.number} is being checked. Wait for it.`);
  await repository.deleteVersion(db, id, newest.number);
  return newest.number;
}

async function refuseKnownFile(db: Connection, row: ModelRow, sha256: string): Promise<void> {
  const own = await repository.listVersions(db, row.id, { limit: mostVersions, includesUnchecked: false });
  const same = own.find((version) => version.sha256 === sha256);
  const other = same === undefined ? await repository.findSameFile(db, sha256, row.id) : undefined;
  const known = same !== undefined ? { slug: row.slug, number: same.number } : other;
  if (known === undefined) return;
  throw new ApiError('conflict', say`This file is published already: version ${known.number} of ${known.slug}.`);
}

async function addVersion(db: Connection, queue: JobQueue, row: ModelRow, file: File): Promise<number> {
  if (row.status === 'withdrawn')
    throw new ApiError('conflict', say`This model is withdrawn: it gets no new versions.`);
  await refuseKnownFile(db, row, file.sha256);
  const today = await repository.countOfDay(db, row.ownerId ?? '');
  if (today.versions >= mostVersionsADay) {
    const next = new Date(today.oldestMs + dayMs).toISOString();
    throw new ApiError('too_many_requests', say`${mostVersionsADay} versions a day are the most. The next: ${next}.`);
  }
  const number = await nextNumber(db, row);
  if (number > mostVersions) throw new ApiError('conflict', say`A model has ${mostVersions} versions at most.`);
  const { sha256, fileName, sizeBytes, notes, submissionId, rulesHash, isChecked } = file;
  const scenario = await loadRules(db, row.scenarioId, rulesHash);
  const evaluation = startEvaluation(sha256, scenario, { isChecked });
  const version = { modelId: row.id, number };
  await repository.insertVersion(db, {
    ...{ ...version, fileHash: sha256, sha256, fileName, sizeBytes, notes, submissionId, evaluation },
  });
  const jobId = await queueEvaluation(db, queue, version, row);
  await repository.setEvaluation(db, version, { ...evaluation, jobId });
  await setModel(db, row.id, { rulesHash });
  await announce(db, [`model:${row.id}`], { modelId: row.id, number });
  return number;
}

/** Its checks were passed when it was handed in. */
export async function addFromSubmission(
  db: Connection,
  queue: JobQueue,
  { userId }: Actor,
  idOrSlug: string,
  { submissionId, notes }: { readonly submissionId: string; readonly notes: string },
): Promise<number> {
  const row = await getModel(db, idOrSlug);
  const field = 'submissionId';
  const found = await repository.findSubmission(db, submissionId);
  if (found === undefined || found.ownerId !== userId)
    throw new ApiError('not_found', say`submissionId: there is no submission ${submissionId} of yours.`, { field });
  const { fileHash, fileName, sizeBytes, rulesHash, kind, status, scenarioId } = found;
  const refuse = (why: Said) => new ApiError('conflict', why, { field });
  if (kind !== 'policy' || fileHash === null)
    throw refuse(say`submissionId: a model is a policy in ONNX, and this submission is of kind "${kind}".`);
  if (scenarioId !== row.scenarioId)
    throw refuse(say`submissionId: it plays ${scenarioId}, and this model ${row.scenarioId}.`);
  if (status !== 'accepted') throw refuse(say`submissionId: its state is "${status}". Choose one that was accepted.`);
  const file = { sha256: fileHash, fileName: fileName || 'policy.onnx', sizeBytes, notes, submissionId, rulesHash };
  return addVersion(db, queue, row, { ...file, isChecked: true });
}

/** Checked by a worker, in the sandbox; until then it is its owner's alone to see. */
export async function addUpload(
  db: Connection,
  queue: JobQueue,
  idOrSlug: string,
  bytes: Uint8Array,
  { fileName, notes }: { readonly fileName: string; readonly notes: string },
): Promise<number> {
  const row = await getModel(db, idOrSlug);
  if (bytes.length === 0) throw new ApiError('bad_input', say`body: the file is empty.`, { field: 'body' });
  if (!/\.onnx$/i.test(fileName))
    throw new ApiError('bad_input', say`fileName: a model is a file .onnx, not "${fileName}".`, { field: 'fileName' });
  const sha256 = hashOf(bytes);
  await refuseKnownFile(db, row, sha256);
  await putBlob(db, bytes);
  const rulesHash = await keepCurrentRules(db, row.scenarioId);
  const file = { sha256, fileName, sizeBytes: bytes.length, notes, submissionId: null, rulesHash };
  return addVersion(db, queue, row, { ...file, isChecked: false });
}

/** Anew from the start, under the rules that this server has now: after rules changed, or a worker failed. */
export async function measureAgain(db: Connection, queue: JobQueue, idOrSlug: string, number: number): Promise<void> {
  const row = await getModel(db, idOrSlug);
  const version = await getVersion(db, idOrSlug, number);
  const { isChecked, status } = version.evaluation as VersionEvaluation;
  if (version.fileHash === null) throw new ApiError('conflict', say`Version ${number} has no file any more.`);
  const isRunning = version.jobStatus === 'queued' || version.jobStatus === 'running';
  if (isRunning) throw new ApiError('conflict', say`Version ${number} is being measured.`);
  if (status === 'refused') throw new ApiError('conflict', say`Version ${number} was refused. Upload another file.`);
  const scenario = await loadRules(db, row.scenarioId, await keepCurrentRules(db, row.scenarioId));
  const key = { modelId: row.id, number };
  const evaluation = startEvaluation(version.sha256, scenario, { isChecked });
  await repository.setEvaluation(db, key, { ...evaluation, jobId: await queueEvaluation(db, queue, key, row) });
  await announce(db, [`model:${row.id}`], key);
}
