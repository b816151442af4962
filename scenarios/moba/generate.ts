// Turns layout, numbers, features and content into the AssemblyScript sources `gen/*` that the rules module imports.
import { HEROES, MONSTERS } from './content/index.ts';
import { SUMMONERS } from './content/summoners.ts';
import { centralTable, featureTable } from './features.ts';
import { BOON_MONSTERS, contentSource } from './generate-content.ts';
import { derivedSizes, type PlacedField, placeFields, type Sizes, targetLayout } from './layout.ts';
import type { ModeMap, Place } from './map.ts';
import { NUMBERS } from './numbers.ts';
import { EVENT_KINDS, RENDER, UNIT_KINDS } from './render-schema.ts';
import { AGENT_INFO, BUTTONS, configFields, MATCH_INFO, REWARD_ITEMS } from './spec.ts';
import { constants, table } from './table-source.ts';

const FINE_PER_CM = 256;

const WASM: Record<PlacedField['type'], string> = {
  i32: 'i32',
  i64: 'i64',
  f32: 'f32',
  i16: 'i16',
  u16: 'u16',
  i8: 'i8',
  u8: 'u8',
};
const SHIFT: Record<PlacedField['type'], number> = { i32: 2, i64: 3, f32: 2, i16: 1, u16: 1, i8: 0, u8: 0 };
const VALUE: Record<PlacedField['type'], string> = {
  i32: 'i32',
  i64: 'u64',
  f32: 'f32',
  i16: 'i32',
  u16: 'i32',
  i8: 'i32',
  u8: 'i32',
};
/** What a narrow field can hold; the debug build refuses the rest. */
const RANGE: Partial<Record<PlacedField['type'], readonly [number, number]>> = {
  i16: [-32768, 32767],
  u16: [0, 65535],
  i8: [-128, 127],
  u8: [0, 255],
};

/** Reader, writer and address of every array; the debug build checks indices. */
const accessors = (fields: readonly PlacedField[]): string => {
  const out: string[] = ["import { DEBUG } from './mode';"];
  for (const field of fields) {
    const upper = field.name[0]?.toUpperCase() + field.name.slice(1);
    const value = VALUE[field.type];
    const check = `if (DEBUG) assert(<u32>i < ${field.length}, '${field.name}');`;
    const range = RANGE[field.type];
    const fits = range ? `if (DEBUG) assert(v >= ${range[0]} && v <= ${range[1]}, '${field.name} does not fit');` : '';
    const at = `m + (<usize>i << ${SHIFT[field.type]})`;
    if (field.length === 1) {
      out.push(
        `@inline export function ${field.name}(m: usize): ${value} { return load<${WASM[field.type]}>(m, ${field.offset}); }`,
      );
      out.push(
        `@inline export function set${upper}(m: usize, v: ${value}): void { ${fits} store<${WASM[field.type]}>(m, <${WASM[field.type]}>v, ${field.offset}); }`,
      );
    } else {
      out.push(
        `@inline export function ${field.name}(m: usize, i: i32): ${value} { ${check} return load<${WASM[field.type]}>(${at}, ${field.offset}); }`,
      );
      out.push(
        `@inline export function set${upper}(m: usize, i: i32, v: ${value}): void { ${check} ${fits} store<${WASM[field.type]}>(${at}, <${WASM[field.type]}>v, ${field.offset}); }`,
      );
    }
    out.push(`@inline export function ${field.name}At(m: usize): usize { return m + ${field.offset}; }`);
  }
  return `${out.join('\n')}\n`;
};

/** A stretch of a lane: its start, its direction (length 1024) and its length. */
const legRow = (from: Place, to: Place): number[] => {
  const [dx, dz] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(dx * dx + dz * dz);
  return [...from, Math.round((dx * 1024) / length), Math.round((dz * 1024) / length), Math.floor(length)];
};

/** Squared sight of each slot of a team's block: what sits there never changes kind. */
const sightSource = (sizes: Sizes): string => {
  const { teamSlots, front } = derivedSizes(sizes);
  const reach = (slot: number): number => {
    if (slot < sizes.heroesPerTeam) return NUMBERS.HERO_SIGHT_CM;
    return slot < front ? NUMBERS.STRUCTURE_SIGHT_CM : NUMBERS.CREEP_SIGHT_CM;
  };
  const squared = Array.from({ length: teamSlots }, (_, slot) => reach(slot) ** 2);
  return `const SIGHTS: usize = memory.data<i32>([${squared.join(',')}], 16);
@inline export function sights(): usize { return SIGHTS; }
@inline export function sightSquared(slot: i32): i32 { return load<i32>(SIGHTS + (<usize>slot << 2)); }`;
};

const mapSource = (map: ModeMap, sizes: Sizes): string =>
  [
    sightSource(sizes),
    `const TILES: usize = memory.data<u8>([${map.grid.join(',')}], 16);`,
    '@inline export function tile(index: i32): i32 { return load<u8>(TILES + <usize>index); }',
    constants({
      MAP_COLUMNS: map.columns,
      MAP_ROWS: map.rows,
      MAP_WIDTH_CM: map.columns * map.tileCm,
      MAP_HEIGHT_CM: map.rows * map.tileCm,
      TILE_FINE: map.tileCm * FINE_PER_CM,
      HERO_SPAWN_X: map.heroSpawn[0],
      HERO_SPAWN_Z: map.heroSpawn[1],
      CRYSTAL_X: map.crystal[0],
      CRYSTAL_Z: map.crystal[1],
    }),
    table(
      'TOWERS',
      ['towerX', 'towerZ', 'towerLane', 'towerBefore'],
      map.towers.map(({ place, lane, tier }, i) => [...place, lane, tier > 1 ? i - 1 : -1]),
    ),
    table(
      'LANES',
      ['laneFirstLeg', 'laneLegs', 'laneFirstTower', 'laneTowers'],
      map.lanes.map((way, lane) => [
        map.lanes.slice(0, lane).reduce((sum, other) => sum + other.length - 1, 0),
        way.length - 1,
        map.towers.findIndex((tower) => tower.lane === lane),
        map.towers.filter((tower) => tower.lane === lane).length,
      ]),
    ),
    table(
      'LEGS',
      ['legX', 'legZ', 'legDirX', 'legDirZ', 'legCm'],
      map.lanes.flatMap((way) => way.slice(1).map((to, i) => legRow(way[i] as Place, to))),
    ),
    table(
      'CAMPS',
      ['campX', 'campZ', 'campMonster'],
      map.camps.map(({ place, kind }) => [...place, MONSTERS.findIndex(({ key }) => key === kind)]),
    ),
  ].join('\n');

export type ModeSpec = { readonly id: string; readonly sizes: Sizes; readonly map: ModeMap };

/** Sources by path below `assembly/`, without `gen/mode` which differs between release and debug. */
export const generateSources = (mode: ModeSpec): { sources: Record<string, string>; stateBytes: number } => {
  const config = configFields(
    mode.sizes,
    mode.map.lanes.length,
    HEROES.map((hero) => hero.key),
    SUMMONERS.map((skill) => skill.key),
  );
  const { fields, stateBytes } = placeFields(mode.sizes, config.length, BOON_MONSTERS.length);
  const derived = derivedSizes(mode.sizes);
  const targets = targetLayout(mode.sizes);
  const features = featureTable(
    HEROES.map((hero) => hero.key),
    mode.sizes,
    mode.map.laneNames,
  );
  const central = centralTable(
    HEROES.map((hero) => hero.key),
    mode.sizes,
    mode.map.laneNames,
  );
  const upperSnake = (name: string): string =>
    name
      .replace(/[A-Z]/g, (c) => `_${c}`)
      .replace(/\./g, '_')
      .toUpperCase();
  const numbers = constants({
    ...NUMBERS,
    STATE_BYTES: stateBytes,
    H: mode.sizes.heroesPerTeam,
    HEROES_TOTAL: derived.heroes,
    STRUCTURES: mode.sizes.structuresPerTeam,
    FRONT: derived.front,
    TEAM_SLOTS: derived.teamSlots,
    CREEP_SLOTS: derived.teamSlots - derived.front,
    CREEPS_PER_TEAM: mode.sizes.creepsPerTeam,
    MONSTERS: mode.sizes.monsters,
    NEUTRAL_FIRST: 2 * derived.teamSlots,
    NEUTRAL_SLOTS: derived.neutralSlots,
    UNITS: derived.units,
    SET_WORDS: derived.words,
    IS_TEAM: mode.sizes.heroesPerTeam > 1 ? 1 : 0,
    LANES_TOTAL: mode.map.lanes.length,
    BOONS_TOTAL: BOON_MONSTERS.length,
    SEEN_TOWERS: mode.sizes.seenTowers,
    SEEN_THREATS: mode.sizes.seenThreats,
    CREEP_TARGETS: mode.sizes.creepTargets,
    MONSTER_TARGETS: mode.sizes.monsterTargets,
    TARGETS: targets.count,
    SHELF: targets.count - 1,
    TARGET_ENEMY: targets.enemy,
    TARGET_ALLY: targets.ally,
    TARGET_CREEP: targets.creep,
    TARGET_STRUCTURE: targets.structure,
    TARGET_MONSTER: targets.monster,
    SHOTS: mode.sizes.projectiles,
    ZONES_TOTAL: mode.sizes.zones,
    CONFIG_LENGTH: config.length,
    REWARD_COUNT: REWARD_ITEMS.length,
    OBSERVATION_SIZE: features.size,
    CENTRAL_SIZE: central.size,
    RENDER_HEADER: RENDER.header.length,
    RENDER_UNIT: RENDER.unit.length,
    RENDER_HERO: RENDER.hero.length,
    RENDER_PROJECTILE: RENDER.projectile.length,
    RENDER_ZONE: RENDER.zone.length,
    RENDER_EVENT: RENDER.event.length,
    MATCH_INFO: MATCH_INFO.length,
    AGENT_INFO: AGENT_INFO.length,
    ...features.constants,
    ...central.constants,
    FIRST_HERO_self: features.constants[`self_is_${HEROES[0]?.key}`] as number,
    // In teams another hero is told by its role only.
    FIRST_HERO_enemy: features.constants[`enemy_is_${HEROES[0]?.key}`] ?? -1,
    FIRST_ROLE_enemy: features.constants.enemy_role_tank ?? -1,
    FIRST_SUMMONER_self: features.constants[`self_has_${SUMMONERS[0]?.key}`] as number,
    ...Object.fromEntries(config.map((field) => [`CONFIG_${upperSnake(field.name)}`, field.index])),
    ...Object.fromEntries(REWARD_ITEMS.map((item) => [`REWARD_${upperSnake(item.name)}`, item.index])),
    ...Object.fromEntries(UNIT_KINDS.map((kind, i) => [`KIND_${kind.toUpperCase()}`, i])),
    ...Object.fromEntries(EVENT_KINDS.map((kind, i) => [`EVENT_${upperSnake(kind)}`, i])),
    ...Object.fromEntries(BUTTONS.map((button, i) => [`BUTTON_${button.toUpperCase()}`, i])),
  });
  return {
    stateBytes,
    sources: {
      'gen/state.ts': accessors(fields),
      'gen/content.ts': contentSource(mode.id, targets.count - 1),
      'gen/map.ts': mapSource(mode.map, mode.sizes),
      'gen/numbers.ts': numbers,
    },
  };
};
