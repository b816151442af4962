// Who is better, and how sure that is: paired seeds, swapped sides, intervals that know what a pair is worth.

import { deriveSeed, type LoadedScenario } from '@jixia/env';
import type { AgentSpec } from '../agents/agent-spec.ts';
import type { AgentHost } from '../agents/prepare-agent.ts';
import { chunksOf, LocalChunkPlayer, playChunks } from './chunk-player.ts';
import { type PairingOptions, planPairs } from './pairing.ts';
import type { MatchOutcome } from './run-chunk.ts';
import { SequentialTest, type SprtOptions, type SprtState } from './sprt.ts';
import { type Interval, pairedBootstrap, pairedWilson, pairResults } from './statistics.ts';

export type EvaluationOptions = PairingOptions & {
  readonly scenario: LoadedScenario;
  readonly a: AgentSpec;
  readonly b: AgentSpec;
  /** Stops at the pair that decides; pairs are played in order, `pairs` at most. */
  readonly sprt?: SprtOptions;
  readonly onProgress?: (progress: { readonly matches: number; readonly of: number }) => void;
};

export type HeroScore = { readonly hero: string; readonly winRate: number; readonly matches: number };

export type Evaluation = {
  /** (wins + draws / 2) / matches of `a`: a draw counts as half a win. */
  readonly winRate: number;
  /** Wilson's 95 % interval of `winRate`, on `effectiveMatches` trials. */
  readonly low: number;
  readonly high: number;
  /** Independent matches that the pairs are worth, pairs .. matches (more with draws); see `effectiveMatches`. */
  readonly effectiveMatches: number;
  /** Paired bootstrap, 95 %. */
  readonly bootstrap: Interval;
  readonly wins: number;
  readonly losses: number;
  readonly draws: number;
  readonly pairs: number;
  /** Matches that ended because an agent failed; they count as losses of that agent. */
  readonly forfeits: number;
  readonly byHero: readonly HeroScore[];
  /** Where a sequential test was asked for; the intervals above are then those of a sample of fixed size. */
  readonly sprt?: SprtState;
  /** Every match, in order: enough to play any of them again. */
  readonly matches: readonly MatchOutcome[];
};

const scoresByHero = (outcomes: readonly MatchOutcome[]): HeroScore[] => {
  const heroes = new Map<string, { points: number; matches: number }>();
  for (const { hero, score } of outcomes) {
    if (hero === null) continue;
    const row = heroes.get(hero) ?? { points: 0, matches: 0 };
    heroes.set(hero, { points: row.points + score, matches: row.matches + 1 });
  }
  return [...heroes].map(([hero, row]) => ({ hero, winRate: row.points / row.matches, matches: row.matches }));
};

/** Sums up outcomes, given in the order of the plan. `seed` draws the bootstrap. */
export const summarise = (outcomes: readonly MatchOutcome[], seed: bigint, sprt?: SprtState): Evaluation => {
  const total = outcomes.length;
  const points = outcomes.reduce((sum, { score }) => sum + score, 0);
  const pairs = pairResults(outcomes);
  return {
    winRate: total === 0 ? 0.5 : points / total,
    ...pairedWilson(pairs),
    bootstrap: pairedBootstrap(pairs, { seed: deriveSeed(seed, 0xb007) }),
    wins: outcomes.filter(({ score }) => score === 1).length,
    losses: outcomes.filter(({ score }) => score === 0).length,
    draws: outcomes.filter(({ score }) => score === 0.5).length,
    pairs: total / 2,
    forfeits: outcomes.filter(({ forfeit }) => forfeit !== undefined).length,
    byHero: scoresByHero(outcomes),
    ...(sprt === undefined ? {} : { sprt }),
    matches: outcomes,
  };
};

/** The matches of a chunk that count: whole pairs, up to the one that decides a sequential test. */
export const countPairs = <M extends { readonly score: number }>(
  chunk: readonly M[],
  sequential: SequentialTest | null,
): M[] => {
  const counted: M[] = [];
  for (let at = 0; at + 1 < chunk.length; at += 2) {
    const [first, second] = [chunk[at]!, chunk[at + 1]!];
    counted.push(first, second);
    if (sequential !== null && sequential.add([first.score, second.score]).decision !== 'undecided') break;
  }
  return counted;
};

/**
 * Plays `pairs` pairs in this thread. Same options, same result. Throws ArenaError `bad_option`, `unknown_agent`,
 * `bad_agent`, `bad_policy`, EnvError `bad_config`.
 */
export const evaluate = async (options: EvaluationOptions, host: AgentHost = {}): Promise<Evaluation> => {
  const { scenario, a, b, seed, onProgress } = options;
  const planned = planPairs(scenario.manifest, options);
  const sequential = options.sprt === undefined ? null : new SequentialTest(options.sprt);
  const player = await LocalChunkPlayer.create(scenario, [a, b], host);
  try {
    const outcomes: MatchOutcome[] = [];
    const take = (_: number, chunk: readonly MatchOutcome[]): boolean => {
      outcomes.push(...countPairs(chunk, sequential));
      onProgress?.({ matches: outcomes.length, of: planned.length });
      return sequential === null || sequential.state.decision === 'undecided';
    };
    await playChunks(player, chunksOf(0, 1, planned), { take });
    return summarise(outcomes, seed, sequential?.state);
  } finally {
    await player.close();
  }
};
