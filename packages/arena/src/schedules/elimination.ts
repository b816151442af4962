// Single and double elimination: one loss, or two, and one is out.

import { type BracketNode, doubleBracket, type Source, singleBracket } from './bracket.ts';
import { checkCount, checkEntrants, type Pairing, type PairingResult, pointsOf, type Schedule } from './schedule.ts';
import { rank, tally } from './standings.ts';

export type EliminationOptions = {
  /** How often a tied pairing is played again before the better seed goes on, 1 .. 100; default 3. */
  readonly replays?: number;
};

/** An agent, nobody (a bye, or the loser of one), or not known yet. */
type Occupant = string | null | undefined;
type Fate = { readonly winner: Occupant; readonly loser: Occupant };

type Played = { readonly games: number; readonly points: readonly [number, number] };

const playedAt = (results: readonly PairingResult[]): ReadonlyMap<string, Played> => {
  const played = new Map<string, Played>();
  for (const result of results) {
    const { node } = result.pairing;
    if (node === undefined) continue;
    const [own, other] = pointsOf(result);
    const before = played.get(node) ?? { games: 0, points: [0, 0] };
    played.set(node, { games: before.games + 1, points: [before.points[0] + own, before.points[1] + other] });
  }
  return played;
};

type Open = { readonly node: BracketNode; readonly a: string; readonly b: string | null; readonly tied: number };

/** Works through the tree: who is where, what can be played now, and what is decided. */
const walk = (
  nodes: readonly BracketNode[],
  names: readonly string[],
  results: readonly PairingResult[],
  replays: number,
): { readonly open: readonly Open[]; readonly fates: ReadonlyMap<string, Fate> } => {
  const played = playedAt(results);
  const fates = new Map<string, Fate>();
  const open: Open[] = [];
  const occupant = (source: Source): Occupant => {
    if (source.from === 'seed') return names[source.seed - 1] ?? null;
    return fates.get(source.node)?.[source.from];
  };
  for (const node of nodes) {
    const [a, b] = [occupant(node.a), occupant(node.b)];
    const before = played.get(node.id);
    let fate: Fate = { winner: undefined, loser: undefined };
    if (node.id === 'F2' && fates.get('F1')?.winner === occupant({ from: 'winner', node: winnersTop(nodes) })) {
      // The winner of the winners' bracket won the final: nothing is left to decide.
      fate = { winner: b, loser: a };
    } else if (a === null && b === null) fate = { winner: null, loser: null };
    else if (a !== undefined && b !== undefined && (a === null || b === null)) {
      const alone = (a ?? b) as string;
      if (before === undefined) open.push({ node, a: alone, b: null, tied: 0 });
      else fate = { winner: alone, loser: null };
    } else if (typeof a === 'string' && typeof b === 'string') {
      const [own, other] = before?.points ?? [0, 0];
      const isBetterSeed = names.indexOf(a) < names.indexOf(b);
      if (before === undefined) open.push({ node, a, b, tied: 0 });
      else if (own !== other) fate = own > other ? { winner: a, loser: b } : { winner: b, loser: a };
      else if (before.games <= replays) open.push({ node, a, b, tied: before.games });
      else fate = isBetterSeed ? { winner: a, loser: b } : { winner: b, loser: a };
    }
    fates.set(node.id, fate);
  }
  return { open, fates };
};

const winnersTop = (nodes: readonly BracketNode[]): string =>
  nodes.filter(({ bracket }) => bracket === 'winners').at(-1)!.id;

const sourceText = (source: Source): string => {
  if (source.from === 'seed') return `seed ${source.seed}`;
  return `${source.from} of ${source.node}`;
};

const reasonOf = ({ node, a, b, tied }: Open, replays: number): string => {
  const { bracket, id } = node;
  const where =
    bracket === 'final' ? `Final ${id}` : `${bracket === 'winners' ? 'Winners’' : 'Losers’'} bracket, ${id}`;
  if (b === null) return `${where}: ${a} has no opponent here and goes on.`;
  if (tied > 0) {
    const last = tied === replays ? ' for the last time; then the better seed goes on' : '';
    return `${where}: ${a} and ${b} are level after ${tied} meeting${tied === 1 ? '' : 's'} and play again${last}.`;
  }
  if (id === 'F2') return `${where}: ${b} beat ${a} in F1, the first loss of ${a}; one more meeting decides.`;
  return `${where}: ${a} (${sourceText(node.a)}) against ${b} (${sourceText(node.b)}).`;
};

const schedule = (
  kind: 'single-elimination' | 'double-elimination',
  names: readonly string[],
  { replays = 3 }: EliminationOptions,
): Schedule => {
  checkEntrants(names);
  checkCount('replays', replays, 100);
  const nodes = kind === 'single-elimination' ? singleBracket(names.length) : doubleBracket(names.length);
  const seedOf = (name: string): number => names.indexOf(name) + 1;
  const next = (results: readonly PairingResult[]): Pairing[] | null => {
    const { open } = walk(nodes, names, results, replays);
    if (open.length === 0) return null;
    const round = 1 + Math.max(0, ...results.map(({ pairing }) => pairing.round));
    return open.map((one) => ({
      round,
      a: one.a,
      b: one.b,
      node: one.node.id,
      reason: reasonOf(one, replays),
      facts: {
        bracket: one.node.bracket,
        seedA: seedOf(one.a),
        ...(one.b === null ? {} : { seedB: seedOf(one.b) }),
        fromA: sourceText(one.node.a),
        fromB: sourceText(one.node.b),
        tied: one.tied,
      },
    }));
  };
  return { kind, next, standings: (results) => standingsOf(nodes, names, results, replays, seedOf) };
};

/** By how far one came: the round in which one was last seen in, the winner first; equal ones share a rank. */
const standingsOf = (
  nodes: readonly BracketNode[],
  names: readonly string[],
  results: readonly PairingResult[],
  replays: number,
  seedOf: (name: string) => number,
) => {
  const { fates } = walk(nodes, names, results, replays);
  const losses = nodes.at(-1)!.id === 'F2' ? 2 : 1;
  const lost = new Map<string, number>();
  const outAt = new Map<string, number>();
  // Nodes of a round count alike, and later rounds more.
  const stages = [...new Set(nodes.map(({ id }) => id.split('.')[0]!))];
  for (const node of nodes) {
    const loser = fates.get(node.id)?.loser;
    if (typeof loser !== 'string') continue;
    const isDecided = node.id !== 'F2' || results.some(({ pairing }) => pairing.node === 'F2');
    if (!isDecided) continue;
    lost.set(loser, (lost.get(loser) ?? 0) + 1);
    const isLast = node.id === nodes.at(-1)!.id;
    if (lost.get(loser)! >= losses || isLast) outAt.set(loser, stages.indexOf(node.id.split('.')[0]!));
  }
  const champion = fates.get(nodes.at(-1)!.id)?.winner;
  if (typeof champion === 'string') outAt.delete(champion);
  const rows = [...tally(names, results).values()];
  const stage = (name: string): number => outAt.get(name) ?? stages.length;
  return rank(
    rows,
    ({ name }) => [stage(name)],
    ({ name }) => ({ seed: seedOf(name), stage: stage(name) }),
  );
};

/** `names` in seeding order, best first; the best have byes. Throws ArenaError `bad_option`. */
export const singleElimination = (names: readonly string[], options: EliminationOptions = {}): Schedule =>
  schedule('single-elimination', names, options);

/** The same, out after two losses. Throws ArenaError `bad_option`. */
export const doubleElimination = (names: readonly string[], options: EliminationOptions = {}): Schedule =>
  schedule('double-elimination', names, options);
