// One clock: it runs at its speed, stops at the end, and begins anew from there.
import { expect, test, vi } from 'vitest';
import { SharedClock } from './shared-clock.ts';

test('it runs at its speed, stops at the end of the longer replay, and plays again from the start', () => {
  const clock = new SharedClock();
  clock.endSeconds = 10;
  const told = vi.fn();
  clock.subscribe(told);
  clock.setSpeed(4);
  clock.advance(1000);
  expect(clock.seconds).toBe(4);
  expect(clock.getState()).toMatchObject({ seconds: 4, isPlaying: true, speed: 4 });
  clock.advance(5000);
  expect(clock.getState()).toMatchObject({ seconds: 10, isPlaying: false });
  clock.setPlaying(true);
  expect(clock.getState()).toMatchObject({ seconds: 0, isPlaying: true });
  clock.seek(99);
  clock.setPlaying(false);
  clock.advance(1000);
  expect(clock.seconds).toBe(10);
  expect(told.mock.calls.length).toBeGreaterThan(4);
});
