// A first agent: goes home when hurt, fights what is near, follows its creeps to the enemy's structures. Make it yours.
import { aim, atHand, isLegal, move, nextTower, press, see, uses, weakest } from './jixia';
import * as at from './layout';

let isHurt = false;

export function begin(_seat: i32): void {
  isHurt = false;
}

/** A skill or an attack on the first legal target: a weaker hero, a structure, a creep about to die, any creep. */
function strike(): bool {
  const hero = weakest(see(at.self_hpAmount) * (at.enemy.length > 1 ? 2 : 1.2));
  const foe = hero >= 0 && see(at.enemy[hero] + at.enemy_inMyRange) == 1 ? at.enemy[hero] : -1;
  const creep = see(at.self_mana) > 0.4 && see(at.enemyCreep[0] + at.enemyCreep_inMyRange) == 1 ? at.enemyCreep[0] : -1;
  for (let button = at.button_skill3; button >= at.button_attack; button--) {
    if (!isLegal(button) || (button != at.button_attack && foe < 0 && creep < 0)) continue;
    const target = atHand(button, hero);
    if (target == 0 && uses(button, at.head_target)) continue;
    press(button);
    const dx = foe >= 0 ? see(foe + at.enemy_dx) : creep >= 0 ? see(creep + at.enemyCreep_dx) : 1;
    const dz = foe >= 0 ? see(foe + at.enemy_dz) : creep >= 0 ? see(creep + at.enemyCreep_dz) : 0;
    aim(target, dx, dz);
    return true;
  }
  return false;
}

export function decide(_step: i32): void {
  const goal = nextTower();
  const isAimedAt = see(goal + at.enemyTower_attacksMe) == 1 || see(goal + at.enemyTower_creepsNear) == 0;
  const isShot = see(goal + at.enemyTower_reachesMe) == 1 && isAimedAt;
  isHurt = see(at.self_hp) < (isHurt ? 0.5 : 0.2);
  if (see(at.self_hp) < 0.5 && isLegal(at.button_heal)) press(at.button_heal);
  else if (see(at.self_swinging) == 1 && isLegal(at.button_none2)) press(at.button_none2);
  else if (isHurt || isShot) move(-1, 0);
  else if (!strike()) move(see(goal + at.enemyTower_dx), see(goal + at.enemyTower_dz));
}
