// Which unit sits in which slot of the state, for rule tests of every mode.
import { derivedSizes, SIZES, type Sizes } from '../layout.ts';
import { WIDTH_CM } from './lane-map.ts';

export type ModeId = keyof typeof SIZES;

export type Slots = {
  readonly sizes: Sizes;
  /** Slot of hero `h` of the match: side 0's come first. */
  readonly hero: (h: number) => number;
  /** Tower `i` of a side, in the order of the map: by lane, outermost first. */
  readonly tower: (side: number, i?: number) => number;
  readonly crystal: (side: number) => number;
  readonly creep: (side: number, index?: number) => number;
  /** Monster of camp `i` (of side 0's half as drawn) in a side's half. */
  readonly monster: (side: number, i?: number) => number;
};

export const slotsOf = (id: ModeId): Slots => {
  const sizes: Sizes = SIZES[id];
  const { teamSlots, front } = derivedSizes(sizes);
  const { heroesPerTeam, structuresPerTeam } = sizes;
  return {
    sizes,
    hero: (h) => Math.floor(h / heroesPerTeam) * teamSlots + (h % heroesPerTeam),
    tower: (side, i = 0) => side * teamSlots + heroesPerTeam + i,
    crystal: (side) => side * teamSlots + heroesPerTeam + structuresPerTeam - 1,
    creep: (side, index = 0) => side * teamSlots + front + index,
    monster: (side, i = 0) => 2 * teamSlots + 2 * i + side,
  };
};

const duelSlots = slotsOf('moba-1v1');

/** 1v1: hero 0 sits in slot BLUE, hero 1 in slot RED. */
export const BLUE = duelSlots.hero(0);
export const RED = duelSlots.hero(1);
export const towerOf = duelSlots.tower;
export const crystalOf = duelSlots.crystal;
export const creepOf = duelSlots.creep;
export const monsterOf = duelSlots.monster;
export const slotOfSide = (side: number): number => duelSlots.hero(side);

/** The middle of 1v1's lane, out of every structure's sight. */
export const MID_X = WIDTH_CM / 2;
export const MID_Z = 1800;
/** A tick after which nothing is due for long. */
export const NEVER = 60_000;
