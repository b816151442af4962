// Who is better, and how sure that is: paired seeds, swapped sides, mirrored heroes, Wilson's interval.

import type { LoadedScenario } from '@jixia/env';
import type { AgentSpec } from '../agents/agent-spec.ts';
import { type AgentHost, prepareAgent } from '../agents/prepare-agent.ts';
import { type PairingOptions, type PlannedMatch, planPairs } from './pairing.ts';
import { type MatchOutcome, pairsPerChunk, runChunk } from './run-chunk.ts';
import { wilsonInterval } from './statistics.ts';

export type EvaluationOptions = PairingOptions & {
  readonly scenario: LoadedScenario;
  readonly a: AgentSpec;
  readonly b: AgentSpec;
  readonly onProgress?: (progress: { readonly matches: number; readonly of: number }) => void;
};

export type Evaluation = {
  /** (wins + draws / 2) / matches of `a`: a draw counts as half a win. */
  readonly winRate: number;
  /** Wilson's 95 % interval of `winRate` over all matches. */
  readonly low: number;
  readonly high: number;
  readonly wins: number;
  readonly losses: number;
  readonly draws: number;
  readonly pairs: number;
  /** Matches that ended because an agent failed; they count as losses of that agent. */
  readonly forfeits: number;
  readonly byHero: readonly { readonly hero: string; readonly winRate: number; readonly matches: number }[];
  /** Every match, in order: enough to play any of them again. */
  readonly matches: readonly MatchOutcome[];
};

/** Splits the plan into chunks that are played as a whole, whoever plays them. */
export const chunksOf = (planned: readonly PlannedMatch[]): readonly (readonly PlannedMatch[])[] => {
  const size = pairsPerChunk * 2;
  return Array.from({ length: Math.ceil(planned.length / size) }, (_, chunk) =>
    planned.slice(chunk * size, (chunk + 1) * size),
  );
};

/** Sums up outcomes, given in the order of the plan. */
export const summarise = (outcomes: readonly MatchOutcome[]): Evaluation => {
  const total = outcomes.length;
  const points = outcomes.reduce((sum, { score }) => sum + score, 0);
  const heroes = new Map<string, { points: number; matches: number }>();
  for (const { hero, score } of outcomes) {
    if (hero === null) continue;
    const row = heroes.get(hero) ?? { points: 0, matches: 0 };
    heroes.set(hero, { points: row.points + score, matches: row.matches + 1 });
  }
  return {
    winRate: total === 0 ? 0.5 : points / total,
    ...wilsonInterval(points, total),
    wins: outcomes.filter(({ score }) => score === 1).length,
    losses: outcomes.filter(({ score }) => score === 0).length,
    draws: outcomes.filter(({ score }) => score === 0.5).length,
    pairs: total / 2,
    forfeits: outcomes.filter(({ forfeit }) => forfeit !== undefined).length,
    byHero: [...heroes].map(([hero, row]) => ({ hero, winRate: row.points / row.matches, matches: row.matches })),
    matches: outcomes,
  };
};

/**
 * Plays `pairs` pairs in this thread. Same options, same result. Throws ArenaError `bad_option`, `unknown_agent`,
 * `bad_agent`, `bad_policy`, EnvError `bad_config`.
 */
export const evaluate = async (options: EvaluationOptions, host: AgentHost = {}): Promise<Evaluation> => {
  const { scenario, onProgress } = options;
  const planned = planPairs(scenario.manifest, options);
  const a = await prepareAgent(options.a, scenario, host);
  try {
    const b = await prepareAgent(options.b, scenario, host);
    try {
      const outcomes: MatchOutcome[] = [];
      for (const chunk of chunksOf(planned)) {
        outcomes.push(...(await runChunk(scenario, a, b, chunk)));
        onProgress?.({ matches: outcomes.length, of: planned.length });
      }
      return summarise(outcomes);
    } finally {
      await b.close();
    }
  } finally {
    await a.close();
  }
};
