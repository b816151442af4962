// Might, rapid, ward and weaken as they stood when the tick (or the decision) began. What is applied within it counts
// from the next one on, so that it makes no difference whose turn comes first.
import * as n from './gen/numbers';
import * as s from './gen/state';

const MIGHT: usize = 0;
const RAPID: usize = 4;
const WARD: usize = 8;
const WEAK: usize = 12;
/** Four percentages a hero. */
const frozen: usize = memory.data(n.HEROES_TOTAL * 16, 16);

function at(h: i32): usize {
  return frozen + ((<usize>h) << 4);
}

export function freezeBuffs(m: usize, tick: i32): void {
  for (let h = 0; h < n.HEROES_TOTAL; h++) {
    store<i32>(at(h), s.attackBuffUntil(m, h) > tick ? s.attackBuffPct(m, h) : 0, MIGHT);
    store<i32>(at(h), s.rapidUntil(m, h) > tick ? s.rapidPct(m, h) : 0, RAPID);
    store<i32>(at(h), s.wardedUntil(m, h) > tick ? s.wardedPct(m, h) : 0, WARD);
    store<i32>(at(h), s.weakUntil(m, h) > tick ? s.weakPct(m, h) : 0, WEAK);
  }
}

/** Per cent more attack. */
export function mightPct(h: i32): i32 {
  return load<i32>(at(h), MIGHT);
}

/** Per cent more attack speed. */
export function rapidPct(h: i32): i32 {
  return load<i32>(at(h), RAPID);
}

/** Per cent less damage taken. */
export function wardPct(h: i32): i32 {
  return load<i32>(at(h), WARD);
}

/** Per cent less damage dealt. */
export function weakPct(h: i32): i32 {
  return load<i32>(at(h), WEAK);
}
