// Fighting as a team: in when the odds are good, together on one enemy, under towers only when it is worth it.
import { engage } from '../fight.ts';
import { BODY_CM } from '../mind.ts';
import { useSkills } from '../skills.ts';
import { canFinish } from '../survival.ts';
import type { TeamMind } from './mind.ts';
import type { HeroView } from './sight.ts';

const DIVE_ODDS = 3;

/** Between two attacks, one who strikes from afar steps away from whoever does not. */
const keepClear = (mind: TeamMind): boolean => {
  const { sight, settings, me, hand } = mind;
  const { self } = sight;
  if (!settings.kites || !me.isRanged || self.attackReady === 1 || self.swinging === 1 || mind.nearest < 0)
    return false;
  const threat = sight.enemies[mind.nearest] as HeroView;
  if (threat.range >= self.range || threat.distance > threat.range + 200 || threat.stunned === 1) return false;
  return !useSkills(mind, 'fight') ? hand.walk(-threat.dx, -threat.dz) : true;
};

/** Fights on while the odds hold. */
export const fightInTeam = (mind: TeamMind): boolean => {
  const { memory, sight, settings, duel, odds } = mind;
  const { self, enemy } = sight;
  if (!mind.isEnemyWithin(self.range + 600)) {
    memory.isCommitted = false;
    return false;
  }
  const isFinishing = canFinish(mind);
  const gap = Math.max(0, enemy.distance - self.range - BODY_CM);
  const share = gap / Math.max(enemy.distance, 1);
  if (mind.isUnderGoal(enemy.dx * share, enemy.dz * share)) {
    const isWorthIt = isFinishing || (mind.alliesNear >= 2 && odds.ratio > DIVE_ODDS);
    if (!isWorthIt || self.hp < 0.45) {
      memory.isCommitted = false;
      return false;
    }
  }
  memory.isCommitted =
    isFinishing ||
    (duel.pressure > settings.fightPressure &&
      duel.advantage > (memory.isCommitted ? settings.fightUntil : settings.fightFrom));
  return memory.isCommitted && (keepClear(mind) || engage(mind));
};
