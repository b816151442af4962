// What a bot sees: its observation row, read into named numbers. Lengths in centimetres, amounts in points.
import type { Manifest, ObservationFeature } from '@jixia/env/types';

export const SELF = [
  ...(['alive', 'level', 'x', 'z', 'hp', 'hpAmount', 'maxHp', 'mana', 'attack', 'power', 'armor', 'resist'] as const),
  ...(['speed', 'range', 'attackReady', 'attackWait', 'swinging', 'recalling', 'empowered', 'boon', 'might'] as const),
  ...(['stunned', 'rooted', 'silenced', 'slowed', 'hasted', 'shield', 'aggro', 'underTowerFire', 'inBrush'] as const),
] as const;
export const ENEMY = [
  ...(['alive', 'visible', 'level', 'dx', 'dz', 'distance', 'hp', 'hpAmount', 'maxHp', 'mana', 'attack'] as const),
  ...(['power', 'armor', 'resist', 'speed', 'range', 'swinging', 'casting', 'recalling', 'stunned'] as const),
  ...(['rooted', 'slowed', 'shield', 'meInItsRange', 'attacksMe', 'lastSeenDx', 'lastSeenDz', 'lastSeenAgo'] as const),
] as const;
export const CREEP = ['present', 'siege', 'hp', 'hpAmount', 'dx', 'dz', 'distance'] as const;
export const ENEMY_CREEP = [...CREEP, 'inMyRange', 'oneHit', 'attacksMe'] as const;
export const STRUCTURE = [
  ...(['alive', 'hp', 'dx', 'dz', 'distance', 'open', 'creepsNear', 'reachesMe', 'attacksMe'] as const),
] as const;
export const MONSTER = ['visible', 'hp', 'dx', 'dz', 'distance', 'attacksMe'] as const;
export const SHOT = ['present', 'dx', 'dz', 'vx', 'vz', 'distance', 'homing'] as const;
export const ZONE = ['present', 'dx', 'dz', 'radius', 'wait', 'inside'] as const;
export const MATCH = [
  ...(['time', 'waveWait', 'allyCreeps', 'enemyCreeps', 'allyFront', 'enemyFront'] as const),
  ...(['allyCreepsNear', 'enemyCreepsNear', 'killLead', 'levelLead', 'structureLead'] as const),
] as const;

export type View<Names extends readonly string[]> = Record<Names[number], number>;
export type SelfView = View<typeof SELF>;
export type EnemyView = View<typeof ENEMY>;
export type CreepView = View<typeof CREEP>;
export type EnemyCreepView = View<typeof ENEMY_CREEP>;
export type StructureView = View<typeof STRUCTURE>;
export type ShotView = View<typeof SHOT>;
export type ZoneView = View<typeof ZONE>;
export type MonsterView = View<typeof MONSTER>;
export type MatchView = View<typeof MATCH>;

/** Of the manifest's feature units, those that are not plain shares and flags. */
export const SCALES: Readonly<Record<string, number>> = { '10 m, own view': 1000, thousands: 1000, 'number / 4': 4 };

/** The row's features that bots use. Everything not visible reads 0. */
export type Seen = {
  readonly self: SelfView;
  /** The enemy hero, in a team the one this bot is after. */
  readonly enemy: EnemyView;
  readonly allyCreeps: readonly CreepView[];
  /** In the order of the target head's `creep1`, `creep2`, ... */
  readonly enemyCreeps: readonly EnemyCreepView[];
  /** The nearest that stands. */
  readonly allyTower: StructureView;
  readonly allyCrystal: StructureView;
  readonly enemyTower: StructureView;
  readonly enemyCrystal: StructureView;
  readonly shots: readonly ShotView[];
  readonly zones: readonly ZoneView[];
  readonly match: MatchView;
  read(row: Float32Array): void;
};

/** Of a mode with one hero a side. */
export class Sight implements Seen {
  readonly self: SelfView;
  readonly enemy: EnemyView;
  readonly allyCreeps: readonly CreepView[];
  readonly enemyCreeps: readonly EnemyCreepView[];
  readonly allyTower: StructureView;
  readonly allyCrystal: StructureView;
  readonly enemyTower: StructureView;
  readonly enemyCrystal: StructureView;
  readonly monster: MonsterView;
  readonly shots: readonly ShotView[];
  readonly zones: readonly ZoneView[];
  readonly match: MatchView;
  readonly #manifest: Manifest;
  readonly #views: Record<string, number>[] = [];
  readonly #names: string[] = [];
  readonly #indices: number[] = [];
  readonly #scales: number[] = [];

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
    this.self = this.#view('self', SELF);
    this.enemy = this.#view('enemy', ENEMY);
    this.allyCreeps = [1, 2, 3, 4].map((i) => this.#view(`allyCreep${i}`, CREEP));
    this.enemyCreeps = [1, 2, 3, 4].map((i) => this.#view(`enemyCreep${i}`, ENEMY_CREEP));
    this.allyTower = this.#view('allyTower', STRUCTURE);
    this.allyCrystal = this.#view('allyCrystal', STRUCTURE);
    this.enemyTower = this.#view('enemyTower', STRUCTURE);
    this.enemyCrystal = this.#view('enemyCrystal', STRUCTURE);
    this.monster = this.#view('monster', MONSTER);
    this.shots = [1, 2].map((i) => this.#view(`shot${i}`, SHOT));
    this.zones = [1, 2].map((i) => this.#view(`zone${i}`, ZONE));
    this.match = this.#view('match', MATCH);
  }

  #view<Names extends readonly string[]>(block: string, names: Names): View<Names> {
    const view = Object.fromEntries(names.map((name) => [name, 0])) as View<Names>;
    for (const name of names) {
      const feature = featureOf(this.#manifest, `${block}.${name}`);
      this.#views.push(view);
      this.#names.push(name);
      this.#indices.push(feature.index);
      this.#scales.push(SCALES[feature.unit] ?? 1);
    }
    return view;
  }

  read(row: Float32Array): void {
    for (let i = 0; i < this.#names.length; i++) {
      const view = this.#views[i] as Record<string, number>;
      view[this.#names[i] as string] = (row[this.#indices[i] as number] as number) * (this.#scales[i] as number);
    }
  }
}

/** The feature of that name. Throws where the manifest has none. */
/** Features by name, so that making a bot stays cheap. */
const byName = new WeakMap<Manifest, ReadonlyMap<string, ObservationFeature>>();

export const featureOf = (manifest: Manifest, name: string): ObservationFeature => {
  const known = byName.get(manifest) ?? new Map(manifest.observation.features.map((one) => [one.name, one]));
  byName.set(manifest, known);
  const feature = known.get(name);
  if (!feature) throw new Error(`bots: ${manifest.id} has no observation feature "${name}"`);
  return feature;
};
