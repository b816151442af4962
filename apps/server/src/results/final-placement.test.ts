// Who is placed where over all phases.
import { expect, test } from 'vitest';
import { isFinal, placeEntries } from './final-placement.ts';

const phase = (id: string, ordinal: number, kind: string, status = 'done') => ({ id, ordinal, kind, status });
const row = (phaseId: string, entryId: string, rank: number | null, entryStatus = 'registered') => ({
  ...{ phaseId, entryId, rank, entryStatus },
});
const phases = [phase('p', 1, 'practice'), phase('g', 2, 'group'), phase('k', 3, 'knockout')];

test('who came further is before who did not, and equal ranks share a place', () => {
  const entries = [
    ...['a', 'b', 'c', 'd', 'e'].map((id, at) => row('p', id, at + 1)),
    ...['e', 'd', 'c', 'b', 'a'].map((id, at) => row('g', id, at + 1)),
    ...[row('k', 'c', 1), row('k', 'd', 2), row('k', 'e', 2)],
  ];
  expect(placeEntries(phases, entries).map(({ entryId, place }) => [entryId, place])).toEqual([
    ...[
      ['c', 1],
      ['d', 2],
      ['e', 2],
    ],
    ...[
      ['b', 4],
      ['a', 5],
    ],
  ]);
});

test('those who are out leave their place to the next, and those who did not play have none', () => {
  const entries = [
    row('k', 'a', 1, 'disqualified'),
    row('k', 'b', 2),
    row('g', 'a', 1, 'disqualified'),
    row('g', 'c', null),
  ];
  expect(placeEntries(phases, entries)).toEqual([{ entryId: 'b', phaseId: 'k', place: 1 }]);
});

test('practice counts where there is nothing else', () => {
  expect(placeEntries([phase('p', 1, 'practice')], [row('p', 'a', 1)])).toHaveLength(1);
  expect(isFinal(phases)).toBe(true);
  expect(isFinal([...phases, phase('f', 4, 'final', 'playing')])).toBe(false);
  expect(isFinal([])).toBe(false);
});
