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
  /** Hero that `a` plays, or its line-up, names joined by `+`; null where there are none. */
  readonly hero: string | null;
  /** The same of `b`; where it is absent both sides play `hero`. */
  readonly opponentHero?: string;
};

/** `same` = both sides play the same heroes; `all` = every hero of one side against every hero of the other. */
export type HeroPairing = 'same' | 'all';

export type PairingOptions = {
  /** Pairs of matches, 1 .. 1000000; with `heroPairing` `all` in duels, of each two heroes. */
  readonly pairs: number;
  readonly seed: bigint;
  /** Seeds of the pairs, one each, instead of seeds derived from `seed`: a set that stays hidden until it has been used. */
  readonly seeds?: readonly bigint[];
  readonly config?: MatchConfig;
  /** Heroes that the pairs go through in turn, both sides the same; teams draw a mirrored line-up for each pair. Default all. */
  readonly heroes?: readonly string[];
  /** Default `same`. Teams under `all` draw both line-ups, each anew for each pair. */
  readonly heroPairing?: HeroPairing;
};

type LineUp = { readonly hero: string | null; readonly opponentHero?: string; readonly sides: SideHeroes | null };
/** Heroes of `a` and of `b`, one a seat of their team. */
type SideHeroes = readonly [own: readonly string[], opponent: readonly string[]];

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

/** In duels hero by hero, or every two heroes in turn; in teams a line-up drawn for the pair. */
const lineUp = (
  manifest: Manifest,
  heroes: readonly string[],
  perSide: number,
  pair: number,
  { seed, heroPairing = 'same' }: PairingOptions,
): LineUp => {
  if (heroes.length === 0 || perSide === 0) return { hero: null, sides: null };
  const isSame = heroPairing === 'same';
  let sides: SideHeroes;
  if (perSide > 1) {
    const kind = isSame ? 'mirrored' : 'random';
    const drawn = draftLineUps(manifest, { kind, seed: deriveSeed(seed, pair, 0), pool: heroes }).heroes;
    sides = [drawn.slice(0, perSide), drawn.slice(perSide)];
  } else {
    const own = heroes[pair % heroes.length] as string;
    const opponent = isSame ? own : (heroes[Math.floor(pair / heroes.length) % heroes.length] as string);
    sides = [[own], [opponent]];
  }
  const hero = sides[0].join('+');
  return isSame ? { hero, sides } : { hero, opponentHero: sides[1].join('+'), sides };
};

/** Team 0 has the first half of the seats. */
const heroConfig = (sides: SideHeroes | null, isSwapped: boolean): MatchConfig => {
  if (sides === null) return {};
  const [own, opponent] = sides;
  const seats = isSwapped ? [...opponent, ...own] : [...own, ...opponent];
  return Object.fromEntries(seats.map((hero, seat) => [`hero${seat}`, hero]));
};

/**
 * The matches of pair `pair`. Both have seed `deriveSeed(seed, pair)`, or the pair's own of `seeds`; where the rules have
 * a `mirrorStreams` field, the second match also swaps the sides' chance, so that each agent meets the same luck.
 * Throws ArenaError `bad_option`.
 */
export const planPairs = (manifest: Manifest, options: PairingOptions): readonly PlannedMatch[] => {
  const { seed, seeds, config = {}, heroPairing = 'same' } = options;
  if (!Number.isInteger(options.pairs) || options.pairs < 1 || options.pairs > 1_000_000) {
    throw new ArenaError('bad_option', `pairs must be a whole number from 1 to 1000000, not ${options.pairs}.`);
  }
  const heroes = chooseHeroes(manifest, options.heroes);
  const fields = heroFields(manifest);
  const perSide = fields.length === manifest.agents.length ? fields.length / 2 : 0;
  if (heroPairing === 'all' && perSide === 0) {
    throw new ArenaError('bad_option', `heroPairing: ${manifest.id} has no heroes to pair; leave it out.`);
  }
  const combinations = heroPairing === 'all' && perSide === 1 ? heroes.length ** 2 : 1;
  const pairs = options.pairs * combinations;
  if (seeds !== undefined && seeds.length < pairs) {
    throw new ArenaError('bad_option', `seeds: ${pairs} pairs need as many seeds, not ${seeds.length}.`);
  }
  const canMirror =
    manifest.config.some((field) => field.name === 'mirrorStreams') && config['mirrorStreams'] === undefined;
  const planned: PlannedMatch[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const { hero, opponentHero, sides } = lineUp(manifest, heroes, perSide, pair, options);
    for (const isSwapped of [false, true]) {
      const mirror = canMirror && isSwapped ? { mirrorStreams: 1 } : {};
      planned.push({
        pair,
        isSwapped,
        seed: seeds?.[pair] ?? deriveSeed(seed, pair),
        config: { ...heroConfig(sides, isSwapped), ...config, ...mirror },
        hero,
        ...(opponentHero === undefined ? {} : { opponentHero }),
      });
    }
  }
  return planned;
};
