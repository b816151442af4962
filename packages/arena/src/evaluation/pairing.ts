// Which matches an evaluation plays: pairs of the same seed and heroes, the two agents on swapped sides.

import { closestName, deriveSeed, type Manifest, suggestion } from '@jixia/env';
import type { ConfigField, MatchConfig } from '@jixia/env/types';
import { ArenaError } from '../arena-error.ts';
import { draftLineUps } from '../match/draft.ts';

export type PlannedMatch = {
  readonly pair: number;
  /** True: `b` sits on team 0. */
  readonly isSwapped: boolean;
  readonly seed: bigint;
  readonly config: MatchConfig;
  /** Hero that both sides play, or the line-up both sides have, names joined by `+`; null where there are none. */
  readonly hero: string | null;
};

export type PairingOptions = {
  readonly pairs: number;
  readonly seed: bigint;
  readonly config?: MatchConfig;
  /** Heroes that the pairs go through in turn, both sides the same; teams draw a mirrored line-up for each pair. Default all. */
  readonly heroes?: readonly string[];
};

/** Configuration fields `hero0`, `hero1`, ... in seat order. */
const heroFields = (manifest: Manifest): readonly ConfigField[] =>
  manifest.agents.flatMap((_, agent) =>
    manifest.config.filter((field) => field.name === `hero${agent}` && field.choices),
  );

const chooseHeroes = (manifest: Manifest, wanted: readonly string[] | undefined): readonly string[] => {
  const known = heroFields(manifest)[0]?.choices ?? [];
  if (wanted === undefined) return known;
  for (const hero of wanted) {
    if (known.includes(hero)) continue;
    const hint = closestName(hero, known) === null ? '' : suggestion(hero, known);
    throw new ArenaError(
      'bad_option',
      `heroes: ${manifest.id} has no hero "${hero}".${hint} Known: ${known.join(', ') || 'none'}.`,
    );
  }
  return wanted;
};

/** One hero for both in duels, hero by hero; a drawn line-up for both in teams. */
const lineUp = (
  manifest: Manifest,
  heroes: readonly string[],
  fields: readonly ConfigField[],
  pair: number,
  seed: bigint,
): { readonly hero: string | null; readonly sides: MatchConfig } => {
  if (heroes.length === 0) return { hero: null, sides: {} };
  if (fields.length > 2) {
    const draft = draftLineUps(manifest, { kind: 'mirrored', seed: deriveSeed(seed, pair, 0), pool: heroes });
    return { hero: draft.heroes.slice(0, fields.length / 2).join('+'), sides: draft.config };
  }
  const hero = heroes[pair % heroes.length] as string;
  return { hero, sides: Object.fromEntries(fields.map((field) => [field.name, hero])) };
};

/**
 * The matches of pair `pair`. Both have seed `deriveSeed(seed, pair)`; where the rules have a `mirrorStreams` field,
 * the second match also swaps the sides' chance, so that each agent meets the same luck.
 */
export const planPairs = (manifest: Manifest, options: PairingOptions): readonly PlannedMatch[] => {
  const { pairs, seed, config = {} } = options;
  if (!Number.isInteger(pairs) || pairs < 1 || pairs > 1_000_000) {
    throw new ArenaError('bad_option', `pairs must be a whole number from 1 to 1000000, not ${pairs}.`);
  }
  const heroes = chooseHeroes(manifest, options.heroes);
  const fields = heroFields(manifest);
  const canMirror =
    manifest.config.some((field) => field.name === 'mirrorStreams') && config['mirrorStreams'] === undefined;
  const planned: PlannedMatch[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const { hero, sides } = lineUp(manifest, heroes, fields, pair, seed);
    for (const isSwapped of [false, true]) {
      const mirror = canMirror && isSwapped ? { mirrorStreams: 1 } : {};
      planned.push({ pair, isSwapped, seed: deriveSeed(seed, pair), config: { ...sides, ...config, ...mirror }, hero });
    }
  }
  return planned;
};
