// One bot at work: what it sees, knows and remembers, and what follows from that for this decision.
import type { Manifest } from '@jixia/env/types';
import type { Ability } from '../content/schema.ts';
import type { Place } from '../map.ts';
import { NUMBERS } from '../numbers.ts';
import { Dice } from './dice.ts';
import { CREEP_DAMAGE, Duel, throughProtection } from './duel.ts';
import { Hand } from './hand.ts';
import { type HeroLore, readLore } from './lore.ts';
import { Memory } from './memory.ts';
import type { Settings } from './settings.ts';
import { featureOf, type Seen, type StructureView } from './sight.ts';
import { Terrain } from './terrain.ts';

/** From centre to centre: what a structure's shots reach, and a step more. */
export const STRUCTURE_REACH_CM = NUMBERS.TOWER_RANGE_CM + 40;
const MARGIN_CM = 60;
const ANGER_SECONDS = NUMBERS.AGGRO_TICKS / NUMBERS.TICKS_PER_SECOND;
/** A hero's attack reaches this much farther than its range: half of the target's body. */
export const BODY_CM = 40;

type SummonerLore = {
  readonly key: string;
  readonly how: Ability['delivery']['how'];
  readonly rangeCm: number;
  readonly featureIndex: number;
};

export class Mind<S extends Seen = Seen> {
  readonly settings: Settings;
  readonly dice = new Dice();
  readonly hand: Hand;
  readonly sight: S;
  readonly terrain: Terrain;
  readonly memory = new Memory();
  readonly duel = new Duel();
  readonly summoners: readonly SummonerLore[];
  readonly lore: readonly HeroLore[];
  me: HeroLore;
  foe: HeroLore;
  /** The chosen skill, an index into `summoners`. */
  summoner = 0;
  /** The camp of the own half, in the own view. */
  readonly camp: Place | null;
  isEnemySeen = false;
  /** The enemy's first structure that stands, and the own one. */
  goal: StructureView;
  keep: StructureView;
  /** Enemy creeps in sight, at most 4; how many of them aim at this hero. */
  creepCount = 0;
  creepsOnMe = 0;
  /** Those near enough to turn on this hero when it hurts theirs. */
  creepsInAnger = 0;
  readonly isSkillReady = (slot: number): boolean => this.hand.can(this.hand.buttons.skills[slot] as number);
  protected readonly enemyReadiness = (slot: number): number =>
    !this.settings.tracksCooldowns ? 0.6 : (this.memory.enemySkillWait[slot] as number) > 1 ? 0 : 1;

  constructor(manifest: Manifest, settings: Settings, sight: S, hand = new Hand(manifest)) {
    if (manifest.map === null) throw new Error(`bots: ${manifest.id} has no map`);
    this.settings = settings;
    this.hand = hand;
    this.sight = sight;
    this.terrain = new Terrain(manifest.map);
    this.lore = readLore(manifest);
    const { summoners, camps } = manifest.content as {
      readonly summoners: readonly Ability[];
      readonly camps: readonly { readonly place: Place }[];
    };
    this.camp = camps[0]?.place ?? null;
    this.summoners = summoners.map(({ key, delivery }) => ({
      key,
      how: delivery.how,
      rangeCm: 'rangeCm' in delivery ? delivery.rangeCm : 0,
      featureIndex: featureOf(manifest, `self.has.${key}`).index,
    }));
    this.me = this.lore[0] as HeroLore;
    this.foe = this.me;
    this.goal = this.sight.enemyTower;
    this.keep = this.sight.allyTower;
  }

  reset(seed: number): void {
    this.dice.reseed(seed);
    this.memory.reset();
  }

  /** Takes in the rows of this decision. */
  open(row: Float32Array, mask: Uint8Array, action: Int32Array): void {
    const { sight } = this;
    this.take(row, mask, action);
    for (let i = 0; i < this.lore.length; i++) {
      const hero = this.lore[i] as HeroLore;
      if (row[hero.enemyFeatureIndex] === 1) this.foe = hero;
    }
    this.memory.note(sight, this.foe);
    this.isEnemySeen = sight.enemy.alive === 1 && sight.enemy.visible === 1;
    this.goal = sight.enemyTower.alive === 1 ? sight.enemyTower : sight.enemyCrystal;
    this.keep = sight.allyTower.alive === 1 ? sight.allyTower : sight.allyCrystal;
    this.countCreeps();
    if (this.isEnemySeen) this.duel.weigh(sight, this.me, this.foe, this.isSkillReady, this.enemyReadiness);
  }

  /** Reads the rows, and who this hero is. */
  protected take(row: Float32Array, mask: Uint8Array, action: Int32Array): void {
    this.sight.read(row);
    this.hand.open(mask, action);
    for (let i = 0; i < this.lore.length; i++) {
      const hero = this.lore[i] as HeroLore;
      if (row[hero.featureIndex] === 1) this.me = hero;
    }
    for (let i = 0; i < this.summoners.length; i++) {
      if (row[(this.summoners[i] as { featureIndex: number }).featureIndex] === 1) this.summoner = i;
    }
  }

  protected countCreeps(): void {
    this.creepCount = 0;
    this.creepsOnMe = 0;
    this.creepsInAnger = 0;
    for (const creep of this.sight.enemyCreeps) {
      this.creepCount += creep.present;
      this.creepsOnMe += creep.attacksMe;
      if (creep.present === 1 && creep.distance <= NUMBERS.AGGRO_RANGE_CM) this.creepsInAnger++;
    }
  }

  /** Whether the enemy hero is in sight and within `cm`. */
  isEnemyWithin(cm: number): boolean {
    return this.isEnemySeen && this.sight.enemy.distance <= cm;
  }

  /** Whether an enemy structure would shoot at this hero (dx, dz) from here, as far as range goes. */
  isUnderGoal(dx: number, dz: number): boolean {
    const reach = STRUCTURE_REACH_CM + MARGIN_CM;
    const x = this.goal.dx - dx;
    const z = this.goal.dz - dz;
    return this.goal.alive === 1 && x * x + z * z < reach * reach;
  }

  /** Whether enough own creeps take the structure's shots. */
  get isGoalTanked(): boolean {
    return this.goal.creepsNear >= this.settings.tankersWanted && this.goal.attacksMe === 0;
  }

  /** Health that enemy creeps take while they are angry about a blow at their hero. */
  get angerCost(): number {
    if (this.sight.self.aggro === 1) return 0;
    return throughProtection(this.creepsInAnger * CREEP_DAMAGE, this.sight.self.armor) * ANGER_SECONDS * 0.8;
  }

  /** Walks towards the place (dx, dz) from here, round walls. */
  walkTo(dx: number, dz: number): boolean {
    this.terrain.findWay(this.sight.self.x, this.sight.self.z, dx, dz);
    return this.hand.walk(this.terrain.wayX, this.terrain.wayZ);
  }

  /** Towards the own side, behind its first structure. */
  walkHome(): boolean {
    return this.walkTo(this.keep.dx - 250, this.keep.dz);
  }
}
