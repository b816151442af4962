// The last layer: one product that holds all action heads and the value.

import { constantVector, type NetworkParameter } from './dense.ts';
import { joinColumns, normalVector, orthogonalMatrix } from './initialise.ts';

/** @param from width of what the heads see; @param logits sum of the heads' sizes */
export const headParameters = (from: number, logits: number): NetworkParameter[] => [
  {
    name: 'heads/weight',
    shape: [from, logits + 1],
    initialise: (random) => {
      const policy = orthogonalMatrix(from, logits, 0.01, random);
      const value = normalVector(from, random);
      const norm = Math.sqrt(value.reduce((total, x) => total + x * x, 0));
      return joinColumns(from, [policy, Float32Array.from(value, (x) => x / norm)]);
    },
  },
  constantVector('heads/bias', logits + 1),
];
