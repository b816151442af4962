// Sets of units, a bit each, in words of 64 inside the state block.
import * as n from './gen/numbers';

const SET_BYTES: i32 = n.SET_WORDS * 8;

/** Set `index` of an array of sets. */
export function setAt(sets: usize, index: i32): usize {
  return sets + <usize>(index * SET_BYTES);
}

export function clearSet(set: usize): void {
  memory.fill(set, 0, SET_BYTES);
}

export function hasUnit(set: usize, u: i32): bool {
  return ((load<u64>(set + ((<usize>(u >> 6)) << 3)) >> <u64>(u & 63)) & 1) != 0;
}

export function addUnit(set: usize, u: i32): void {
  const at = set + ((<usize>(u >> 6)) << 3);
  store<u64>(at, load<u64>(at) | ((<u64>1) << (<u64>(u & 63))));
}
