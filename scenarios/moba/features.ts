// Observation features of the MOBA: names, units and ranges, once. The rules module gets their indices as constants.
import type { ObservationBlock, ObservationFeature } from '@jixia/env/types';
import { SUMMONERS } from './content/summoners.ts';

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

const selfSlots = (heroKeys: readonly string[]): Slot[] => [
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
  ...heroKeys.map((key): Slot => [`is.${key}`, 'flag']),
  ...SUMMONERS.map(({ key }): Slot => [`has.${key}`, 'flag']),
];

const enemySlots = (heroKeys: readonly string[]): Slot[] => [
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
];

const CREEP: readonly Slot[] = [
  ['present', 'flag'],
  ['melee', 'flag'],
  ['ranged', 'flag'],
  ['siege', 'flag'],
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

export const featureTable = (heroKeys: readonly string[]): FeatureTable => {
  const features: ObservationFeature[] = [];
  const blocks: ObservationBlock[] = [];
  const constants: Record<string, number> = {};
  const block = (name: string, slots: readonly Slot[], kind: string): void => {
    blocks.push({ name, offset: features.length, length: slots.length });
    constants[`O_${name}`] = features.length;
    constants[`N_${kind}`] = slots.length;
    slots.forEach(([slot, type], position) => {
      const [unit, min, max] = RANGES[type];
      features.push({ name: `${name}.${slot}`, index: features.length, unit, min, max });
      constants[`${kind}_${slot.replace('.', '_')}`] = position;
    });
  };
  block('self', selfSlots(heroKeys), 'self');
  block('enemy', enemySlots(heroKeys), 'enemy');
  for (let i = 0; i < 4; i++) block(`allyCreep${i + 1}`, CREEP, 'creep');
  for (let i = 0; i < 4; i++) block(`enemyCreep${i + 1}`, ENEMY_CREEP, 'enemyCreep');
  for (const name of ['allyTower', 'allyCrystal', 'enemyTower', 'enemyCrystal']) block(name, STRUCTURE, 'structure');
  block('monster', MONSTER, 'monster');
  for (let i = 0; i < 2; i++) block(`shot${i + 1}`, SHOT, 'shot');
  for (let i = 0; i < 2; i++) block(`zone${i + 1}`, ZONE, 'zone');
  block('match', GLOBAL, 'match');
  return { size: features.length, features, blocks, constants };
};
