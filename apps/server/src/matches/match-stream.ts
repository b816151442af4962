// A match under way, for whoever watches: what was decided so far, and what a viewer needs to play it again.
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Principal } from '../authorisation/principal.ts';
import type { Connection } from '../database/database.ts';
import { match, matchStream } from '../database/schema.ts';
import { ApiError } from '../http/api-error.ts';
import { say } from '../text/say.ts';
import { findMatch, listSides } from './match-repository.ts';
import { knowsSeeds } from './match-service.ts';
import { matchStatus } from './match-shapes.ts';

/** An answer has so many chunks at most, of half a second each. */
const mostChunks = 600;

export const streamQuery = z.object({
  fromDecision: z.coerce.number().int().min(0).max(1_000_000).default(0).describe('The first decision not known yet'),
});

export const streamSchema = z.object({
  status: matchStatus,
  startedAt: z.iso
    .datetime()
    .nullable()
    .describe('Another value than before: the match was begun anew; start at 0 again'),
  scenarioId: z.string(),
  rulesHash: z.string(),
  config: z.record(z.string(), z.number()),
  seed: z.string().nullable().describe('64 bits, decimal; null before it begins'),
  sides: z.array(z.object({ side: z.number().int(), name: z.string() })),
  fromDecision: z.number().int(),
  decisions: z.number().int().describe('Decisions in this answer'),
  decisionsSoFar: z.number().int().describe('Decisions handed out so far; more than this answer holds: ask on'),
  actions: z
    .string()
    .describe('Base64 of u16, little-endian: [decision, agent, head]. Empty when it is over: the replay has it all'),
  replayUrl: z.string().nullable(),
});

const bytesOf = (actions: string): Buffer => Buffer.from(actions, 'base64');

/** What follows on without a gap from `fromDecision` on. */
function join(
  chunks: readonly { fromDecision: number; decisions: number; actions: string }[],
  fromDecision: number,
): { decisions: number; actions: string } {
  const parts: Buffer[] = [];
  let next = fromDecision;
  for (const chunk of chunks) {
    if (chunk.fromDecision > next) break;
    const bytes = bytesOf(chunk.actions);
    const skipped = ((next - chunk.fromDecision) * bytes.length) / chunk.decisions;
    parts.push(bytes.subarray(skipped));
    next = chunk.fromDecision + chunk.decisions;
  }
  return { decisions: next - fromDecision, actions: Buffer.concat(parts).toString('base64') };
}

/** Throws ApiError `not_found`, `forbidden` where the seeds of its phase are hidden. */
export async function readStream(
  db: Connection,
  principal: Principal,
  id: string,
  fromDecision: number,
): Promise<z.input<typeof streamSchema>> {
  // Before the status: they are deleted when it is over.
  const [soFar] = await db
    .select({ decisions: sql<number>`coalesce(max(${matchStream.fromDecision} + ${matchStream.decisions}), 0)::int` })
    .from(matchStream)
    .where(eq(matchStream.matchId, id));
  const chunks = await db
    .select()
    .from(matchStream)
    .where(
      and(eq(matchStream.matchId, id), gt(sql`${matchStream.fromDecision} + ${matchStream.decisions}`, fromDecision)),
    )
    .orderBy(asc(matchStream.fromDecision))
    .limit(mostChunks);
  const shown = await findMatch(db, principal, id);
  if (shown === undefined) throw new ApiError('not_found', say`There is no match ${id}.`);
  const { row } = shown;
  const isSeedHidden = shown.isSeedHidden && !(await knowsSeeds(db, principal, id));
  if (isSeedHidden) {
    throw new ApiError(
      'forbidden',
      say`This phase hides its seeds, so its matches cannot be watched while they are played. Their replays are shown when the seeds are revealed.`,
    );
  }
  const isRunning = row.status === 'running';
  const sides = await listSides(db, [id], principal.userId);
  return {
    status: row.status as z.input<typeof matchStatus>,
    startedAt: row.startedAt?.toISOString() ?? null,
    ...{ scenarioId: row.scenarioId, rulesHash: row.rulesHash, config: row.config as Record<string, number> },
    seed: isRunning || row.status === 'done' ? row.seed : null,
    sides: sides.map(({ side, agent, submission }) => ({
      side,
      name: agent.isSample ? agent.name : `${agent.name} v${submission.number}`,
    })),
    fromDecision,
    ...join(isRunning ? chunks : [], fromDecision),
    decisionsSoFar: isRunning ? (soFar?.decisions ?? 0) : (row.decisions ?? 0),
    replayUrl: row.replayHash === null ? null : `/api/matches/${id}/replay`,
  };
}

/** Of matches that ended without a result. */
export async function forgetOldStreams(db: Connection): Promise<void> {
  await db
    .delete(matchStream)
    .where(
      sql`not exists (select from ${match} where ${match.id} = ${matchStream.matchId} and ${match.status} = 'running')`,
    );
}
