// Line-ups: who plays which hero. Fixed, mirrored, random, or by picking and banning in turn; always from a seed.

import { closestName, type Manifest, Random, suggestion } from '@jixia/env';
import type { MatchConfig } from '@jixia/env/types';
import { ArenaError } from '../arena-error.ts';

export const draftKinds = ['fixed', 'mirrored', 'random', 'pickban'] as const;
export type DraftKind = (typeof draftKinds)[number];

export type DraftTurn = { readonly team: number; readonly act: 'ban' | 'pick'; readonly hero: string };

/** What a team may choose from at its turn. */
export type DraftView = {
  readonly team: number;
  readonly act: 'ban' | 'pick';
  readonly open: readonly string[];
  readonly own: readonly string[];
  readonly other: readonly string[];
};

/** Chooses one of `view.open`. `random` is the draft's own stream. */
export type DraftChooser = (view: DraftView, random: Random) => string;

export type DraftOptions = {
  readonly kind: DraftKind;
  readonly seed: bigint;
  /** Heroes that may be chosen; default all. `fixed`: one a seat, in seat order. */
  readonly pool?: readonly string[];
  /** Bans of each team, `pickban` only; default 3, fewer where the pool is small. */
  readonly bans?: number;
  /** One a team, `pickban` only; default an even draw. */
  readonly choosers?: readonly DraftChooser[];
};

export type Draft = {
  /** One a seat, in seat order. */
  readonly heroes: readonly string[];
  /** Bans and picks in the order in which they were made; empty but for `pickban`. */
  readonly turns: readonly DraftTurn[];
  /** `hero0`, `hero1`, ... for the match. */
  readonly config: MatchConfig;
};

const drawDistinct = (pool: readonly string[], count: number, random: Random): string[] => {
  const left = [...pool];
  return Array.from({ length: count }, () => left.splice(random.nextBelow(left.length), 1)[0] as string);
};

/** Which team is up: bans in turn, then picks 1-2-2-2-…-1, so that neither has the better of the order. */
export const draftOrder = (perTeam: number, bans: number): readonly { team: number; act: 'ban' | 'pick' }[] => {
  const order: { team: number; act: 'ban' | 'pick' }[] = [];
  for (let ban = 0; ban < 2 * bans; ban++) order.push({ team: ban % 2, act: 'ban' });
  for (let pick = 0; pick < 2 * perTeam; pick++) order.push({ team: ((pick + 1) >> 1) % 2, act: 'pick' });
  return order;
};

const evenChooser: DraftChooser = (view, random) => view.open[random.nextBelow(view.open.length)] as string;

const pickAndBan = (options: DraftOptions, pool: readonly string[], perTeam: number, random: Random): DraftTurn[] => {
  const bans = Math.min(options.bans ?? 3, Math.floor((pool.length - 2 * perTeam) / 2));
  let open = [...pool];
  const picked: [string[], string[]] = [[], []];
  const turns: DraftTurn[] = [];
  for (const { team, act } of draftOrder(perTeam, Math.max(bans, 0))) {
    const [own, other] = [picked[team] as string[], picked[1 - team] as string[]];
    const hero = (options.choosers?.[team] ?? evenChooser)({ team, act, open, own, other }, random);
    if (!open.includes(hero)) {
      throw new ArenaError('bad_option', `draft: team ${team} chose "${hero}", which is not open: ${open.join(', ')}.`);
    }
    open = open.filter((candidate) => candidate !== hero);
    if (act === 'pick') own.push(hero);
    turns.push({ team, act, hero });
  }
  return turns;
};

/** Heroes of a scenario, as its configuration names them; empty where it has none. */
export const heroChoices = (manifest: Manifest): readonly string[] =>
  manifest.config.find((field) => field.name === 'hero0')?.choices ?? [];

const checkPool = (manifest: Manifest, pool: readonly string[], least: number, kind: DraftKind): void => {
  const known = heroChoices(manifest);
  for (const hero of pool) {
    if (known.includes(hero)) continue;
    const hint = closestName(hero, known) === null ? '' : suggestion(hero, known);
    throw new ArenaError(
      'bad_option',
      `heroes: ${manifest.id} has no hero "${hero}".${hint} Known: ${known.join(', ')}.`,
    );
  }
  if (kind !== 'fixed' && new Set(pool).size < least) {
    throw new ArenaError(
      'bad_option',
      `heroes: a ${kind} draft of ${manifest.id} needs at least ${least} different heroes, not ${pool.length}.`,
    );
  }
};

/** Draws up the line-ups of a match. Throws ArenaError `bad_option`. */
export const draftLineUps = (manifest: Manifest, options: DraftOptions): Draft => {
  const { kind, seed } = options;
  const seats = manifest.agents.length;
  const perTeam = manifest.agents.filter(({ team }) => team === 0).length;
  const pool = options.pool ?? heroChoices(manifest);
  // In `random` both sides may have the same hero, but no side one twice.
  checkPool(manifest, pool, kind === 'pickban' ? seats : perTeam, kind);
  const random = new Random(seed);
  let heroes: readonly string[] = [];
  let turns: readonly DraftTurn[] = [];
  if (kind === 'fixed') {
    if (pool.length !== seats) {
      throw new ArenaError(
        'bad_option',
        `heroes: a fixed draft names ${seats} heroes, one a seat, not ${pool.length}.`,
      );
    }
    heroes = pool;
  } else if (kind === 'pickban') {
    turns = pickAndBan(options, pool, perTeam, random);
    heroes = [0, 1].flatMap((team) =>
      turns.filter((turn) => turn.act === 'pick' && turn.team === team).map(({ hero }) => hero),
    );
  } else {
    const first = drawDistinct(pool, perTeam, random);
    heroes = [...first, ...(kind === 'mirrored' ? first : drawDistinct(pool, perTeam, random))];
  }
  const config = Object.fromEntries(heroes.map((hero, seat) => [`hero${seat}`, hero]));
  return { heroes, turns, config };
};
