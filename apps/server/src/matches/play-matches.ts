// Plays the matches of a job in order. Each is committed by itself with all that proves it: after a crash only the rest is
// played.
import { type Agent, createMatch, type PlayedMatch } from '@jixia/arena';
import { encodeReplay } from '@jixia/arena/replay';
import type { LoadedScenario, MatchConfig } from '@jixia/env';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { job, match, matchSide, matchStream } from '../database/schema.ts';
import { putBlob } from '../files/blob-store.ts';
import { loadRules } from '../files/ruleset-store.ts';
import type { JobContext } from '../jobs/job-handlers.ts';
import type { JobPayloads } from '../jobs/job-kinds.ts';
import { announce } from '../live/announce.ts';
import { wakePhase } from '../phases/wake-phases.ts';
import { isFaultOfSubmission, MatchPlayers, type Player } from './match-players.ts';
import { MatchStreamWriter } from './match-stream-writer.ts';
import { TimedAgent } from './timed-agent.ts';

/** Bots answer at once: without a pause now and then no heartbeat would be sent. */
const pauseEveryMs = 50;

type MatchRow = typeof match.$inferSelect;

/** Those that validate a version are its owner's alone. */
const topicsOf = ({ id, purpose }: MatchRow): string[] => [
  `match:${id}`,
  ...(purpose === 'validation' ? [] : ['matches']),
];

/** Sits in the seats of what could not be opened: it forfeits with the reason. */
const absent = (error: unknown): Agent => ({
  name: 'none',
  reset: () => {},
  act: () => {
    throw error;
  },
  close: () => {},
});

async function play(
  scenario: LoadedScenario,
  row: MatchRow,
  sides: readonly (Player | unknown)[],
  context: JobContext,
): Promise<{ readonly played: PlayedMatch; readonly timing: unknown } | null> {
  const isPlayer = (side: unknown): side is Player => typeof side === 'object' && side !== null && 'factory' in side;
  const seats = scenario.manifest.agents.map(({ team }) => {
    const side = sides[team];
    return isPlayer(side) ? new TimedAgent(side.factory.create(), side.name) : new TimedAgent(absent(side), 'none');
  });
  let stream: MatchStreamWriter | undefined;
  try {
    const config = row.config as MatchConfig;
    const live = createMatch({ scenario, agents: seats, seed: BigInt(row.seed), config });
    stream = new MatchStreamWriter(context, row, live);
    let pausedMs = performance.now();
    while (!live.isOver) {
      await live.step();
      if (performance.now() - pausedMs < pauseEveryMs) continue;
      await new Promise((resolve) => setImmediate(resolve));
      if (context.signal.aborted || stream.isLost) break;
      pausedMs = performance.now();
      stream.tick(pausedMs);
    }
    if (!live.isOver) return null;
    return { played: live.finish(), timing: seats.map((seat) => seat.timing()) };
  } finally {
    await stream?.settle();
    for (const seat of seats) await seat.close();
  }
}

export async function playMatches(context: JobContext, { matchIds }: JobPayloads['matches']): Promise<void> {
  const { db, signal } = context;
  const rows = await db
    .select()
    .from(match)
    .where(inArray(match.id, matchIds as string[]));
  const players = await MatchPlayers.open(db);
  const rules = new Map<string, LoadedScenario>();
  try {
    for (const [index, id] of matchIds.entries()) {
      const row = rows.find((one) => one.id === id);
      if (row === undefined || !['queued', 'running'].includes(row.status)) continue;
      if (signal.aborted) return;
      const scenario = rules.get(row.rulesHash) ?? (await loadRules(db, row.scenarioId, row.rulesHash));
      rules.set(row.rulesHash, scenario);
      const isOurs = await context.commit(async (tx) => {
        const started = { status: 'running', workerName: context.workerName, startedAt: sql`clock_timestamp()` };
        // It may have been called off meanwhile.
        const begun = await tx
          .update(match)
          .set(started)
          .where(and(eq(match.id, id), inArray(match.status, ['queued', 'running'])))
          .returning({ id: match.id });
        if (begun.length === 0) return false;
        await tx.delete(matchStream).where(eq(matchStream.matchId, id));
        await announce(tx, topicsOf(row), { matchId: id, status: 'running' });
        return true;
      });
      if (!isOurs) continue;
      const sideRows = await db.select().from(matchSide).where(eq(matchSide.matchId, id)).orderBy(matchSide.side);
      const sides: (Player | unknown)[] = [];
      for (const { submissionId } of sideRows) {
        sides.push(
          await players.get(submissionId, scenario).catch((error: unknown) => {
            if (isFaultOfSubmission(error)) return error;
            throw error;
          }),
        );
      }
      const result = await play(scenario, row, sides, context);
      for (const side of sides) {
        const player = side as Partial<Player>;
        if (player.isFresh === true) await player.factory?.closeAll?.();
      }
      if (result === null) return;
      await storeResult(context, row, result.played, result.timing, (index + 1) / matchIds.length);
    }
  } finally {
    await players.close();
  }
}

function storeResult(
  context: JobContext,
  row: MatchRow,
  played: PlayedMatch,
  timing: unknown,
  progress: number,
): Promise<void> {
  return context.commit(async (tx) => {
    const { id, phaseId } = row;
    const { winner, endReason, ticks, decisions, hash, forfeit, faultLog, replay } = played;
    const replayHash = await putBlob(tx, encodeReplay(replay));
    await tx
      .update(match)
      .set({
        ...{ status: 'done', winner, endReason, ticks, decisions, finalHash: hash, replayHash, timing },
        ...{ forfeit: forfeit ?? null, faultLog: faultLog ?? null, workerName: context.workerName },
        finishedAt: sql`clock_timestamp()`,
      })
      .where(eq(match.id, id));
    for (const side of [0, 1]) {
      const score = winner < 0 ? 0.5 : winner === side ? 1 : 0;
      await tx
        .update(matchSide)
        .set({ score })
        .where(and(eq(matchSide.matchId, id), eq(matchSide.side, side)));
    }
    await tx.delete(matchStream).where(eq(matchStream.matchId, id));
    await tx.update(job).set({ progress }).where(eq(job.id, context.jobId));
    await announce(tx, [...topicsOf(row), ...(phaseId === null ? [] : [`phase:${phaseId}`])], {
      matchId: id,
      status: 'done',
      winner,
    });
    if (phaseId !== null) await wakePhase(tx, context.queue, phaseId);
  });
}
