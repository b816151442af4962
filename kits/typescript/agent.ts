// A first agent: goes home when hurt, fights what is near, follows its creeps to the enemy's structures. Make it yours.
import { type Act, type Action, type Agent, nextGoal, serve, toward, weakest } from './jixia.ts';

const creeps = ['creep1', 'creep2', 'creep3', 'creep4'];
let isHurt = false;
/** A skill or an attack on the first legal target: a weaker hero, a structure, a creep about to die, any creep. */
const strike = ({ features, legal }: Act): Action | null => {
  const { self = {}, enemy1, enemyCreep1 = {} } = features;
  const [number, enemy = {}] = weakest(features, (self['hpAmount'] ?? 0) * (enemy1 ? 2 : 1.2));
  const dying = creeps.filter((_, at) => features[`enemyCreep${at + 1}`]?.['oneHit'] === 1);
  const targets = [`enemyHero${number}`, 'structure', ...dying, ...creeps, 'monster', 'monster1', 'monster2'];
  const aim = enemy['inMyRange'] === 1 ? enemy : (self['mana'] ?? 0) > 0.4 ? enemyCreep1 : {};
  for (const button of ['skill3', 'skill2', 'skill1', 'attack']) {
    if (!legal.button.includes(button) || (button !== 'attack' && aim['inMyRange'] !== 1)) continue;
    const target = targets.find((name) => legal.target[button]?.includes(name));
    if (target === undefined && legal.uses[button]?.includes('target')) continue;
    return { button, target: target ?? 0, ...toward('skill', aim['dx'] ?? 1, aim['dz'] ?? 0) };
  }
  return null;
};

export const agent: Agent = {
  reset: () => {
    isHurt = false;
  },
  act: (message) => {
    const { features, legal } = message;
    const { self: { hp = 1, swinging } = {} } = features;
    const goal = nextGoal(features);
    const isShot = goal['reachesMe'] === 1 && (goal['attacksMe'] === 1 || goal['creepsNear'] === 0);
    isHurt = hp < (isHurt ? 0.5 : 0.2);
    if (hp < 0.5 && legal.button.includes('heal')) return { button: 'heal' };
    if (swinging === 1 && legal.button.includes('none2')) return { button: 'none2' };
    const { dx = 1, dz = 0 } = isHurt || isShot ? { dx: -1 } : goal;
    const move = legal.button.includes('move') ? { button: 'move', ...toward('move', dx, dz) } : { button: 0 };
    return isHurt || isShot ? move : (strike(message) ?? move);
  },
};
if (process.argv[1] === import.meta.filename) await serve(agent);
