// The weights that collectors play with: the newest version and the frozen ones, in memory that threads share. Written
// only between rollouts.

import { sharedBuffer } from '../algorithms/rollout.ts';
import { type NetworkSpec, networkParameters } from '../networks/network.ts';

/** One version: weights in the order of the parameters, then the normaliser's mean and inverse deviation. */
export type VersionArrays = readonly Float32Array[];

/** Version 0 is the newest, 1 .. n the frozen ones. */
export type VersionBoard = readonly VersionArrays[];

export const createVersionBoard = (spec: NetworkSpec, frozen: number): VersionBoard => {
  const sizes = networkParameters(spec).map(({ shape }) => shape.reduce((size, dim) => size * dim, 1));
  sizes.push(spec.observationSize, spec.observationSize);
  return Array.from({ length: 1 + frozen }, () => sizes.map((size) => new Float32Array(sharedBuffer(size * 4))));
};

export const writeVersion = (board: VersionBoard, version: number, arrays: VersionArrays): void => {
  for (const [index, array] of arrays.entries()) board[version]?.[index]?.set(array);
};
