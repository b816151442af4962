import { beforeAll, describe, expect, test } from 'vitest';
import { loadRingDuel } from '../test/ring-duel/ring-duel.ts';
import { encodeConfig, resolveConfig } from './config.ts';
import { EnvError } from './errors.ts';
import type { Manifest } from './types.ts';

let manifest: Manifest;
beforeAll(async () => {
  manifest = (await loadRingDuel()).manifest;
});

const problem = (config: Record<string, number | string>): EnvError => {
  try {
    encodeConfig(manifest, config);
  } catch (error) {
    if (error instanceof EnvError) return error;
    throw error;
  }
  throw new Error('it was accepted');
};

describe('configuration', () => {
  test('defaults stand where the caller is silent, names of choices become their values', () => {
    expect(resolveConfig(manifest, { hero1: 'stout', maxTicks: 50 })).toEqual({
      maxTicks: 50,
      truncateTicks: 0,
      decisionIntervalTicks: 2,
      hitWeight: 1,
      hero0: 0,
      hero1: 1,
    });
  });

  test('f32 fields are stored as their bits', () => {
    const words = encodeConfig(manifest, { hitWeight: 0.1 });
    expect(new Float32Array(words.buffer)[3]).toBe(Math.fround(0.1));
    expect(words[0]).toBe(1200);
  });

  test.each([
    [{ maxTick: 5 }, ['no config field "maxTick"', 'Did you mean "maxTicks"?']],
    [{ maxTicks: 9 }, ['"maxTicks"', '10 .. 100000', 'not 9']],
    [{ maxTicks: 10.5 }, ['"maxTicks"', 'whole number', 'not 10.5']],
    [{ maxTicks: Number.NaN }, ['"maxTicks"', 'NaN']],
    [{ hero0: 'stuot' }, ['"hero0"', '"stuot"', 'Did you mean "stout"?', 'slim, stout']],
    [{ maxTicks: 'many' }, ['"maxTicks"', 'number', '"many"']],
    [{ hitWeight: 11 }, ['"hitWeight"', '-10 .. 10', '11']],
  ])('%o is refused with what is wrong and what would be right', (config, parts) => {
    const error = problem(config as Record<string, number | string>);
    expect(error.code).toBe('bad_config');
    for (const part of parts) expect(error.message).toContain(part);
  });
});
