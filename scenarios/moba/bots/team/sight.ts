// What a bot of a team sees: views that read the observation row where they are asked, in centimetres and points.
import type { Manifest } from '@jixia/env/types';
import {
  CREEP,
  ENEMY,
  ENEMY_CREEP,
  type EnemyView,
  featureOf,
  MATCH,
  MONSTER,
  SCALES,
  SELF,
  type Seen,
  SHOT,
  STRUCTURE,
  type View,
  ZONE,
} from '../sight.ts';

const OTHER = [...ENEMY, 'respawn'] as const;
const LANE = ['allyFront', 'enemyFront', 'allyTowers', 'enemyTowers'] as const;
const TEAM = ['towerLead', 'alliesAlive', 'enemiesAlive', 'enemiesSeen', 'greatWait'] as const;
const ROLE_FLAGS = ['tank', 'fighter', 'assassin', 'mage', 'marksman', 'support'] as const;
const ROLES = ROLE_FLAGS.map((role) => `role.${role}` as const);

export type HeroView = View<typeof OTHER> & Record<(typeof ROLES)[number], number>;

/** The row that all views of a bot read. */
class Row {
  values: Float32Array = new Float32Array(0);
}

/** One block of the row: names read it on demand, for of some hundred features a decision needs few. */
class BlockView {
  readonly row: Row;
  readonly offset: number;

  constructor(row: Row, offset: number) {
    this.row = row;
    this.offset = offset;
  }
}

type BlockClass = new (row: Row, offset: number) => BlockView;

/** A class for all blocks that have these names at the places of `block`: one shape, so that reading stays fast. */
const blockClass = (manifest: Manifest, block: string, names: readonly string[]): BlockClass => {
  const start = offsetOf(manifest, block);
  const shape = class extends BlockView {};
  for (const name of names) {
    const { index, unit } = featureOf(manifest, `${block}.${name}`);
    const place = index - start;
    const scale = SCALES[unit] ?? 1;
    Object.defineProperty(shape.prototype, name, {
      get(this: BlockView): number {
        return (this.row.values[this.offset + place] as number) * scale;
      },
    });
  }
  return shape;
};

const offsetOf = (manifest: Manifest, block: string): number =>
  manifest.observation.blocks.find(({ name }) => name === block)?.offset ?? 0;

/** The classes of a manifest's blocks by kind: `ally`, `enemyCreep`, ... */
const classes = new WeakMap<Manifest, Map<string, BlockClass>>();

class Views {
  readonly row = new Row();
  readonly #manifest: Manifest;
  readonly #known: Map<string, BlockClass>;

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
    this.#known = classes.get(manifest) ?? new Map();
    classes.set(manifest, this.#known);
  }

  view<Names extends readonly string[]>(block: string, names: Names): View<Names> {
    const kind = block.replace(/\d+$/, '');
    const shape = this.#known.get(kind) ?? blockClass(this.#manifest, block, names);
    this.#known.set(kind, shape);
    return new shape(this.row, offsetOf(this.#manifest, block)) as BlockView & View<Names>;
  }

  /** Views of `name1`, `name2`, ... as many as the manifest has blocks. */
  views<Names extends readonly string[]>(name: string, names: Names): readonly View<Names>[] {
    const { blocks } = this.#manifest.observation;
    return blocks
      .filter((block) => block.name.replace(/\d+$/, '') === name)
      .map((block) => this.view(block.name, names));
  }
}

export class TeamSight implements Seen {
  readonly #row: Row;
  readonly self: View<typeof SELF>;
  readonly allies: readonly HeroView[];
  readonly enemies: readonly HeroView[];
  enemy: EnemyView;
  readonly allyCreeps: readonly View<typeof CREEP>[];
  readonly enemyCreeps: readonly View<typeof ENEMY_CREEP>[];
  /** Of each side those that stand nearest, nearest first. */
  readonly allyTowers: readonly View<typeof STRUCTURE>[];
  readonly enemyTowers: readonly View<typeof STRUCTURE>[];
  readonly allyTower: View<typeof STRUCTURE>;
  readonly allyCrystal: View<typeof STRUCTURE>;
  readonly enemyTower: View<typeof STRUCTURE>;
  readonly enemyCrystal: View<typeof STRUCTURE>;
  readonly monsters: readonly View<typeof MONSTER>[];
  readonly shots: readonly View<typeof SHOT>[];
  readonly zones: readonly View<typeof ZONE>[];
  readonly match: View<typeof MATCH>;
  readonly lanes: readonly View<typeof LANE>[];
  readonly team: View<typeof TEAM>;

  constructor(manifest: Manifest, laneNames: readonly string[]) {
    const reader = new Views(manifest);
    this.#row = reader.row;
    this.self = reader.view('self', SELF);
    this.allies = reader.views('ally', [...OTHER, ...ROLES] as const);
    this.enemies = reader.views('enemy', [...OTHER, ...ROLES] as const);
    this.enemy = this.enemies[0] as EnemyView;
    this.allyCreeps = reader.views('allyCreep', CREEP);
    this.enemyCreeps = reader.views('enemyCreep', ENEMY_CREEP);
    this.allyTowers = reader.views('allyTower', STRUCTURE);
    this.enemyTowers = reader.views('enemyTower', STRUCTURE);
    this.allyTower = this.allyTowers[0] as View<typeof STRUCTURE>;
    this.allyCrystal = reader.view('allyCrystal', STRUCTURE);
    this.enemyTower = this.enemyTowers[0] as View<typeof STRUCTURE>;
    this.enemyCrystal = reader.view('enemyCrystal', STRUCTURE);
    this.monsters = reader.views('monster', MONSTER);
    this.shots = reader.views('shot', SHOT);
    this.zones = reader.views('zone', ZONE);
    this.match = reader.view('match', MATCH);
    this.lanes = laneNames.map((name) => reader.view(`lane.${name}`, LANE));
    this.team = reader.view('team', TEAM);
  }

  read(row: Float32Array): void {
    this.#row.values = row;
  }
}

/** The role of a hero in a view, as an index into ROLE_NAMES. */
export const ROLE_NAMES: readonly string[] = ROLE_FLAGS;
export const roleOf = (view: HeroView): number => {
  for (let i = 0; i < ROLES.length; i++) if (view[ROLES[i] as (typeof ROLES)[number]] === 1) return i;
  return 0;
};
