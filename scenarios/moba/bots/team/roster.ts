// Who is who in a team, and who does which job: every bot of a side works out the same answer from what all of them see.

import { levelOf } from '../duel.ts';
import type { HeroLore } from '../lore.ts';
import { type HeroView, ROLE_NAMES, roleOf } from './sight.ts';

/** `lane` -1 = the jungle. */
export type Job = {
  readonly lane: number;
  readonly isJungle: boolean;
  readonly isSupport: boolean;
  readonly isSolo: boolean;
};

const job = (lane: number, kind = ''): Job => ({
  lane,
  isJungle: kind === 'jungle',
  isSupport: kind === 'support',
  isSolo: kind === 'solo',
});

/** Jobs by number of heroes, with how well each role fits them: tank, fighter, assassin, mage, marksman, support. */
const JOBS: Readonly<Record<number, readonly (readonly [Job, readonly number[]])[]>> = {
  3: [
    [job(0), [4, 3, 1, 4, 5, 2]],
    [job(0, 'support'), [4, 3, 1, 3, 3, 6]],
    [job(-1, 'jungle'), [2, 5, 6, 1, 1, 0]],
  ],
  5: [
    [job(0, 'solo'), [4, 5, 2, 2, 1, 1]],
    [job(-1, 'jungle'), [2, 4, 5, 1, 1, 0]],
    [job(1), [1, 2, 4, 5, 3, 2]],
    [job(2), [0, 1, 1, 3, 5, 2]],
    [job(2, 'support'), [4, 1, 0, 2, 0, 6]],
  ],
};

/** The hero that a view shows: of its role, the one whose values come nearest to what is seen. */
export const identify = (lore: readonly HeroLore[], view: HeroView): number => {
  const role = ROLE_NAMES[roleOf(view)];
  const level = Math.max(levelOf(view), 1) - 1;
  let best = 0;
  let bestError = 1e9;
  for (let i = 0; i < lore.length; i++) {
    const hero = lore[i] as HeroLore;
    if (hero.role !== role) continue;
    // Items add to everything but the range.
    const error =
      100 * Math.abs(view.range - hero.rangeCm) +
      Math.abs(view.maxHp - hero.maxHp[0] - hero.maxHp[1] * level) +
      10 * Math.abs(view.attack - hero.attack[0] - hero.attack[1] * level) +
      10 * Math.abs(view.armor - hero.armor[0] - hero.armor[1] * level) +
      10 * Math.abs(view.resist - hero.resist[0] - hero.resist[1] * level);
    if (error >= bestError) continue;
    best = i;
    bestError = error;
  }
  return best;
};

/**
 * The jobs of heroes, given by their numbers in the lore, in the same order; the assignment that fits the roles best.
 * Which of several equally good ones does not depend on the order in which the heroes are given.
 */
export const assignJobs = (lore: readonly HeroLore[], heroes: readonly number[]): readonly Job[] => {
  const jobs = JOBS[heroes.length];
  if (!jobs) throw new Error(`bots: no jobs for a team of ${heroes.length}; there are some for 3 and 5`);
  const order = heroes.map((_, i) => i).sort((a, b) => (heroes[a] as number) - (heroes[b] as number) || a - b);
  const fits = order.map((i) => {
    const role = ROLE_NAMES.indexOf(lore[heroes[i] as number]?.role ?? '');
    return jobs.map(([, byRole]) => byRole[role] as number);
  });
  let best: readonly number[] = [];
  let bestSum = -1;
  const taken: number[] = [];
  const place = (sum: number): void => {
    if (taken.length === order.length) {
      if (sum <= bestSum) return;
      bestSum = sum;
      best = [...taken];
      return;
    }
    for (let j = 0; j < jobs.length; j++) {
      if (taken.includes(j)) continue;
      const fit = fits[taken.length]?.[j] as number;
      taken.push(j);
      place(sum + fit);
      taken.pop();
    }
  };
  place(0);
  const result: Job[] = [];
  for (const [rank, i] of order.entries()) result[i] = jobs[best[rank] as number]?.[0] as Job;
  return result;
};
