// What an agent sees and presses, over the rows of memory that it shares with the host (docs/agent-protocol.md).
import * as at from './layout';

let rows: usize = 0;
let masks: usize = 0;
let actions: usize = 0;

/** Reserves the rows: observation, mask, action. */
export function reserve(observationSize: i32, maskSize: i32, heads: i32): usize {
  const padded = (maskSize + 3) & ~3;
  rows = heap.alloc((observationSize + heads) * 4 + padded);
  masks = rows + observationSize * 4;
  actions = masks + padded;
  return rows;
}

/** A feature: `see(at.self_hp)`; of a block of several, where it begins and the feature: `see(at.enemy[0] + at.enemy_hp)`. */
export function see(feature: i32): f32 {
  return load<f32>(rows + ((<usize>feature) << 2));
}

function allows(place: i32): bool {
  return load<u8>(masks + place) != 0;
}

export function isLegal(button: i32): bool {
  return allows(at.mask_button + button);
}

export function isTarget(button: i32, target: i32): bool {
  return allows(at.mask_target + button * at.targets + target);
}

/** Whether a button takes this head into account. */
export function uses(button: i32, head: i32): bool {
  return allows(at.mask_uses + button * at.heads + head);
}

function choose(head: i32, value: i32): void {
  store<i32>(actions + ((<usize>head) << 2), value);
}

export function press(button: i32): void {
  choose(at.head_button, button);
}

/** Two heads that point along (dx, dz), of any length. */
function point(headX: i32, headZ: i32, dx: f32, dz: f32): void {
  const scale: f32 = 15 / max<f32>(max<f32>(abs<f32>(dx), abs<f32>(dz)), 1e-6);
  choose(headX, <i32>max<f32>(0, min<f32>(15, floor<f32>((dx * scale + 15) / 2 + 0.5))));
  choose(headZ, <i32>max<f32>(0, min<f32>(15, floor<f32>((dz * scale + 15) / 2 + 0.5))));
}

/** Walks along (dx, dz) where it may. */
export function move(dx: f32, dz: f32): void {
  if (!isLegal(at.button_move)) return;
  press(at.button_move);
  point(at.head_moveX, at.head_moveZ, dx, dz);
}

/** Target and direction of the button that was pressed. */
export function aim(target: i32, dx: f32, dz: f32): void {
  choose(at.head_target, target);
  point(at.head_skillX, at.head_skillZ, dx, dz);
}

/** Which enemy hero in sight has the least health, and no more than this; -1 = none. */
export function weakest(most: f32): i32 {
  let found = -1;
  for (let hero = 0; hero < at.enemy.length; hero++) {
    const health = see(at.enemy[hero] + at.enemy_hpAmount);
    if (see(at.enemy[hero] + at.enemy_visible) != 1 || health > most) continue;
    found = hero;
    most = health;
  }
  return found;
}

/** Where the first enemy tower begins that may be attacked; the crystal where none is left. */
export function nextTower(): i32 {
  for (let one = 0; one < at.enemyTower.length; one++) {
    if (isOpen(at.enemyTower[one])) return at.enemyTower[one];
  }
  return at.enemyCrystal[0];
}

function isOpen(tower: i32): bool {
  return see(tower + at.enemyTower_alive) == 1 && see(tower + at.enemyTower_open) == 1;
}

/** The first legal target of a button: this enemy hero (-1 = none), a structure, a creep that one blow kills, any creep, a monster; 0 = none. */
export function atHand(button: i32, hero: i32): i32 {
  if (hero >= 0 && isTarget(button, at.target_enemyHero[hero])) return at.target_enemyHero[hero];
  if (isTarget(button, at.target_structure[0])) return at.target_structure[0];
  let found = 0;
  for (let creep = at.target_creep.length - 1; creep >= 0; creep--) {
    const target = at.target_creep[creep];
    if (!isTarget(button, target)) continue;
    if (see(at.enemyCreep[creep] + at.enemyCreep_oneHit) == 1) return target;
    found = target;
  }
  for (let one = 0; one < at.target_monster.length && found == 0; one++) {
    if (isTarget(button, at.target_monster[one])) found = at.target_monster[one];
  }
  return found;
}
