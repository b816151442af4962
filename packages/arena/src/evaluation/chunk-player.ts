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
  /** How many chunks it plays at the same time in each of its lanes; lanes do not wait for each other. */
  readonly lanes: readonly number[];
  /** In which lane it plays a chunk; absent = all in the first. */
  laneOf?(chunk: Chunk): number;
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

const isRemote = (spec: AgentSpec | undefined): boolean => spec?.kind === 'remote';

/** Whether a chunk of these agents is played with an agent on hardware of its own, for which this host only waits. */
export const isRemoteChunk = (specs: readonly AgentSpec[], { a, b }: Pick<Chunk, 'a' | 'b'>): boolean =>
  isRemote(specs[a]) || isRemote(specs[b]);

/** Pairs in a chunk of two agents: single ones with a remote agent, so that many are under way and few are lost by a stop. */
export const chunkPairs = (specs: readonly AgentSpec[], a: number, b: number, pairs: number = pairsPerChunk): number =>
  isRemoteChunk(specs, { a, b }) ? 1 : pairs;

export type LocalPlayerOptions = {
  readonly keepsReplays?: boolean;
  /** Chunks with remote agents to play at the same time; default 4. */
  readonly remoteAtOnce?: number;
};

/** Plays in this thread: one chunk of agents that decide here, and beside it several of those that decide elsewhere. */
export class LocalChunkPlayer implements ChunkPlayer {
  readonly lanes: readonly number[];
  readonly #specs: readonly AgentSpec[];
  readonly #scenario: LoadedScenario;
  readonly #agents: readonly AgentFactory[];
  readonly #keepsReplays: boolean;

  private constructor(
    scenario: LoadedScenario,
    specs: readonly AgentSpec[],
    agents: readonly AgentFactory[],
    { keepsReplays = false, remoteAtOnce = 4 }: LocalPlayerOptions,
  ) {
    this.lanes = [1, remoteAtOnce];
    this.#scenario = scenario;
    this.#specs = specs;
    this.#agents = agents;
    this.#keepsReplays = keepsReplays;
  }

  /** Throws ArenaError `unknown_agent`, `bad_agent`, `bad_policy`. */
  static async create(
    scenario: LoadedScenario,
    specs: readonly AgentSpec[],
    host: AgentHost = {},
    options: LocalPlayerOptions = {},
  ): Promise<LocalChunkPlayer> {
    const agents: AgentFactory[] = [];
    try {
      for (const spec of specs) agents.push(await prepareAgent(spec, scenario, host));
    } catch (error) {
      for (const agent of agents) await agent.close();
      throw error;
    }
    return new LocalChunkPlayer(scenario, specs, agents, options);
  }

  laneOf(chunk: Chunk): number {
    return isRemoteChunk(this.#specs, chunk) ? 1 : 0;
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
  const queues = player.lanes.map((): number[] => []);
  for (const [index, chunk] of chunks.entries()) queues[player.laneOf?.(chunk) ?? 0]?.push(index);
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
  const work = async (queue: number[]): Promise<void> => {
    for (let index = queue.shift(); index !== undefined && !isEnough; index = queue.shift()) {
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
  const seats = player.lanes.flatMap((width, lane) => {
    const queue = queues[lane]!;
    return Array.from({ length: Math.min(width, queue.length) }, () => work(queue));
  });
  try {
    await Promise.race([stopped, Promise.all(seats)]);
  } finally {
    // What goes on in another seat after one failed ends by being cut off: that is no result.
    isEnough = true;
    await saving.catch(() => undefined);
  }
  await saving;
};
