// What fog hides from an agent, as changes of a state block: lets the conformance suite try whether it really is hidden.
import type { HiddenChange } from '@jixia/env/types';
import { HEROES, MONSTERS } from './content/index.ts';
import { SUMMONERS } from './content/summoners.ts';
import { derivedSizes, type PlacedField, placeFields, type Sizes } from './layout.ts';
import { configFields } from './spec.ts';

const BOON_COUNT = MONSTERS.filter((monster) => monster.boon).length;

/** Hero fields that no enemy ever sees. */
const SECRET = [
  'gold',
  'totalGold',
  'spent',
  'buildStep',
  'abilityReady',
  'abilityLevel',
  'recallAt',
  'critPct',
  'lifestealPct',
  'hastenPct',
  'hpRegen',
  'healing',
  'orderX',
  'orderZ',
  'empowerUntil',
  'boonUntil',
];
/** Hero fields that show only while the hero is in sight; `level` is what was last seen of it. */
const SHOWN_HERO = ['mana', 'maxMana', 'power', 'level', 'experience', 'castAt', 'dashTicks', 'order', 'rapidUntil'];
/** Fields of any unit that show only while it is in sight. */
const SHOWN_UNIT = ['maxHp', 'attack', 'armor', 'resist', 'pace', 'range', 'x', 'z', 'shield', 'shieldUntil'];
const SHOWN_UNIT_TIMES = [
  'stunUntil',
  'rootUntil',
  'silenceUntil',
  'slowUntil',
  'hasteUntil',
  'burnUntil',
  'nextAttack',
];

const WIDTH = { i64: 8, i32: 4, f32: 4, i16: 2, u16: 2, i8: 1, u8: 1 } as const;

/** For one agent a hero and sides 0 and 1. */
export const hiddenChange = (sizes: Sizes): HiddenChange => {
  const config = configFields(
    sizes,
    1, // the number of lanes changes no length
    HEROES.map((hero) => hero.key),
    SUMMONERS.map((skill) => skill.key),
  );
  const { fields } = placeFields(sizes, config.length, BOON_COUNT);
  const { teamSlots, front } = derivedSizes(sizes);
  const field = (name: string): PlacedField => {
    const found = fields.find((candidate) => candidate.name === name);
    if (!found) throw new Error(`hidden: the state has no field '${name}'`);
    return found;
  };
  const address = ({ offset, type }: PlacedField, index: number): number => offset + WIDTH[type] * index;
  const secret = SECRET.map(field);
  const shownHero = SHOWN_HERO.map(field);
  const shownUnit = [...SHOWN_UNIT, ...SHOWN_UNIT_TIMES].map(field);
  const [hp, place, seenBy] = [field('hp'), field('place'), field('seenBy')];

  return (state, agent, nextBelow) => {
    const team = agent < sizes.heroesPerTeam ? 0 : 1;
    const other = 1 - team;
    const isHidden = (unit: number): boolean =>
      state.getUint16(address(hp, unit), true) > 0 && (state.getUint8(address(seenBy, unit)) & (1 << team)) === 0;
    const scramble = (target: PlacedField, index: number): string => {
      const value = nextBelow(WIDTH[target.type] === 1 ? 100 : 3000);
      if (WIDTH[target.type] === 1) state.setUint8(address(target, index), value);
      else if (WIDTH[target.type] === 2) state.setUint16(address(target, index), value, true);
      else state.setInt32(address(target, index), value, true);
      return target.name;
    };
    const hero = other * sizes.heroesPerTeam + nextBelow(sizes.heroesPerTeam);
    const heroUnit = other * teamSlots + (hero % sizes.heroesPerTeam);
    const creep = other * teamSlots + front + nextBelow(sizes.creepsPerTeam);
    for (const unit of nextBelow(2) === 0 ? [heroUnit, creep] : [creep, heroUnit]) {
      if (!isHidden(unit)) continue;
      const names = shownUnit.map((target) => scramble(target, unit));
      // Hit points and place keep the unit alive and on the map.
      state.setUint16(address(hp, unit), 1 + nextBelow(3000), true);
      state.setInt32(address(place, unit), (nextBelow(3000) << 16) | nextBelow(9000), true);
      if (unit === heroUnit) names.push(...shownHero.map((target) => scramble(target, hero)));
      return `${unit === heroUnit ? 'an unseen hero' : 'an unseen creep'} (${names.join(', ')})`;
    }
    const changed = secret[nextBelow(secret.length)] as PlacedField;
    const slots = changed.length / (2 * sizes.heroesPerTeam);
    return `${scramble(changed, hero * slots + nextBelow(slots))} of the enemy hero`;
  };
};
