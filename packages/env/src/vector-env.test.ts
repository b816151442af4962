import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadRingDuel } from '../test/ring-duel/ring-duel.ts';
import { EnvError } from './errors.ts';
import { actionLayout, sampleLegalAction } from './legal-actions.ts';
import { loadScenario, makeVectorEnv } from './node.ts';
import { episodeSeed, Random } from './random.ts';
import { ScenarioInstance } from './scenario-instance.ts';
import type { LoadedScenario, MatchConfig, VectorEnv } from './types.ts';
import type { VectorEnvOptions } from './vector-env.ts';

let scenario: LoadedScenario;
beforeAll(async () => {
  scenario = await loadRingDuel();
});

const open: VectorEnv[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((env) => env.close()));
});
const make = (options: Partial<VectorEnvOptions> = {}): VectorEnv => {
  const env = makeVectorEnv({ scenario, matches: 11, seed: 5n, ...options });
  open.push(env);
  return env;
};

const perEpisode = (match: number, episode: number): MatchConfig => ({
  maxTicks: 60 + ((match * 7 + episode * 13) % 50),
  truncateTicks: episode % 3 === 2 ? 40 : 0,
  hero0: (match + episode) % 2,
  decisionIntervalTicks: 2,
});

const drawActions = (env: VectorEnv, random: Random): void => {
  const layout = actionLayout(env.manifest);
  for (let row = 0; row < env.matches * 2; row++) {
    sampleLegalAction(layout, env.masks, row * 28, env.actions, row * 3, random);
  }
};

/** Everything a caller can read of a run, copied. */
const record = (env: VectorEnv, steps: number): unknown[] => {
  const seen: unknown[] = [env.observations.slice(), env.masks.slice()];
  const random = new Random(9n);
  for (let step = 0; step < steps; step++) {
    drawActions(env, random);
    env.send();
    env.receive();
    seen.push(env.observations.slice(), env.masks.slice(), env.rewards.slice(), env.rewardItems.slice());
    seen.push(env.terminated.slice(), env.truncated.slice());
    for (let match = 0; match < env.matches; match++) {
      if (env.terminated[match] === 0 && env.truncated[match] === 0) continue;
      seen.push(env.finalObservations.slice(match * 12, (match + 1) * 12));
      seen.push(env.matchInfo.slice(match * 4, (match + 1) * 4), env.agentInfo.slice(match * 6, (match + 1) * 6));
    }
  }
  return seen;
};

describe('a vector environment', () => {
  test('gives the same bits with no worker, one and several', () => {
    const expected = make({ config: perEpisode });
    expected.reset();
    const run = record(expected, 150);
    expect(run.length).toBeGreaterThan(2 + 150 * 6 + 100);
    for (const workers of [1, 2, 3]) {
      const env = make({ config: perEpisode, workers });
      env.reset();
      expect(record(env, 150)).toEqual(run);
    }
  });

  test('repeats a run after reset with the same seed, and only then', () => {
    const env = make({ workers: 2, config: perEpisode });
    env.reset(1n);
    const first = record(env, 60);
    env.reset(2n);
    expect(record(env, 60)).not.toEqual(first);
    env.reset(1n);
    expect(record(env, 60)).toEqual(first);
  });

  test.each([0, 2])('shows the end of an episode and the start of the next in one step (workers %i)', (workers) => {
    const config = { maxTicks: 20 };
    const env = make({ matches: 4, workers, config });
    env.reset(3n);
    const alone = ScenarioInstance.create(scenario, 1);
    alone.configure(0, config);
    for (const episode of [0, 1, 2]) {
      alone.setSeed(0, episodeSeed(3n, 2, episode));
      alone.reset();
      alone.observe();
      expect(env.observations.slice(24, 36)).toEqual(alone.observations.slice());
      for (let decision = 1; decision <= 10; decision++) {
        env.actions.fill(0);
        env.step();
        alone.actions.fill(0);
        alone.stepObserve();
        expect(env.terminated[2]).toBe(decision === 10 ? 1 : 0);
        if (decision < 10) expect(env.observations.slice(24, 36)).toEqual(alone.observations.slice());
      }
      expect(env.finalObservations.slice(24, 36)).toEqual(alone.observations.slice());
      alone.inspect();
      expect(env.matchInfo.slice(8, 12)).toEqual(alone.matchInfo.slice());
      expect(env.agentInfo.slice(12, 18)).toEqual(alone.agentInfo.slice());
    }
  });

  test.each([0, 1])('keeps the rewards of the last step of an episode (workers %i)', (workers) => {
    const env = make({ matches: 64, workers });
    env.reset();
    const random = new Random(4n);
    let lastHits = 0;
    let episodes = 0;
    for (let step = 0; step < 600; step++) {
      drawActions(env, random);
      env.step();
      for (let match = 0; match < 64; match++) {
        if (env.terminated[match] === 0) continue;
        episodes += 1;
        const isShot = env.matchInfo[match * 4 + 3] === 1;
        const hits = (env.rewardItems[match * 4] as number) + (env.rewardItems[match * 4 + 2] as number);
        expect(env.rewards[match * 2]).toBe(
          (env.rewardItems[match * 4] as number) - (env.rewardItems[match * 4 + 1] as number),
        );
        if (isShot && hits > 0) lastHits += 1;
      }
    }
    expect(episodes).toBeGreaterThan(20);
    expect(lastHits).toBeGreaterThan(5);
  });

  test('refuses calls in the wrong order', async () => {
    for (const workers of [0, 1]) {
      const env = make({ workers });
      expect(() => env.step()).toThrow(/call reset\(\) first/);
      env.reset();
      expect(() => env.receive()).toThrow(/without send/);
      env.send();
      expect(() => env.send()).toThrow(/receive\(\) in between/);
      expect(() => env.reset()).toThrow(/receive\(\) first/);
      env.receive();
      await env.close();
      await env.close();
      expect(() => env.step()).toThrow(/is closed/);
    }
  });

  test('refuses bad options with what would be right', () => {
    const refused = (options: Partial<VectorEnvOptions>): string => {
      try {
        make(options);
      } catch (error) {
        if (error instanceof EnvError) return `${error.code}: ${error.message}`;
      }
      throw new Error('accepted');
    };
    expect(refused({ matches: 0 })).toBe('bad_option: matches must be a whole number from 1 to 65536, not 0.');
    expect(refused({ workers: 12 })).toBe('bad_option: workers must be a whole number from 0 to 11, not 12.');
    expect(refused({ seed: 1 as unknown as bigint })).toContain('seed must be a bigint such as 1n');
    expect(refused({ config: { maxTicks: 1 } })).toContain('"maxTicks" must lie in 10 .. 100000');
  });

  test('says which worker failed and why when the rules trap, and stays failed', async () => {
    const faulty = await loadRingDuel([
      ['put(state, DECISION,', 'if (get(state, DECISION) == 7) unreachable();\n    put(state, DECISION,'],
    ]);
    const env = make({ scenario: faulty, workers: 2 });
    env.reset();
    const run = (): void => {
      for (let step = 0; step < 20; step++) env.step();
    };
    expect(run).toThrow(/^Worker 0 \(matches 0 to 4 of ring-duel\) failed: unreachable/);
    expect(() => env.step()).toThrow(/^Worker 0/);
  });
});

describe('central states', () => {
  test('come with the environment that asks for them, of ended episodes too, the same bits with workers', async () => {
    const moba = await loadScenario('moba-1v1');
    const run = (workers: number): Float32Array[] => {
      const env = make({ scenario: moba, matches: 3, workers, central: true, config: { truncateTicks: 20 } });
      env.reset();
      const seen: Float32Array[] = [];
      for (let step = 0; step < 12; step++) {
        env.step();
        seen.push((env.centralStates as Float32Array).slice());
        if (env.truncated[0] === 1) seen.push((env.finalCentralStates as Float32Array).slice());
      }
      expect(seen.length).toBe(13);
      const time = moba.manifest.central?.features.findIndex(({ name }) => name === 'match.waveWait') as number;
      // The last row of the ended episode is later than the first of the next.
      expect(seen[10]?.[time]).toBeLessThan(seen[9]?.[time] as number);
      return seen;
    };
    expect(run(2)).toEqual(run(0));
    expect(make({ scenario: moba }).centralStates).toBeUndefined();
  });

  test('are refused where the scenario has none', () => {
    expect(() => make({ central: true })).toThrow(/has no central state; leave out central/);
  });
});
