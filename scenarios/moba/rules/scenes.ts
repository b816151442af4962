// The situations that rule tests start from.
import type { MatchConfig } from '@jixia/env/types';
import { HEROES, MONSTERS } from '../content/index.ts';
import { mapOf } from './lane-map.ts';
import { type ModeId, order, RulesMatch } from './rules-match.ts';

export const attack = order('attack', { target: 'enemyHero' });
/** All but straight to the right: head values are odd. */
export const toTheRight = { x: 15, z: 1 } as const;

/** Round values for all heroes: 100 attack, 10,000 health, no protection. */
const simplify = (match: RulesMatch): RulesMatch => {
  for (const h of match.manifest.agents.keys()) {
    const plain = { attack: 100, armor: 0, resist: 0, maxHp: 10_000, hp: 10_000, attackPeriod: 20 };
    for (const [name, value] of Object.entries(plain)) match.set(name, match.slots.hero(h), value);
  }
  return match;
};

/** Two assassins as they are at level 4, unless configured, in mid-lane, `gapCm` apart. */
export const duel = (gapCm: number, config: MatchConfig = {}): RulesMatch => {
  const match = new RulesMatch({ hero0: 'yesun', hero1: 'yesun', startLevel: 4, ...config });
  match.duel(gapCm);
  return match;
};

/** The same with round values. */
export const plainDuel = (gapCm: number, config: MatchConfig = {}): RulesMatch => simplify(duel(gapCm, config));

/** Both heroes at home with round values; no wave, no monster comes. */
export const emptyField = (config: MatchConfig = {}): RulesMatch => {
  const match = new RulesMatch({ hero0: 'yesun', hero1: 'yesun', startLevel: 4, ...config });
  match.quiet();
  return simplify(match);
};

/** A team mode: all heroes at home with round values and without regeneration; nothing comes. */
export const teamField = (id: ModeId, config: MatchConfig = {}): RulesMatch => {
  const match = new RulesMatch({ startLevel: 4, ...config }, 1n, id);
  match.quiet();
  for (const h of match.manifest.agents.keys()) {
    for (const name of ['hpRegen', 'manaRegen']) match.set(name, h, 0);
  }
  match.wait(1);
  return simplify(match);
};

/** The middle of the map of a mode: open ground, out of every structure's sight. */
export const middleOf = (id: ModeId): readonly [xCm: number, zCm: number] => {
  const { widthCm, heightCm } = mapOf(id);
  return [widthCm / 2, heightCm / 2];
};

/** Puts heroes side by side, 20 cm apart, the first at a place; lets a tick pass. */
export const gather = (match: RulesMatch, heroes: readonly number[], xCm: number, zCm: number): void => {
  for (const [i, h] of heroes.entries()) match.put(match.slots.hero(h), xCm, zCm + 20 * i);
  match.wait(1);
};

/** Gathers side 0's first hero and enemies of all kinds round the middle of a map. */
export const crowd = (id: ModeId): RulesMatch => {
  const match = teamField(id, { fog: 0 });
  const [x, z] = middleOf(id);
  match.put(match.slots.hero(0), x, z);
  for (let i = 0; i < 8; i++) match.hold(match.creep(1, 'melee', x, z + 200 + 150 * ((i * 3) % 8), i));
  match.set('range', match.slots.hero(0), 20_000);
  match.wait(1);
  return match;
};

/** An attack at the enemy hero of a place in its side, from 1. */
export const attackHero = (place: number) => order('attack', { target: `enemyHero${place}` });

export const isHurt = (match: RulesMatch, slot: number): boolean => match.get('hp', slot) < match.get('maxHp', slot);

/** Health that `slot` loses until the next strike has landed. */
export const firstLoss = (match: RulesMatch, slot: number, limit = 100): number => {
  const before = match.get('hp', slot);
  match.until(() => match.get('hp', slot) < before, limit);
  return before - match.get('hp', slot);
};

/** The figures of the damage that skill 1 to 3 of a hero does, absent ones as 0. */
export const damageOf = (heroKey: string, skill: 1 | 2 | 3) => {
  const { onHit = [], onSelf = [] } = HEROES.find(({ key }) => key === heroKey)?.skills[skill - 1] ?? {};
  const damage = [...onHit, ...onSelf].find(({ kind }) => kind === 'damage');
  if (damage?.kind !== 'damage') throw new Error(`${heroKey}: skill ${skill} does no damage`);
  return { perLevel: 0, attackPct: 0, powerPct: 0, maxHpPct: 0, missingHpPct: 0, ...damage };
};

/** An enemy creep of side 1 that stands still, with 10,000 health and no armor. */
export const dummy = (match: RulesMatch, xCm: number, zCm: number, index = 0): number => {
  const slot = match.creep(1, 'melee', xCm, zCm, index);
  match.hold(slot);
  for (const name of ['hp', 'maxHp']) match.set(name, slot, 10_000);
  match.set('armor', slot, 0);
  return slot;
};

const [spirit] = MONSTERS;
if (!spirit?.boon?.damagePct || !spirit.boon.hpRegen || !spirit.boon.manaRegen)
  throw new Error('rules test: no hill spirit');
const { boon, ...values } = spirit;
/** The monster of 1v1's camps and its boon. */
export const SPIRIT = { ...values, boon: { damagePct: 0, hpRegen: 0, manaRegen: 0, ...boon } };
