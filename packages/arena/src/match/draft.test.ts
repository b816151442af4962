// Drafts: seeded, fair in order, and strict about what may be chosen.
import { loadScenario } from '@jixia/env/node';
import type { LoadedScenario } from '@jixia/env/types';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftLineUps, draftOrder, heroChoices } from './draft.ts';

let scenario: LoadedScenario;
beforeAll(async () => {
  scenario = await loadScenario('moba-5v5');
});

describe('drafts', () => {
  test('mirrored: both sides the same five different heroes; the seed decides which', () => {
    const draw = (seed: bigint) => draftLineUps(scenario.manifest, { kind: 'mirrored', seed }).heroes;
    const heroes = draw(1n);
    expect(heroes.slice(0, 5)).toEqual(heroes.slice(5));
    expect(new Set(heroes).size).toBe(5);
    expect(draw(1n)).toEqual(heroes);
    expect(draw(2n)).not.toEqual(heroes);
  });

  test('random: no hero twice on a side', () => {
    for (let seed = 0n; seed < 50n; seed++) {
      const { heroes, config } = draftLineUps(scenario.manifest, { kind: 'random', seed });
      expect(new Set(heroes.slice(0, 5)).size).toBe(5);
      expect(new Set(heroes.slice(5)).size).toBe(5);
      expect(config).toEqual(Object.fromEntries(heroes.map((hero, seat) => [`hero${seat}`, hero])));
    }
  });

  test('pick and ban: bans in turn, picks 1-2-2-2-2-1, nothing chosen twice', () => {
    const { turns, heroes } = draftLineUps(scenario.manifest, { kind: 'pickban', seed: 3n });
    expect(turns.map(({ team, act }) => `${act}${team}`).join(' ')).toBe(
      'ban0 ban1 ban0 ban1 ban0 ban1 pick0 pick1 pick1 pick0 pick0 pick1 pick1 pick0 pick0 pick1',
    );
    expect(new Set(turns.map(({ hero }) => hero)).size).toBe(turns.length);
    expect(heroes).toHaveLength(10);
    expect(draftOrder(5, 0).filter(({ team }) => team === 0)).toHaveLength(5);
  });

  test('pick and ban: a chooser sees what is open and what both have, and may not take what is gone', () => {
    const pool = heroChoices(scenario.manifest);
    const first = draftLineUps(scenario.manifest, {
      kind: 'pickban',
      seed: 1n,
      choosers: [({ open }) => open[0] as string, ({ open }) => open.at(-1) as string],
    });
    expect(first.turns[0]?.hero).toBe(pool[0]);
    expect(first.turns[1]?.hero).toBe(pool.at(-1));
    const stubborn = () => pool[0] as string;
    expect(() =>
      draftLineUps(scenario.manifest, { kind: 'pickban', seed: 1n, choosers: [stubborn, stubborn] }),
    ).toThrow(`"${pool[0]}", which is not open`);
  });

  test('wrong pools are refused by name and number', () => {
    expect(() => draftLineUps(scenario.manifest, { kind: 'random', seed: 1n, pool: ['nobody'] })).toThrow(
      'no hero "nobody"',
    );
    const three = heroChoices(scenario.manifest).slice(0, 3);
    expect(() => draftLineUps(scenario.manifest, { kind: 'random', seed: 1n, pool: three })).toThrow('at least 5');
    expect(() => draftLineUps(scenario.manifest, { kind: 'fixed', seed: 1n, pool: three })).toThrow('names 10 heroes');
  });
});
