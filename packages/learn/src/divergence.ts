// When training stops because a number is none any more, or far too large: which quantity was the first.

import type { StepResult } from './graph/optimiser.ts';
import { LearnError } from './learn-error.ts';

/** A loss, a gradient norm or a weight beyond this has exploded. */
const explosionLimit = 1e8;

const isUsable = (x: number): boolean => Number.isFinite(x) && Math.abs(x) < explosionLimit;

/** Place of the first number that is none, or so large that it might as well be; -1 where all are fine. */
export const firstUnusable = (numbers: Float32Array | Float64Array): number => {
  for (let at = 0; at < numbers.length; at++) if (!isUsable(numbers[at] as number)) return at;
  return -1;
};

/** @throws LearnError `diverged` */
export const checkFinite = (quantity: string, numbers: Float32Array): void => {
  for (const x of numbers) {
    if (!Number.isFinite(x)) throw new LearnError('diverged', `Training diverged: ${quantity} first became ${x}.`);
  }
};

/** Rows of `names.length` features or more. @throws LearnError `diverged` naming the feature */
export const checkObservations = (observations: Float32Array, rowSize: number, names: readonly string[]): void => {
  for (let at = 0; at < observations.length; at++) {
    const x = observations[at] as number;
    if (Number.isFinite(x)) continue;
    const feature = names[at % rowSize] ?? String(at % rowSize);
    throw new LearnError('diverged', `Training diverged: the observation feature ${feature} first became ${x}.`);
  }
};

/**
 * What came of an optimiser step, in the order in which it is computed: weights before, losses, gradient, weights after.
 * @throws LearnError `diverged`
 */
export const checkStep = (
  losses: Readonly<Record<string, number>>,
  { gradientNorm, culprit }: StepResult,
  steps: number,
): void => {
  const stop = (what: string): never => {
    const advice = 'Try a lower learningRate or maxGradientNorm.';
    throw new LearnError('diverged', `Training diverged after ${steps} optimiser steps: ${what}. ${advice}`);
  };
  if (culprit?.kind === 'weights-before') stop(`the weights ${culprit.parameter} first became ${culprit.value}`);
  for (const [name, x] of Object.entries(losses)) if (!isUsable(x)) stop(`${name} first became ${x}`);
  if (!isUsable(gradientNorm)) {
    const where = culprit?.kind === 'gradient' ? ` (by the gradient of ${culprit.parameter})` : '';
    stop(`gradientNorm first became ${gradientNorm}${where}`);
  }
  if (culprit) stop(`the weights ${culprit.parameter} first became ${culprit.value}`);
};

/** A state of training that is worth keeping holds numbers only. @throws LearnError `diverged` */
export const checkSavable = (state: unknown, path = ''): void => {
  if (state instanceof Float32Array || state instanceof Float64Array) {
    const at = state.findIndex((x) => !Number.isFinite(x));
    if (at < 0) return;
    throw new LearnError(
      'diverged',
      `Training diverged: ${path}[${at}] first became ${state[at]}; this state is not saved.`,
    );
  }
  if (typeof state !== 'object' || state === null || ArrayBuffer.isView(state)) return;
  for (const [key, part] of Object.entries(state)) checkSavable(part, path === '' ? key : `${path}.${key}`);
};
