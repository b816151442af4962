// The state block of one match as a table: which arrays it holds, in which order. `generate.ts` turns it into accessors.

export type FieldType = 'i32' | 'i16' | 'u8' | 'i64' | 'f32';
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
};

export const SIZES_1V1: Sizes = {
  heroesPerTeam: 1,
  structuresPerTeam: 2,
  creepsPerTeam: 20,
  monsters: 2,
  projectiles: 24,
  zones: 8,
};

const roundUp = (value: number, multiple: number): number => Math.ceil(value / multiple) * multiple;

export const derivedSizes = (sizes: Sizes) => {
  const front = roundUp(sizes.heroesPerTeam + sizes.structuresPerTeam, 4);
  const teamSlots = front + roundUp(sizes.creepsPerTeam, 4);
  const neutralSlots = roundUp(sizes.monsters, 4);
  return { front, teamSlots, neutralSlots, units: 2 * teamSlots + neutralSlots, heroes: 2 * sizes.heroesPerTeam };
};

/** Arrays over all unit slots. */
const UNIT_FIELDS: readonly (readonly [string, FieldType])[] = [
  // Packed positions: `place` at the start of the tick (parked when dead), `scan` the same as enemies may see it.
  ['place', 'i32'],
  ['scan', 'i32'],
  ['sightSquared', 'i32'],
  ['x', 'i32'],
  ['z', 'i32'],
  ['hp', 'i32'],
  ['maxHp', 'i32'],
  ['attack', 'i32'],
  ['armor', 'i32'],
  ['resist', 'i32'],
  ['speed', 'i32'], // fine units per tick before slows
  ['pace', 'i32'], // fine units per tick in this tick
  ['range', 'i32'],
  ['attackPeriod', 'i32'],
  ['nextAttack', 'i32'],
  ['swingAt', 'i32'], // tick at which the started attack lands or leaves; 0 = none
  ['stunUntil', 'i32'],
  ['rootUntil', 'i32'],
  ['silenceUntil', 'i32'],
  ['slowUntil', 'i32'],
  ['hasteUntil', 'i32'],
  ['shield', 'i32'],
  ['shieldUntil', 'i32'],
  ['burnUntil', 'i32'],
  ['burnDamage', 'i32'],
  ['revealUntil', 'i32'],
  ['claim', 'i32'], // damage of the blow behind `killer`
  ['pendingDamage', 'i32'],
  ['pendingHeal', 'i32'],
  ['dirX', 'i16'], // facing, length about 1024
  ['dirZ', 'i16'],
  ['target', 'i16'],
  ['swingTarget', 'i16'],
  ['slowPct', 'i16'],
  ['hastePct', 'i16'],
  ['burnSource', 'i16'],
  ['killer', 'i16'], // best claim on this tick's kill: hero slot, or -1
  ['focus', 'i16'], // structure: shots in a row at the same hero; creep: waypoint; monster: unused
  ['kind', 'u8'],
  ['seenBy', 'u8'], // bit t: team t sees it
  ['brush', 'u8'],
  ['gate', 'u8'], // bit 0 stunned, 1 rooted, 2 silenced, as of the start of the tick
];

/** Arrays over heroes. */
const HERO_FIELDS: readonly (readonly [string, FieldType, number?])[] = [
  ['heroId', 'i32'],
  ['level', 'i32'],
  ['experience', 'i32'],
  ['gold', 'i32'],
  ['totalGold', 'i32'],
  ['mana', 'i32'],
  ['maxMana', 'i32'],
  ['power', 'i32'],
  ['hpRegen', 'i32'],
  ['manaRegen', 'i32'],
  ['critPct', 'i32'],
  ['lifestealPct', 'i32'],
  ['hastenPct', 'i32'], // cooldown reduction
  ['abilityLevel', 'i32', 6], // skill 1-3, heal, summoner, item
  ['abilityReady', 'i32', 6],
  ['abilityCooldown', 'i32', 6], // length of the running cooldown, for displays and features
  ['items', 'i32', 6],
  ['itemCount', 'i32'],
  ['buildStep', 'i32'],
  ['itemAbility', 'i32'],
  ['summoner', 'i32'],
  ['order', 'i32'], // 0 stand, 1 walk a direction, 2 attack, 3 recall
  ['orderX', 'i32'],
  ['orderZ', 'i32'],
  ['orderTarget', 'i32'],
  ['recallAt', 'i32'],
  ['respawnAt', 'i32'],
  ['castAt', 'i32'], // tick at which the started ability takes effect; 0 = none
  ['castAbility', 'i32'],
  ['castSlot', 'i32'],
  ['castX', 'i32'],
  ['castZ', 'i32'],
  ['castTarget', 'i32'],
  ['dashTicks', 'i32'],
  ['dashX', 'i32'],
  ['dashZ', 'i32'],
  ['dashAbility', 'i32'],
  ['dashLevel', 'i32'],
  ['dashHits', 'i64'],
  ['empowerUntil', 'i32'],
  ['empowerEffect', 'i32'],
  ['empowerLevel', 'i32'],
  ['attackBuffUntil', 'i32'],
  ['attackBuffPct', 'i32'],
  ['rapidUntil', 'i32'],
  ['rapidPct', 'i32'],
  ['wardedUntil', 'i32'], // damage reduction
  ['wardedPct', 'i32'],
  ['boonUntil', 'i32'], // monster's boon
  ['aggroUntil', 'i32'], // hurt an enemy hero lately: creeps and towers turn on it
  ['hurtByHeroUntil', 'i32'],
  ['lastSeenX', 'i32'],
  ['lastSeenZ', 'i32'],
  ['lastSeenTick', 'i32'],
  ['lastSeenLevel', 'i32'],
  ['streak', 'i32'],
  ['kills', 'i32'],
  ['deaths', 'i32'],
  ['assists', 'i32'],
  ['lastHits', 'i32'],
  ['monsterKills', 'i32'],
  ['damageToHeroes', 'i32'],
  ['damageToStructures', 'i32'],
  ['damageTaken', 'i32'],
  ['healing', 'i32'],
  ['spent', 'i32'],
  ['illegalActions', 'i32'],
  // Values at the last decision, from which reward items are differences.
  ['paidHp', 'i32'],
  ['paidStructures', 'i32'],
  ['paidGold', 'i32'],
  ['paidExperience', 'i32'],
  ['paidMana', 'i32'],
  ['paidDeaths', 'i32'],
  ['paidKills', 'i32'],
  ['paidAssists', 'i32'],
  ['paidLastHits', 'i32'],
  ['paidDamage', 'i32'],
];

const PROJECTILE_FIELDS: readonly (readonly [string, FieldType])[] = [
  ['shotHits', 'i64'], // units already struck, by slot
  ['shotX', 'i32'],
  ['shotZ', 'i32'],
  ['shotVx', 'i32'],
  ['shotVz', 'i32'],
  ['shotDamage', 'i32'], // basic attacks: damage before armor
  ['shotTicks', 'i32'], // ticks left; 0 = free slot
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
  ['zoneEnd', 'i32'], // last tick; 0 = free slot
  ['zoneBegin', 'i32'],
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
const CAMP_FIELDS: readonly (readonly [string, FieldType])[] = [['campRespawnAt', 'i32']];

export type PlacedField = Field & { readonly offset: number; readonly group: string };

const BYTES: Record<FieldType, number> = { i64: 8, i32: 4, f32: 4, i16: 2, u8: 1 };

/** Lays all arrays out, each aligned to 16 bytes where it is scanned (unit arrays) and to 8 otherwise. */
export const placeFields = (
  sizes: Sizes,
  configLength: number,
): { fields: readonly PlacedField[]; stateBytes: number } => {
  const { units, heroes, neutralSlots } = derivedSizes(sizes);
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
  for (const [name, type, width] of HERO_FIELDS) add('hero', name, type, heroes * (width ?? 1), 8);
  for (const [name, type] of PROJECTILE_FIELDS) add('projectile', name, type, sizes.projectiles, 8);
  for (const [name, type] of ZONE_FIELDS) add('zone', name, type, sizes.zones, 8);
  for (const [name, type] of CAMP_FIELDS) add('camp', name, type, neutralSlots, 8);
  return { fields, stateBytes: roundUp(offset, 64) };
};
