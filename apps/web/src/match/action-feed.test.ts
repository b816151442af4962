// A match that is played elsewhere is shown as far as it has come, and comes out as it was played.
import { loadScenario } from '@jixia/env/node';
import { expect, test } from 'vitest';
import { ActionFeed } from './action-feed.ts';
import { createDecider } from './decider.ts';
import { Session } from './session.ts';
import { seatsOf } from './setup.ts';
import { Simulation } from './simulation.ts';

test('parts may overlap and grow beyond what was kept; a gap is refused', () => {
  const feed = new ActionFeed(2);
  expect(feed.append(0, [1, 2, 3, 4])).toBe(true);
  expect(feed.append(1, [3, 4, 5, 6])).toBe(true);
  expect(feed.decisions).toBe(3);
  expect([...feed.at(2)]).toEqual([5, 6]);
  expect(feed.append(4, [9, 9])).toBe(false);
  expect(feed.append(0, [1, 2])).toBe(true);
  const many = Array.from({ length: 6000 }, (_, at) => at);
  expect(feed.append(3, many)).toBe(true);
  expect(feed.decisions).toBe(3003);
  expect([...feed.at(3002)]).toEqual([5998, 5999]);
});

test('a session over a feed waits for more, and its states are those of the match', async () => {
  const loaded = await loadScenario('moba-1v1');
  const { manifest, entry } = loaded;
  const seated = [];
  for (const side of [0, 1]) {
    const seats = seatsOf(manifest, side);
    const bot = entry.bots[side] as (typeof entry.bots)[number];
    const agent = { kind: 'bot', name: bot.name, title: bot.title } as const;
    seated.push({ seats, decider: await createDecider(loaded, agent, seats, 7n) });
  }
  const original = new Simulation(loaded, { maxTicks: 600 }, 7n, { kind: 'agents', seated });
  while (!original.isOver) await original.step();
  const stride = original.actions.length / original.decisions;

  const feed = new ActionFeed(stride);
  const simulation = new Simulation(loaded, { maxTicks: 600 }, 7n, { kind: 'feed', feed });
  const agents = manifest.agents.map(() => ({ kind: 'named', label: 'x' }) as const);
  const session = new Session(simulation, { kind: 'feed', agents, humanSeat: -1, humanSide: -1, fileName: null });
  const half = Math.floor(original.decisions / 2);
  feed.append(0, original.actions.slice(0, half * stride));
  for (let frames = 0; frames < 400 && simulation.decisions < half; frames++) session.frame(16);
  session.seek(original.decisions);
  for (let frames = 0; frames < 20; frames++) session.frame(16);
  expect(simulation.decisions).toBe(half);
  expect(simulation.isOver).toBe(false);

  feed.append(half, original.actions.slice(half * stride));
  for (let frames = 0; frames < 400 && !simulation.isOver; frames++) session.frame(16);
  expect(simulation.decisions).toBe(original.decisions);
  expect(simulation.hashHex()).toBe(original.hashHex());
  session.close();
});
