// Orders the meetings of an elimination into columns: winners, losers, the final.
import type { Pairing } from './use-competitions.ts';

export type BracketNode = Pick<Pairing, 'node' | 'round' | 'ordinal'>;

export type Meeting<T> = {
  readonly node: string;
  /** Meetings that ended level are played again: all of them, in order. */
  readonly games: readonly T[];
};

export type BracketPart<T extends BracketNode> = {
  /** W = winners, L = losers, F = final. */
  readonly part: 'W' | 'L' | 'F';
  /** By round, each from top to bottom. */
  readonly columns: readonly (readonly Meeting<T>[])[];
};

/** W2.1 -> W, 2, 1; F1 -> F, 1, 1 */
const place = (node: string): { part: 'W' | 'L' | 'F'; round: number; slot: number } | null => {
  const [, part, round = '1', slot = '1'] = /^([WLF])(\d+)?(?:\.(\d+))?$/.exec(node) ?? [];
  return part === undefined ? null : { part: part as 'W' | 'L' | 'F', round: Number(round), slot: Number(slot) };
};

/** Empty where the meetings are of no bracket. */
export const bracketOf = <T extends BracketNode>(pairings: readonly T[]): readonly BracketPart<T>[] => {
  const byNode = Map.groupBy(pairings, ({ node }) => node ?? '');
  const placed = [...byNode].flatMap(([node, games]) => {
    const where = place(node);
    const sorted = games.toSorted((a, b) => a.round - b.round || a.ordinal - b.ordinal);
    return where === null ? [] : [{ meeting: { node, games: sorted }, ...where }];
  });
  return (['W', 'L', 'F'] as const).flatMap((part) => {
    const own = placed.filter((one) => one.part === part);
    if (own.length === 0) return [];
    const rounds = [...new Set(own.map(({ round }) => round))].sort((a, b) => a - b);
    const columns = rounds.map((round) =>
      own
        .filter((one) => one.round === round)
        .sort((a, b) => a.slot - b.slot)
        .map(({ meeting }) => meeting),
    );
    return [{ part, columns }];
  });
};
