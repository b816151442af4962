// Two small grids with known answers, for lessons, tests and benchmarks.

import type { FiniteProblem, Outcome } from './finite-problem.ts';

const moves = ['up', 'right', 'down', 'left'];
const rowStep = [-1, 0, 1, 0];
const columnStep = [0, 1, 0, -1];

/** Written out once: looking an outcome up makes no garbage. */
const tabulated = (states: number, outcomes: FiniteProblem['outcomes']): FiniteProblem['outcomes'] => {
  const table = Array.from({ length: states * moves.length }, (_, at) =>
    outcomes(Math.floor(at / moves.length), at % moves.length),
  );
  return (state, action) => table[state * moves.length + action] ?? [];
};

/** Where a move leads; at the edge it stays. */
const moved = (rows: number, columns: number, state: number, action: number): number => {
  const row = Math.floor(state / columns) + (rowStep[action] as number);
  const column = (state % columns) + (columnStep[action] as number);
  const isInside = row >= 0 && row < rows && column >= 0 && column < columns;
  return isInside ? row * columns + column : state;
};

const cliffColumns = 12;
const cliffStart = 36;
const cliffGoal = 47;

/**
 * Sutton & Barto (2018), example 6.6: 4 x 12 cells, start and goal at the ends of the bottom row, the cliff between
 * them. A step earns -1; stepping into the cliff earns -100 and leads back to the start. The best return is -13, along
 * the edge; the longest way round, along the top row, earns -17.
 */
export const cliffWalking: FiniteProblem = {
  id: 'cliff-walking',
  states: 48,
  actions: moves,
  start: cliffStart,
  outcomes: tabulated(48, (state, action) => {
    const next = moved(4, cliffColumns, state, action);
    const isCliff = next > cliffStart && next < cliffGoal;
    return isCliff
      ? [{ probability: 1, state: cliffStart, reward: -100, isTerminal: false }]
      : [{ probability: 1, state: next, reward: -1, isTerminal: next === cliffGoal }];
  }),
};

/** `.` floor, `#` wall, `S` start, `+` an end that earns 1, `-` an end that earns -1. */
const slipperyMap = ['...+', '.#.-', 'S...'].join('');

/**
 * Russell & Norvig's 4 x 3 world: a move goes as meant with 0.8 and to each side with 0.1, every step costs 0.04, two
 * ends earn 1 and -1. Moves into the wall or off the grid are illegal as intentions; slipping into them stays.
 */
export const slipperyGrid: FiniteProblem = {
  id: 'slippery-grid',
  states: 12,
  actions: moves,
  start: 8,
  outcomes: tabulated(12, (state, action) => {
    const [rows, columns] = [3, 4];
    const land = (direction: number): number => {
      const next = moved(rows, columns, state, direction);
      return slipperyMap[next] === '#' ? state : next;
    };
    // Nobody stands in a wall or an end; one action keeps the table whole.
    if ('#+-'.includes(slipperyMap[state] as string)) {
      return action === 0 ? [{ probability: 1, state, reward: 0, isTerminal: true }] : [];
    }
    if (land(action) === state) return [];
    return [
      [action, 0.8],
      [(action + 1) % 4, 0.1],
      [(action + 3) % 4, 0.1],
    ].map(([direction, probability]): Outcome => {
      const next = land(direction as number);
      const end = slipperyMap[next];
      const reward = (end === '+' ? 1 : end === '-' ? -1 : 0) - 0.04;
      return { probability: probability as number, state: next, reward, isTerminal: end === '+' || end === '-' };
    });
  }),
};
