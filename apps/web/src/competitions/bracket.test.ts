// Names of places in a bracket become columns.
import { expect, test } from 'vitest';
import { bracketOf } from './bracket.ts';

const at = (node: string | null) => ({ node, round: 1, ordinal: 1 });

test('winners, losers and final stand by round and from top to bottom', () => {
  const parts = bracketOf([at('W1.2'), at('W1.1'), at('W2.1'), at('L1.1'), at('F2'), at('F1'), at(null)]);
  const nodes = parts.map(({ part, columns }) => [part, columns.map((column) => column.map(({ node }) => node))]);
  expect(nodes).toEqual([
    ['W', [['W1.1', 'W1.2'], ['W2.1']]],
    ['L', [['L1.1']]],
    ['F', [['F1'], ['F2']]],
  ]);
});

test('ten meetings stand after nine', () => {
  const [part] = bracketOf(['W1.10', 'W1.9', 'W1.1'].map(at));
  expect(part?.columns[0]?.map(({ node }) => node)).toEqual(['W1.1', 'W1.9', 'W1.10']);
});

test('a meeting that was played again stands once, with all its games in order', () => {
  const [part] = bracketOf([
    { node: 'F1', round: 9, ordinal: 1 },
    { node: 'F1', round: 8, ordinal: 1 },
  ]);
  expect(part?.columns[0]?.map(({ games }) => games.map(({ round }) => round))).toEqual([[8, 9]]);
});

test('meetings of a ladder are no bracket', () => {
  expect(bracketOf([at(null)])).toEqual([]);
});
