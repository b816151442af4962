// The optional event log: kept outside the state block, for one match at a time.
import * as n from './gen/numbers';
import * as s from './gen/state';
import { toCm } from '../../kernel/assembly/geometry';

export const EVENT_CAPACITY: i32 = 512;
const buffer: usize = memory.data(EVENT_CAPACITY * n.RENDER_EVENT * 4, 16);
let watched: usize = 0;
let count: i32 = 0;

export function eventBuffer(): usize {
  return buffer;
}

export function watch(m: usize): void {
  watched = m;
  count = 0;
}

export function forgetEvents(m: usize): void {
  if (m == watched) count = 0;
}

export function eventCount(): i32 {
  return count;
}

/** `source` and `target` are slots or -1; the place is the target's, else the source's. */
export function note(m: usize, kind: i32, source: i32, target: i32, amount: i32, detail: i32): void {
  if (m != watched || count >= EVENT_CAPACITY) return;
  const at = buffer + <usize>(count++ * n.RENDER_EVENT * 4);
  const where = target >= 0 ? target : source;
  store<i32>(at, s.tick(m));
  store<i32>(at, kind, 4);
  store<i32>(at, source, 8);
  store<i32>(at, target, 12);
  store<i32>(at, amount, 16);
  store<i32>(at, where >= 0 ? toCm(s.x(m, where)) : 0, 20);
  store<i32>(at, where >= 0 ? toCm(s.z(m, where)) : 0, 24);
  store<i32>(at, detail, 28);
}

/** An event at a place of its own. */
export function noteAt(m: usize, kind: i32, source: i32, xCm: i32, zCm: i32, detail: i32): void {
  if (m != watched || count >= EVENT_CAPACITY) return;
  note(m, kind, source, -1, 0, detail);
  const at = buffer + <usize>((count - 1) * n.RENDER_EVENT * 4);
  store<i32>(at, xCm, 20);
  store<i32>(at, zCm, 24);
}
