// Basic items: cheap, one or two values each, components of the rest.
import type { Item } from '../schema.ts';

export const BASICS: readonly Item[] = [
  { key: 'boots', name: { zh: '草履', en: 'Straw Boots' }, price: 250, speedCmPerSecond: 25 },
  { key: 'long-spear', name: { zh: '长矛', en: 'Long Spear' }, price: 650, attack: 22 },
  { key: 'ink-stone', name: { zh: '砚台', en: 'Ink Stone' }, price: 650, power: 45, mana: 100, manaRegen: 4 },
  { key: 'bamboo-knife', name: { zh: '竹刀', en: 'Bamboo Knife' }, price: 300, attack: 10 },
  { key: 'whetstone', name: { zh: '砺石', en: 'Whetstone' }, price: 300, attackSpeedPct: 12 },
  { key: 'counting-rods', name: { zh: '算筹', en: 'Counting Rods' }, price: 400, critPct: 9 },
  { key: 'red-tassel', name: { zh: '朱穗', en: 'Red Tassel' }, price: 350, lifestealPct: 5 },
  { key: 'writing-brush', name: { zh: '毛颖', en: 'Writing Brush' }, price: 300, power: 21 },
  { key: 'lamp-oil', name: { zh: '灯油', en: 'Lamp Oil' }, price: 300, mana: 150, manaRegen: 5 },
  { key: 'ox-hide', name: { zh: '牛革', en: 'Ox Hide' }, price: 300, armor: 15 },
  { key: 'peach-charm', name: { zh: '桃符', en: 'Peachwood Charm' }, price: 300, resist: 15 },
  { key: 'gourd', name: { zh: '葫芦', en: 'Gourd' }, price: 350, hp: 150 },
  { key: 'dried-root', name: { zh: '干参', en: 'Dried Root' }, price: 250, hpRegen: 12 },
  { key: 'sand-clock', name: { zh: '沙漏', en: 'Sand Clock' }, price: 300, hastenPct: 6 },
];
