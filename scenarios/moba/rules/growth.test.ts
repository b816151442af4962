// Rules of gold and experience.
import { expect, test } from 'vitest';
import { HEROES } from '../content/index.ts';
import type { Hero } from '../content/schema.ts';
import { CREEPS, NUMBERS } from '../numbers.ts';
import { UNIT_KINDS } from '../render-schema.ts';
import {
  BLUE,
  creepOf,
  heroIdOf,
  MID_X,
  MID_Z,
  monsterOf,
  NEVER,
  order,
  RED,
  RulesMatch,
  towerOf,
} from './rules-match.ts';
import { plainDuel, SPIRIT } from './scenes.ts';

const kinds = ['melee', 'ranged', 'siege'] as const;

test('GD1: 300 gold at the start, then 1 each 8 ticks from tick 150, dead or alive', () => {
  const preset = new RulesMatch().instance.manifest.config.find((one) => one.name === 'startGold')?.default;
  expect(preset).toBe(300);
  const match = new RulesMatch({ startGold: 120 });
  expect([match.get('gold', 0), match.get('gold', 1)]).toEqual([120, 120]);
  match.set('nextWave', 0, NEVER);
  match.set('hp', RED, 0);
  match.set('respawnAt', 1, NEVER);
  match.wait(NUMBERS.FIRST_WAVE - 1);
  expect(match.get('gold', 0)).toBe(120);
  match.wait(10 * NUMBERS.PASSIVE_GOLD_PERIOD);
  expect([match.get('totalGold', 0), match.get('totalGold', 1)]).toEqual([130, 130]);
});

/** A creep of side 1 about to fall by the hand of BLUE, or by a blow of nobody's. */
const creepFalls = (kind: (typeof kinds)[number], byHero: boolean, gap: number): RulesMatch => {
  const match = plainDuel(3000);
  const creep = match.creep(1, kind, MID_X + gap, MID_Z);
  match.hold(creep);
  match.set('hp', creep, 1);
  match.wait(1);
  if (byHero) match.act(order('attack', { target: 'creep1' }));
  else match.set('pendingDamage', creep, 100);
  match.until(() => match.get('kind', creep) === 0, 20);
  return match;
};

test('GD2: a last hit pays the whole price, a creep that falls near a hero otherwise 40 per cent', () => {
  for (const [i, kind] of kinds.entries()) {
    const price = (CREEPS[i] as (typeof CREEPS)[number]).gold;
    const own = creepFalls(kind, true, 150);
    expect([own.get('gold', 0), own.get('lastHits', 0), own.get('gold', 1)]).toEqual([price, 1, 0]);
    const near = creepFalls(kind, false, 1000);
    expect([near.get('gold', 0), near.get('lastHits', 0)]).toEqual([Math.floor(price * 0.4), 0]);
    expect(creepFalls(kind, false, 1001).get('gold', 0)).toBe(0);
  }
});

test('GD3: a fallen tower pays the other side 350', () => {
  const match = plainDuel(3000);
  match.set('pendingDamage', towerOf(0), 9999);
  match.wait(1);
  expect([match.get('gold', 0), match.get('gold', 1)]).toEqual([0, NUMBERS.TOWER_GOLD]);
});

test('XP1: level l to the next takes 110 + 48 (l - 1) experience; 15 is the last', () => {
  const match = new RulesMatch({ hero0: 'yesun' });
  match.duel(3000);
  for (let level = 1; level < NUMBERS.MAX_LEVEL; level++) {
    const need = NUMBERS.EXPERIENCE_BASE + NUMBERS.EXPERIENCE_STEP * (level - 1);
    // The monster's experience is the dose.
    const dose = (experience: number): void => {
      match.set('experience', 0, experience - SPIRIT.experience);
      match.set('kind', monsterOf(0), UNIT_KINDS.indexOf('monster'));
      for (const [name, value] of Object.entries({ hp: 1, maxHp: 1, killer: BLUE, claim: 1, pendingDamage: 5 })) {
        match.set(name, monsterOf(0), value);
      }
      match.set('campRespawnAt', 0, NEVER);
      match.wait(1);
    };
    if (need > SPIRIT.experience + 1) {
      dose(need - 1);
      expect([match.get('level', 0), match.get('experience', 0)]).toEqual([level, need - 1]);
    }
    if (need < SPIRIT.experience) {
      match.set('experience', 0, 0);
      dose(SPIRIT.experience);
    } else dose(need);
    expect(match.get('level', 0)).toBe(level + 1);
    expect(match.get('experience', 0)).toBe(Math.max(0, SPIRIT.experience - need));
  }
  match.set('experience', 0, 0);
  match.set('kind', monsterOf(0), UNIT_KINDS.indexOf('monster'));
  for (const [name, value] of Object.entries({ hp: 1, killer: BLUE, claim: 1, pendingDamage: 5 })) {
    match.set(name, monsterOf(0), value);
  }
  match.wait(1);
  expect([match.get('level', 0), match.get('experience', 0)]).toEqual([NUMBERS.MAX_LEVEL, 0]);
});

test('XP2: each level raises one skill in the hero’s order', () => {
  for (const hero of HEROES) {
    const levels = [0, 0, 0];
    for (let level = 1; level <= NUMBERS.MAX_LEVEL; level++) {
      const skill = (hero.skillOrder[level - 1] as number) - 1;
      levels[skill] = (levels[skill] as number) + 1;
      const match = new RulesMatch({ hero0: hero.key, startLevel: level });
      expect([0, 1, 2].map((slot) => match.get('abilityLevel', slot))).toEqual(levels);
    }
  }
});

test('XP3: a fallen creep’s experience goes to the enemy heroes within 1000 cm, also to one who falls with it', () => {
  for (const [i, kind] of kinds.entries()) {
    const { experience } = CREEPS[i] as (typeof CREEPS)[number];
    for (const byHero of [true, false]) {
      const match = creepFalls(kind, byHero, byHero ? 150 : 1000);
      expect([match.get('experience', 0), match.get('experience', 1)]).toEqual([experience, 0]);
    }
    expect(creepFalls(kind, false, 1001).get('experience', 0)).toBe(0);
  }
  const match = plainDuel(3000);
  const creep = match.creep(1, 'melee', MID_X + 500, MID_Z);
  match.set('pendingDamage', creep, 9999);
  match.set('pendingDamage', BLUE, 60_000);
  match.wait(1);
  expect([match.get('hp', BLUE), match.get('experience', 0)]).toEqual([0, CREEPS[0].experience]);
  expect(match.get('kind', creepOf(1))).toBe(0);
});

test('XP4: at a new level health and mana grow with their maxima', () => {
  const match = new RulesMatch({ hero0: 'yesun' });
  match.duel(3000);
  const { hp, mana } = HEROES[heroIdOf('yesun')] as Hero;
  match.set('hp', BLUE, 200);
  match.set('mana', 0, 50);
  match.set('experience', 0, NUMBERS.EXPERIENCE_BASE - 1);
  const creep = match.creep(1, 'melee', MID_X + 100, MID_Z);
  match.set('pendingDamage', creep, 9999);
  match.wait(1);
  expect(match.get('level', 0)).toBe(2);
  expect([match.get('hp', BLUE), match.get('mana', 0)]).toEqual([200 + hp[1], 50 + mana[1]]);
});
