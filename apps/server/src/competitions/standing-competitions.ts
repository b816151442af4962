// A practice that stands open in every scenario from the first start on, with sample agents that play already, so that a
// newcomer finds a living site. When the rules change it ends, and one under the new rules opens.
import { randomBytes } from 'node:crypto';
import { newSealedSeeds, sealedSecretBytes } from '@jixia/arena/schedules';
import { scenarioIds } from '@jixia/env';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Connection, Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { agent, competition, entry, match, phase } from '../database/schema.ts';
import { currentRulesHash, ensureCurrentRules } from '../files/ruleset-store.ts';
import { announce } from '../live/announce.ts';
import { ensureSampleAgents } from '../submissions/sample-agents.ts';
import { ensureSamplePolicies } from '../submissions/sample-policies.ts';
import { manifestOf } from './competition-config.ts';
import { eligibilitySchema } from './eligibility-shapes.ts';
import { admissionSchema, scheduleSchema } from './phase-shapes.ts';
import { standingSlug } from './standing-slug.ts';
import { standingTexts } from './standing-texts.ts';

/** Any number that nothing else locks. */
const standingLock = 72_105_123;

/** Enough matches to tell the samples apart, then one pairing now and then. */
const schedule = scheduleSchema.parse({ kind: 'ladder', pairs: 1, matchesAVersion: 100, idleMinutes: 10 });

async function open(db: Connection, scenarioId: string, rulesHash: string): Promise<string> {
  const id = newId();
  const texts = standingTexts(await manifestOf(db, scenarioId, rulesHash));
  const { titleZh, titleEn, rulesZh, rulesEn } = texts;
  await db.insert(competition).values({
    ...{ id, slug: standingSlug(scenarioId), scenarioId, rulesHash, titleZh, titleEn, rulesZh, rulesEn },
    ...{ eligibility: eligibilitySchema.parse({}), status: 'published', isSample: true },
  });
  const { secret, commitment } = newSealedSeeds(randomBytes(sealedSecretBytes));
  await db.insert(phase).values({
    ...{ id: newId(), competitionId: id, ordinal: 0, kind: 'practice', startsAt: new Date(), schedule },
    ...{ titleZh: texts.phaseTitleZh, titleEn: texts.phaseTitleEn, admission: admissionSchema.parse({}) },
    ...{ seedSecret: secret, seedCommitment: commitment },
  });
  return id;
}

/** Standings stay as they are; what was not played yet never will be. */
async function end(db: Connection, { id, slug, rulesHash }: typeof competition.$inferSelect): Promise<void> {
  const now = new Date();
  const phases = await db
    .update(phase)
    .set({ status: 'done', endsAt: now, seedRevealedAt: now, updatedAt: now, version: sql`${phase.version} + 1` })
    .where(and(eq(phase.competitionId, id), inArray(phase.status, ['planned', 'open', 'playing'])))
    .returning({ id: phase.id });
  const phaseIds = phases.map((row) => row.id);
  if (phaseIds.length > 0) {
    await db
      .update(match)
      .set({ status: 'cancelled' })
      .where(and(inArray(match.phaseId, phaseIds), eq(match.status, 'queued')));
  }
  await db
    .update(competition)
    .set({
      status: 'finished',
      slug: `${slug}-${rulesHash.slice(0, 8)}`,
      updatedAt: now,
      version: sql`${competition.version} + 1`,
    })
    .where(eq(competition.id, id));
  await announce(db, [`competition:${id}`, ...phaseIds.map((phaseId) => `phase:${phaseId}`)], {
    ...{ competitionId: id, status: 'finished' },
  });
}

/** Every sample agent that was never in it, whatever became of those that were. */
async function enterSamples(db: Connection, competitionId: string, scenarioId: string): Promise<void> {
  const samples = await db
    .select({ id: agent.id, name: agent.name })
    .from(agent)
    .where(
      and(
        ...[eq(agent.isSample, true), eq(agent.scenarioId, scenarioId)],
        sql`not exists (select from entry where entry.competition_id = ${competitionId} and entry.agent_id = ${agent.id})`,
      ),
    )
    .orderBy(asc(agent.id));
  if (samples.length === 0) return;
  await db
    .insert(entry)
    .values(samples.map(({ id, name }) => ({ id: newId(), competitionId, agentId: id, name, isSample: true })));
}

async function keepStanding(db: Connection, scenarioId: string, rulesHash: string): Promise<void> {
  const [current] = await db
    .select()
    .from(competition)
    .where(and(eq(competition.isSample, true), eq(competition.slug, standingSlug(scenarioId))));
  // One that the site admin ended stays so.
  if (current !== undefined && current.status !== 'published') return;
  const isStale = current !== undefined && current.rulesHash !== rulesHash;
  if (isStale) await end(db, current);
  const id = current === undefined || isStale ? await open(db, scenarioId, rulesHash) : current.id;
  await enterSamples(db, id, scenarioId);
}

/** Resolves to what was left out, a sentence each. Cheap where there is nothing to do; several servers may start at one time. */
export async function ensureStandingCompetitions(db: Database): Promise<string[]> {
  await ensureSampleAgents(db);
  const leftOut = await ensureSamplePolicies(db);
  for (const scenarioId of scenarioIds()) {
    await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${standingLock})`);
      await ensureCurrentRules(tx, scenarioId);
      await keepStanding(tx, scenarioId, await currentRulesHash(scenarioId));
    });
  }
  return leftOut;
}
