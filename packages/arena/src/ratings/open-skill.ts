// OpenSkill ratings: a normal belief about each agent's skill, updated game by game. Weng and Lin 2011, model
// Plackett-Luce, computed by the `openskill` package.

import { ordinal, rate, rating } from 'openskill';
import type { Game } from './game-counts.ts';

export type OpenSkillRating = {
  readonly name: string;
  readonly mu: number;
  readonly sigma: number;
  /** mu - 3 sigma: the skill is above it with 99.9 % belief. */
  readonly ordinal: number;
};

/**
 * Every agent starts at mu 25, sigma 25 / 3. Unlike Bradley-Terry's strengths these depend on the order of the games:
 * give them in the order of the plan, not of completion. Sorted by name.
 */
export const rateOpenSkill = (games: readonly Game[], extra: readonly string[] = []): OpenSkillRating[] => {
  const names = [...new Set([...extra, ...games.flatMap(({ a, b }) => [a, b])])].sort();
  const beliefs = new Map(names.map((name) => [name, rating()]));
  for (const { a, b, score } of games) {
    const teams = [[beliefs.get(a)!], [beliefs.get(b)!]];
    const [[nextA], [nextB]] = rate(teams, { rank: [1 - score, score] }) as [
      [(typeof teams)[0][0]],
      [(typeof teams)[0][0]],
    ];
    beliefs.set(a, nextA);
    beliefs.set(b, nextB);
  }
  return names.map((name) => {
    const belief = beliefs.get(name)!;
    return { name, mu: belief.mu, sigma: belief.sigma, ordinal: ordinal(belief) };
  });
};
