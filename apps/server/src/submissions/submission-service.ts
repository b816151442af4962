// Rules about versions: what an upload must be, that the same file counts once, and who sees which part.
import { eq } from 'drizzle-orm';
import type { Actor } from '../audit/actor.ts';
import { recordAct } from '../audit/record-act.ts';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { agent, job, submission } from '../database/schema.ts';
import { getBlob, hashOf, putBlob } from '../files/blob-store.ts';
import { ensureCurrentRules } from '../files/ruleset-store.ts';
import { ApiError } from '../http/api-error.ts';
import { tooLarge } from '../http/upload-reader.ts';
import { cancelJob } from '../jobs/cancel-job.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { findPlaces } from '../jobs/queue-place.ts';
import { shareOfPerson } from '../jobs/share-of-person.ts';
import { announce } from '../live/announce.ts';
import { wakePhasesOfAgent } from '../phases/wake-phases.ts';
import { type Said, say } from '../text/say.ts';
import { checkPhaseQuotas } from './phase-quota.ts';
import { showDetail } from './show-submission.ts';
import { insiderRoles } from './submission-access.ts';
import { limits, type UploadKind } from './submission-limits.ts';
import { checkQuota, lockQuota } from './submission-quota.ts';
import * as repository from './submission-repository.ts';

const refuse = (message: Said): ApiError => new ApiError('bad_input', message, { field: 'body' });
const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** What the first bytes tell: a wrong file is named at once and not after a wait for a worker. */
function checkFile(kind: UploadKind, bytes: Uint8Array): void {
  if (bytes.length === 0) throw refuse(say`body: the file is empty.`);
  if (bytes.length > limits.sizeBytes[kind]) throw tooLarge(limits.sizeBytes[kind]);
  if (kind === 'wasm' && !startsWith(bytes, 0, 0x61, 0x73, 0x6d))
    throw refuse(say`body: this is no WebAssembly module. Build one with: npx jixia agent build`);
  if (kind === 'process' && !startsWith(bytes, 0x50, 0x4b) && !startsWith(bytes, 0x1f, 0x8b))
    throw refuse(say`body: this is neither a .zip nor a .tar.gz. Or do you mean another "kind"?`);
  if (kind === 'policy' && (startsWith(bytes, 0x50, 0x4b) || startsWith(bytes, 0, 0x61, 0x73, 0x6d)))
    throw refuse(say`body: this is no policy in the format ONNX. Or do you mean another "kind"?`);
}

const extensions: Readonly<Record<UploadKind, string>> = { policy: 'onnx', wasm: 'wasm', process: 'zip' };

/** The last part, without what names of files must not have. */
function plainName(name: string | undefined, kind: UploadKind): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}"<>:|?*]/gu, '').slice(-120);
  return plain === '' || /^\.+$/.test(plain) ? `agent.${extensions[kind]}` : plain;
}

export type Upload = {
  readonly kind: UploadKind;
  readonly fileName?: string | undefined;
  readonly notes: string;
  readonly bytes: Uint8Array;
};

/** Queues the validation of a new version. Throws ApiError `bad_input`, `too_large`, `quota_exceeded`. */
export async function submit(db: Connection, queue: JobQueue, actor: Actor, agentId: string, upload: Upload) {
  const { userId } = actor;
  const { kind, bytes, notes } = upload;
  checkFile(kind, bytes);
  const [found] = await db.select({ scenarioId: agent.scenarioId }).from(agent).where(eq(agent.id, agentId));
  if (found === undefined) throw new ApiError('not_found', say`There is no agent ${agentId}.`);
  await lockQuota(db, userId, agentId);
  const rulesHash = await ensureCurrentRules(db, found.scenarioId);
  const key = { agentId, kind, fileHash: hashOf(bytes), rulesHash };
  const twin = await repository.findTwin(db, key);
  if (twin !== undefined) return { ...(await getSubmission(db, actor, twin)), isDuplicate: true };
  await checkQuota(db, userId, agentId, bytes.length);
  await checkPhaseQuotas(db, agentId, bytes.length);
  await putBlob(db, bytes);
  const id = await repository.insertSubmission(db, {
    ...{ ...key, notes, sizeBytes: bytes.length, submittedBy: userId },
    fileName: plainName(upload.fileName, kind),
  });
  const share = await shareOfPerson(db, userId);
  // The job has the version's id: so it is found again.
  await queue.add(db, { kind: 'validation', id, payload: { submissionId: id }, requestedBy: userId, ...share });
  await announce(db, [`submission:${id}`, `agent:${agentId}`, 'jobs'], { submissionId: id, agentId, status: 'queued' });
  return { ...(await getSubmission(db, actor, id)), isDuplicate: false };
}

export async function getSubmission(db: Connection, { principal }: { principal: Principal }, id: string) {
  const row = await repository.findSubmission(db, id);
  if (row === undefined) throw new ApiError('not_found', say`There is no submission ${id}.`);
  const isInside = (await insiderRoles(db, principal, row.agentId)) !== null;
  const [validation] = await db.select().from(job).where(eq(job.id, id));
  const places = validation === undefined ? new Map() : await findPlaces(db, [validation]);
  return showDetail(row, { isInside, jobId: validation?.id ?? null, queue: places.get(id) ?? null });
}

export async function fileOf(db: Connection, id: string) {
  const row = await repository.findSubmission(db, id);
  if (row === undefined) throw new ApiError('not_found', say`There is no submission ${id}.`);
  if (row.fileHash === null)
    throw new ApiError('not_found', say`Submission ${id} is the scripted bot "${row.botName ?? ''}" and has no file.`);
  const bytes = await getBlob(db, row.fileHash);
  if (bytes === null) throw new ApiError('not_found', say`The file of submission ${id} is not kept here any more.`);
  return { bytes, fileName: row.fileName, fileHash: row.fileHash };
}

/** Also one that waits or is being validated: that ends. It plays no more; what it played stays. */
export async function withdrawSubmission(db: Connection, actor: Actor, id: string) {
  const row = await repository.findSubmission(db, id);
  if (row === undefined) throw new ApiError('not_found', say`There is no submission ${id}.`);
  if (row.botName !== null) throw new ApiError('conflict', say`This version comes with the server and stays as it is.`);
  // First the job, as its worker does.
  await cancelJob(db, id, 'It was withdrawn.');
  const [now] = await db
    .select({ status: submission.status })
    .from(submission)
    .where(eq(submission.id, id))
    .for('update');
  if (row.status === 'withdrawn') return getSubmission(db, actor, id);
  if (now?.status === 'refused') throw new ApiError('conflict', say`This version was refused: it plays nowhere.`);
  const { agentId } = row;
  await repository.markWithdrawn(db, id);
  await wakePhasesOfAgent(db, agentId);
  const { principal, ipAddress } = actor;
  const detail = { agentId, before: row.status };
  const act = { action: 'submission.withdraw', objectKind: 'submission', objectId: id, detail };
  await recordAct(db, principal, ipAddress, act);
  await announce(db, [`submission:${id}`, `agent:${agentId}`], { submissionId: id, agentId, status: 'withdrawn' });
  return getSubmission(db, actor, id);
}
