// Observation features of the MOBA: names, units and ranges, once. The rules module gets their indices as constants.
import type { ObservationBlock, ObservationFeature } from '@jixia/env/types';
import type { Role } from './content/schema.ts';
import { SUMMONERS } from './content/summoners.ts';
import { type Sizes, targetLayout } from './layout.ts';

type Kind = 'flag' | 'fraction' | 'offset' | 'amount' | 'unit' | 'count' | 'signed';
const RANGES: Record<Kind, readonly [unit: string, min: number, max: number]> = {
  flag: ['0 or 1', 0, 1],
  fraction: ['share of the maximum', 0, 1],
  offset: ['10 m, own view', -16, 16],
  amount: ['thousands', 0, 20],
  unit: ['unit vector component', -1.01, 1.01],
  count: ['number / 4', 0, 16],
  signed: ['scaled difference', -10, 10],
};

type Slot = readonly [name: string, kind: Kind];

/** Order of the role flags. */
export const ROLES: readonly Role[] = ['tank', 'fighter', 'assassin', 'mage', 'marksman', 'support'];

const STATUS: readonly Slot[] = [
  ['stunned', 'flag'],
  ['rooted', 'flag'],
  ['silenced', 'flag'],
  ['slowed', 'flag'],
  ['hasted', 'flag'],
  ['burning', 'flag'],
  ['shield', 'amount'],
];

const STATS: readonly Slot[] = [
  ['hp', 'fraction'],
  ['hpAmount', 'amount'],
  ['maxHp', 'amount'],
  ['mana', 'fraction'],
  ['attack', 'amount'],
  ['power', 'amount'],
  ['armor', 'amount'],
  ['resist', 'amount'],
  ['speed', 'amount'],
  ['range', 'amount'],
];

const skillSlots = (name: string): Slot[] => [
  [`${name}Level`, 'fraction'],
  [`${name}Cooldown`, 'fraction'],
  [`${name}Ready`, 'flag'],
];

const selfSlots = (heroKeys: readonly string[], shelf: number): Slot[] => [
  ['alive', 'flag'],
  ['respawn', 'fraction'],
  ['level', 'fraction'],
  ['experience', 'fraction'],
  ['gold', 'amount'],
  ['x', 'offset'],
  ['z', 'offset'],
  ...STATS,
  ['attackReady', 'flag'],
  ['attackWait', 'fraction'],
  ['swinging', 'flag'],
  ['casting', 'flag'],
  ['dashing', 'flag'],
  ['recalling', 'fraction'],
  ['empowered', 'flag'],
  ['might', 'flag'],
  ['rapid', 'flag'],
  ['warded', 'flag'],
  ['boon', 'flag'],
  ...STATUS,
  ['inBrush', 'flag'],
  ['facingX', 'unit'],
  ['facingZ', 'unit'],
  ...['skill1', 'skill2', 'skill3'].flatMap(skillSlots),
  ['healCooldown', 'fraction'],
  ['summonerCooldown', 'fraction'],
  ['itemCooldown', 'fraction'],
  ['underTowerFire', 'flag'],
  ['aggro', 'flag'],
  // How much of each goal of its shelf it has: 1 = the item, less = the share of the price that components make.
  ...Array.from({ length: shelf }, (_, i): Slot => [`shelf${i + 1}`, 'fraction']),
  ...heroKeys.map((key): Slot => [`is.${key}`, 'flag']),
  ...SUMMONERS.map(({ key }): Slot => [`has.${key}`, 'flag']),
];

/** Another hero, of either side. In 1v1 the one enemy is told by name, in teams by its role. */
const otherSlots = (heroKeys: readonly string[]): Slot[] => [
  ['alive', 'flag'],
  ['respawn', 'fraction'],
  ['visible', 'flag'],
  ['level', 'fraction'],
  ['dx', 'offset'],
  ['dz', 'offset'],
  ['distance', 'offset'],
  ...STATS,
  ['swinging', 'flag'],
  ['casting', 'flag'],
  ['dashing', 'flag'],
  ['recalling', 'flag'],
  ['might', 'flag'],
  ['rapid', 'flag'],
  ['warded', 'flag'],
  ...STATUS,
  ['inBrush', 'flag'],
  ['facingX', 'unit'],
  ['facingZ', 'unit'],
  ['inMyRange', 'flag'],
  ['meInItsRange', 'flag'],
  ['attacksMe', 'flag'],
  ['lastSeenDx', 'offset'],
  ['lastSeenDz', 'offset'],
  ['lastSeenAgo', 'fraction'],
  ['myAttacksToKill', 'count'],
  ...heroKeys.map((key): Slot => [`is.${key}`, 'flag']),
  ...ROLES.map((role): Slot => [`role.${role}`, 'flag']),
];

const CREEP: readonly Slot[] = [
  ['present', 'flag'],
  ['melee', 'flag'],
  ['ranged', 'flag'],
  ['siege', 'flag'],
  ['super', 'flag'],
  ['hp', 'fraction'],
  ['hpAmount', 'amount'],
  ['dx', 'offset'],
  ['dz', 'offset'],
  ['distance', 'offset'],
];
const ENEMY_CREEP: readonly Slot[] = [...CREEP, ['inMyRange', 'flag'], ['oneHit', 'flag'], ['attacksMe', 'flag']];

const STRUCTURE: readonly Slot[] = [
  ['alive', 'flag'],
  ['hp', 'fraction'],
  ['dx', 'offset'],
  ['dz', 'offset'],
  ['distance', 'offset'],
  ['open', 'flag'], // can be hurt now
  ['creepsNear', 'count'], // creeps of the other side within its reach
  ['reachesMe', 'flag'],
  ['attacksMe', 'flag'],
];

const MONSTER: readonly Slot[] = [
  ['visible', 'flag'],
  ['hp', 'fraction'],
  ['dx', 'offset'],
  ['dz', 'offset'],
  ['distance', 'offset'],
  ['attacksMe', 'flag'],
];

const SHOT: readonly Slot[] = [
  ['present', 'flag'],
  ['dx', 'offset'],
  ['dz', 'offset'],
  ['vx', 'unit'],
  ['vz', 'unit'],
  ['distance', 'offset'],
  ['homing', 'flag'],
];

const ZONE: readonly Slot[] = [
  ['present', 'flag'],
  ['dx', 'offset'],
  ['dz', 'offset'],
  ['radius', 'amount'],
  ['wait', 'fraction'],
  ['inside', 'flag'],
];

const GLOBAL: readonly Slot[] = [
  ['time', 'fraction'],
  ['waveWait', 'fraction'],
  ['allyCreeps', 'count'],
  ['enemyCreeps', 'count'],
  ['allyFront', 'offset'],
  ['enemyFront', 'offset'],
  ['killLead', 'signed'],
  ['levelLead', 'signed'],
  ['structureLead', 'signed'],
  ['allyCreepsNear', 'count'],
  ['enemyCreepsNear', 'count'],
];

export type FeatureTable = {
  readonly size: number;
  readonly features: readonly ObservationFeature[];
  readonly blocks: readonly ObservationBlock[];
  /** Constants for the rules module: block offsets and slot positions inside a block kind. */
  readonly constants: Readonly<Record<string, number>>;
};

/** Of a team mode: how a lane stands, in the own view. */
const LANE: readonly Slot[] = [
  ['allyFront', 'offset'],
  ['enemyFront', 'offset'],
  ['allyTowers', 'count'],
  ['enemyTowers', 'count'],
];

const TEAM: readonly Slot[] = [
  ['towerLead', 'signed'],
  ['alliesAlive', 'count'],
  ['enemiesAlive', 'count'],
  ['enemiesSeen', 'count'],
  ['greatWait', 'fraction'],
];

type PutBlock = (name: string, slots: readonly Slot[], kind: string) => void;

/** A table to fill block by block; constants begin with `prefix`. */
const openTable = (prefix: string) => {
  const features: ObservationFeature[] = [];
  const blocks: ObservationBlock[] = [];
  const constants: Record<string, number> = {};
  const put: PutBlock = (name, slots, kind) => {
    blocks.push({ name, offset: features.length, length: slots.length });
    constants[`${prefix}O_${name.replace('.', '_')}`] = features.length;
    constants[`${prefix}N_${kind}`] = slots.length;
    slots.forEach(([slot, type], position) => {
      const [unit, min, max] = RANGES[type];
      features.push({ name: `${name}.${slot}`, index: features.length, unit, min, max });
      constants[`${prefix}${kind}_${slot.replace('.', '_')}`] = position;
    });
  };
  return { features, blocks, constants, put };
};

/** The blocks of what a whole side is told alike. */
const putSummary = (put: PutBlock, isTeam: boolean, lanes: readonly string[]): void => {
  put('match', GLOBAL, 'match');
  if (!isTeam) return;
  for (const lane of lanes) put(`lane.${lane}`, LANE, 'lane');
  put('team', TEAM, 'team');
};

const CENTRAL_STRUCTURE: readonly Slot[] = [
  ['hp', 'fraction'],
  ['open', 'flag'],
  ['creepsNear', 'count'],
];

const CENTRAL_MONSTER: readonly Slot[] = [
  ['alive', 'flag'],
  ['hp', 'fraction'],
  ['x', 'offset'],
  ['z', 'offset'],
  ['wait', 'fraction'],
];

/** The central state of a side: everything about everyone, fog or not, in the side's own view; for critics while training. */
export const centralTable = (heroKeys: readonly string[], sizes: Sizes, lanes: readonly string[]): FeatureTable => {
  const { features, blocks, constants, put } = openTable('C_');
  const heroes = selfSlots(heroKeys, targetLayout(sizes).count - 1);
  const sides = ['ally', 'enemy'];
  for (const side of sides) for (let i = 1; i <= sizes.heroesPerTeam; i++) put(`${side}${i}`, heroes, 'hero');
  for (const side of sides) {
    for (let i = 1; i < sizes.structuresPerTeam; i++) put(`${side}Tower${i}`, CENTRAL_STRUCTURE, 'structure');
    put(`${side}Crystal`, CENTRAL_STRUCTURE, 'structure');
  }
  for (let i = 1; i <= sizes.monsters; i++) put(`monster${i}`, CENTRAL_MONSTER, 'monster');
  putSummary(put, sizes.heroesPerTeam > 1, lanes);
  constants['C_FIRST_structure'] = blocks[2 * sizes.heroesPerTeam]?.offset ?? -1;
  return { size: features.length, features, blocks, constants };
};

/** `lanes` are the names of the lanes; a mode with one hero a side has no team blocks. */
export const featureTable = (heroKeys: readonly string[], sizes: Sizes, lanes: readonly string[]): FeatureTable => {
  const { features, blocks, constants, put: block } = openTable('');
  const isTeam = sizes.heroesPerTeam > 1;
  const blocksOf = (name: string, count: number, slots: readonly Slot[], kind: string): void => {
    for (let i = 1; i <= count; i++) block(count === 1 && !isTeam ? name : `${name}${i}`, slots, kind);
  };
  const other = otherSlots(isTeam ? [] : heroKeys).filter(([slot]) => isTeam || !slot.startsWith('role.'));
  block('self', selfSlots(heroKeys, targetLayout(sizes).count - 1), 'self');
  blocksOf('ally', sizes.heroesPerTeam - 1, other, 'enemy');
  blocksOf('enemy', sizes.heroesPerTeam, other, 'enemy');
  for (let i = 1; i <= sizes.creepTargets; i++) block(`allyCreep${i}`, CREEP, 'creep');
  for (let i = 1; i <= sizes.creepTargets; i++) block(`enemyCreep${i}`, ENEMY_CREEP, 'enemyCreep');
  for (const side of ['ally', 'enemy']) {
    blocksOf(`${side}Tower`, sizes.seenTowers, STRUCTURE, 'structure');
    block(`${side}Crystal`, STRUCTURE, 'structure');
  }
  blocksOf('monster', sizes.monsterTargets, MONSTER, 'monster');
  for (let i = 1; i <= sizes.seenThreats; i++) block(`shot${i}`, SHOT, 'shot');
  for (let i = 1; i <= sizes.seenThreats; i++) block(`zone${i}`, ZONE, 'zone');
  putSummary(block, isTeam, lanes);
  // First blocks of each kind, for the rules module to count from.
  const first = (name: string): number => blocks.find((candidate) => candidate.name === name)?.offset ?? -1;
  const one = isTeam || sizes.seenTowers > 1 ? '1' : '';
  Object.assign(constants, {
    FIRST_ally: first('ally1'),
    FIRST_enemy: first(isTeam ? 'enemy1' : 'enemy'),
    FIRST_allyTower: first(`allyTower${one}`),
    FIRST_enemyTower: first(`enemyTower${one}`),
    FIRST_monster: first(isTeam ? 'monster1' : 'monster'),
    FIRST_lane: first(`lane.${lanes[0]}`),
    FIRST_team: first('team'),
  });
  return { size: features.length, features, blocks, constants };
};
