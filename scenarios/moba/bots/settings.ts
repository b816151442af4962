// What makes one bot stronger than another: numbers, and the tactics it knows in the order it asks them.
import type { Mind } from './mind.ts';

/** Writes an action and answers true, or leaves the decision to the next tactic. */
export type Tactic = (mind: Mind) => boolean;

export type Settings = {
  /** Decisions from one thought to the next; in between the last order goes on. */
  readonly decisionsPerThought: number;
  /** Decisions for which a threat must have been in sight before it is dodged. */
  readonly dodgeDelay: number;
  readonly aimErrorCm: number;
  /** Share of the enemy's movement that aiming allows for. */
  readonly leadShare: number;
  /** Chance that a thought considers skills at all. */
  readonly skillChance: number;
  /** Share of mana below which skills are for kills only. */
  readonly manaReserve: number;
  /** Whether creeps are left alone until one blow kills them, and by how much that may be missed. */
  readonly waitsForLastHits: boolean;
  /** Own creeps that must stand before a structure; 0 = it does not care who is shot at. */
  readonly tankersWanted: number;
  /** Shares of health at which it goes home, and at which it comes back. */
  readonly goHomeHp: number;
  readonly comeBackHp: number;
  /** How much earlier those go home who fight at arm's length. */
  readonly meleeCaution: number;
  readonly recalls: boolean;
  /** Advantage in a duel from which it fights, and from which on it keeps fighting. */
  readonly fightFrom: number;
  readonly fightUntil: number;
  /** Share of the enemy's health that a few seconds must take for a fight to be worth it. */
  readonly fightPressure: number;
  /** Advantage from which it trades a blow when it can. */
  readonly tradeFrom: number;
  /** How much heavier the answer to a blow weighs than the blow. */
  readonly tradeCost: number;
  /** Share of the enemy's health that the third skill must take to be used outside a fight. */
  readonly greatBlow: number;
  /** Longest hunt for the monster that it goes for. */
  readonly huntSeconds: number;
  /** Creeps that may strike at it before it steps back. */
  readonly creepsBorne: number;
  /** Whether it reads off the enemy's mana which skills are on cooldown. */
  readonly tracksCooldowns: boolean;
  /** Whether it moves between two attacks: away from shorter ranges, after those who flee. */
  readonly kites: boolean;
};
