// From action heads to orders: what an action starts.
import { startAbility } from './abilities';
import { cancelSwing } from './attack';
import { freezeBuffs } from './buffs';
import { settleEffects } from './effects';
import { note } from './events';
import * as n from './gen/numbers';
import * as s from './gen/state';
import { ORDER_ATTACK, ORDER_RECALL, ORDER_STAND, ORDER_WALK } from './heroes';
import { HEADS, ILLEGAL, judge, slotOfButton } from './masks';
import { buyTowards } from './shopping';
import { slotOfHero, teamOf } from './units';

/** The verdicts on all agents' actions of one decision, made before any of them acts. */
const verdicts: usize = memory.data(n.HEROES_TOTAL * 4, 16);

/** [AC1] Judges every agent's action on the same state, then lets all act. */
export function takeActions(m: usize, actions: usize): void {
  freezeBuffs(m, s.tick(m));
  for (let h = 0; h < n.HEROES_TOTAL; h++) {
    store<i32>(verdicts + ((<usize>h) << 2), judge(m, h, actions + <usize>(h * HEADS * 4)));
  }
  for (let h = 0; h < n.HEROES_TOTAL; h++) {
    const action = actions + <usize>(h * HEADS * 4);
    const aim = load<i32>(verdicts + ((<usize>h) << 2));
    if (aim != ILLEGAL) act(m, h, action, aim);
    else {
      // [AC3] An illegal action leaves the order as it was and is counted.
      s.setIllegalActions(m, h, s.illegalActions(m, h) + 1);
      note(m, n.EVENT_ILLEGAL, slotOfHero(h), -1, load<i32>(action), 0);
    }
  }
  settleEffects(m);
}

/** Head value 0..15 to -15..15 in the agent's own view, turned for side 1. */
function component(value: i32, team: i32): i32 {
  const own = 2 * value - 15;
  return team == 0 ? own : -own;
}

function act(m: usize, h: i32, action: usize, aim: i32): void {
  const u = slotOfHero(h);
  const team = teamOf(u);
  const button = load<i32>(action);
  const tick = s.tick(m);
  if (button == n.BUTTON_NONE2) return;
  if (button == n.BUTTON_BUY) {
    buyTowards(m, h, load<i32>(action, 20) - 1);
    return;
  }
  if (button == n.BUTTON_NONE) {
    s.setOrder(m, h, ORDER_STAND);
    cancelSwing(m, u, tick);
    return;
  }
  if (button == n.BUTTON_MOVE) {
    s.setOrder(m, h, ORDER_WALK);
    s.setOrderX(m, h, component(load<i32>(action, 4), team));
    s.setOrderZ(m, h, component(load<i32>(action, 8), team));
    return;
  }
  if (button == n.BUTTON_ATTACK) {
    if (s.order(m, h) == ORDER_ATTACK && s.orderTarget(m, h) == aim) return;
    cancelSwing(m, u, tick);
    s.setOrder(m, h, ORDER_ATTACK);
    s.setOrderTarget(m, h, aim);
    return;
  }
  if (button == n.BUTTON_RECALL) {
    // [RC1] A recall under way goes on; it is not started anew.
    if (s.order(m, h) == ORDER_RECALL) return;
    cancelSwing(m, u, tick);
    s.setOrder(m, h, ORDER_RECALL);
    s.setRecallAt(m, h, tick + n.RECALL_TICKS);
    return;
  }
  if (s.order(m, h) == ORDER_RECALL) s.setOrder(m, h, ORDER_STAND);
  const x = component(load<i32>(action, 12), team);
  const z = component(load<i32>(action, 16), team);
  startAbility(m, h, slotOfButton(button), x, z, aim, tick);
}
