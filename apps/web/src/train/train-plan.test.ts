// From what is typed to a run: defaults that train, messages where they belong, shares and heroes as chosen.
import { loadScenario } from '@jixia/env/node';
import type { LoadedScenario } from '@jixia/env/types';
import { algorithmsFor, resolveTrainConfig } from '@jixia/learn';
import { beforeAll, expect, test } from 'vitest';
import { settingsEn } from '../i18n/settings-en.ts';
import {
  decisionBytes,
  firstPlan,
  type Host,
  parametersOf,
  readPlan,
  simpleFields,
  type TrainPlan,
  withAlgorithm,
} from './train-plan.ts';

const host: Host = { cores: 8, isShared: true };
const scenarios = new Map<string, LoadedScenario>();
beforeAll(async () => {
  for (const id of ['moba-1v1', 'moba-3v3', 'moba-5v5']) scenarios.set(id, await loadScenario(id));
});
const of = (id: string): LoadedScenario => scenarios.get(id) as LoadedScenario;

const typed = (plan: TrainPlan, values: Readonly<Record<string, string | boolean>>): TrainPlan => ({
  ...plan,
  values: { ...plan.values, ...values },
});

test.each(['moba-1v1', 'moba-3v3', 'moba-5v5'])('the first plan of %s is a run that fits a tab', (id) => {
  for (const machine of [host, { cores: 2, isShared: true }, { cores: 8, isShared: false }]) {
    const { description, problems } = readPlan(of(id), firstPlan(of(id), machine));
    expect(problems).toEqual({});
    const training = description?.training;
    expect(training && decisionBytes(of(id).manifest, training)).toBeLessThan(200 * 2 ** 20);
    expect(description).toMatchObject({ scenario: id, bots: ['weak', 'medium', 'strong'] });
    expect(training).toMatchObject({ minutes: 15, botShare: 0.3, historyShare: 0.2, steps: 0 });
    expect(training?.threads).toBe(machine.isShared ? (machine.cores === 8 ? 4 : 1) : 1);
  }
});

test('what the scenario starts from is kept, but for what was typed', () => {
  const scenario = of('moba-1v1');
  const plan = typed(firstPlan(scenario, host), { learningRate: '5e-4', hidden: '64 x 32', seed: '9' });
  const own = resolveTrainConfig(scenario.entry.training);
  expect(readPlan(scenario, plan).description?.training).toMatchObject({
    match: own.match,
    potential: own.potential,
    gamma: own.gamma,
    learningRate: 5e-4,
    hidden: [64, 32],
    seed: 9,
  });
});

test.each([
  ['hidden', '64-y', 'number'],
  ['hidden', '', 'empty'],
  ['hidden', '64-64-64-64-64-64-64-64-64', 'length'],
  ['hidden', '64-0.5', 'whole'],
  ['hidden', '64-5000', 'range'],
  ['learningRate', '', 'number'],
  ['learningRate', '1e', 'number'],
  ['learningRate', '2', 'range'],
  ['epochs', '1.5', 'whole'],
  ['activation', 'sine', 'choice'],
  ['microBatchSize', '1000', 'divisor'],
  ['dualClip', '0.5', 'dualClip'],
  ['matches', '127', 'multiple'],
  ['matches', '16384', 'memory'],
])('%s = "%s" is refused at its field: %s', (name, value, key) => {
  const scenario = of('moba-1v1');
  const { description, problems } = readPlan(scenario, typed(firstPlan(scenario, host), { [name]: value }));
  expect(description).toBeNull();
  expect(Object.keys(problems)).toEqual([name]);
  expect(problems[name]?.key).toBe(key);
});

test('opponents share the matches that the others leave', () => {
  const scenario = of('moba-1v1');
  const shares = (opponents: TrainPlan['opponents']) => {
    const { description, problems } = readPlan(scenario, { ...firstPlan(scenario, host), opponents });
    return description === null
      ? Object.keys(problems)
      : [description.bots, description.training.botShare, description.training.historyShare];
  };
  expect(shares({ bots: [], isSelf: true, isHistory: false })).toEqual([[], 0, 0]);
  expect(shares({ bots: ['strong', 'weak'], isSelf: false, isHistory: false })).toEqual([['weak', 'strong'], 1, 0]);
  expect(shares({ bots: ['weak'], isSelf: false, isHistory: true })).toEqual([['weak'], 0.6, 0.4]);
  expect(shares({ bots: [], isSelf: false, isHistory: false })).toEqual(['opponents']);
});

test('heroes that are chosen are the pool that matches draw from', () => {
  const scenario = of('moba-3v3');
  const heroes = ['wugan', 'shigan'];
  const { description } = readPlan(scenario, { ...firstPlan(scenario, host), heroes });
  expect(description?.training.heroPool).toEqual(heroes);
  expect(readPlan(scenario, firstPlan(scenario, host)).description?.training.heroPool).toEqual([]);
});

test('every algorithm that the learner has for a scenario starts from defaults of its own', () => {
  for (const id of ['moba-1v1', 'moba-3v3']) {
    const scenario = of(id);
    const first = typed(firstPlan(scenario, host), { hidden: '64', minutes: '3' });
    for (const algorithm of algorithmsFor(scenario.manifest)) {
      const { description, problems } = readPlan(scenario, withAlgorithm(scenario, host, first, algorithm));
      expect(problems).toEqual({});
      expect(description?.training).toMatchObject({ algorithm, hidden: [64], minutes: 3 });
    }
  }
  const dqn = withAlgorithm(of('moba-1v1'), host, firstPlan(of('moba-1v1'), host), 'dqn');
  expect(readPlan(of('moba-1v1'), dqn).description?.training).toMatchObject({ rolloutSteps: 8, historyShare: 0 });
  expect(algorithmsFor(of('moba-1v1').manifest)).not.toContain('qmix');
});

test('settings within settings are read, and refused where they belong', () => {
  const scenario = of('moba-1v1');
  const plan = firstPlan(scenario, host);
  const own = { 'network.kind': 'entity', 'network.attention': '4', 'network.recurrent': 'gru' };
  expect(readPlan(scenario, typed(plan, own)).description?.training.network).toMatchObject({
    kind: 'entity',
    attention: 4,
    recurrent: 'gru',
  });
  const { problems } = readPlan(scenario, typed(plan, { 'network.attention': '4' }));
  expect(Object.keys(problems)).toEqual(['network.attention']);
});

test('the number of weights is that of the network', () => {
  const { manifest } = of('moba-1v1');
  const heads = manifest.actionHeads.reduce((total, { size }) => total + size, 0) + 1;
  const { size } = manifest.observation;
  const training = resolveTrainConfig({ hidden: [32, 16] });
  expect(parametersOf(manifest, training)).toBe(size * 32 + 32 + 32 * 16 + 16 + 16 * heads + heads);
});

test('every setting that can be typed has a name and a meaning of its own on the page', () => {
  const fixed = ['botShare', 'historyShare', 'botWeights', 'checkpointsKept', 'network.hidden'];
  const textOf = (path: string): unknown =>
    path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], settingsEn);
  const missing = simpleFields().filter((path) => !fixed.includes(path) && textOf(path) === undefined);
  expect(missing).toEqual([]);
});
