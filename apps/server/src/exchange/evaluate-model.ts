// Measures a version of a model: the arena's judge of agents, then pairs against each scripted bot. It works in slices, each a
// job of its own: validations that wait meanwhile go first, and after a crash only the rest of a chunk is played again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AgentSpec, checkAgent, planPairs, prepareAgent, runChunk } from '@jixia/arena';
import type { LoadedScenario } from '@jixia/env';
import { and, eq, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { job, model, modelVersion } from '../database/schema.ts';
import { getBlob } from '../files/blob-store.ts';
import { loadRules } from '../files/ruleset-store.ts';
import type { JobContext } from '../jobs/job-handlers.ts';
import type { JobPayloads } from '../jobs/job-kinds.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { announce } from '../live/announce.ts';
import { layOut, uploadHost } from '../matches/match-players.ts';
import { checkOptions } from '../matches/validate-submission.ts';
import { addOutcomes, showOpponent, type VersionEvaluation } from './version-evaluation.ts';

type Version = JobPayloads['evaluation'];

const sliceMs = 20_000;

/** Resolves to the job's id. */
export async function queueEvaluation(
  db: Connection,
  queue: JobQueue,
  payload: Version,
  { ownerId, institutionId }: { readonly ownerId: string | null; readonly institutionId: string | null },
): Promise<string | null> {
  const shareKey =
    institutionId !== null ? `institution:${institutionId}` : ownerId === null ? 'site' : `user:${ownerId}`;
  const dedupeKey = `evaluation:${payload.modelId}:${payload.number}`;
  return queue.add(db, { kind: 'evaluation', payload, shareKey, institutionId, requestedBy: ownerId, dedupeKey });
}

const whichVersion = ({ modelId, number }: Version) =>
  and(eq(modelVersion.modelId, modelId), eq(modelVersion.number, number));

async function store(tx: Connection, version: Version, evaluation: VersionEvaluation): Promise<void> {
  await tx.update(modelVersion).set({ evaluation }).where(whichVersion(version));
  await announce(tx, [`model:${version.modelId}`], { modelId: version.modelId, number: version.number });
}

async function check(
  context: JobContext,
  version: Version,
  before: VersionEvaluation,
  spec: AgentSpec,
  scenario: LoadedScenario,
): Promise<VersionEvaluation> {
  const { signal } = context;
  const found = await checkAgent(spec, scenario, uploadHost, checkOptions(scenario, signal)).catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
  // What failed because the worker stops is no verdict.
  if (found === null || signal.aborted) return before;
  const { ok, failures } = found;
  const [first] = failures;
  const reason = ok || first === undefined ? null : `${first.check}: ${first.detail}`;
  const after: VersionEvaluation = ok
    ? { ...before, status: 'measuring', isChecked: true }
    : { ...before, status: 'refused', reason };
  await context.commit((tx) => store(tx, version, after));
  return after;
}

/** False where there is more to play. */
async function measure(
  context: JobContext,
  version: Version,
  before: VersionEvaluation,
  spec: AgentSpec,
  scenario: LoadedScenario,
): Promise<boolean> {
  const untilMs = performance.now() + sliceMs;
  const planned = planPairs(scenario.manifest, { pairs: before.pairsPlanned, seed: BigInt(before.seed) });
  const own = await prepareAgent(spec, scenario, uploadHost);
  let evaluation = before;
  try {
    const bots = before.opponents.map(({ name }) => prepareAgent({ kind: 'bot', name }, scenario, uploadHost));
    for (;;) {
      // All opponents in turn: what is known early is known of each.
      const played = evaluation.opponents.map(({ scores }) => scores.length);
      const from = Math.min(...played);
      const index = played.indexOf(from);
      const bot = await bots[index];
      if (bot === undefined || from >= planned.length) break;
      if (context.signal.aborted || performance.now() > untilMs) return false;
      const { outcomes } = await runChunk(scenario, own, bot, planned.slice(from, from + 2));
      // What failed because the worker stops is no result.
      if (context.signal.aborted) return false;
      const opponents = evaluation.opponents.map((one, at) => (at === index ? addOutcomes(one, outcomes) : one));
      evaluation = { ...evaluation, opponents };
      const progress = (played.reduce((sum, matches) => sum + matches, 0) + 2) / (planned.length * opponents.length);
      await context.commit(async (tx) => {
        await store(tx, version, evaluation);
        await tx.update(job).set({ progress }).where(eq(job.id, context.jobId));
      });
    }
    const last = evaluation.opponents.at(-1);
    const strength = last === undefined ? null : showOpponent(last).low;
    const measuredAt = new Date().toISOString();
    await context.commit((tx) => store(tx, version, { ...evaluation, status: 'done', measuredAt, strength }));
    return true;
  } finally {
    await own.close();
  }
}

export async function evaluateModel(context: JobContext, version: Version): Promise<void> {
  const { db, queue, signal } = context;
  const [row] = await db
    .select({
      version: modelVersion,
      scenarioId: model.scenarioId,
      ownerId: model.ownerId,
      institutionId: model.institutionId,
    })
    .from(modelVersion)
    .innerJoin(model, eq(model.id, modelVersion.modelId))
    .where(whichVersion(version));
  const before = row?.version.evaluation as VersionEvaluation | undefined;
  const fileHash = row?.version.fileHash ?? null;
  if (row === undefined || before === undefined || fileHash === null) return;
  if (before.status === 'done' || before.status === 'refused') return;
  const scenario = await loadRules(db, row.scenarioId, before.rulesHash);
  const bytes = await getBlob(db, fileHash);
  if (bytes === null)
    throw new Error(`the file of version ${version.number} of model ${version.modelId} is not kept here`);
  const folder = await mkdtemp(join(tmpdir(), 'jixia-evaluation-'));
  try {
    const spec = await layOut('policy', bytes, row.scenarioId, folder);
    const checked = before.isChecked ? before : await check(context, version, before, spec, scenario);
    if (checked.status === 'refused' || signal.aborted) return;
    if ((await measure(context, version, checked, spec, scenario)) || signal.aborted) return;
    await context.commit(async (tx) => {
      const jobId = await queueEvaluation(tx, queue, version, row);
      if (jobId === null) return;
      const evaluation = sql`jsonb_set(${modelVersion.evaluation}, '{jobId}', to_jsonb(${jobId}::text))`;
      await tx.update(modelVersion).set({ evaluation }).where(whichVersion(version));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
