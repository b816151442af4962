// The scripted bots of every scenario as agents that everyone may play against: there from the first start on, and again
// under new rules after an update. Several servers may start at one time.
import { findScenario, scenarioIds } from '@jixia/env';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Connection, Database } from '../database/database.ts';
import { agent, submission } from '../database/schema.ts';
import { currentRulesHash, ensureCurrentRules } from '../files/ruleset-store.ts';

/** Any number that nothing else locks. */
const sampleLock = 72_105_121;

export const sampleAgentId = (scenarioId: string, botName: string): string => `sample-${scenarioId}-${botName}`;
const sampleSubmissionId = (scenarioId: string, botName: string, rulesHash: string): string =>
  `${sampleAgentId(scenarioId, botName)}-${rulesHash.slice(0, 12)}`;

async function isThere(db: Connection, scenarioId: string, rulesHash: string): Promise<boolean> {
  const ids = findScenario(scenarioId).bots.map(({ name }) => sampleSubmissionId(scenarioId, name, rulesHash));
  return (await db.$count(submission, inArray(submission.id, ids))) === ids.length;
}

async function addSamples(db: Connection, scenarioId: string): Promise<void> {
  const rulesHash = await ensureCurrentRules(db, scenarioId);
  for (const { name } of findScenario(scenarioId).bots) {
    const agentId = sampleAgentId(scenarioId, name);
    await db.insert(agent).values({ id: agentId, scenarioId, name, isSample: true }).onConflictDoNothing();
    const [newest] = await db
      .select({ number: sql<number>`coalesce(max(${submission.number}), 0)::int` })
      .from(submission)
      .where(eq(submission.agentId, agentId));
    const version = { agentId, kind: 'bot', botName: name, rulesHash, status: 'accepted', decidedAt: new Date() };
    await db
      .insert(submission)
      .values({ id: sampleSubmissionId(scenarioId, name, rulesHash), number: (newest?.number ?? 0) + 1, ...version })
      .onConflictDoNothing({ target: submission.id });
  }
}

/** Cheap where there is nothing to do. Throws where a scenario is not built. */
export async function ensureSampleAgents(db: Database): Promise<void> {
  for (const scenarioId of scenarioIds()) {
    if (await isThere(db, scenarioId, await currentRulesHash(scenarioId))) continue;
    await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${sampleLock})`);
      await addSamples(tx, scenarioId);
    });
  }
}

/** The version of a scripted bot that plays under these rules; undefined where this server has none. */
export async function sampleSubmission(
  db: Connection,
  { scenarioId, botName, rulesHash }: { scenarioId: string; botName: string; rulesHash: string },
): Promise<string | undefined> {
  const [found] = await db
    .select({ id: submission.id })
    .from(submission)
    .innerJoin(agent, eq(agent.id, submission.agentId))
    .where(
      and(
        ...[eq(agent.isSample, true), eq(agent.scenarioId, scenarioId), eq(submission.botName, botName)],
        ...[eq(submission.rulesHash, rulesHash), eq(submission.status, 'accepted')],
      ),
    );
  return found?.id;
}
