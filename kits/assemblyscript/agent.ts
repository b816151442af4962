// A first agent as a WebAssembly module: strikes the first legal target, and walks towards the enemy otherwise. The frame
// is that of docs/agent-protocol.md; what it sees and may do is laid out as `npx jixia scenarios moba-1v1 --json` says.

/** Heads: button, moveX, moveZ, skillX, skillZ, target. Values of the first, and how many the last one has. */
const KEEP_ON = 1;
const MOVE = 2;
const ATTACK = 3;
const TARGETS = 9;
const ITSELF = 2;
/** In the mask: where the legal targets begin, button by button. */
const TARGET_MASK = 76;
/** In the observation: share of the own health, and whether it is in the middle of a blow. */
const OWN_HP = 7;
const SWINGING = 19;

let rows: usize = 0;
let masks: usize = 0;
let actions: usize = 0;
let isHurt = false;

function observation(at: i32): f32 {
  return load<f32>(rows + ((<usize>at) << 2));
}
function isLegal(at: i32): bool {
  return load<u8>(masks + at) != 0;
}
function choose(head: i32, value: i32): void {
  store<i32>(actions + ((<usize>head) << 2), value);
}

export function abi_version(): i32 {
  return 1;
}

export function open(observationSize: i32, maskSize: i32, heads: i32): usize {
  const padded = (maskSize + 3) & ~3;
  rows = heap.alloc((observationSize + heads) * 4 + padded);
  masks = rows + observationSize * 4;
  actions = masks + padded;
  return rows;
}

export function reset(_seed: u64, _seat: i32, _team: i32): void {
  isHurt = false;
}

/** The first legal target of an attack: 1 is the enemy hero; creeps, structure and monster follow. 0 = none. */
function findTarget(): i32 {
  for (let target = 1; target < TARGETS; target++) {
    if (target != ITSELF && isLegal(TARGET_MASK + ATTACK * TARGETS + target)) return target;
  }
  return 0;
}

export function act(step: i32): void {
  isHurt = observation(OWN_HP) < (isHurt ? 0.5 : 0.2);
  const target = isHurt || !isLegal(ATTACK) ? 0 : findTarget();
  if (observation(SWINGING) == 1 && isLegal(KEEP_ON)) choose(0, KEEP_ON);
  else if (target > 0) {
    choose(0, ATTACK);
    choose(5, target);
  } else if (isLegal(MOVE)) {
    choose(0, MOVE);
    choose(1, isHurt ? 0 : 15);
    choose(2, 7 + (step & 1));
  }
}
