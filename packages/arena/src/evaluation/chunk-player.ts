// Who plays the chunks of a plan, and in which order their results count. This one plays in its own thread.

import type { LoadedScenario } from '@jixia/env';
import type { AgentFactory } from '../agents/agent.ts';
import type { AgentSpec } from '../agents/agent-spec.ts';
import { type AgentHost, prepareAgent } from '../agents/prepare-agent.ts';
import type { PlannedMatch } from './pairing.ts';
import { type ChunkOutcome, pairsPerChunk, runChunk } from './run-chunk.ts';

/** Matches between two of a list of agents that are played as a whole. */
export type Chunk = {
  /** Indices into the list of agents. */
  readonly a: number;
  readonly b: number;
  readonly planned: readonly PlannedMatch[];
};

export interface ChunkPlayer {
  /** Chunks that it plays at the same time. */
  readonly width: number;
  play(chunk: Chunk): Promise<ChunkOutcome>;
  close(): Promise<void>;
}

/** Splits a plan into chunks of whole pairs, `pairs` each. */
export const chunksOf = (
  a: number,
  b: number,
  planned: readonly PlannedMatch[],
  pairs: number = pairsPerChunk,
): readonly Chunk[] => {
  const size = pairs * 2;
  return Array.from({ length: Math.ceil(planned.length / size) }, (_, chunk) => ({
    a,
    b,
    planned: planned.slice(chunk * size, (chunk + 1) * size),
  }));
};

export class LocalChunkPlayer implements ChunkPlayer {
  readonly width = 1;
  readonly #scenario: LoadedScenario;
  readonly #agents: readonly AgentFactory[];
  readonly #keepsReplays: boolean;

  private constructor(scenario: LoadedScenario, agents: readonly AgentFactory[], keepsReplays: boolean) {
    this.#scenario = scenario;
    this.#agents = agents;
    this.#keepsReplays = keepsReplays;
  }

  /** Throws ArenaError `unknown_agent`, `bad_agent`, `bad_policy`. */
  static async create(
    scenario: LoadedScenario,
    specs: readonly AgentSpec[],
    host: AgentHost = {},
    keepsReplays = false,
  ): Promise<LocalChunkPlayer> {
    const agents: AgentFactory[] = [];
    try {
      for (const spec of specs) agents.push(await prepareAgent(spec, scenario, host));
    } catch (error) {
      for (const agent of agents) await agent.close();
      throw error;
    }
    return new LocalChunkPlayer(scenario, agents, keepsReplays);
  }

  play({ a, b, planned }: Chunk): Promise<ChunkOutcome> {
    return runChunk(this.#scenario, this.#agents[a]!, this.#agents[b]!, planned, this.#keepsReplays);
  }

  async close(): Promise<void> {
    for (const agent of this.#agents) await agent.close();
  }
}

export type ChunkHandlers = {
  /** What is known of a chunk already; such a chunk is not played. */
  readonly known?: (index: number) => ChunkOutcome['outcomes'] | undefined;
  /** Called once for each chunk that was played, as it ends, one call at a time. */
  readonly onPlayed?: (index: number, outcome: ChunkOutcome) => Promise<void> | void;
  /** Called for each chunk in the order of the plan; false = enough, no chunk after it counts. */
  readonly take: (index: number, outcomes: ChunkOutcome['outcomes']) => boolean;
};

/**
 * Plays chunks, several at a time, and hands them on in the plan's order: what is taken does not depend on the player.
 * Where enough has been taken, chunks still being played are left behind.
 */
export const playChunks = async (
  player: ChunkPlayer,
  chunks: readonly Chunk[],
  { known, onPlayed, take }: ChunkHandlers,
): Promise<void> => {
  const ready = new Map<number, ChunkOutcome['outcomes']>();
  let next = 0;
  let taken = 0;
  let isEnough = false;
  let saving: Promise<void> = Promise.resolve();
  let stop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const drain = (): void => {
    for (let outcomes = ready.get(taken); outcomes !== undefined && !isEnough; outcomes = ready.get(taken)) {
      ready.delete(taken);
      isEnough = !take(taken, outcomes);
      taken += 1;
    }
    if (isEnough) stop();
  };
  const work = async (): Promise<void> => {
    while (!isEnough && next < chunks.length) {
      const index = next++;
      let outcomes = known?.(index);
      if (outcomes === undefined) {
        const outcome = await player.play(chunks[index]!);
        if (isEnough) return;
        saving = saving.then(() => onPlayed?.(index, outcome));
        await saving;
        outcomes = outcome.outcomes;
      }
      ready.set(index, outcomes);
      drain();
    }
  };
  const seats = Array.from({ length: Math.max(1, Math.min(player.width, chunks.length)) }, work);
  await Promise.race([stopped, Promise.all(seats)]);
  await saving;
};
