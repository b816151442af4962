// Networks whose value nobody teaches say 0 rather than a random number.

import { type NetworkSpec, networkParameters } from './network.ts';

/** Clears the value's weights, in place. They stay so, since no gradient reaches them. */
export const silenceValue = (spec: NetworkSpec, parameters: readonly Float32Array[]): void => {
  const at = networkParameters(spec).findIndex(({ name }) => name === 'heads/weight');
  const columns = networkParameters(spec)[at]?.shape[1] as number;
  const weights = parameters[at] as Float32Array;
  for (let value = columns - 1; value < weights.length; value += columns) weights[value] = 0;
};
