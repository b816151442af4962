// Swiss: agents of equal points meet, nobody meets twice, whoever is left over gets a bye once.

import { ArenaError } from '../arena-error.ts';
import { canPairAll } from './perfect-matching.ts';
import { checkCount, checkEntrants, type Pairing, type PairingResult, type Schedule } from './schedule.ts';
import { pointStandings, tally } from './standings.ts';

export type SwissOptions = {
  /** Default: enough to leave one unbeaten, log2 of the number of agents, rounded up. */
  readonly rounds?: number;
};

type Candidate = { readonly name: string; readonly points: number };

const pairKey = (x: string, y: string): string => (x < y ? JSON.stringify([x, y]) : JSON.stringify([y, x]));

const metBefore = (results: readonly PairingResult[]): ReadonlySet<string> =>
  new Set(results.flatMap(({ pairing: { a, b } }) => (b === null ? [] : [pairKey(a, b)])));

/**
 * Whom the best of `left` should meet, most wanted first: within its points the one as far below it as half of the group
 * (so that the upper half meets the lower half), then down from there, then the upper half from below; then by falling
 * points.
 */
const preferences = (left: readonly Candidate[]): Candidate[] => {
  const [first, ...others] = left as [Candidate, ...Candidate[]];
  const group = others.filter(({ points }) => points === first.points);
  const half = Math.floor((group.length + 1) / 2) - 1;
  const start = Math.max(0, half);
  const rest = others.filter(({ points }) => points !== first.points);
  return [...group.slice(start), ...group.slice(0, start).reverse(), ...rest];
};

const pairRound = (candidates: readonly Candidate[], met: ReadonlySet<string>, round: number): Pairing[] => {
  const may = (x: string, y: string): boolean => !met.has(pairKey(x, y));
  const pairings: Pairing[] = [];
  let left = candidates;
  while (left.length > 0) {
    const first = left[0]!;
    const passed: { readonly name: string; readonly because: string }[] = [];
    const chosen = preferences(left).find(({ name }) => {
      if (!may(first.name, name)) {
        passed.push({ name, because: 'they have met' });
        return false;
      }
      const others = left.filter((candidate) => candidate !== first && candidate.name !== name);
      if (
        canPairAll(
          others.map((candidate) => candidate.name),
          may,
        )
      )
        return true;
      passed.push({ name, because: 'the rest could not be paired without a rematch' });
      return false;
    });
    // The caller has made sure that everyone can be paired, and every choice keeps it so.
    if (chosen === undefined) throw new ArenaError('bad_option', `rounds: round ${round} leaves no pairing.`);
    const isFloat = chosen.points !== first.points;
    const over =
      passed.length === 0 ? '' : ` Passed over ${passed.map(({ name, because }) => `${name}: ${because}`).join('; ')}.`;
    const reason = isFloat
      ? `${first.name} has ${first.points} points and finds no opponent there; ${chosen.name} is next with ${chosen.points}.${over}`
      : `Both have ${first.points} points; the upper half of that group meets the lower half.${over}`;
    const facts = { pointsA: first.points, pointsB: chosen.points, passedOver: passed };
    pairings.push({ round, a: first.name, b: chosen.name, reason, facts });
    left = left.filter((candidate) => candidate !== first && candidate !== chosen);
  }
  return pairings;
};

/** The lowest of those who had none, so that the others can be paired. */
const pickBye = (candidates: readonly Candidate[], results: readonly PairingResult[], met: ReadonlySet<string>) => {
  const had = new Set(results.flatMap(({ pairing: { a, b } }) => (b === null ? [a] : [])));
  const may = (x: string, y: string): boolean => !met.has(pairKey(x, y));
  return candidates.toReversed().find(({ name }) => {
    const others = candidates.filter((candidate) => candidate.name !== name).map((candidate) => candidate.name);
    return !had.has(name) && canPairAll(others, may);
  });
};

/**
 * `names` in seeding order, best first. Within equal points they are ranked by that order (the Dutch system without its
 * colours, which swapped sides make needless). Throws ArenaError `bad_option`.
 */
export const swiss = (names: readonly string[], options: SwissOptions = {}): Schedule => {
  checkEntrants(names);
  const most = names.length % 2 === 0 ? names.length - 1 : names.length;
  const rounds = options.rounds ?? Math.min(most, Math.ceil(Math.log2(names.length)));
  checkCount('rounds', rounds, most);
  const next = (results: readonly PairingResult[]): Pairing[] | null => {
    const round = 1 + Math.max(0, ...results.map(({ pairing }) => pairing.round));
    if (round > rounds) return null;
    const points = tally(names, results);
    const candidates = names
      .map((name, seed) => ({ name, points: points.get(name)!.points, seed }))
      .sort((x, y) => y.points - x.points || x.seed - y.seed);
    const met = metBefore(results);
    const isOdd = names.length % 2 === 1;
    const bye = isOdd ? pickBye(candidates, results, met) : undefined;
    const paired = candidates.filter((candidate) => candidate !== bye);
    const may = (x: string, y: string): boolean => !met.has(pairKey(x, y));
    // Late in a long tournament the rest may no longer fit together: it ends early instead of repeating a pairing.
    if (
      (isOdd && bye === undefined) ||
      !canPairAll(
        paired.map(({ name }) => name),
        may,
      )
    )
      return null;
    const pairings = pairRound(paired, met, round);
    if (bye === undefined) return pairings;
    const reason = `An odd number of agents: ${bye.name} has the fewest points of those without a bye so far, and sits out with a point.`;
    return [...pairings, { round, a: bye.name, b: null, reason, facts: { points: bye.points } }];
  };
  return { kind: 'swiss', next, standings: (results) => pointStandings(names, results) };
};
