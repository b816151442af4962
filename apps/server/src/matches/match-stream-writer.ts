// Hands out a match while it is played: now and then what was decided since, as a row and as a live event. Never in the way of
// the match, which does not wait for it; a match that is over sooner than the first turn is not streamed at all.
import type { LiveMatch } from '@jixia/arena';
import { and, eq, isNull } from 'drizzle-orm';
import type { Connection } from '../database/database.ts';
import { matchStream, phase } from '../database/schema.ts';
import type { JobContext } from '../jobs/job-handlers.ts';
import { ClaimLost } from '../jobs/settle-job.ts';
import { announce } from '../live/announce.ts';

const everyMs = 500;
/** Longer ones are fetched. */
const largestEventBytes = 16 * 1024;

type Streamed = { readonly id: string; readonly phaseId: string | null };
type Context = Pick<JobContext, 'commit'>;

/** u16, little-endian: illegal values of a head are its size, which is below 65,535. */
export function encodeActions(actions: Int32Array): string {
  const bytes = Buffer.alloc(actions.length * 2);
  for (let index = 0; index < actions.length; index++) bytes.writeUInt16LE(actions[index] as number, index * 2);
  return bytes.toString('base64');
}

async function hidesSeeds(db: Connection, phaseId: string): Promise<boolean> {
  const hidden = and(eq(phase.id, phaseId), eq(phase.hasHiddenSeeds, true), isNull(phase.seedRevealedAt));
  return (await db.$count(phase, hidden)) > 0;
}

export class MatchStreamWriter {
  /** True where another worker has the match by now. */
  isLost = false;
  /** Chunks written. */
  chunks = 0;
  readonly #context: Context;
  readonly #match: Streamed;
  readonly #live: LiveMatch;
  #written = 0;
  #lastMs = performance.now();
  #pending: Promise<void> | undefined;

  constructor(context: Context, match: Streamed, live: LiveMatch) {
    this.#context = context;
    this.#match = match;
    this.#live = live;
  }

  /** To be called often; begins a write where it is time. */
  tick(nowMs: number): void {
    if (nowMs - this.#lastMs < everyMs || this.#pending !== undefined) return;
    const decisions = this.#live.decisions - this.#written;
    if (decisions === 0) return;
    this.#lastMs = nowMs;
    this.#pending = this.#write(this.#written, decisions)
      .catch((error: unknown) => {
        // The next turn tries again; watching is not worth a match.
        if (error instanceof ClaimLost) this.isLost = true;
      })
      .finally(() => {
        this.#pending = undefined;
      });
  }

  async #write(fromDecision: number, decisions: number): Promise<void> {
    const { id: matchId, phaseId } = this.#match;
    const all = this.#live.runner.actions(0);
    const values = all.length / this.#live.decisions;
    const actions = encodeActions(all.subarray(fromDecision * values, (fromDecision + decisions) * values));
    await this.#context.commit(async (tx) => {
      await tx.insert(matchStream).values({ matchId, fromDecision, decisions, actions });
      const progress = { matchId, status: 'running', fromDecision, decisions };
      // Everybody hears of it: where seeds are hidden, actions are not told either.
      const mayTell = actions.length <= largestEventBytes && !(phaseId !== null && (await hidesSeeds(tx, phaseId)));
      await announce(tx, [`match:${matchId}`], mayTell ? { ...progress, actions } : progress);
    });
    this.#written = fromDecision + decisions;
    this.chunks += 1;
  }

  /** Waits for a write under way: it must not come after the chunks are deleted. */
  async settle(): Promise<void> {
    await this.#pending;
  }
}
