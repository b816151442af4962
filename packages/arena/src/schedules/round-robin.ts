// Everyone against everyone, by the circle method: one stays, the others move round by one place a round.

import { checkCount, checkEntrants, type Pairing, type Schedule } from './schedule.ts';
import { pointStandings } from './standings.ts';

export type RoundRobinOptions = {
  /** How often each two meet, 1 .. 100; default 1. */
  readonly legs?: number;
};

/** Throws ArenaError `bad_option`. */
export const roundRobin = (names: readonly string[], { legs = 1 }: RoundRobinOptions = {}): Schedule => {
  checkEntrants(names);
  checkCount('legs', legs, 100);
  const seats: (string | null)[] = names.length % 2 === 0 ? [...names] : [...names, null];
  const rounds = seats.length - 1;
  const pairings: Pairing[] = [];
  for (let leg = 0; leg < legs; leg++) {
    for (let turn = 0; turn < rounds; turn++) {
      // Seat 0 stays.
      const circle = [seats[0]!, ...seats.slice(1).map((_, at) => seats[1 + ((at + turn) % rounds)] ?? null)];
      for (let at = 0; at < circle.length / 2; at++) {
        const [x, y] = [circle[at] ?? null, circle[circle.length - 1 - at] ?? null];
        const [a, b] = x === null ? [y, x] : [x, y];
        if (a === null) continue;
        const round = leg * rounds + turn + 1;
        const again = legs > 1 ? `, leg ${leg + 1} of ${legs}` : '';
        const reason =
          b === null
            ? `Round ${round} of ${rounds * legs}: an odd number of agents, and the circle leaves ${a} without an opponent.`
            : `Round ${round} of ${rounds * legs} of the circle${again}: everyone meets everyone.`;
        pairings.push({ round, a, b, reason, facts: { leg: leg + 1, turn: turn + 1 } });
      }
    }
  }
  return {
    kind: 'round-robin',
    next: (results) => (results.length === 0 ? pairings : null),
    // The one who sits out sits out once like everyone else: no points for it.
    standings: (results) =>
      pointStandings(
        names,
        results.filter(({ pairing }) => pairing.b !== null),
      ),
  };
};
