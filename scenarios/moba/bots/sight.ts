// What a bot sees: its observation row, read into named numbers. Lengths in centimetres, amounts in points.
import type { Manifest } from '@jixia/env/types';

const SELF = [
  ...(['alive', 'level', 'x', 'z', 'hp', 'hpAmount', 'maxHp', 'mana', 'attack', 'power', 'armor', 'resist'] as const),
  ...(['speed', 'range', 'attackReady', 'attackWait', 'swinging', 'recalling', 'empowered', 'boon', 'might'] as const),
  ...(['stunned', 'rooted', 'silenced', 'slowed', 'hasted', 'shield', 'aggro', 'underTowerFire', 'inBrush'] as const),
] as const;
const ENEMY = [
  ...(['alive', 'visible', 'level', 'dx', 'dz', 'distance', 'hp', 'hpAmount', 'maxHp', 'mana', 'attack'] as const),
  ...(['power', 'armor', 'resist', 'speed', 'range', 'swinging', 'casting', 'recalling', 'stunned'] as const),
  ...(['rooted', 'slowed', 'shield', 'meInItsRange', 'attacksMe', 'lastSeenDx', 'lastSeenDz', 'lastSeenAgo'] as const),
] as const;
const CREEP = ['present', 'siege', 'hp', 'hpAmount', 'dx', 'dz', 'distance'] as const;
const ENEMY_CREEP = [...CREEP, 'inMyRange', 'oneHit', 'attacksMe'] as const;
const STRUCTURE = [
  ...(['alive', 'hp', 'dx', 'dz', 'distance', 'open', 'creepsNear', 'reachesMe', 'attacksMe'] as const),
] as const;
const MONSTER = ['visible', 'hp', 'dx', 'dz', 'distance', 'attacksMe'] as const;
const SHOT = ['present', 'dx', 'dz', 'vx', 'vz', 'distance', 'homing'] as const;
const ZONE = ['present', 'dx', 'dz', 'radius', 'wait', 'inside'] as const;
const MATCH = [
  ...(['time', 'waveWait', 'allyCreeps', 'enemyCreeps', 'allyFront', 'enemyFront'] as const),
  ...(['allyCreepsNear', 'enemyCreepsNear', 'killLead', 'levelLead', 'structureLead'] as const),
] as const;

type View<Names extends readonly string[]> = Readonly<Record<Names[number], number>>;

/** A window on named numbers that lie side by side in an array: reading one allocates nothing. */
const windowOn = <Names extends readonly string[]>(names: Names) => {
  class Window {
    readonly values: Float64Array;
    readonly first: number;

    constructor(values: Float64Array, first: number) {
      this.values = values;
      this.first = first;
    }
  }
  for (const [place, name] of names.entries()) {
    Object.defineProperty(Window.prototype, name, {
      get(this: Window) {
        return this.values[this.first + place];
      },
    });
  }
  return { names, at: (values: Float64Array, first: number) => new Window(values, first) as unknown as View<Names> };
};

const selfWindow = windowOn(SELF);
const enemyWindow = windowOn(ENEMY);
const creepWindow = windowOn(CREEP);
const enemyCreepWindow = windowOn(ENEMY_CREEP);
const structureWindow = windowOn(STRUCTURE);
const monsterWindow = windowOn(MONSTER);
const shotWindow = windowOn(SHOT);
const zoneWindow = windowOn(ZONE);
const matchWindow = windowOn(MATCH);

export type CreepView = View<typeof CREEP>;
export type EnemyCreepView = View<typeof ENEMY_CREEP>;
export type StructureView = View<typeof STRUCTURE>;
export type ShotView = View<typeof SHOT>;
export type ZoneView = View<typeof ZONE>;

/** Of the manifest's feature units, those that are not plain shares and flags. */
const SCALES: Readonly<Record<string, number>> = { '10 m, own view': 1000, thousands: 1000, 'number / 4': 4 };

/** The row's features that bots use. Everything not visible reads 0. */
export class Sight {
  readonly self: View<typeof SELF>;
  readonly enemy: View<typeof ENEMY>;
  readonly allyCreeps: readonly CreepView[];
  /** In the order of the target head's `creep1` to `creep4`. */
  readonly enemyCreeps: readonly EnemyCreepView[];
  readonly allyTower: StructureView;
  readonly allyCrystal: StructureView;
  readonly enemyTower: StructureView;
  readonly enemyCrystal: StructureView;
  readonly monster: View<typeof MONSTER>;
  readonly shots: readonly ShotView[];
  readonly zones: readonly ZoneView[];
  readonly match: View<typeof MATCH>;
  readonly #manifest: Manifest;
  readonly #values: Float64Array;
  readonly #indices: Int32Array;
  readonly #scales: Float64Array;
  #count = 0;

  constructor(manifest: Manifest) {
    const { size } = manifest.observation;
    this.#manifest = manifest;
    this.#values = new Float64Array(size);
    this.#indices = new Int32Array(size);
    this.#scales = new Float64Array(size);
    this.self = this.#open('self', selfWindow);
    this.enemy = this.#open('enemy', enemyWindow);
    this.allyCreeps = [1, 2, 3, 4].map((i) => this.#open(`allyCreep${i}`, creepWindow));
    this.enemyCreeps = [1, 2, 3, 4].map((i) => this.#open(`enemyCreep${i}`, enemyCreepWindow));
    this.allyTower = this.#open('allyTower', structureWindow);
    this.allyCrystal = this.#open('allyCrystal', structureWindow);
    this.enemyTower = this.#open('enemyTower', structureWindow);
    this.enemyCrystal = this.#open('enemyCrystal', structureWindow);
    this.monster = this.#open('monster', monsterWindow);
    this.shots = [1, 2].map((i) => this.#open(`shot${i}`, shotWindow));
    this.zones = [1, 2].map((i) => this.#open(`zone${i}`, zoneWindow));
    this.match = this.#open('match', matchWindow);
  }

  #open<Names extends readonly string[]>(block: string, kind: ReturnType<typeof windowOn<Names>>): View<Names> {
    const first = this.#count;
    for (const name of kind.names) {
      const feature = featureOf(this.#manifest, `${block}.${name}`);
      this.#indices[this.#count] = feature.index;
      this.#scales[this.#count] = SCALES[feature.unit] ?? 1;
      this.#count++;
    }
    return kind.at(this.#values, first);
  }

  read(row: Float32Array): void {
    const values = this.#values;
    for (let i = 0; i < this.#count; i++) {
      values[i] = (row[this.#indices[i] as number] as number) * (this.#scales[i] as number);
    }
  }
}

/** The feature of that name. Throws where the manifest has none. */
export const featureOf = (manifest: Manifest, name: string) => {
  const feature = manifest.observation.features.find((candidate) => candidate.name === name);
  if (!feature) throw new Error(`bots: ${manifest.id} has no observation feature "${name}"`);
  return feature;
};
