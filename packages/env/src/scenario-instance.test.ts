import { beforeAll, describe, expect, test } from 'vitest';
import { loadRingDuel } from '../test/ring-duel/ring-duel.ts';
import { EnvError } from './errors.ts';
import { actionLayout, isLegalAction, sampleLegalAction } from './legal-actions.ts';
import { Random } from './random.ts';
import { ScenarioInstance } from './scenario-instance.ts';
import type { LoadedScenario } from './types.ts';

let scenario: LoadedScenario;
beforeAll(async () => {
  scenario = await loadRingDuel();
});

describe('an instance', () => {
  test('has views of the shapes that the manifest says', () => {
    const instance = ScenarioInstance.create(scenario, 3);
    expect(instance.observations.length).toBe(3 * 2 * 6);
    expect(instance.masks.length).toBe(3 * 2 * 28);
    expect(instance.actions.length).toBe(3 * 2 * 3);
    expect(instance.config.length).toBe(3 * 6);
    expect(instance.config[6]).toBe(1200);
  });

  test('reset reads seed and configuration; the same pair gives the same state', () => {
    const instance = ScenarioInstance.create(scenario, 3);
    for (const match of [0, 1]) {
      instance.setSeed(match, 0x1234_5678_9abc_def0n);
      instance.configure(match, { hero0: 'stout' });
    }
    instance.setSeed(2, 0x1234_5678_9abc_def1n);
    instance.reset();
    expect(instance.hash(0)).toBe(instance.hash(1));
    expect(instance.hash(0)).not.toBe(instance.hash(2));
    instance.inspect();
    expect(instance.agentInfo[1]).toBe(12);
    expect(instance.matchField(0, 'winner')).toBe(-1);
  });

  test('a saved state goes on as the match it was copied from', () => {
    const instance = ScenarioInstance.create(scenario, 2);
    instance.setSeed(0, 5n);
    instance.setSeed(1, 6n);
    instance.reset();
    const layout = actionLayout(scenario.manifest);
    const play = (match: number, random: Random, decisions: number): void => {
      for (let decision = 0; decision < decisions; decision++) {
        for (let agent = 0; agent < 2; agent++) {
          const row = match * 2 + agent;
          instance.observe(match, 1);
          sampleLegalAction(layout, instance.masks, row * 28, instance.actions, row * 3, random);
          expect(isLegalAction(layout, instance.masks, row * 28, instance.actions, row * 3)).toBe(true);
        }
        instance.step(match, 1);
      }
    };
    play(0, new Random(1n), 25);
    instance.loadState(1, instance.saveState(0));
    expect(instance.hash(1)).toBe(instance.hash(0));
    play(0, new Random(2n), 20);
    play(1, new Random(2n), 20);
    expect(instance.hash(1)).toBe(instance.hash(0));
    expect(() => instance.loadState(1, new Uint8Array(63))).toThrow(EnvError);
  });

  test('refuses a number of matches that is fractional or out of range', () => {
    for (const matches of [0, 1.5, 65537, Number.NaN]) {
      expect(() => ScenarioInstance.create(scenario, matches)).toThrow(
        /matches must be a whole number from 1 to 65536/,
      );
    }
  });

  test('refuses a module whose buffers are not those of its manifest', () => {
    const other = { ...scenario.manifest, stateBytes: 128 };
    expect(() => ScenarioInstance.create({ ...scenario, manifest: other }, 1)).toThrow(
      /buffer state has 64 elements, its manifest says 128.*build:scenarios/,
    );
  });
});

test('an action that the mask forbids is not called legal', () => {
  const instance = ScenarioInstance.create(scenario, 1);
  instance.reset();
  instance.observe();
  const layout = actionLayout(scenario.manifest);
  const legal = (...action: number[]): boolean => {
    instance.actions.set(action);
    return isLegalAction(layout, instance.masks, 0, instance.actions, 0);
  };
  expect(legal(1, 3, 99)).toBe(true); // the target takes no part in a move
  expect(legal(1, 4, 0)).toBe(false);
  expect(legal(2, 0, 1)).toBe(false); // out of range at the start
  expect(legal(3, 0, 0)).toBe(false);
  expect(legal(-1, 0, 0)).toBe(false);
});
