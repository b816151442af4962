// Who meets whom, and in which line-up.

import { loadScenario } from '@jixia/env/node';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { describe, expect, it } from 'vitest';
import { Curriculum } from './curriculum.ts';
import { lineUpsOf } from './line-ups.ts';
import { assignSeats, dealSeats } from './seats.ts';

describe('the curriculum', () => {
  it('meets the bot it beats half of the time most, the next one less, and keeps meeting the others', () => {
    const curriculum = new Curriculum([1, 1, 2], true);
    // Before the first match all are taken for unbeaten, and only the weakest has come in.
    expect(curriculum.weights.map((weight) => Math.round(weight * 1000) / 1000)).toEqual([0.1, 0.003, 0.006]);
    for (let round = 0; round < 50; round++) curriculum.observe([10, 10, 10], [10, 5, 0]);
    expect(curriculum.winRates).toEqual([1, 0.5, 0]);
    expect(curriculum.weights.map((weight) => Math.round(weight * 100) / 100)).toEqual([0.1, 1, 0.1]);
    const resumed = new Curriculum([1, 1, 2], true);
    resumed.loadState(curriculum.saveState());
    for (const each of [curriculum, resumed]) each.observe([1, 0, 100], [1, 0, 100]);
    expect(resumed.winRates).toEqual(curriculum.winRates);
    expect(resumed.winRates[2]).toBeCloseTo(1 - 0.99 ** 100, 10);
  });

  it('leaves the weights alone where it is told to', () => {
    const curriculum = new Curriculum([1, 3], false);
    curriculum.observe([10, 10], [10, 0]);
    expect(curriculum.weights).toEqual([1, 3]);
  });
});

describe('line-ups', () => {
  const options = { match: {}, lineUps: 'mirror', heroPool: [], isStaggered: true, seed: 1n };

  it('mirror heroes, meet all of them, and cut only first episodes', async () => {
    const { manifest } = await loadRingDuel();
    const lineUp = lineUpsOf(manifest, options);
    const heroes = new Set<unknown>();
    const cuts = new Set<unknown>();
    for (let match = 0; match < 40; match++) {
      const first = lineUp(match, 0);
      expect(first['hero0']).toBe(first['hero1']);
      expect(first['truncateTicks']).toBeGreaterThan(0);
      expect(first['truncateTicks']).toBeLessThanOrEqual(1200);
      expect(lineUp(match, 0)).toEqual(first);
      expect(lineUp(match, 1)).not.toHaveProperty('truncateTicks');
      heroes.add(first['hero0']);
      cuts.add(first['truncateTicks']);
    }
    expect([...heroes].sort()).toEqual([0, 1]);
    expect(cuts.size).toBeGreaterThan(30);
  });

  it('draw for each seat, or not at all, and keep what is given', async () => {
    const { manifest } = await loadRingDuel();
    const any = lineUpsOf(manifest, { ...options, lineUps: 'any' });
    const mixed = Array.from({ length: 40 }, (_, match) => any(match, 0)).filter((c) => c['hero0'] !== c['hero1']);
    expect(mixed.length).toBeGreaterThan(8);
    expect(mixed.length).toBeLessThan(32);
    const fixed = lineUpsOf(manifest, { ...options, lineUps: 'fixed', isStaggered: false, match: { maxTicks: 50 } });
    expect(fixed(3, 0)).toEqual({ maxTicks: 50 });
    const slim = lineUpsOf(manifest, { ...options, lineUps: 'any', heroPool: ['slim'] });
    for (let match = 0; match < 10; match++) expect(slim(match, 0)).toMatchObject({ hero0: 0, hero1: 0 });
    expect(() => lineUpsOf(manifest, { ...options, heroPool: ['stuot'] })).toThrow(
      'heroPool names "stuot", which the scenario does not have.',
    );
    const given = lineUpsOf(manifest, { ...options, match: { hero0: 'stout', hero1: 'slim' } });
    expect(given(3, 1)).toEqual({ hero0: 'stout', hero1: 'slim' });
  });
});

it('teams meet without doubles, the same on both sides where mirrored', async () => {
  const { manifest } = await loadScenario('moba-5v5');
  for (const lineUps of ['mirror', 'any']) {
    const lineUp = lineUpsOf(manifest, { match: {}, lineUps, heroPool: [], isStaggered: false, seed: 2n });
    let doubles = 0;
    for (let match = 0; match < 20; match++) {
      const config = lineUp(match, 3);
      const heroes = manifest.agents.map((_, agent) => config[`hero${agent}`]);
      const [blue, red] = [heroes.slice(0, 5), heroes.slice(5)];
      expect([new Set(blue).size, new Set(red).size]).toEqual([5, 5]);
      if (String(blue) === String(red)) doubles++;
    }
    expect(doubles).toBe(lineUps === 'mirror' ? 20 : 0);
  }
});

describe('seats', () => {
  it('give every opponent both sides, in every collector', async () => {
    const { manifest } = await loadRingDuel();
    const seats = assignSeats(manifest, 40, { history: 0.2, bots: 0.4, historyGroups: 2 });
    const dealt = dealSeats(seats, 2, manifest.teams);
    expect(dealt.map((own) => own.length)).toEqual([20, 20]);
    for (const own of dealt) {
      for (const kind of ['bot', 'history']) {
        const sides = own.filter(({ opponent }) => opponent.kind === kind).map(({ learnerTeam }) => learnerTeam);
        expect(sides.filter((side) => side === 0).length * 2).toBe(sides.length);
        expect(sides.length).toBe(kind === 'bot' ? 8 : 4);
      }
    }
  });
});
