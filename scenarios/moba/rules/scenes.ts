// The situations that rule tests start from.
import type { MatchConfig } from '@jixia/env/types';
import { HEROES, MONSTERS } from '../content/index.ts';
import { BLUE, order, RED, RulesMatch } from './rules-match.ts';

export const attack = order('attack', { target: 'enemyHero' });
/** All but straight to the right: head values are odd. */
export const toTheRight = { x: 15, z: 1 } as const;

/** Round values for both heroes: 100 attack, 10,000 health, no protection. */
const simplify = (match: RulesMatch): RulesMatch => {
  for (const slot of [BLUE, RED]) {
    const plain = { attack: 100, armor: 0, resist: 0, maxHp: 10_000, hp: 10_000, attackPeriod: 20 };
    for (const [name, value] of Object.entries(plain)) match.set(name, slot, value);
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
