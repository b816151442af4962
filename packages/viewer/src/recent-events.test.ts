import type { Snapshot } from '@jixia/env/drawing';
import { expect, test } from 'vitest';
import { recentEvents } from './recent-events.ts';

const at = (tick: number): Snapshot => ({
  tick,
  header: { tick },
  units: [],
  heroes: [],
  projectiles: [],
  zones: [],
  events: [{ tick }],
});

test('going forward, events stay for a while and then go', () => {
  let recent = recentEvents([], at(0), at(0), at(2));
  recent = recentEvents(recent, at(2), at(2), at(4));
  expect(recent.map((event) => event['tick'])).toEqual([2, 4]);
  let shown = 4;
  for (let tick = 6; tick <= 70; tick += 2) {
    recent = recentEvents(recent, at(shown), at(shown), at(tick));
    shown = tick;
  }
  expect(recent.at(0)?.['tick']).toBe(12);
  expect(recent.at(-1)?.['tick']).toBe(70);
});

test('a jump, back or far forward, forgets what was shown', () => {
  const recent = recentEvents([], at(300), at(300), at(302));
  expect(recentEvents(recent, at(302), at(100), at(102)).map((event) => event['tick'])).toEqual([102]);
  expect(recentEvents(recent, at(302), at(900), at(902)).map((event) => event['tick'])).toEqual([902]);
});
