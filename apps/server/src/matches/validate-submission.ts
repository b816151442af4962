// Decides about a submission: the arena's judge of agents, then a whole match against the scenario's first bot. What was
// found is committed step by step, so that another worker can go on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AgentCheck, checkAgent } from '@jixia/arena';
import type { LoadedScenario } from '@jixia/env';
import { and, eq, sql } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { agent, match, matchSide, submission } from '../database/schema.ts';
import { getBlob } from '../files/blob-store.ts';
import { loadRules } from '../files/ruleset-store.ts';
import type { JobContext } from '../jobs/job-handlers.ts';
import type { JobPayloads } from '../jobs/job-kinds.ts';
import { announce } from '../live/announce.ts';
import { wakePhasesOfAgent } from '../phases/wake-phases.ts';
import { sampleSubmission } from '../submissions/sample-agents.ts';
import { layOut, uploadHost } from './match-players.ts';
import { playMatches } from './play-matches.ts';

type SubmissionRow = typeof submission.$inferSelect;
type Verdict = Pick<AgentCheck, 'ok' | 'checks' | 'timing' | 'log'> & { readonly failingStep?: number };

/** Any; the same for all, so that versions can be compared. */
const validationSeed = 1n;
/**
 * A whole match is played afterwards, so the checks need no long one. An agent that uses all the time it may is through well
 * before the end.
 */
const checkDecisions = 600;
const fewestDecisions = 60;
const checkTotalMs = 300_000;

/** What the checks of an upload may take, and what ends them early. */
export const checkOptions = ({ manifest }: LoadedScenario, signal: AbortSignal) => ({
  maxDecisions: checkDecisions,
  shortDecisions: Math.max(fewestDecisions, Math.floor(checkDecisions / manifest.agents.length)),
  totalMs: checkTotalMs,
  signal,
});

const isOpen = (status: string): boolean => status === 'queued' || status === 'validating';

async function judge(
  { kind, botName, fileHash, id }: SubmissionRow,
  scenario: LoadedScenario,
  { db, signal }: Pick<JobContext, 'db' | 'signal'>,
) {
  const options = checkOptions(scenario, signal);
  const folder = await mkdtemp(join(tmpdir(), 'jixia-validation-'));
  try {
    if (botName !== null) return await checkAgent({ kind: 'bot', name: botName }, scenario, uploadHost, options);
    const bytes = await getBlob(db, fileHash ?? '');
    if (bytes === null) throw new Error(`the file of submission ${id} is not kept here`);
    return await checkAgent(await layOut(kind, bytes, scenario.manifest.id, folder), scenario, uploadHost, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Null where this server has no sample of the bot under these rules. */
async function planMatch(tx: Connection, row: SubmissionRow, scenario: LoadedScenario, jobId: string) {
  const scenarioId = scenario.manifest.id;
  const botName = scenario.entry.bots[0]?.name ?? '';
  const bot = await sampleSubmission(tx, { scenarioId, botName, rulesHash: row.rulesHash });
  if (bot === undefined) return null;
  const id = newId();
  const seed = validationSeed.toString();
  await tx.insert(match).values({ id, scenarioId, rulesHash: row.rulesHash, purpose: 'validation', seed, jobId });
  await tx
    .insert(matchSide)
    .values([row.id, bot].map((submissionId, side) => ({ matchId: id, side, submissionId, entryId: null })));
  return id;
}

async function decide(context: JobContext, id: string, verdict: Verdict, reason: string | null): Promise<void> {
  await context.commit(async (tx) => {
    const status = verdict.ok ? 'accepted' : 'refused';
    const decided = await tx
      .update(submission)
      .set({ status, verdict, reason, decidedAt: sql`clock_timestamp()` })
      // One that was withdrawn meanwhile stays so.
      .where(and(eq(submission.id, id), eq(submission.status, 'validating')))
      .returning({ agentId: submission.agentId });
    const [mine] = decided;
    if (mine === undefined) return;
    const { agentId } = mine;
    await announce(tx, [`submission:${id}`, `agent:${agentId}`], { submissionId: id, agentId, status });
    if (verdict.ok) await wakePhasesOfAgent(tx, mine.agentId);
  });
}

export async function validateSubmission(
  context: JobContext,
  { submissionId }: JobPayloads['validation'],
): Promise<void> {
  const { db, signal } = context;
  const [stored] = await db
    .select({ row: submission, scenarioId: agent.scenarioId })
    .from(submission)
    .innerJoin(agent, eq(agent.id, submission.agentId))
    .where(eq(submission.id, submissionId));
  if (stored === undefined || !isOpen(stored.row.status)) return;
  const { row, scenarioId } = stored;
  const scenario = await loadRules(db, scenarioId, row.rulesHash);
  let verdict = row.verdict as Verdict | null;
  let matchId = row.validationMatchId;
  if (verdict === null) {
    await context.commit(async (tx) => {
      await tx.update(submission).set({ status: 'validating' }).where(eq(submission.id, submissionId));
      const { agentId } = row;
      const topics = [`submission:${submissionId}`, `agent:${agentId}`];
      await announce(tx, topics, { submissionId, agentId, status: 'validating' });
    });
    const found = await judge(row, scenario, context).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (found === null) return;
    const { ok, checks, timing, log, failures } = found;
    const judged: Verdict = { ok, checks, timing, ...(log === undefined ? {} : { log }) };
    const [first] = failures;
    if (first !== undefined) return decide(context, submissionId, judged, `${first.check}: ${first.detail}`);
    matchId = await context.commit(async (tx) => {
      const validationMatchId = await planMatch(tx, row, scenario, context.jobId);
      await tx.update(submission).set({ verdict: judged, validationMatchId }).where(eq(submission.id, submissionId));
      return validationMatchId;
    });
    verdict = judged;
  }
  if (matchId === null) return decide(context, submissionId, verdict, null);
  await playMatches(context, { matchIds: [matchId] });
  if (signal.aborted) return;
  const [played] = await db.select().from(match).where(eq(match.id, matchId));
  const forfeit = played?.forfeit as { agent: number; code: string; message: string; step: number } | null | undefined;
  const isOurs = forfeit != null && scenario.manifest.agents[forfeit.agent]?.team === 0;
  if (!isOurs) return decide(context, submissionId, verdict, null);
  const log = played?.faultLog == null ? {} : { log: played.faultLog };
  const reason = `It forfeited its validation match at decision ${forfeit.step}: ${forfeit.message}`;
  await decide(context, submissionId, { ...verdict, ok: false, failingStep: forfeit.step, ...log }, reason);
}
