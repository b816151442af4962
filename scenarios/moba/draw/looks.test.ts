// Every piece of content has a look, and what is new gets one that fits.
import { loadScenario } from '@jixia/env/node';
import { expect, test } from 'vitest';
import { readContent } from './content.ts';
import { BODIES, HATS } from './figure-bodies.ts';
import { GEAR } from './figure-gear.ts';
import { abilityGlyph, heroGlyph, itemGlyph, passiveGlyph } from './glyphs.ts';
import { kitOf } from './kits.ts';
import { heroLook } from './palette.ts';

const PATH = /^(?:[MLHVCSQTAZmlhvcsqtaz][-\d. ]*)+$/;
const ROLES = ['tank', 'fighter', 'assassin', 'mage', 'marksman', 'support'];

test('signs of heroes, skills, passives and items are paths; no two heroes or items share one', async () => {
  const content = readContent((await loadScenario('moba-5v5')).manifest);
  const heroes = content.heroes.map((hero) => heroGlyph(hero.key));
  const items = content.items.map(itemGlyph);
  const others = [...content.abilities.map(abilityGlyph), ...content.heroes.map((hero) => passiveGlyph(hero.passive))];
  for (const path of [...heroes, ...items, ...others]) expect(path).toMatch(PATH);
  expect(new Set(heroes).size).toBe(content.heroes.length);
  expect(new Set(items).size).toBe(content.items.length);
  expect(new Set(content.heroes.map((hero) => heroLook(hero.key).main)).size).toBe(content.heroes.length);
});

test('a hero of any role that nobody has drawn yet is put together from parts that exist, always the same', () => {
  for (const role of [...ROLES, 'unheard-of']) {
    const looks = new Set<string>();
    for (let i = 0; i < 40; i += 1) {
      const kit = kitOf(`new-hero-${i}`, role);
      expect(BODIES).toHaveProperty(kit.body);
      expect(HATS).toHaveProperty(kit.hat);
      expect(GEAR).toHaveProperty(kit.gear);
      expect(kitOf(`new-hero-${i}`, role)).toEqual(kit);
      looks.add(JSON.stringify([kit, heroLook(`new-hero-${i}`), heroGlyph(`new-hero-${i}`)]));
      expect(heroGlyph(`new-hero-${i}`)).toMatch(PATH);
    }
    expect(looks.size).toBeGreaterThan(35);
  }
});

test('content is read whole: great monsters, boons, lanes, and which tower stands before the crystal', async () => {
  const content = readContent((await loadScenario('moba-5v5')).manifest);
  expect(content.monsters.filter((monster) => monster.isGreat).map((monster) => monster.key)).toEqual([
    'river-rhino',
    'cauldron-spirit',
  ]);
  expect(content.boons.length).toBe(content.monsters.filter((monster) => monster.boon).length);
  expect(content.lanes.map((lane) => lane.name)).toEqual(['top', 'mid', 'bottom']);
  expect(content.towers.filter((tower) => tower.isInnermost).map((tower) => tower.tier)).toEqual([3, 3, 3]);
  const poultice = content.abilities.find((ability) => ability.key === 'poultice');
  expect(poultice).toMatchObject({ how: 'unit', needsUnit: true, at: ['ally'] });
});
