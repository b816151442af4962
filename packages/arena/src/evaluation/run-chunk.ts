// Plays a run of planned matches in lock-step. What a chunk gives depends on the chunk alone, not on who runs it.

import type { LoadedScenario } from '@jixia/env';
import type { Agent, AgentFactory } from '../agents/agent.ts';
import { DecisionTimes, type TimeCounts } from '../match/decision-times.ts';
import { agentSeed, MatchRunner } from '../match/match-runner.ts';
import { encodeReplay, type Forfeit, makeSetup, type Replay } from '../replay/index.ts';
import type { PlannedMatch } from './pairing.ts';

/** Pairs played side by side: enough for a network to decide in batches, few enough to share out among workers. */
export const pairsPerChunk = 16;

export type MatchOutcome = {
  readonly pair: number;
  readonly isSwapped: boolean;
  readonly seed: bigint;
  readonly hero: string | null;
  readonly opponentHero?: string;
  /** 1 = `a` won, 0 = `b` won, 0.5 = draw. */
  readonly score: number;
  readonly ticks: number;
  readonly decisions: number;
  /** Last link of the match's hash chain. */
  readonly hash: string;
  /** `agent` is the seat; on team 0 sits `b` where the match is swapped. */
  readonly forfeit?: Forfeit;
};

/** How long the decisions of a match took, by who made them; apart from the outcome, which is always the same. */
export type MatchTimes = { readonly a: TimeCounts; readonly b: TimeCounts };

export type ChunkOutcome = {
  readonly outcomes: readonly MatchOutcome[];
  /** Of each match. */
  readonly times: readonly MatchTimes[];
  /** The encoded replay of each match, where they were asked for. */
  readonly replays: readonly Uint8Array[];
};

/** The agents of team 0 are `a`'s, those of other teams `b`'s; swapped the other way round. */
export const runChunk = async (
  scenario: LoadedScenario,
  a: AgentFactory,
  b: AgentFactory,
  chunk: readonly PlannedMatch[],
  keepsReplays = false,
): Promise<ChunkOutcome> => {
  const atOnce = Math.min(a.matchesAtOnce ?? chunk.length, b.matchesAtOnce ?? chunk.length);
  if (atOnce < chunk.length) {
    const parts: ChunkOutcome[] = [];
    for (let first = 0; first < chunk.length; first += atOnce) {
      parts.push(await runChunk(scenario, a, b, chunk.slice(first, first + atOnce), keepsReplays));
    }
    return {
      outcomes: parts.flatMap(({ outcomes }) => outcomes),
      times: parts.flatMap(({ times }) => times),
      replays: parts.flatMap(({ replays }) => replays),
    };
  }
  const { manifest } = scenario;
  const seats = manifest.agents.map((agent) => agent.team);
  const isOfA = (seat: number, isSwapped: boolean): boolean => (seats[seat] === 0) !== isSwapped;
  const created: Agent[] = [];
  const starts = chunk.map((planned) => {
    const agents = seats.map((_, seat) => {
      const agent = (isOfA(seat, planned.isSwapped) ? a : b).create();
      created.push(agent);
      return agent;
    });
    // An agent keeps its own chance when it changes sides.
    const agentSeeds = seats.map((_, seat) => {
      // The seat of the same number on the other side.
      const other = planned.isSwapped ? (seat + seats.length / 2) % seats.length : seat;
      return agentSeed(planned.seed, other);
    });
    return { setup: makeSetup(scenario, planned.seed, planned.config), agents, agentSeeds };
  });
  const runner = new MatchRunner(scenario, starts);
  while (!runner.isOver) {
    const pending = runner.step();
    if (pending !== undefined) await pending;
  }
  const finished = chunk.map((_, match) => runner.finish(match));
  for (const agent of created) await agent.close();
  const replays: Uint8Array[] = [];
  const outcomes = chunk.map((planned, match) => {
    const replay = finished[match] as Replay;
    const { result, hash } = replay;
    if (keepsReplays) replays.push(encodeReplay(replay));
    const aTeamWon = (result.winner === 0) !== planned.isSwapped;
    const outcome: MatchOutcome = {
      pair: planned.pair,
      isSwapped: planned.isSwapped,
      seed: planned.seed,
      hero: planned.hero,
      ...(planned.opponentHero === undefined ? {} : { opponentHero: planned.opponentHero }),
      score: result.winner < 0 ? 0.5 : aTeamWon ? 1 : 0,
      ticks: result.ticks,
      decisions: result.decisions,
      hash,
    };
    return result.forfeit === undefined ? outcome : { ...outcome, forfeit: result.forfeit };
  });
  const times = chunk.map(({ isSwapped }, match): MatchTimes => {
    const counts = runner.decisionTimes(match).map((one) => one.counts());
    const of = (isA: boolean): TimeCounts =>
      DecisionTimes.of(counts.filter((_, seat) => isOfA(seat, isSwapped) === isA)).counts();
    return { a: of(true), b: of(false) };
  });
  return { outcomes, times, replays };
};
