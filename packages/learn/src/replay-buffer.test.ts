// The replay buffer keeps the newest steps, draws each evenly, and never pairs a decision with another episode.

import { Random } from '@jixia/env';
import { describe, expect, it } from 'vitest';
import { createRollout } from './algorithms/rollout.ts';
import { ReplayBuffer } from './replay-buffer.ts';

const rows = 2;
const records = { maskSize: 1, centralSize: 1, teams: 1 };
const spec = { kind: 'mlp', observationSize: 1, hidden: [2], activation: 'relu', heads: [2] } as const;
const sizes = { rows, observationSize: 1, maskSize: 1, heads: 1, centralSize: 1, teams: 1 };

/** Three steps whose numbers tell when they were made, `first` on. */
const rolloutFrom = (first: number, ended: Readonly<Record<number, number>> = {}) => {
  const rollout = createRollout(spec, 3, rows, records);
  for (let at = 0; at < 3 * rows; at++) {
    const time = first + Math.floor(at / rows);
    rollout.observations[at] = time;
    rollout.rewards[at] = time * 10 + (at % rows);
    rollout.ended[at] = ended[time] ?? 0;
    (rollout.masks as Uint8Array)[at] = time;
    rollout.actions[at] = time;
    (rollout.central?.states as Float32Array)[Math.floor(at / rows)] = time;
  }
  return rollout;
};

/** How often each time was drawn for row 1, and whether all that is stored at a place is of one time. */
const drawMany = (buffer: ReplayBuffer, draws: number) => {
  const random = new Random(1n);
  const counts = new Map<number, number>();
  for (let draw = 0; draw < draws; draw++) {
    const place = buffer.drawStep(1, random);
    const at = place * rows + 1;
    const time = buffer.observations[at] as number;
    expect([buffer.masks[at], buffer.actions[at], buffer.centralStates[place]]).toEqual([time, time, time]);
    expect(buffer.rewards[at]).toBe(time * 10 + 1);
    if (buffer.ended[at] === 0) expect(buffer.observations[buffer.after(place) * rows + 1]).toBe(time + 1);
    counts.set(time, (counts.get(time) ?? 0) + 1);
  }
  return counts;
};

describe('a replay buffer', () => {
  it('draws evenly, but for the newest decision, whose next observation is yet to come', () => {
    const buffer = new ReplayBuffer(8 * rows, 3, sizes);
    buffer.add(rolloutFrom(1));
    buffer.add(rolloutFrom(4));
    expect(buffer.length).toBe(6 * rows);
    const counts = drawMany(buffer, 2000);
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5]);
    for (const count of counts.values()) expect(Math.abs(count - 400)).toBeLessThan(80);
  });

  it('overwrites the oldest steps and leaves out decisions that were cut', () => {
    const buffer = new ReplayBuffer(8 * rows + 1, 3, sizes);
    buffer.add(rolloutFrom(1));
    buffer.add(rolloutFrom(4, { 5: 2 }));
    buffer.add(rolloutFrom(7, { 9: 1 }));
    expect(buffer.length).toBe(8 * rows);
    expect([...drawMany(buffer, 2000).keys()].sort()).toEqual([2, 3, 4, 6, 7, 8, 9]);
    buffer.clear();
    expect(buffer.length).toBe(0);
  });

  it('sums the rewards of several decisions up to an end, a cut, or the newest', () => {
    const buffer = new ReplayBuffer(8 * rows, 3, sizes);
    buffer.add(rolloutFrom(1));
    buffer.add(rolloutFrom(4, { 5: 2 }));
    buffer.add(rolloutFrom(7, { 8: 1 }));
    // Places of the times 2 .. 9 that are left; rewards of row 1 are time * 10 + 1.
    const placeOf = (time: number) => (time - 1) % 8;
    const from = (time: number, n: number) => {
      const into = { reward: 0, discount: 0, next: 0 };
      buffer.returnFrom(placeOf(time), 1, n, 0.5, into);
      return into;
    };
    expect(from(2, 1)).toEqual({ reward: 21, discount: 0.5, next: placeOf(3) });
    expect(from(2, 2)).toEqual({ reward: 21 + 31 / 2, discount: 0.25, next: placeOf(4) });
    // What came after 5 is unknown: its own observation is where the value is taken.
    expect(from(3, 5)).toEqual({ reward: 31 + 41 / 2, discount: 0.25, next: placeOf(5) });
    expect(from(7, 5)).toMatchObject({ reward: 71 + 81 / 2, discount: 0 });
    expect(from(6, 2)).toEqual({ reward: 61 + 71 / 2, discount: 0.25, next: placeOf(8) });
    buffer.add(rolloutFrom(10));
    // 12 is the newest.
    expect(from(10, 9)).toEqual({ reward: 101 + 111 / 2, discount: 0.25, next: placeOf(12) });
  });

  it('refuses a capacity that holds no rollout', () => {
    expect(() => new ReplayBuffer(7, 3, sizes)).toThrow('replayCapacity is 7; one rollout and a step need 8.');
  });
});
