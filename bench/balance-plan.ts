// Which matches a balance report plays: every line-up twice, sides swapped, all heroes of a match different. Match i is
// the same however many are played.
import { draftLineUps, heroChoices } from '@jixia/arena';
import { deriveSeed, type Manifest, Random } from '@jixia/env';
import { BenchError } from './bench-error.ts';

export type BalanceMatch = {
  /** From 0. Matches 2k and 2k + 1 have the same line-up, the second one on swapped sides and with luck of its own. */
  readonly index: number;
  readonly seed: bigint;
  /** One a seat, in seat order. */
  readonly heroes: readonly string[];
};

const [lineUpPath, matchPath, roundPath] = [0, 1, 2];

const isDuel = ({ agents }: Manifest): boolean => agents.length === 2;

/** Unordered pairs of different heroes in an order of their own for each round, either one first. */
const duelsOf = (heroes: readonly string[], seed: bigint, round: number): readonly (readonly string[])[] => {
  const random = new Random(deriveSeed(seed, roundPath as number, round));
  const left = heroes.flatMap((first, at) => heroes.slice(at + 1).map((second) => [first, second] as const));
  return Array.from({ length: left.length }, () => {
    const [first, second] = left.splice(random.nextBelow(left.length), 1)[0] as readonly [string, string];
    return random.nextBelow(2) === 0 ? [first, second] : [second, first];
  });
};

/** Matches of one round, after which every hero has met every other on either side once; null in team modes. */
export const matchesPerRound = (manifest: Manifest): number | null => {
  const heroes = heroChoices(manifest).length;
  return isDuel(manifest) ? heroes * (heroes - 1) : null;
};

/**
 * Match `index` of the plan. Duels go through all pairs of different heroes, round by round; team modes draft at random
 * from `seed`, no hero twice in a match. Throws BenchError `bad_option` where a scenario has too few heroes.
 */
export const balancePlan = (manifest: Manifest, seed: bigint): ((index: number) => BalanceMatch) => {
  const heroes = heroChoices(manifest);
  const { agents } = manifest;
  const perSide = agents.length / 2;
  if (manifest.teams !== 2 || agents.some(({ team }, seat) => team !== (seat < perSide ? 0 : 1))) {
    throw new BenchError('bad_option', `${manifest.id}: a balance report needs two sides of the same size.`);
  }
  if (heroes.length < agents.length) {
    throw new BenchError(
      'bad_option',
      `${manifest.id}: ${agents.length} different heroes are needed, it has ${heroes.length}.`,
    );
  }
  const rounds = new Map<number, readonly (readonly string[])[]>();
  const lineUpOf = (lineUp: number): readonly string[] => {
    if (!isDuel(manifest)) {
      const draftSeed = deriveSeed(seed, lineUpPath as number, lineUp);
      return draftLineUps(manifest, { kind: 'pickban', bans: 0, seed: draftSeed }).heroes;
    }
    const pairs = (heroes.length * (heroes.length - 1)) / 2;
    const round = Math.floor(lineUp / pairs);
    const duels = rounds.get(round) ?? duelsOf(heroes, seed, round);
    rounds.set(round, duels);
    return duels[lineUp % pairs] as readonly string[];
  };
  return (index) => {
    const lineUp = lineUpOf(index >> 1);
    const isSwapped = index % 2 === 1;
    return {
      index,
      seed: deriveSeed(seed, matchPath as number, index),
      heroes: isSwapped ? [...lineUp.slice(perSide), ...lineUp.slice(0, perSide)] : lineUp,
    };
  };
};
