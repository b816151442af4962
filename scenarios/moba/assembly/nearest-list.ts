// The nearest few of what is offered, in order of distance; the one offered first where equally near.
const CAPACITY: i32 = 16;
const items: usize = memory.data(CAPACITY * 4, 16);
const distances: usize = memory.data(CAPACITY * 4, 16);
let wanted: i32 = 0;
let count: i32 = 0;

/** Starts an empty list of at most `size` (up to 16). */
export function openList(size: i32): void {
  wanted = size;
  count = 0;
}

export function offer(item: i32, distance: i32): void {
  let at = count;
  while (at > 0 && load<i32>(distances + ((<usize>(at - 1)) << 2)) > distance) at--;
  if (at >= wanted) return;
  if (count < wanted) count++;
  for (let i = count - 1; i > at; i--) {
    store<i32>(items + ((<usize>i) << 2), load<i32>(items + ((<usize>(i - 1)) << 2)));
    store<i32>(distances + ((<usize>i) << 2), load<i32>(distances + ((<usize>(i - 1)) << 2)));
  }
  store<i32>(items + ((<usize>at) << 2), item);
  store<i32>(distances + ((<usize>at) << 2), distance);
}

/** The i-th nearest, -1 where there are fewer. */
export function listed(i: i32): i32 {
  return i < count ? load<i32>(items + ((<usize>i) << 2)) : -1;
}

/** Copies the list, filled up with -1. */
export function copyList(out: usize): void {
  for (let i = 0; i < wanted; i++) store<i32>(out + ((<usize>i) << 2), listed(i));
}
