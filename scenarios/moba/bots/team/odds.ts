// Who would win a fight here, by what both sides can take and deal, and which enemy to bring down first.
import type { SelfView } from '../sight.ts';
import type { HeroView, TeamSight } from './sight.ts';

/** Up to here from the middle of a fight a hero takes part; farther out it counts less and less. */
const INSIDE_CM = 900;
const OUTSIDE_CM = 1700;
const TOWER_REACH_CM = 760;
const TOWER_DAMAGE = 190;
/** Seconds in which a fight that is lost kills. */
const FIGHT_SECONDS = 4;

type Fighter = Pick<HeroView, 'hpAmount' | 'shield' | 'armor' | 'resist' | 'attack' | 'power' | 'level'>;

/** Damage that a hero can take. */
export const healthOf = (hero: Pick<Fighter, 'hpAmount' | 'shield' | 'armor' | 'resist'>): number =>
  (hero.hpAmount + hero.shield) * (1 + (hero.armor + hero.resist) / 200);

/** Damage that it deals in a second, about, before armor. */
export const damageOf = (hero: Pick<Fighter, 'attack' | 'power' | 'level'>): number =>
  20 + hero.attack * 0.9 + hero.power * 0.55 + 60 * hero.level;

/** 1 in the middle of things, 0 far from them. */
const shareAt = (x: number, z: number): number => {
  const squared = x * x + z * z;
  if (squared <= INSIDE_CM * INSIDE_CM) return 1;
  if (squared >= OUTSIDE_CM * OUTSIDE_CM) return 0;
  return (OUTSIDE_CM - Math.sqrt(squared)) / (OUTSIDE_CM - INSIDE_CM);
};

export class Odds {
  /** What our side deals and takes over what theirs does: above 1 we win. */
  ratio = 1;
  /** Heroes that take part, this one included; enemies in sight or just out of it. */
  ours = 1;
  theirs = 0;
  ourDamage = 0;
  theirDamage = 0;
  ourHealth = 0;
  theirHealth = 0;

  /** Weighs a fight round the place (dx, dz) from here, in which this hero would take part. */
  weigh(sight: TeamSight, dx: number, dz: number): void {
    const { self, allies, enemies } = sight;
    this.ours = 1;
    this.theirs = 0;
    this.ourDamage = damageOf(self);
    this.ourHealth = healthOf(self as SelfView);
    this.theirDamage = 0;
    this.theirHealth = 0;
    for (let i = 0; i < allies.length; i++) {
      const ally = allies[i] as HeroView;
      if (ally.alive === 0) continue;
      // Whoever goes home does not fight.
      const share = shareAt(ally.dx - dx, ally.dz - dz) * (ally.hp < 0.25 || ally.recalling === 1 ? 0.3 : 1);
      this.ours += share;
      this.ourDamage += share * damageOf(ally);
      this.ourHealth += share * healthOf(ally);
    }
    for (let i = 0; i < enemies.length; i++) this.#addEnemy(enemies[i] as HeroView, dx, dz);
    this.#addStructures(sight, dx, dz);
    this.ratio =
      this.theirHealth === 0 ? 9 : (this.ourDamage * this.ourHealth) / Math.max(this.theirDamage * this.theirHealth, 1);
  }

  #addEnemy(enemy: HeroView, dx: number, dz: number): void {
    if (enemy.alive === 0) return;
    if (enemy.visible === 1) {
      const share = shareAt(enemy.dx - dx, enemy.dz - dz) * (enemy.stunned === 1 ? 0.6 : 1);
      this.theirs += share;
      this.theirDamage += share * damageOf(enemy);
      this.theirHealth += share * healthOf(enemy);
      return;
    }
    // One who has just gone out of sight may be back at any moment: taken for an ordinary hero of its level.
    if (enemy.lastSeenAgo > 0.25) return;
    const share = 0.6 * shareAt(enemy.lastSeenDx - dx, enemy.lastSeenDz - dz);
    this.theirs += share;
    this.theirDamage += share * (80 + 150 * enemy.level);
    this.theirHealth += share * (800 + 2200 * enemy.level);
  }

  #addStructures({ allyTower, enemyTower, allyCrystal, enemyCrystal, match }: TeamSight, dx: number, dz: number): void {
    const reach = TOWER_REACH_CM;
    for (let i = 0; i < 2; i++) {
      const own = i === 0 ? allyTower : allyCrystal;
      const other = i === 0 ? enemyTower : enemyCrystal;
      if (own.alive === 1 && within(own.dx - dx, own.dz - dz, reach)) this.ourDamage += TOWER_DAMAGE;
      if (other.alive === 1 && within(other.dx - dx, other.dz - dz, reach)) {
        this.theirDamage += other.creepsNear > 0 && other.attacksMe === 0 ? TOWER_DAMAGE / 3 : TOWER_DAMAGE;
      }
    }
    this.ourDamage += 6 * match.allyCreepsNear;
    this.theirDamage += 10 * match.enemyCreepsNear;
  }

  /** Share of this hero's health that the fight would cost it if all turned on it. */
  dangerTo(self: SelfView): number {
    return (this.theirDamage * FIGHT_SECONDS * 0.5) / Math.max(healthOf(self), 1);
  }
}

const within = (x: number, z: number, cm: number): boolean => x * x + z * z <= cm * cm;

/** How much an enemy is worth being brought down first, less is better: its health, what it deals, the way to it. */
export const focusCost = (enemy: HeroView, reachCm: number): number => {
  const beyond = Math.max(0, enemy.distance - reachCm);
  const isHeld = enemy.stunned === 1 || enemy.rooted === 1;
  return (healthOf(enemy) * (1 + beyond / 500) * (isHeld ? 0.75 : 1)) / Math.sqrt(damageOf(enemy));
};
