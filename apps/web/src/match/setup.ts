// What a match is started from: who plays, with which heroes, from which seed.
import type { Localized, Manifest } from '@jixia/env/types';

export type AgentChoice =
  | { readonly kind: 'bot'; readonly name: string; readonly title: Localized }
  | { readonly kind: 'random' }
  | { readonly kind: 'human' }
  | { readonly kind: 'policy'; readonly fileName: string; readonly bytes: Uint8Array };

export type Pair<T> = readonly [T, T];

export type MatchSetup = {
  readonly agents: Pair<AgentChoice>;
  /** Keys as in the choices of configuration fields `hero0` and `hero1`. */
  readonly heroes: Pair<string>;
  readonly summoners: Pair<string>;
  readonly seed: bigint;
};

const MAX_SEED = 2n ** 64n - 1n;

/** Reads a seed as typed; null where it is no whole number of 64 bits. */
export const parseSeed = (text: string): bigint | null => {
  const trimmed = text.trim();
  if (!/^\d{1,20}$/.test(trimmed)) return null;
  const seed = BigInt(trimmed);
  return seed <= MAX_SEED ? seed : null;
};

export const choicesOf = (manifest: Manifest, field: string): readonly string[] =>
  manifest.config.find((entry) => entry.name === field)?.choices ?? [];

/** An unpredictable short seed for the page's own matches. */
export const freshSeed = (): bigint => BigInt(crypto.getRandomValues(new Uint32Array(1))[0] ?? 1);

export const configOf = (setup: MatchSetup): Record<string, string> => ({
  hero0: setup.heroes[0],
  hero1: setup.heroes[1],
  summoner0: setup.summoners[0],
  summoner1: setup.summoners[1],
});
