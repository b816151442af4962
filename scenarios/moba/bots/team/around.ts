// Who is where: counts of allies and enemies round a place, as every bot of the side counts them.
import { levelOf } from '../duel.ts';
import type { TeamMind } from './mind.ts';
import type { HeroView } from './sight.ts';

export const meanLevel = ({ sight }: TeamMind): number => {
  let sum = levelOf(sight.self);
  for (let i = 0; i < sight.allies.length; i++) sum += levelOf(sight.allies[i] as HeroView);
  return sum / (sight.allies.length + 1);
};

/** Enemy heroes in sight within `cm` of a place of the own view. */
export const enemiesAt = ({ sight }: TeamMind, x: number, z: number, cm: number): number => {
  let count = 0;
  for (let i = 0; i < sight.enemies.length; i++) {
    const enemy = sight.enemies[i] as HeroView;
    if (enemy.alive === 0 || enemy.visible === 0) continue;
    const dx = sight.self.x + enemy.dx - x;
    const dz = sight.self.z + enemy.dz - z;
    if (dx * dx + dz * dz <= cm * cm) count++;
  }
  return count;
};

/** Living allies within `cm` of a place of the own view, without this hero; with at least `hp` of their health. */
export const alliesAt = ({ sight }: TeamMind, x: number, z: number, cm: number, hp = 0): number => {
  let count = 0;
  for (let i = 0; i < sight.allies.length; i++) {
    const ally = sight.allies[i] as HeroView;
    if (ally.alive === 0 || ally.hp < hp) continue;
    const dx = sight.self.x + ally.dx - x;
    const dz = sight.self.z + ally.dz - z;
    if (dx * dx + dz * dz <= cm * cm) count++;
  }
  return count;
};

/** Of the living side, this hero is the nearest to the place. */
export const isNearest = (mind: TeamMind, x: number, z: number): boolean =>
  alliesAt(mind, x, z, mind.distanceTo(x, z) - 1, 0.3) === 0;

/** Enemies that live, are not in sight and were not seen lately. */
export const missing = ({ sight }: TeamMind): number => {
  let count = 0;
  for (let i = 0; i < sight.enemies.length; i++) {
    const enemy = sight.enemies[i] as HeroView;
    if (enemy.alive === 1 && enemy.visible === 0 && enemy.lastSeenAgo > 0.2) count++;
  }
  return count;
};
