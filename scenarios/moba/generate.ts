// Turns layout, numbers, features and content into the AssemblyScript sources `gen/*` that the rules module imports.
import { ABILITIES, HEROES } from './content/index.ts';
import { ITEMS } from './content/items.ts';
import type { Ability, Effect, Hero, Item } from './content/schema.ts';
import { SUMMONERS } from './content/summoners.ts';
import { featureTable } from './features.ts';
import { derivedSizes, type PlacedField, placeFields, type Sizes } from './layout.ts';
import type { ModeMap } from './map.ts';
import { CREEPS, NUMBERS } from './numbers.ts';
import {
  AGENT_INFO,
  BUTTONS,
  configFields,
  EVENT_KINDS,
  MATCH_INFO,
  RENDER,
  REWARD_ITEMS,
  UNIT_KINDS,
} from './spec.ts';

const FINE_PER_CM = 256;
const TICKS = NUMBERS.TICKS_PER_SECOND;
/** Even, so that fine coordinates stay odd. */
const fineStep = (cmPerSecond: number): number => Math.round((cmPerSecond * FINE_PER_CM) / TICKS / 2) * 2;

const WASM: Record<PlacedField['type'], string> = {
  i32: 'i32',
  i64: 'i64',
  f32: 'f32',
  i16: 'i16',
  u16: 'u16',
  u8: 'u8',
};
const SHIFT: Record<PlacedField['type'], number> = { i32: 2, i64: 3, f32: 2, i16: 1, u16: 1, u8: 0 };
const VALUE: Record<PlacedField['type'], string> = {
  i32: 'i32',
  i64: 'u64',
  f32: 'f32',
  i16: 'i32',
  u16: 'i32',
  u8: 'i32',
};
/** What a narrow field can hold; the debug build refuses the rest. */
const RANGE: Partial<Record<PlacedField['type'], readonly [number, number]>> = {
  i16: [-32768, 32767],
  u16: [0, 65535],
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

const constants = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `export const ${name}: i32 = ${value};`)
    .join('\n');

const table = (name: string, columns: readonly string[], rows: readonly (readonly number[])[]): string => {
  const flat = rows.flat().map((value) => {
    if (!Number.isInteger(value)) throw new Error(`content: table ${name} holds ${value}, want an integer`);
    return value;
  });
  const out = [
    `const ${name}: usize = memory.data<i32>([${flat.join(',')}], 16);`,
    `export const N_${name}: i32 = ${rows.length};`,
  ];
  columns.forEach((column, i) => {
    out.push(
      `@inline export function ${column}(row: i32): i32 { return load<i32>(${name} + <usize>(row * ${columns.length * 4}), ${i * 4}); }`,
    );
  });
  return out.join('\n');
};

const EFFECT_KINDS = [
  'damage',
  'heal',
  'shield',
  'burn',
  'stun',
  'root',
  'silence',
  'slow',
  'haste',
  'rapid',
  'might',
  'ward',
  'push',
  'cleanse',
  'empower',
] as const;
const DELIVERIES = ['self', 'unit', 'homing', 'skillshot', 'area', 'nova', 'dash', 'blink'] as const;
const DAMAGE_TYPES = ['physical', 'magic', 'true'] as const;
const TARGET_BITS = { hero: 1, creep: 2, monster: 4 } as const;

const effectRow = (effect: Effect): number[] => {
  const e = effect as Partial<Record<string, number>> & Effect;
  const pct = 'pct' in effect ? effect.pct : 'distanceCm' in effect ? effect.distanceCm : (e.base ?? 0);
  const perLevel = 'pctPerLevel' in effect ? (effect.pctPerLevel ?? 0) : (e.perLevel ?? 0);
  return [
    EFFECT_KINDS.indexOf(effect.kind),
    pct,
    perLevel,
    e.attackPct ?? 0,
    e.powerPct ?? 0,
    e.maxHpPct ?? 0,
    e.missingHpPct ?? 0,
    'durationTicks' in effect ? (effect.durationTicks ?? 0) : 0,
    'type' in effect ? DAMAGE_TYPES.indexOf(effect.type) : 0,
  ];
};

const abilityRow = (ability: Ability, effects: number[][]): number[] => {
  const put = (list: readonly Effect[]): [number, number] => {
    const first = effects.length;
    for (const effect of list) effects.push(effectRow(effect));
    return [first, list.length];
  };
  const d = ability.delivery;
  const hit = put(ability.onHit ?? []);
  const self = put(ability.onSelf ?? []);
  return [
    DELIVERIES.indexOf(d.how),
    'at' in d ? d.at.reduce((bits, target) => bits | TARGET_BITS[target], 0) : 0,
    'rangeCm' in d ? d.rangeCm : 0,
    'radiusCm' in d ? d.radiusCm : 'halfWidthCm' in d ? d.halfWidthCm : 0,
    'speedCmPerSecond' in d ? fineStep(d.speedCmPerSecond) : 0,
    'pierces' in d && d.pierces ? 1 : 0,
    'delayTicks' in d ? d.delayTicks : 0,
    'durationTicks' in d ? (d.durationTicks ?? 0) : 0,
    'periodTicks' in d ? (d.periodTicks ?? 0) : 0,
    ability.castTicks,
    ability.cooldownTicks,
    ability.cooldownTicksPerLevel ?? 0,
    ability.mana,
    ability.manaPerLevel ?? 0,
    ...hit,
    ...self,
  ];
};

const ABILITY_COLUMNS = [
  'abDelivery',
  'abTargets',
  'abRange',
  'abRadius',
  'abSpeed',
  'abPierces',
  'abDelay',
  'abDuration',
  'abPeriod',
  'abCast',
  'abCooldown',
  'abCooldownPerLevel',
  'abMana',
  'abManaPerLevel',
  'abHitFirst',
  'abHitCount',
  'abSelfFirst',
  'abSelfCount',
];
const EFFECT_COLUMNS = [
  'efKind',
  'efBase',
  'efPerLevel',
  'efAttackPct',
  'efPowerPct',
  'efMaxHpPct',
  'efMissingPct',
  'efDuration',
  'efType',
];
const HERO_COLUMNS = [
  'heHp',
  'heHpUp',
  'heMana',
  'heManaUp',
  'heAttack',
  'heAttackUp',
  'heArmor',
  'heArmorUp',
  'heResist',
  'heResistUp',
  'heHpRegen',
  'heHpRegenUp',
  'heManaRegen',
  'heManaRegenUp',
  'heSpeed',
  'heRange',
  'hePeriod',
  'heAttackSpeedUp',
  'heShotSpeed',
  'heBuildFirst',
  'heBuildCount',
  'heOrderFirst',
];
const ITEM_COLUMNS = [
  'itPrice',
  'itFrom',
  'itAttack',
  'itPower',
  'itHp',
  'itMana',
  'itArmor',
  'itResist',
  'itAttackSpeed',
  'itCrit',
  'itLifesteal',
  'itHasten',
  'itSpeed',
  'itHpRegen',
  'itManaRegen',
  'itAbility',
];

const itemIndex = (key: string, where: string): number => {
  const index = ITEMS.findIndex((item) => item.key === key);
  if (index < 0) throw new Error(`content: ${where} names item '${key}'; known: ${ITEMS.map((i) => i.key).join(', ')}`);
  return index;
};

const itemRow = (item: Item): number[] => [
  item.price,
  item.from ? itemIndex(item.from, `item ${item.key}`) : -1,
  item.attack ?? 0,
  item.power ?? 0,
  item.hp ?? 0,
  item.mana ?? 0,
  item.armor ?? 0,
  item.resist ?? 0,
  item.attackSpeedPct ?? 0,
  item.critPct ?? 0,
  item.lifestealPct ?? 0,
  item.hastenPct ?? 0,
  fineStep(item.speedCmPerSecond ?? 0),
  item.hpRegen ?? 0,
  item.manaRegen ?? 0,
  item.active ? ABILITIES.indexOf(item.active) : -1,
];

const content = (): string => {
  const effects: number[][] = [];
  const abilities = ABILITIES.map((ability) => abilityRow(ability, effects));
  const builds: number[][] = [];
  const orders: number[][] = [];
  const heroRow = (hero: Hero): number[] => {
    const buildFirst = builds.length;
    for (const key of hero.build) builds.push([itemIndex(key, `hero ${hero.key}`)]);
    const orderFirst = orders.length;
    for (const skill of hero.skillOrder) orders.push([skill - 1]);
    return [
      ...[hero.hp, hero.mana, hero.attack, hero.armor, hero.resist, hero.hpRegen, hero.manaRegen].flat(),
      fineStep(hero.speedCmPerSecond),
      hero.rangeCm,
      hero.attackPeriodTicks,
      hero.attackSpeedPctPerLevel,
      fineStep(hero.shotSpeedCmPerSecond),
      buildFirst,
      hero.build.length,
      orderFirst,
    ];
  };
  const heroes = HEROES.map(heroRow);
  const creeps = CREEPS.map((c) => [
    c.hp,
    c.hpGrowth,
    c.attack,
    c.attackGrowth,
    c.armor,
    c.range,
    c.period,
    fineStep(c.speed),
    fineStep(c.shot),
    c.gold,
    c.experience,
  ]);
  return [
    table('ABILITIES', ABILITY_COLUMNS, abilities),
    table('EFFECTS', EFFECT_COLUMNS, effects),
    table('HEROES', HERO_COLUMNS, heroes),
    table('BUILDS', ['buildItem'], builds),
    table('ORDERS', ['skillOrder'], orders),
    table('ITEMS', ITEM_COLUMNS, ITEMS.map(itemRow)),
    table(
      'CREEPS',
      [
        'crHp',
        'crHpUp',
        'crAttack',
        'crAttackUp',
        'crArmor',
        'crRange',
        'crPeriod',
        'crSpeed',
        'crShot',
        'crGold',
        'crExperience',
      ],
      creeps,
    ),
    constants({
      ABILITY_HEAL: HEROES.length * 3,
      ABILITY_SUMMONER: HEROES.length * 3 + 1,
      ...Object.fromEntries(EFFECT_KINDS.map((kind, i) => [`EFFECT_${kind.toUpperCase()}`, i])),
      ...Object.fromEntries(DELIVERIES.map((how, i) => [`BY_${how.toUpperCase()}`, i])),
      ...Object.fromEntries(DAMAGE_TYPES.map((type, i) => [`DAMAGE_${type.toUpperCase()}`, i])),
    }),
  ].join('\n');
};

const mapSource = (map: ModeMap): string =>
  [
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
      CREEP_SPAWN_X: map.creepSpawn[0],
      CREEP_SPAWN_Z: map.creepSpawn[1],
      CRYSTAL_X: map.crystal[0],
      CRYSTAL_Z: map.crystal[1],
    }),
    table(
      'TOWERS',
      ['towerX', 'towerZ'],
      map.towers.map((p) => [...p]),
    ),
    table(
      'CAMPS',
      ['campX', 'campZ'],
      map.camps.map((p) => [...p]),
    ),
  ].join('\n');

export type ModeSpec = { readonly id: string; readonly sizes: Sizes; readonly map: ModeMap };

/** Sources by path below `assembly/`, without `gen/mode` which differs between release and debug. */
export const generateSources = (mode: ModeSpec): { sources: Record<string, string>; stateBytes: number } => {
  const config = configFields(
    HEROES.map((hero) => hero.key),
    SUMMONERS.map((skill) => skill.key),
  );
  const { fields, stateBytes } = placeFields(mode.sizes, config.length);
  const derived = derivedSizes(mode.sizes);
  const features = featureTable(HEROES.map((hero) => hero.key));
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
    SHOTS: mode.sizes.projectiles,
    ZONES_TOTAL: mode.sizes.zones,
    CONFIG_LENGTH: config.length,
    REWARD_COUNT: REWARD_ITEMS.length,
    OBSERVATION_SIZE: features.size,
    RENDER_HEADER: RENDER.header.length,
    RENDER_UNIT: RENDER.unit.length,
    RENDER_HERO: RENDER.hero.length,
    RENDER_PROJECTILE: RENDER.projectile.length,
    RENDER_ZONE: RENDER.zone.length,
    RENDER_EVENT: RENDER.event.length,
    MATCH_INFO: MATCH_INFO.length,
    AGENT_INFO: AGENT_INFO.length,
    ...features.constants,
    FIRST_HERO_self: features.constants[`self_is_${HEROES[0]?.key}`] as number,
    FIRST_HERO_enemy: features.constants[`enemy_is_${HEROES[0]?.key}`] as number,
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
      'gen/content.ts': content(),
      'gen/map.ts': mapSource(mode.map),
      'gen/numbers.ts': numbers,
    },
  };
};
