// A tiny scenario for tests of the machinery: two shooters on a line of 64 cells. AssemblyScript, ABI version 1.
// Heads: button (none, move, shoot), step (4), target (none, enemy, self). A shot hits with a chance of `hitPercent`.

const STATE_BYTES: i32 = 64;
const OBSERVATION: i32 = 6;
const MASK: i32 = 28;
const HEADS: i32 = 3;
const CONFIG: i32 = 6;
const RANGE: i32 = 12;

// State words: x0 x1 hp0 hp1 tick decision winner endReason illegal0 illegal1 maxTicks truncateTicks | random u64 | interval hitWeight
const X: i32 = 0;
const HP: i32 = 2;
const TICK: i32 = 4;
const DECISION: i32 = 5;
const WINNER: i32 = 6;
const END: i32 = 7;
const ILLEGAL: i32 = 8;
const MAX_TICKS: i32 = 10;
const TRUNCATE_TICKS: i32 = 11;
const RANDOM: i32 = 12;
const INTERVAL: i32 = 14;
const WEIGHT: i32 = 15;

let matches: i32 = 0;
const at = new StaticArray<usize>(14);
const lengths = new StaticArray<i32>(14);

function reserve(kind: i32, length: i32, elementBytes: i32): void {
  unchecked((lengths[kind] = length));
  unchecked((at[kind] = heap.alloc(length * elementBytes)));
  memory.fill(unchecked(at[kind]), 0, length * elementBytes);
}

export function abiVersion(): i32 {
  return 1;
}

export function allocate(count: i32): i32 {
  if (matches != 0) return 1;
  if (count < 1 || count > 65536) return 2;
  matches = count;
  reserve(0, count * 2 * OBSERVATION, 4);
  reserve(1, count * 2 * MASK, 1);
  reserve(2, count * 2 * HEADS, 4);
  reserve(3, count * 2, 4);
  reserve(4, count * 2 * 2, 4);
  reserve(5, count, 1);
  reserve(6, count, 1);
  reserve(7, count * 2, 4);
  reserve(8, count * CONFIG, 4);
  reserve(9, count * STATE_BYTES, 1);
  reserve(10, 16, 4);
  reserve(11, 16, 4);
  reserve(12, count * 4, 4);
  reserve(13, count * 2 * 3, 4);
  return 0;
}

export function buffer(kind: i32): i32 {
  return <i32>unchecked(at[kind]);
}

export function bufferLength(kind: i32): i32 {
  return unchecked(lengths[kind]);
}

@inline function stateOf(match: i32): usize {
  return unchecked(at[9]) + <usize>(match * STATE_BYTES);
}
@inline function get(state: usize, word: i32): i32 {
  return load<i32>(state + (<usize>word << 2));
}
@inline function put(state: usize, word: i32, value: i32): void {
  store<i32>(state + (<usize>word << 2), value);
}

function draw(state: usize, bound: i32): i32 {
  let bits = load<u64>(state + (RANDOM << 2));
  bits ^= bits << 13;
  bits ^= bits >> 7;
  bits ^= bits << 17;
  store<u64>(state + (RANDOM << 2), bits);
  return <i32>((bits >> 32) % <u64>bound);
}

function clearRewards(match: i32): void {
  memory.fill(unchecked(at[3]) + match * 8, 0, 8);
  memory.fill(unchecked(at[4]) + match * 16, 0, 16);
}

export function reset(first: i32, count: i32): void {
  for (let match = first; match < first + count; match++) {
    const state = stateOf(match);
    const config = unchecked(at[8]) + match * CONFIG * 4;
    memory.fill(state, 0, STATE_BYTES);
    store<u64>(state + (RANDOM << 2), load<u64>(unchecked(at[7]) + match * 8) * 0x9e3779b97f4a7c15 + 0x1234567);
    draw(state, 2);
    put(state, X, 8 + draw(state, 20));
    put(state, X + 1, 55 - draw(state, 20));
    for (let agent = 0; agent < 2; agent++) put(state, HP + agent, load<i32>(config + (4 + agent) * 4) == 1 ? 12 : 10);
    put(state, WINNER, -1);
    put(state, MAX_TICKS, load<i32>(config));
    put(state, TRUNCATE_TICKS, load<i32>(config + 4));
    put(state, INTERVAL, load<i32>(config + 8));
    put(state, WEIGHT, load<i32>(config + 12));
    clearRewards(match);
    store<u8>(unchecked(at[5]) + match, 0);
    store<u8>(unchecked(at[6]) + match, 0);
  }
}

function canShoot(state: usize): bool {
  return abs(get(state, X) - get(state, X + 1)) <= RANGE;
}

function act(match: i32, agent: i32, state: usize, inRange: bool): void {
  const action = unchecked(at[2]) + (match * 2 + agent) * HEADS * 4;
  const button = load<i32>(action);
  const step = load<i32>(action + 4);
  const target = load<i32>(action + 8);
  if (button == 0) return;
  if (button == 1 && step >= 0 && step < 4) {
    const cells: i32 = step < 2 ? step - 2 : step - 1;
    const moved: i32 = get(state, X + agent) + (agent == 0 ? cells : -cells);
    put(state, X + agent, max(0, min(63, moved)));
    return;
  }
  if (button == 2 && inRange && target >= 1 && target < 3) {
    if (target == 2) {
      put(state, HP + agent, get(state, HP + agent) - 1);
    } else if (draw(state, 3) == 0) {
      put(state, HP + 1 - agent, get(state, HP + 1 - agent) - 1);
      store<f32>(unchecked(at[4]) + (match * 2 + agent) * 8, 1);
      store<f32>(unchecked(at[4]) + (match * 2 + 1 - agent) * 8 + 4, 1);
    }
    return;
  }
  put(state, ILLEGAL + agent, get(state, ILLEGAL + agent) + 1);
}

export function step(first: i32, count: i32): void {
  for (let match = first; match < first + count; match++) {
    const state = stateOf(match);
    if (get(state, END) != 0) continue;
    clearRewards(match);
    store<u8>(unchecked(at[5]) + match, 0);
    store<u8>(unchecked(at[6]) + match, 0);
    // As the masks were written: before either moves.
    const inRange = canShoot(state);
    act(match, 0, state, inRange);
    act(match, 1, state, inRange);
    const weight = reinterpret<f32>(get(state, WEIGHT));
    for (let agent = 0; agent < 2; agent++) {
      const items = unchecked(at[4]) + (match * 2 + agent) * 8;
      store<f32>(unchecked(at[3]) + (match * 2 + agent) * 4, weight * (load<f32>(items) - load<f32>(items + 4)));
    }
    put(state, TICK, get(state, TICK) + get(state, INTERVAL));
    put(state, DECISION, get(state, DECISION) + 1);
    const lost0 = get(state, HP) <= 0;
    const lost1 = get(state, HP + 1) <= 0;
    if (lost0 || lost1) {
      put(state, END, 1);
      put(state, WINNER, lost0 ? (lost1 ? -1 : 1) : 0);
      store<u8>(unchecked(at[5]) + match, 1);
    } else if (get(state, TICK) >= get(state, MAX_TICKS)) {
      put(state, END, 2);
      store<u8>(unchecked(at[5]) + match, 1);
    } else if (get(state, TRUNCATE_TICKS) > 0 && get(state, TICK) >= get(state, TRUNCATE_TICKS)) {
      put(state, END, 3);
      store<u8>(unchecked(at[6]) + match, 1);
    }
  }
}

export function observe(first: i32, count: i32): void {
  for (let match = first; match < first + count; match++) {
    const state = stateOf(match);
    for (let agent = 0; agent < 2; agent++) {
      const row = unchecked(at[0]) + (match * 2 + agent) * OBSERVATION * 4;
      const x = get(state, X + agent);
      const enemy = get(state, X + 1 - agent);
      const seen = abs(x - enemy) <= 30;
      const ownView: i32 = agent == 0 ? x : 63 - x;
      const enemyView: i32 = agent == 0 ? enemy : 63 - enemy;
      store<f32>(row, <f32>ownView / 63);
      store<f32>(row + 4, seen ? <f32>enemyView / 63 : 0);
      store<f32>(row + 8, <f32>max(0, get(state, HP + agent)) / 12);
      store<f32>(row + 12, seen ? <f32>max(0, get(state, HP + 1 - agent)) / 12 : 0);
      store<f32>(row + 16, <f32>get(state, TICK) / <f32>100000);
      store<f32>(row + 20, canShoot(state) ? 1 : 0);
      const mask = unchecked(at[1]) + (match * 2 + agent) * MASK;
      memory.fill(mask, 0, MASK);
      // button 0..2, step 3..6, target per button 7..15, sub-action mask 16..24
      store<u8>(mask, 1);
      store<u8>(mask + 1, 1);
      store<u8>(mask + 2, canShoot(state) ? 1 : 0);
      memory.fill(mask + 3, 1, 4);
      store<u8>(mask + 7, 1);
      store<u8>(mask + 10, 1);
      store<u8>(mask + 14, 1);
      store<u8>(mask + 15, 1);
      store<u8>(mask + 16, 1);
      store<u8>(mask + 19, 1);
      store<u8>(mask + 20, 1);
      store<u8>(mask + 22, 1);
      store<u8>(mask + 24, 1);
    }
  }
}

export function stepObserve(first: i32, count: i32): void {
  for (let match = first; match < first + count; match++) {
    step(match, 1);
    observe(match, 1);
  }
}

export function inspect(first: i32, count: i32): void {
  for (let match = first; match < first + count; match++) {
    const state = stateOf(match);
    const info = unchecked(at[12]) + match * 16;
    store<i32>(info, get(state, WINNER));
    store<i32>(info + 4, get(state, TICK));
    store<i32>(info + 8, get(state, DECISION));
    store<i32>(info + 12, get(state, END));
    for (let agent = 0; agent < 2; agent++) {
      const row = unchecked(at[13]) + (match * 2 + agent) * 12;
      store<i32>(row, get(state, X + agent));
      store<i32>(row + 4, get(state, HP + agent));
      store<i32>(row + 8, get(state, ILLEGAL + agent));
    }
  }
}

export function hash(match: i32): i64 {
  const state = stateOf(match);
  let value: u64 = 0xcbf29ce484222325;
  for (let offset = 0; offset < STATE_BYTES; offset += 8) {
    value = (value ^ load<u64>(state + offset)) * 0x100000001b3;
    value ^= value >> 29;
  }
  return value;
}

export function render(match: i32): i32 {
  const state = stateOf(match);
  const out = unchecked(at[10]);
  store<i32>(out, get(state, TICK));
  store<i32>(out + 4, 2);
  store<i32>(out + 8, 0);
  store<i32>(out + 12, 0);
  store<i32>(out + 16, 0);
  for (let agent = 0; agent < 2; agent++) {
    store<i32>(out + 20 + agent * 8, get(state, X + agent) * 100);
    store<i32>(out + 24 + agent * 8, get(state, HP + agent));
  }
  return 9;
}

export function recordEvents(match: i32): void {}

export function events(): i32 {
  return 0;
}
