// One bot of a team at work: what it sees and remembers, whom it is after, and what the side is about.
import type { Manifest } from '@jixia/env/types';
import { CREEP_DAMAGE } from '../duel.ts';
import type { HeroLore } from '../lore.ts';
import { BODY_CM, Mind, STRUCTURE_REACH_CM } from '../mind.ts';
import type { EnemyCreepView, MonsterView, StructureView } from '../sight.ts';
import { Camps } from './camps.ts';
import { type Ground, groundOf } from './ground.ts';
import { TeamHand } from './hand.ts';
import { focusCost, Odds } from './odds.ts';
import { LanePath, type MapContent } from './places.ts';
import { Plan } from './plan.ts';
import { assignJobs, identify, type Job } from './roster.ts';
import type { TeamSettings } from './settings.ts';
import { type HeroView, TeamSight } from './sight.ts';
import { Steering } from './steering.ts';
import { Tracks } from './tracks.ts';

/** From here on, one enemy near makes it a duel, which skills and cooldowns decide. */
const DUEL_CM = 1500;
const MARGIN_CM = 60;

export class TeamMind extends Mind<TeamSight> {
  readonly team: TeamSettings;
  readonly ground: Ground;
  readonly lanes: readonly LanePath[];
  readonly steering: Steering;
  readonly odds = new Odds();
  readonly tracks: Tracks;
  readonly camps: Camps;
  readonly plan = new Plan();
  /** Of the side: allies in order, then this hero. */
  jobs: readonly Job[] = [];
  allyLore: HeroLore[] = [];
  /** Index of the enemy that this hero is after, -1 for none in sight. */
  focus = -1;
  /** Visible enemies within 1500 cm; allies within 1500 cm, without this hero. */
  enemiesNear = 0;
  alliesNear = 0;
  /** The enemy in sight that is nearest, -1 for none. */
  nearest = -1;
  nearestEnemyCm = 1e9;
  nearestEnemyRange = 0;
  /** Enemies in the middle of an attack at this hero. */
  attackers = 0;

  constructor(manifest: Manifest, settings: TeamSettings) {
    const content = manifest.content as MapContent;
    const hand = new TeamHand(manifest);
    const laneNames = content.lanes.map(({ name }) => name);
    super(manifest, settings, new TeamSight(manifest, laneNames), hand);
    hand.goRound = (target) => this.#goRound(target);
    this.team = settings;
    this.ground = groundOf(manifest);
    const { widthCm, heightCm } = manifest.map as { widthCm: number; heightCm: number };
    this.lanes = content.lanes.map((_, lane) => new LanePath(content, lane, widthCm, heightCm));
    this.steering = new Steering(this.ground);
    this.tracks = new Tracks(this.sight.enemies.length);
    this.camps = new Camps(content, widthCm, heightCm, manifest.ticksPerSecond);
  }

  get job(): Job {
    return this.jobs[this.jobs.length - 1] as Job;
  }

  override reset(seed: number): void {
    super.reset(seed);
    this.jobs = [];
    this.focus = -1;
    this.tracks.reset();
    this.camps.reset();
    this.plan.reset();
  }

  override open(row: Float32Array, mask: Uint8Array, action: Int32Array): void {
    const { sight, memory } = this;
    this.take(row, mask, action);
    memory.noteTime(sight);
    memory.noteSelf(sight);
    this.tracks.note(sight, memory.secondsPerDecision);
    if (this.jobs.length === 0) this.#meet();
    if (sight.self.alive === 0) return;
    this.countCreeps();
    this.#chooseStructures();
    this.#chooseFocus();
    this.camps.note(this);
  }

  /** Walks towards a target that is out of reach behind a wall. */
  #goRound(target: number): boolean {
    const { self } = this.sight;
    const { targets } = this.hand;
    let view: { readonly dx: number; readonly dz: number; readonly distance: number } = this.goal;
    const enemy = target - (targets.enemyHeroes[0] as number);
    const creep = target - (targets.creeps[0] as number);
    const monster = target - (targets.monsters[0] as number);
    if (enemy >= 0 && enemy < targets.enemyHeroes.length) view = this.sight.enemies[enemy] as HeroView;
    else if (creep >= 0 && creep < targets.creeps.length) view = this.sight.enemyCreeps[creep] as EnemyCreepView;
    else if (monster >= 0) view = this.sight.monsters[monster] as MonsterView;
    if (view.distance <= self.range + BODY_CM || this.ground.isClear(self.x, self.z, view.dx, view.dz)) return false;
    return this.walkTo(view.dx, view.dz);
  }

  /** Learns who is on the side. */
  #meet(): void {
    const heroes = this.sight.allies.map((ally) => identify(this.lore, ally));
    this.allyLore = heroes.map((hero) => this.lore[hero] as HeroLore);
    this.jobs = assignJobs(this.lore, [...heroes, this.lore.indexOf(this.me)]);
  }

  /** `goal` is the nearest structure of the enemy that can be hurt; `keep` the nearest own one. */
  #chooseStructures(): void {
    const { enemyTowers, enemyCrystal, allyTower, allyCrystal } = this.sight;
    let goal: StructureView = enemyCrystal;
    let distance = enemyCrystal.open === 1 ? enemyCrystal.distance : 1e9;
    for (let i = 0; i < enemyTowers.length; i++) {
      const tower = enemyTowers[i] as StructureView;
      if (tower.alive === 0 || tower.open === 0 || tower.distance >= distance) continue;
      goal = tower;
      distance = tower.distance;
    }
    this.goal = goal;
    this.keep = allyTower.alive === 1 && allyTower.distance < allyCrystal.distance ? allyTower : allyCrystal;
  }

  #chooseFocus(): void {
    const { sight, hand, tracks, memory } = this;
    const { self, enemies, allies } = sight;
    let best = -1;
    let bestCost = 1e18;
    this.enemiesNear = 0;
    this.alliesNear = 0;
    this.nearest = -1;
    this.nearestEnemyCm = 1e9;
    this.attackers = 0;
    for (let i = 0; i < allies.length; i++) {
      const ally = allies[i] as HeroView;
      if (ally.alive === 1 && ally.distance < DUEL_CM) this.alliesNear++;
    }
    for (let i = 0; i < enemies.length; i++) {
      const enemy = enemies[i] as HeroView;
      if (enemy.alive === 0 || enemy.visible === 0) continue;
      if (enemy.distance < DUEL_CM) this.enemiesNear++;
      this.attackers += enemy.attacksMe;
      if (enemy.distance < this.nearestEnemyCm) {
        this.nearest = i;
        this.nearestEnemyCm = enemy.distance;
        this.nearestEnemyRange = enemy.range;
      }
      const cost = focusCost(enemy, self.range + BODY_CM) * (i === this.focus ? 0.85 : 1);
      if (cost >= bestCost) continue;
      best = i;
      bestCost = cost;
    }
    this.focus = best;
    this.isEnemySeen = best >= 0;
    if (best < 0) return;
    const enemy = enemies[best] as HeroView;
    sight.enemy = enemy;
    hand.targets.enemyHero = hand.targets.enemyHeroes[best] as number;
    memory.enemyDirX = tracks.dirX[best] as number;
    memory.enemyDirZ = tracks.dirZ[best] as number;
    this.foe = tracks.loreOf(best, this.lore, enemy);
    this.#weigh(enemy);
  }

  /** Sets `duel` so that what the tactics of a duel ask of it holds for the whole fight. */
  #weigh(enemy: HeroView): void {
    const { duel, odds, sight } = this;
    if (enemy.distance > 2600) {
      duel.advantage = 1;
      duel.pressure = 0;
      duel.danger = 0;
      return;
    }
    duel.weigh(sight, this.me, this.foe, this.isSkillReady, this.enemyReadiness);
    odds.weigh(sight, enemy.dx, enemy.dz);
    if (odds.ours < 1.5 && odds.theirs < 1.5) return;
    duel.theirCreeps = CREEP_DAMAGE * sight.match.enemyCreepsNear;
    duel.advantage = odds.ratio;
    duel.pressure = (odds.ourDamage * 4) / Math.max(odds.theirHealth, 1);
    duel.danger = odds.dangerTo(sight.self);
  }

  /** Whether some enemy structure would shoot at this hero (dx, dz) from here. */
  override isUnderGoal(dx: number, dz: number): boolean {
    const { enemyTowers, enemyCrystal } = this.sight;
    for (let i = 0; i < enemyTowers.length; i++) if (isInReach(enemyTowers[i] as StructureView, dx, dz)) return true;
    return isInReach(enemyCrystal, dx, dz);
  }

  override walkTo(dx: number, dz: number): boolean {
    const { self } = this.sight;
    this.steering.find(self.x, self.z, dx, dz);
    return this.hand.walk(this.steering.wayX, this.steering.wayZ);
  }

  walkToPlace(x: number, z: number): boolean {
    return this.walkTo(x - this.sight.self.x, z - this.sight.self.z);
  }

  /** Towards the start, which leads by the own towers. */
  override walkHome(): boolean {
    const [x, z] = this.ground.places[0] as readonly [number, number];
    return this.walkToPlace(x, z);
  }

  distanceTo(x: number, z: number): number {
    const { self } = this.sight;
    return Math.sqrt((x - self.x) * (x - self.x) + (z - self.z) * (z - self.z));
  }
}

const isInReach = (structure: StructureView, dx: number, dz: number): boolean => {
  const reach = STRUCTURE_REACH_CM + MARGIN_CM;
  const x = structure.dx - dx;
  const z = structure.dz - dz;
  return structure.alive === 1 && x * x + z * z < reach * reach;
};
