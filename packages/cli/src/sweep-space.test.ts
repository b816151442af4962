// What a sweep draws: within the ranges, by the seed and the trial alone; wrong ranges are refused by name.
import { expect, test } from 'vitest';
import { drawTrial, parseSpace } from './sweep-space.ts';

const space = parseSpace(
  'learningRate=log:1e-4..1e-2,epochs=1..4,gamma=0.9..0.99,hidden=64-64|128-128,network.kind=mlp|entity',
);
const trials = Array.from({ length: 400 }, (_, at) => drawTrial(space, 7n, at));

test('values lie in their ranges, whole where the setting is', () => {
  for (const { learningRate, epochs, gamma, hidden } of trials) {
    expect(Number(learningRate)).toBeGreaterThanOrEqual(1e-4);
    expect(Number(learningRate)).toBeLessThanOrEqual(1e-2);
    expect([1, 2, 3, 4]).toContain(Number(epochs));
    expect(Number(gamma)).toBeGreaterThanOrEqual(0.9);
    expect(Number(gamma)).toBeLessThanOrEqual(0.99);
    expect(['64-64', '128-128']).toContain(hidden);
  }
});

test('log draws evenly by order of magnitude, choices and whole numbers are equally likely', () => {
  const share = (isCounted: (trial: (typeof trials)[number]) => boolean): number =>
    trials.filter(isCounted).length / 400;
  // Four standard deviations of a share of 400 draws.
  const near = (expected: number) => ({ low: expected - 0.1, high: expected + 0.1 });
  for (const [found, { low, high }] of [
    [share(({ learningRate }) => Number(learningRate) < 1e-3), near(0.5)],
    [share(({ gamma }) => Number(gamma) < 0.945), near(0.5)],
    [share(({ hidden }) => hidden === '64-64'), near(0.5)],
    [share(({ epochs }) => epochs === '1'), near(0.25)],
    [share(({ epochs }) => epochs === '4'), near(0.25)],
  ] as const) {
    expect(found).toBeGreaterThan(low);
    expect(found).toBeLessThan(high);
  }
});

test('a trial hangs on the seed and its number alone', () => {
  expect(drawTrial(space, 7n, 3)).toEqual(trials[3]);
  expect(drawTrial(space, 8n, 3)).not.toEqual(trials[3]);
  expect(new Set(trials.map((trial) => JSON.stringify(trial))).size).toBe(400);
});

test.each([
  ['learningRte=1..2', 'Did you mean "learningRate"?'],
  ['learningRate', '--vary takes NAME=LOW..HIGH or NAME=A|B|C'],
  ['learningRate=1e-3', 'give at least two values, as LOW..HIGH, log:LOW..HIGH or A|B|C'],
  ['learningRate=1e-3..1e-4', 'the low end 0.001 must be below the high end 0.0001'],
  ['learningRate=log:0..1', 'log: needs a low end above 0'],
  ['learningRate=a..b', 'a range is LOW..HIGH with two numbers'],
  ['epochs=1.5..3', 'this setting is a whole number'],
  ['activation=relu', 'give at least two values, as A|B|C'],
  ['epochs=1|2,epochs=3|4', '--vary names epochs twice'],
  ['seed=1..9', 'seed is not searched for'],
])('%s is refused', (text, message) => {
  expect(() => parseSpace(text)).toThrow(message);
});
