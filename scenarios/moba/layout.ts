// The state block of one match as a table: which arrays it holds, in which order. `generate.ts` turns it into accessors.

export type FieldType = 'i32' | 'i16' | 'u16' | 'i8' | 'u8' | 'i64' | 'f32';
export type Field = { readonly name: string; readonly type: FieldType; readonly length: number };

/** Entity counts of a mode. Team blocks are multiples of 4 so that scans need no tail. */
export type Sizes = {
  readonly heroesPerTeam: number;
  readonly structuresPerTeam: number;
  /** Creep slots per team. */
  readonly creepsPerTeam: number;
  readonly monsters: number;
  readonly projectiles: number;
  readonly zones: number;
  /** Values of the target head that name creeps, and monsters. */
  readonly creepTargets: number;
  readonly monsterTargets: number;
  /** Blocks of the observation for the nearest towers of either side, shots and areas. */
  readonly seenTowers: number;
  readonly seenThreats: number;
};

const size = (
  [heroesPerTeam, structuresPerTeam, creepsPerTeam, monsters]: readonly [number, number, number, number],
  [projectiles, zones]: readonly [number, number],
  [creepTargets, monsterTargets, seenTowers, seenThreats]: readonly [number, number, number, number],
): Sizes => ({
  heroesPerTeam,
  structuresPerTeam,
  creepsPerTeam,
  monsters,
  projectiles,
  zones,
  creepTargets,
  monsterTargets,
  seenTowers,
  seenThreats,
});

/** By scenario id. */
export const SIZES = {
  'moba-1v1': size([1, 2, 20, 2], [24, 8], [4, 1, 1, 2]),
  'moba-3v3': size([3, 3, 24, 8], [32, 16], [4, 2, 2, 3]),
  'moba-5v5': size([5, 10, 40, 14], [40, 16], [6, 2, 3, 4]),
} as const satisfies Record<string, Sizes>;

const roundUp = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;

export const derivedSizes = (sizes: Sizes) => {
  const front = roundUp(sizes.heroesPerTeam + sizes.structuresPerTeam, 4);
  const teamSlots = front + roundUp(sizes.creepsPerTeam, 4);
  const neutralSlots = roundUp(sizes.monsters, 4);
  const units = 2 * teamSlots + neutralSlots;
  // A set of units is a bit each, in words of 64.
  return { front, teamSlots, neutralSlots, units, heroes: 2 * sizes.heroesPerTeam, words: Math.ceil(units / 64) };
};

/** Values of the target head: where each group begins, and how many there are. */
export const targetLayout = ({ heroesPerTeam, creepTargets, monsterTargets }: Sizes) => {
  const ally = 1 + heroesPerTeam;
  const creep = ally + heroesPerTeam;
  const structure = creep + creepTargets;
  return { enemy: 1, ally, creep, structure, monster: structure + 1, count: structure + 1 + monsterTargets };
};

/** Arrays over all unit slots. */
const UNIT_FIELDS: readonly (readonly [string, FieldType])[] = [
  // Packed positions: `place` at the start of the tick (parked when dead), `scan` the same as enemies may see it.
  ['place', 'i32'],
  ['scan', 'i32'],
  ['x', 'i32'],
  ['z', 'i32'],
  ['hp', 'u16'],
  ['maxHp', 'u16'],
  ['attack', 'u16'],
  ['armor', 'i16'],
  ['resist', 'i16'],
  ['speed', 'u16'], // fine units per tick before slows
  ['pace', 'u16'], // fine units per tick in this tick
  ['range', 'u16'],
  ['attackPeriod', 'u16'],
  ['nextAttack', 'u16'],
  ['swingAt', 'u16'], // tick at which the started attack lands or leaves; 0 = none
  ['stunUntil', 'u16'],
  ['rootUntil', 'u16'],
  ['silenceUntil', 'u16'],
  ['slowUntil', 'u16'],
  ['hasteUntil', 'u16'],
  ['shield', 'u16'],
  ['shieldUntil', 'u16'],
  ['burnUntil', 'u16'],
  ['burnDamage', 'u16'],
  ['revealUntil', 'u16'],
  ['claim', 'u16'], // damage of the blow behind `killer`
  ['pendingDamage', 'u16'],
  ['pendingHeal', 'u16'],
  ['dirX', 'i16'], // facing, length about 1024
  ['dirZ', 'i16'],
  ['target', 'i16'],
  ['swingTarget', 'i16'],
  ['slowPct', 'u8'],
  ['hastePct', 'u8'],
  ['burnSource', 'i8'],
  ['killer', 'i8'], // best claim on this tick's kill: hero slot, or -1
  ['focus', 'i16'], // structure: shots in a row at the same hero; creep: its place across the lane, cm
  ['kind', 'u8'],
  ['row', 'u8'], // creep: its lane, in its own view; monster: which one
  ['leg', 'u8'], // creep: the stretch of the lane it walks
  ['seenBy', 'u8'], // bit t: team t sees it
  ['brush', 'u8'],
  ['gate', 'u8'], // bit 0 stunned, 1 rooted, 2 silenced, as of the start of the tick
];

/** Widths that depend on the mode: a set of units; a value for each boon; for each hero of the other side; for each goal of the shelf. */
const SET = -1;
const BOONS = -2;
const FOES = -3;
const GOALS = -4;

/** Arrays over heroes. */
const HERO_FIELDS: readonly (readonly [string, FieldType, number?])[] = [
  ['heroId', 'u8'],
  ['level', 'u8'],
  ['experience', 'u16'],
  ['gold', 'i32'],
  ['totalGold', 'i32'],
  ['mana', 'u16'],
  ['maxMana', 'u16'],
  ['power', 'u16'],
  ['hpRegen', 'u16'],
  ['manaRegen', 'u16'],
  ['critPct', 'i16'],
  ['lifestealPct', 'i16'],
  ['hastenPct', 'i16'], // cooldown reduction
  ['abilityLevel', 'u8', 6], // skill 1-3, heal, summoner, item
  ['abilityReady', 'u16', 6],
  ['abilityCooldown', 'u16', 6], // length of the running cooldown, for displays and features
  ['items', 'i16', 6],
  ['itemCount', 'u8'],
  ['buildStep', 'u8'],
  ['goalPct', 'u8', GOALS], // how much of a goal it has: 100 the item, less what components make of the price
  ['itemAbility', 'i16'],
  ['summoner', 'u8'],
  ['dealtPct', 'u16'], // of all damage, as mode and configuration temper the hero
  ['takenPct', 'u16'],
  ['order', 'u8'], // 0 stand, 1 walk a direction, 2 attack, 3 recall
  ['orderX', 'i16'],
  ['orderZ', 'i16'],
  ['orderTarget', 'i16'],
  ['recallAt', 'u16'],
  ['respawnAt', 'u16'],
  ['castAt', 'u16'], // tick at which the started ability takes effect; 0 = none
  ['castAbility', 'i16'],
  ['castSlot', 'u8'],
  ['castX', 'i16'],
  ['castZ', 'i16'],
  ['castTarget', 'i16'],
  ['dashTicks', 'u16'],
  ['dashX', 'i32'],
  ['dashZ', 'i32'],
  ['dashAbility', 'i16'],
  ['dashLevel', 'u8'],
  ['dashHits', 'i64', SET],
  ['empowerUntil', 'u16'],
  ['empowerEffect', 'i16'],
  ['empowerLevel', 'u8'],
  ['attackBuffUntil', 'u16'],
  ['attackBuffPct', 'i16'],
  ['rapidUntil', 'u16'],
  ['rapidPct', 'i16'],
  ['wardedUntil', 'u16'], // damage reduction
  ['wardedPct', 'i16'],
  ['weakUntil', 'u16'], // deals less damage
  ['weakPct', 'i16'],
  ['passiveReady', 'u16'],
  ['passiveCount', 'u8'], // attacks towards the n-th
  ['boonUntil', 'u16', BOONS],
  ['hurtUntil', 'u16', FOES], // by each hero of the other side: who gets credit for a fall
  ['aggroUntil', 'u16'], // hurt an enemy hero lately: creeps and towers turn on it
  ['lastSeenX', 'i16'],
  ['lastSeenZ', 'i16'],
  ['lastSeenTick', 'u16'],
  ['lastSeenLevel', 'u8'],
  ['streak', 'i16'],
  ['kills', 'i16'],
  ['deaths', 'i16'],
  ['assists', 'i16'],
  ['lastHits', 'i16'],
  ['monsterKills', 'i16'],
  ['damageToHeroes', 'i32'],
  ['damageToStructures', 'i32'],
  ['damageTaken', 'i32'],
  ['healing', 'i32'],
  ['spent', 'i32'],
  ['illegalActions', 'i32'],
  // Values at the last decision, from which reward items are differences.
  ['paidHp', 'u16'],
  ['paidStructures', 'i32'],
  ['paidGold', 'i32'],
  ['paidExperience', 'i32'],
  ['paidMana', 'u16'],
  ['paidDeaths', 'i16'],
  ['paidKills', 'i16'],
  ['paidAssists', 'i16'],
  ['paidLastHits', 'i16'],
  ['paidDamage', 'i32'],
];

const PROJECTILE_FIELDS: readonly (readonly [string, FieldType, number?])[] = [
  ['shotHits', 'i64', SET], // units already struck
  ['shotX', 'i32'],
  ['shotZ', 'i32'],
  ['shotVx', 'i32'],
  ['shotVz', 'i32'],
  ['shotDamage', 'i16'], // basic attacks: damage before armor
  ['shotTicks', 'u16'], // ticks left; 0 = free slot
  ['shotAbility', 'i16'], // -1 = basic attack
  ['shotLevel', 'i16'],
  ['shotSource', 'i16'],
  ['shotTarget', 'i16'], // homing target or -1
  ['shotEmpower', 'i16'], // effect carried by an empowered attack, or -1
  ['shotTeam', 'u8'],
  ['shotCritical', 'u8'],
];

const ZONE_FIELDS: readonly (readonly [string, FieldType])[] = [
  ['zonePlace', 'i32'],
  ['zoneNext', 'i32'], // tick of the next strike
  ['zoneEnd', 'u16'], // last tick; 0 = free slot
  ['zoneBegin', 'u16'],
  ['zoneAbility', 'i16'],
  ['zoneLevel', 'i16'],
  ['zoneSource', 'i16'],
  ['zoneTeam', 'u8'],
];

const MATCH_FIELDS: readonly (readonly [string, FieldType])[] = [
  ['streamWaves', 'i64'],
  ['streamTeam0', 'i64'],
  ['streamTeam1', 'i64'],
  ['tick', 'i32'],
  ['decision', 'i32'],
  ['winner', 'i32'],
  ['endReason', 'i32'],
  ['wave', 'i32'],
  ['nextWave', 'i32'],
  ['firstBlood', 'i32'],
];

/** Arrays over monster camps. */
const CAMP_FIELDS: readonly (readonly [string, FieldType])[] = [['campRespawnAt', 'u16']];

export type PlacedField = Field & { readonly offset: number; readonly group: string };

const BYTES: Record<FieldType, number> = { i64: 8, i32: 4, f32: 4, i16: 2, u16: 2, i8: 1, u8: 1 };

/** Lays all arrays out, each aligned to 16 bytes where it is scanned (unit arrays) and to 8 otherwise. */
export const placeFields = (
  sizes: Sizes,
  configLength: number,
  boons: number,
): { fields: readonly PlacedField[]; stateBytes: number } => {
  const { units, heroes, neutralSlots, words } = derivedSizes(sizes);
  const perOwner = (width = 1): number =>
    ({ [SET]: words, [BOONS]: boons, [FOES]: sizes.heroesPerTeam, [GOALS]: targetLayout(sizes).count - 1 })[width] ??
    width;
  const fields: PlacedField[] = [];
  let offset = 0;
  const add = (group: string, name: string, type: FieldType, length: number, align: number): void => {
    offset = roundUp(offset, align);
    fields.push({ name, type, length, offset, group });
    offset += BYTES[type] * length;
  };
  for (const [name, type] of MATCH_FIELDS) add('match', name, type, 1, BYTES[type]);
  add('match', 'config', 'i32', configLength, 16);
  for (const [name, type] of UNIT_FIELDS) add('unit', name, type, units, 16);
  for (const [name, type, width] of HERO_FIELDS) add('hero', name, type, heroes * perOwner(width), 8);
  for (const [name, type, width] of PROJECTILE_FIELDS) {
    add('projectile', name, type, sizes.projectiles * perOwner(width), 8);
  }
  for (const [name, type] of ZONE_FIELDS) add('zone', name, type, sizes.zones, 8);
  for (const [name, type] of CAMP_FIELDS) add('camp', name, type, neutralSlots, 8);
  return { fields, stateBytes: roundUp(offset, 64) };
};
