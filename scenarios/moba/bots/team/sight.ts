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

/** A view whose names read the row on demand: of some hundred features a decision needs few. */
class RowReader {
  readonly #manifest: Manifest;
  row: Float32Array = new Float32Array(0);

  constructor(manifest: Manifest) {
    this.#manifest = manifest;
  }

  view<Names extends readonly string[]>(block: string, names: Names): View<Names> {
    const view = {} as View<Names>;
    for (const name of names) {
      const { index, unit } = featureOf(this.#manifest, `${block}.${name}`);
      const scale = SCALES[unit] ?? 1;
      Object.defineProperty(view, name, { enumerable: true, get: () => (this.row[index] as number) * scale });
    }
    return view;
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
  readonly #reader: RowReader;
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
    const reader = new RowReader(manifest);
    this.#reader = reader;
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
    this.#reader.row = row;
  }
}

/** The role of a hero in a view, as an index into ROLE_NAMES. */
export const ROLE_NAMES: readonly string[] = ROLE_FLAGS;
export const roleOf = (view: HeroView): number => {
  for (let i = 0; i < ROLES.length; i++) if (view[ROLES[i] as (typeof ROLES)[number]] === 1) return i;
  return 0;
};
