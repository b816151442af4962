import { expect, test } from 'vitest';
import { type Chunk, type ChunkPlayer, playChunks } from './chunk-player.ts';
import type { MatchOutcome } from './run-chunk.ts';

const chunks = Array.from({ length: 9 }, (_, a): Chunk => ({ a, b: 0, planned: [] }));
const outcomeOf = (index: number): MatchOutcome => ({
  pair: index,
  isSwapped: false,
  seed: 0n,
  hero: null,
  score: 1,
  ticks: 1,
  decisions: 1,
  hash: '',
});

/** Ends its chunks out of order: of three under way the last first. */
const reversing = (width: number): ChunkPlayer & { readonly played: number[] } => {
  const waiting: (() => void)[] = [];
  const played: number[] = [];
  return {
    lanes: [width],
    played,
    play: ({ a }) =>
      new Promise((resolve) => {
        played.push(a);
        waiting.push(() => resolve({ outcomes: [outcomeOf(a)], times: [], replays: [] }));
        if (waiting.length === Math.min(width, chunks.length)) setTimeout(() => waiting.pop()?.(), 0);
        else setTimeout(() => waiting.pop()?.(), 5);
      }),
    close: async () => undefined,
  };
};

test('chunks are taken in the order of the plan, whatever the order in which they end', async () => {
  const taken: number[] = [];
  const saved: number[] = [];
  const player = reversing(3);
  await playChunks(player, chunks, {
    onPlayed: (index) => void saved.push(index),
    take: (index, outcomes) => {
      expect(outcomes[0]!.pair).toBe(index);
      taken.push(index);
      return true;
    },
  });
  expect(taken).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(saved).not.toEqual(taken);
  expect(saved.toSorted((x, y) => x - y)).toEqual(taken);
});

test('what is known is not played again, and nothing counts after enough', async () => {
  const taken: number[] = [];
  const player = reversing(2);
  await playChunks(player, chunks, {
    known: (index) => (index === 1 || index === 2 ? [outcomeOf(index)] : undefined),
    take: (index) => {
      taken.push(index);
      return index < 4;
    },
  });
  expect(taken).toEqual([0, 1, 2, 3, 4]);
  expect(player.played).not.toContain(1);
  expect(player.played).not.toContain(2);
});

test('a player that fails ends it', async () => {
  const player: ChunkPlayer = { lanes: [2], play: () => Promise.reject(new Error('no')), close: async () => undefined };
  await expect(playChunks(player, chunks, { take: () => true })).rejects.toThrow('no');
});

test('lanes do not wait for each other, and what ends after a failure is not kept', async () => {
  const played: number[] = [];
  const saved: number[] = [];
  let fail: (error: Error) => void = () => undefined;
  let end: () => void = () => undefined;
  const player: ChunkPlayer = {
    lanes: [1, 2],
    laneOf: ({ a }) => (a < 4 ? 1 : 0),
    play: ({ a }) => {
      played.push(a);
      // Both seats of the second lane are taken until the whole first lane has been played.
      if (a === 0) return new Promise((_, reject) => (fail = reject));
      const outcome = { outcomes: [outcomeOf(a)], times: [], replays: [] };
      if (a === 1) return new Promise((resolve) => (end = () => resolve(outcome)));
      if (a === 8) setTimeout(() => fail(new Error('gone')), 0);
      return Promise.resolve(outcome);
    },
    close: async () => undefined,
  };
  const playing = playChunks(player, chunks, { onPlayed: (index) => void saved.push(index), take: () => true });
  await expect(playing).rejects.toThrow('gone');
  end();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(played.toSorted()).toEqual([0, 1, 4, 5, 6, 7, 8]);
  expect(saved).toEqual([4, 5, 6, 7, 8]);
});
