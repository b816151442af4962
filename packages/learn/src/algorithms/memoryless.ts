// Algorithms that learn from single decisions cannot teach a network with memory.

import { LearnError } from '../learn-error.ts';
import type { NetworkSpec } from '../networks/network.ts';

/** @throws LearnError `invalid_option` */
export const refuseMemory = (network: NetworkSpec, algorithm: string): void => {
  if (!network.recurrent) return;
  const wanted = '"none": decisions are drawn one by one';
  throw new LearnError('invalid_option', `algorithm is ${algorithm}; network.recurrent must be ${wanted}.`);
};
