// A short run of the fuzz test in every mode, and proof that its checks see what is wrong.
import { instantiateModule, ScenarioInstance } from '@jixia/env';
import { expect, test } from 'vitest';
import { builtModes } from './built-modes.ts';
import { FUZZ_MODES, fuzz } from './fuzz.ts';
import { FuzzChecks } from './fuzz-checks.ts';

test.each(FUZZ_MODES)(
  '%s: random configurations, line-ups and actions break nothing in 25,000 steps',
  { timeout: 600_000 },
  (id) => {
    const report = fuzz(id, 25_000, 1n);
    expect(report.failure).toBeUndefined();
    expect(report.steps).toBe(25_000);
    expect(report.illegal).toBeGreaterThan(1000);
    expect(report.kills).toBeGreaterThan(10);
    expect(report.towers).toBeGreaterThan(5);
  },
);

test('the checks tell what does not hold', () => {
  const { manifest, module } = builtModes['moba-5v5'];
  const instance = new ScenarioInstance(manifest, instantiateModule(module, manifest), 1);
  const checks = new FuzzChecks('moba-5v5', instance);
  const after = (change: (set: (name: string, index: number, value: number) => void) => void): string => {
    instance.configure(0, { startLevel: 5 });
    instance.setSeed(0, 1n);
    instance.reset();
    instance.recordEvents(0);
    instance.observe();
    checks.open();
    change((name, index, value) => {
      checks.view(name)[index] = value;
    });
    return checks.problem();
  };
  expect(after(() => {})).toBe('');
  expect(after((set) => set('x', 0, 257))).toMatch(/^unit 0 \(hero\) stands at 257, \d+ fine: #$/);
  expect(after((set) => set('z', 0, -257))).toMatch(/outside the map$/);
  expect(after((set) => set('hp', 3, 60_000))).toMatch(/^unit 3 has 60000 of \d+ health$/);
  expect(after((set) => set('gold', 2, 301))).toBe('hero 2: 300 gold earned, 0 spent, 301 left');
  expect(after((set) => set('spent', 2, 300))).toBe('hero 2: 300 gold earned, 300 spent, 300 left');
  expect(after((set) => set('experience', 4, 302))).toBe('hero 4: level 5 with 302 experience');
  expect(after((set) => set('abilityLevel', 1, 9))).toMatch(/^hero 0: \d+ skill points at level 5$/);
  expect(after((set) => set('itemCount', 6, 1))).toMatch(/^hero 6: carries items worth/);
  expect(after((set) => set('kills', 7, 1))).toBe('side 1 has more kills than the other deaths');
  expect(after((set) => set('assists', 0, 1))).toBe('side 0 has too many assists');
  const richer = after((set) => {
    set('gold', 8, 350);
    set('totalGold', 8, 350);
  });
  expect(richer).toBe('side 1 has earned 50 gold, at most 0 were to be had');
  expect(after((set) => set('experience', 0, 20))).toBe('side 0 has earned 20 experience, at most 0 were to be had');
  expect(
    after(() => {
      instance.observations[manifest.observation.size + 1] = Number.NaN;
    }),
  ).toBe(`agent 1: feature ${manifest.observation.features[1]?.name} is NaN`);
  expect(
    after(() => {
      instance.rewards[3] = Number.POSITIVE_INFINITY;
    }),
  ).toBe('reward 3 is Infinity');
});
