import { deriveSeed, type LoadedScenario } from '@jixia/env';
import { loadRingDuel } from '@jixia/env/ring-duel';
import { beforeAll, describe, expect, test } from 'vitest';
import { agentHost } from '../../test/ring-duel-host.ts';
import { evaluate, parseAgentSpec, planPairs, playMatch, prepareAgent } from '../index.ts';
import { evaluate as evaluateOnThreads } from '../node.ts';

let scenario: LoadedScenario;
beforeAll(async () => {
  scenario = await loadRingDuel();
});

const spec = parseAgentSpec;
const hostModule = new URL('../../test/ring-duel-host.ts', import.meta.url);

describe('the plan', () => {
  test('gives both matches of a pair the same seed and heroes, and goes through all heroes', () => {
    const planned = planPairs(scenario.manifest, { pairs: 3, seed: 9n });
    expect(planned.map(({ pair, isSwapped, hero }) => [pair, isSwapped, hero])).toEqual([
      [0, false, 'slim'],
      [0, true, 'slim'],
      [1, false, 'stout'],
      [1, true, 'stout'],
      [2, false, 'slim'],
      [2, true, 'slim'],
    ]);
    for (const match of planned) {
      expect(match.seed).toBe(deriveSeed(9n, match.pair));
      expect(match.config).toEqual({ hero0: match.hero, hero1: match.hero });
    }
  });

  test('takes the seeds of a set, one a pair', () => {
    const seeds = [5n, 77n];
    const planned = planPairs(scenario.manifest, { pairs: 2, seed: 1n, seeds });
    expect(planned.map(({ seed }) => seed)).toEqual([5n, 5n, 77n, 77n]);
  });

  test('pairs every hero with every hero, each agent from both sides', () => {
    const planned = planPairs(scenario.manifest, { pairs: 2, seed: 1n, heroPairing: 'all' });
    expect(planned).toHaveLength(2 * 2 * 4);
    const cells = new Map<string, number>();
    for (const { hero, opponentHero, isSwapped, config } of planned) {
      const [own, other] = isSwapped ? [config['hero1'], config['hero0']] : [config['hero0'], config['hero1']];
      expect([own, other]).toEqual([hero, opponentHero]);
      const cell = `${hero} ${opponentHero}`;
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    expect([...cells]).toEqual([
      ['slim slim', 4],
      ['stout slim', 4],
      ['slim stout', 4],
      ['stout stout', 4],
    ]);
  });

  test('swaps the sides’ chance too where the rules can', () => {
    const field = scenario.manifest.config[0]!;
    const mirror = { ...field, name: 'mirrorStreams', index: 6, min: 0, max: 1, default: 0 };
    const manifest = { ...scenario.manifest, config: [...scenario.manifest.config, mirror] };
    const planned = planPairs(manifest, { pairs: 1, seed: 1n });
    expect(planned.map(({ config }) => config['mirrorStreams'])).toEqual([undefined, 1]);
  });

  test.each([
    [{ pairs: 0 }, 'pairs must be a whole number from 1 to 1000000, not 0'],
    [{ pairs: 1.5 }, 'not 1.5'],
    [{ pairs: 3, seeds: [1n] }, 'seeds: 3 pairs need as many seeds, not 1'],
    [{ heroes: ['stuot'] }, 'Did you mean "stout"? Known: slim, stout.'],
  ])('refuses %o', (options, message) => {
    expect(() => planPairs(scenario.manifest, { pairs: 1, seed: 1n, ...options })).toThrow(message);
  });
});

describe('an evaluation', () => {
  test('counts what the matches gave, each of which can be played again', async () => {
    const seen: number[] = [];
    const result = await evaluate({
      scenario,
      a: spec('bot:strong'),
      b: spec('random'),
      pairs: 20,
      seed: 4n,
      onProgress: ({ matches, of }) => seen.push(matches, of),
    });
    expect(result.wins + result.losses + result.draws).toBe(40);
    expect(result.winRate).toBe((result.wins + result.draws / 2) / 40);
    expect(result.winRate).toBeGreaterThan(0.8);
    expect(result.low).toBeLessThan(result.winRate);
    expect(result.bootstrap.low).toBeLessThanOrEqual(result.winRate);
    expect(result.effectiveMatches).toBeGreaterThanOrEqual(20);
    expect(result.byHero.map(({ hero, matches }) => [hero, matches])).toEqual([
      ['slim', 20],
      ['stout', 20],
    ]);
    expect(seen).toEqual([32, 40, 40, 40]);
    const outcome = result.matches[5]!;
    expect(outcome).toMatchObject({ pair: 2, isSwapped: true });
    const agents = await Promise.all(
      ['random', 'bot:strong'].map(async (text) => (await prepareAgent(spec(text), scenario)).create()),
    );
    // In a swapped match an agent keeps the chance of its first seat; of these two only `random` has any.
    const again = await playMatch({ scenario, agents, seed: outcome.seed, config: { hero0: 'slim', hero1: 'slim' } });
    expect([again.winner === 1 ? 1 : 0, outcome.score]).toEqual([1, 1]);
  });

  test('of an agent against itself is even', async () => {
    const result = await evaluate({ scenario, a: spec('bot:strong'), b: spec('bot:strong'), pairs: 200, seed: 1n });
    // Same seed, same deterministic bot: the swapped match is the same match seen from the other side.
    expect(result.winRate).toBe(0.5);
    expect(result.wins).toBe(result.losses);
    expect(new Set(result.matches.map(({ hash }) => hash)).size).toBe(200);
    // So 400 matches are worth 200, and the interval says so.
    expect(result.effectiveMatches).toBe(200);
  });

  test('gives the same result with no thread and with two, policies included', async () => {
    const options = {
      scenario,
      a: spec('policy:random.onnx#sample'),
      b: spec('random'),
      pairs: 40,
      seed: 2n,
      config: { maxTicks: 3000 },
    };
    const alone = await evaluate(options, agentHost);
    expect(alone.wins).toBeGreaterThan(0);
    expect(alone.losses).toBeGreaterThan(0);
    expect(await evaluateOnThreads({ ...options, workers: 2, hostModule })).toEqual(alone);
  });

  test('stops at the pair that decides', async () => {
    const options = {
      scenario,
      a: spec('bot:strong'),
      b: spec('random'),
      pairs: 300,
      seed: 6n,
      sprt: { s0: 0.5, s1: 0.7 },
    };
    const alone = await evaluate(options);
    expect(alone.sprt?.decision).toBe('s1');
    expect(alone.sprt?.pairs).toBe(alone.pairs);
    expect(alone.pairs).toBeLessThan(100);
    expect(alone.matches).toHaveLength(2 * alone.pairs);
    // The pairs are the first ones of the plan.
    const whole = await evaluate({ ...options, pairs: alone.pairs, sprt: { s0: 0.01, s1: 0.02, alpha: 1e-9 } });
    expect(whole.matches).toEqual(alone.matches);
  });

  test('counts a policy that fails as beaten', async () => {
    const result = await evaluate(
      { scenario, a: spec('policy:nan.onnx'), b: spec('bot:strong'), pairs: 10, seed: 1n },
      agentHost,
    );
    expect(result.forfeits).toBe(20);
    expect(result).toMatchObject({ wins: 0, losses: 20 });
  });

  test('refuses what cannot be played before it starts', async () => {
    const options = { scenario, a: spec('bot:strong'), b: spec('bot:strnog'), pairs: 1, seed: 1n, hostModule };
    await expect(evaluateOnThreads({ ...options, workers: 1 })).rejects.toThrow('Did you mean "strong"?');
    await expect(evaluateOnThreads({ ...options, b: spec('random'), workers: -1 })).rejects.toThrow('workers must be');
    await expect(evaluateOnThreads({ ...options, b: spec('policy:shape.onnx'), workers: 1 })).rejects.toThrow(
      'has 7 features, the scenario 6',
    );
  });
});
