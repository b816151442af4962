// Decisive moments of a match whose course is known.
import type { Manifest } from '@jixia/env/types';
import { expect, test } from 'vitest';
import type { Replay, ReplayPlayer } from '../replay/index.ts';
import { MomentFinder } from './moments.ts';

const header = ['tick', 'kills0', 'kills1', 'gold0', 'gold1'];
const manifest = { ticksPerSecond: 10, render: { header } } as unknown as Manifest;

/** One row a decision, each a second long: kills and gold of both sides. */
const momentsOf = (rows: readonly (readonly number[])[], winner: number, forfeit?: object) => {
  const result = { winner, decisions: rows.length, forfeit };
  const finder = new MomentFinder(manifest, { result } as unknown as Replay);
  for (const [at, row] of rows.entries()) {
    const render = Int32Array.of((at + 1) * 10, ...row);
    finder.look({ decision: at + 1, render: () => render } as unknown as ReplayPlayer);
  }
  return finder.moments();
};

/** Side 0 leads, side 1 kills at 40 s and turns the match round. */
const comeback = Array.from({ length: 60 }, (_, at) =>
  at < 39 ? [0, 0, 10 * at, 8 * at] : [0, 1, 390, 312 + 30 * (at - 38)],
);

test('a comeback: first kill, the largest swing, the lead that lasts, the end', () => {
  const moments = momentsOf(comeback, 1);
  expect(moments.map(({ kind, decision, team }) => [kind, decision, team])).toEqual(
    [
      ['firstKill', 40, 1],
      ['lead', 42, 1],
      ['end', 50, 1],
      ['swing', 55, 1],
    ].sort((x, y) => Number(x[1]) - Number(y[1])),
  );
  const swing = moments.find(({ kind }) => kind === 'swing');
  expect(swing?.gold).toBeGreaterThan(400);
  expect(moments.every(({ decision, seconds }) => seconds === decision)).toBe(true);
});

test('a forfeit is told where it happened, and no lead where the loser led to the last', () => {
  const forfeit = { agent: 1, code: 'agent_timeout', message: '', step: 20 };
  const moments = momentsOf(comeback, 0, forfeit);
  expect(moments.map(({ kind }) => kind)).not.toContain('lead');
  expect(moments.find(({ kind }) => kind === 'forfeit')).toMatchObject({ decision: 20, team: 0 });
});

test('a scenario that tells neither kills nor gold has an end', () => {
  const bare = { ticksPerSecond: 10, render: { header: ['tick'] } } as unknown as Manifest;
  const finder = new MomentFinder(bare, { result: { winner: -1, decisions: 3 } } as unknown as Replay);
  for (const decision of [1, 2, 3]) {
    finder.look({ decision, render: () => Int32Array.of(100 * decision) } as unknown as ReplayPlayer);
  }
  expect(finder.moments()).toEqual([{ kind: 'end', decision: 2, seconds: 20, team: null }]);
});
