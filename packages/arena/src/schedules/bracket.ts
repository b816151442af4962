// The tree of an elimination: who waits for whom. Built once from the seeding; nothing in it hangs on results.

/** Where the agent on a side of a node comes from. */
export type Source =
  | { readonly from: 'seed' /** From 1; above the number of agents: nobody. */; readonly seed: number }
  | { readonly from: 'winner' | 'loser'; readonly node: string };

export type BracketNode = {
  /** `W1.1`: bracket, round, place in the round, each from 1. Brackets: W winners', L losers', F final. */
  readonly id: string;
  readonly bracket: 'winners' | 'losers' | 'final';
  readonly a: Source;
  readonly b: Source;
};

/** Seeds in the order of a bracket's leaves: 1 and 2 can only meet in the final, 1 to 4 in the semi-finals, and so on. */
export const leafOrder = (size: number): number[] => {
  let order = [1];
  while (order.length < size) order = order.flatMap((seed) => [seed, order.length * 2 + 1 - seed]);
  return order;
};

const winner = (node: string): Source => ({ from: 'winner', node });
const loser = (node: string): Source => ({ from: 'loser', node });

const pairUp = (sources: readonly Source[]): [Source, Source][] =>
  Array.from({ length: sources.length / 2 }, (_, at) => [sources[2 * at]!, sources[2 * at + 1]!]);

const round = (letter: 'W' | 'L', number: number, pairs: readonly (readonly [Source, Source])[]): BracketNode[] =>
  pairs.map(([a, b], at) => ({
    id: `${letter}${number}.${at + 1}`,
    bracket: letter === 'W' ? 'winners' : 'losers',
    a,
    b,
  }));

const winnersRounds = (count: number): BracketNode[][] => {
  let size = 2;
  while (size < count) size *= 2;
  let sources: readonly Source[] = leafOrder(size).map((seed) => ({ from: 'seed', seed }));
  const rounds: BracketNode[][] = [];
  for (let number = 1; sources.length > 1; number++) {
    const nodes = round('W', number, pairUp(sources));
    rounds.push(nodes);
    sources = nodes.map(({ id }) => winner(id));
  }
  return rounds;
};

/** Nodes in the order in which they can be played; the last one decides. */
export const singleBracket = (count: number): readonly BracketNode[] => winnersRounds(count).flat();

/** Nodes of the winners' bracket whose losers may stand at a place, with their rounds. */
type Fallen = ReadonlyMap<string, number>;

/** Orders in which the losers of a round may enter: as they are, reversed, halves exchanged, both. */
const entryOrders = (size: number): number[][] => {
  const places = Array.from({ length: size }, (_, at) => at);
  const half = size / 2;
  const exchanged = size < 2 ? places : [...places.slice(half), ...places.slice(0, half)];
  return [places, places.toReversed(), exchanged, exchanged.toReversed()];
};

/** How much a meeting of these two places would be a rematch: the later the first meeting, the likelier. */
const overlap = (waiting: Fallen, below: Fallen): number => {
  let sum = 0;
  for (const [node, played] of waiting) if (below.has(node)) sum += 4 ** played;
  return sum;
};

/**
 * Losers fall into a second bracket and are out with their second loss. Those of a winners' round enter it in that order,
 * of four, in which they meet whom they have beaten as late as can be. `F1` is the final; `F2` is played where the winner
 * of the winners' bracket loses `F1`, its first loss.
 */
export const doubleBracket = (count: number): readonly BracketNode[] => {
  const winners = winnersRounds(count);
  const nodes: BracketNode[] = [...winners[0]!];
  /** For each node of the winners' bracket: the nodes below it, which its loser may have won. */
  const below = new Map<string, Fallen>(winners[0]!.map(({ id }) => [id, new Map()]));
  let left = winners[0]!.map(({ id }) => ({ source: loser(id), fallen: new Map([[id, 1]]) as Fallen }));
  let number = 1;
  const merge = (...maps: Fallen[]): Fallen => new Map(maps.flatMap((map) => [...map]));
  for (const [at, nodesOfRound] of winners.entries()) {
    if (at === 0) continue;
    nodes.push(...nodesOfRound);
    for (const { id, a, b } of nodesOfRound) {
      const sources = [a, b].flatMap((source) => (source.from === 'winner' ? [source.node] : []));
      below.set(id, merge(...sources.flatMap((node) => [below.get(node)!, new Map([[node, at]])])));
    }
    if (left.length > nodesOfRound.length) {
      const among = round('L', number++, pairUp(left.map(({ source }) => source)));
      nodes.push(...among);
      left = among.map(({ id }, place) => ({
        source: winner(id),
        fallen: merge(left[2 * place]!.fallen, left[2 * place + 1]!.fallen),
      }));
    }
    const waiting = left;
    const cost = (order: readonly number[]): number =>
      order.reduce((sum, from, place) => sum + overlap(waiting[place]!.fallen, below.get(nodesOfRound[from]!.id)!), 0);
    const order = entryOrders(nodesOfRound.length).reduce((best, one) => (cost(one) < cost(best) ? one : best));
    const entering = order.map((from) => nodesOfRound[from]!.id);
    const against = round(
      'L',
      number++,
      waiting.map(({ source }, place) => [source, loser(entering[place]!)]),
    );
    nodes.push(...against);
    left = against.map(({ id }, place) => ({
      source: winner(id),
      fallen: merge(waiting[place]!.fallen, new Map([[entering[place]!, at + 1]])),
    }));
  }
  const top = winners.at(-1)![0]!.id;
  const final: BracketNode = { id: 'F1', bracket: 'final', a: winner(top), b: left[0]!.source };
  return [...nodes, final, { id: 'F2', bracket: 'final', a: loser('F1'), b: winner('F1') }];
};
