// Which line icon stands for what. What has none of its own gets one from what it does, so new content needs no drawing.

import type { AbilityInfo, ItemInfo, PassiveInfo } from './content.ts';
import { ABILITY_GLYPHS } from './glyphs-abilities.ts';
import { HERO_GLYPHS } from './glyphs-heroes.ts';
import { ITEM_GLYPHS } from './glyphs-items.ts';
import { chanceOf } from './palette.ts';

/** By kind of effect. */
const EFFECTS: Readonly<Record<string, string>> = {
  damage: 'M12 2l3 7 7 3-7 3-3 7-3-7-7-3 7-3z',
  heal: 'M12 4v16 M4 12h16',
  shield: 'M12 2l8 3v6c0 5-3.500 9-8 11-4.500-2-8-6-8-11V5z',
  burn: 'M12 2c1 5 6 6 6 12a6 6 0 0 1-12 0c0-4 3-5 3-8 2 1 3 3 3 5z',
  stun: 'M12 3l2.600 6 6.400.500-5 4 1.600 6.500-5.600-3.600L6.400 20 8 13.500l-5-4L9.400 9z',
  root: 'M12 3v10 M12 13l-6 8 M12 13l6 8 M12 13v8 M5 8h14',
  silence: 'M3 10v4h4l6 5V5L7 10z M16 9l5 6 M21 9l-5 6',
  slow: 'M4 7l8 5 8-5 M4 13l8 5 8-5',
  haste: 'M4 17l8-5 8 5 M4 11l8-5 8 5',
  rapid: 'M3 12h8 M7 8l4 4-4 4 M12 12h9 M17 8l4 4-4 4',
  might: 'M5 19L17 7 M17 7l3-3 M5 15l4 4 M13 7l4 4',
  ward: 'M12 3a9 9 0 1 0 .1 0 M12 8v8 M8 12h8',
  weaken: 'M12 3v12 M7 10l5 5 5-5 M5 20h14',
  push: 'M3 12h12 M11 8l4 4-4 4 M20 4v16',
  cleanse: 'M12 3a9 9 0 1 0 .1 0 M8 12l3 3 5-6',
  empower: 'M12 21V9 M7 14l5-6 5 6 M6 4h12',
};

/** By delivery, for what does nothing but damage. */
const DELIVERIES: Readonly<Record<string, string>> = {
  skillshot: 'M3 21L19 5 M12 5h7v7',
  area: 'M12 4a8 8 0 1 0 .1 0 M12 9a3 3 0 1 0 .1 0',
  nova: 'M12 2v5 M12 17v5 M2 12h5 M17 12h5 M5 5l3.500 3.500 M15.500 15.500L19 19 M19 5l-3.500 3.500 M8.500 15.500L5 19',
  dash: 'M3 12h14 M12 7l5 5-5 5 M3 7h5 M3 17h5',
  blink: 'M4 12h6 M14 4l6 8-6 8 M8 8l-4 4 4 4',
  homing: 'M4 19C4 10 8 6 16 6 M12 2l4 4-4 4',
  unit: 'M12 3a9 9 0 1 0 .1 0 M12 7v10 M7 12h10',
};

/** By what an item gives most of; the divisor makes unlike things comparable. */
const GIVES: readonly (readonly [field: string, unit: number, glyph: string])[] = [
  ['attack', 10, 'M5 19L17 7l3-4-4 3L4 18z M8 13l3 3'],
  ['power', 14, 'M6 4h10v13a3 3 0 0 0 3 3H8a3 3 0 0 1-3-3V6 M9 9h4 M9 13h4'],
  ['hp', 110, 'M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11z'],
  ['mana', 160, 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z'],
  ['armor', 12, 'M12 2l8 3v6c0 5-3.500 9-8 11-4.500-2-8-6-8-11V5z'],
  ['resist', 12, 'M12 3l8 9-8 9-8-9z M12 8l4 4-4 4-4-4z'],
  ['attackSpeedPct', 10, 'M3 12h8 M7 8l4 4-4 4 M12 12h9 M17 8l4 4-4 4'],
  ['critPct', 8, 'M12 2l3 7 7 3-7 3-3 7-3-7-7-3 7-3z'],
  ['lifestealPct', 6, 'M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z M12 18a4 4 0 0 1-4-4'],
  ['hastenPct', 6, 'M6 3h12 M6 21h12 M7 3c0 6 5 6 5 9s-5 3-5 9 M17 3c0 6-5 6-5 9s5 3 5 9'],
  ['speedCmPerSecond', 25, 'M8 3h5v8l6 4v4H6v-9z M6 15h5'],
  ['hpRegen', 8, 'M12 21V9 M12 13c-5 0-7-3-7-7 4 0 7 2 7 7z M12 11c0-4 3-6 7-6 0 4-2 7-7 7'],
  ['manaRegen', 8, 'M3 12c3-3 6 3 9 0s6 3 9 0 M3 17c3-3 6 3 9 0s6 3 9 0'],
];

const PLAIN = 'M12 4l8 8-8 8-8-8z';

/** Parts of the seal that a name always gets again: a frame, what stands in it, what crosses it. */
const SEAL_FRAMES = ['M4 4h16v16H4z', 'M12 3a9 9 0 1 0 .1 0', 'M12 2l10 10-10 10L2 12z', 'M7 3h10l5 9-5 9H7l-5-9z'];
const SEAL_SIGNS = [
  'M12 8v8 M8 12h8',
  'M12 7l4 5-4 5-4-5z',
  'M8 9h8 M8 12h8 M8 15h8',
  'M8 8l8 8 M16 8l-8 8',
  'M8 14l4-5 4 5 M8 17l4-5 4 5',
  'M12 9a3 3 0 1 0 .1 0',
  'M9 8v8 M12 8v8 M15 8v8',
];
const SEAL_CROSSINGS = ['', 'M12 2v4 M12 18v4', 'M2 12h4 M18 12h4', 'M5 5l3 3 M19 5l-3 3 M5 19l3-3 M19 19l-3-3'];

const sealGlyph = (key: string): string =>
  [SEAL_FRAMES, SEAL_SIGNS, SEAL_CROSSINGS]
    .map((parts, i) => parts[Math.floor(chanceOf(key, 20 + i) * parts.length)])
    .join(' ')
    .trim();

export const heroGlyph = (key: string): string => HERO_GLYPHS[key] ?? sealGlyph(key);

const effectGlyph = (effects: readonly string[]): string | undefined =>
  EFFECTS[effects.find((effect) => effect !== 'damage') ?? effects[0] ?? ''];

export const passiveGlyph = (passive: PassiveInfo): string => effectGlyph(passive.effects) ?? PLAIN;

/** Also of `recall` and `attack`, which are no abilities but have buttons. */
export const actionGlyph = (key: string): string => ABILITY_GLYPHS[key] ?? PLAIN;

export const abilityGlyph = (ability: AbilityInfo | undefined): string => {
  if (!ability) return PLAIN;
  const known = ABILITY_GLYPHS[ability.key];
  if (known) return known;
  const isPlain = ability.effects.every((effect) => effect === 'damage');
  return (isPlain ? DELIVERIES[ability.how] : effectGlyph(ability.effects)) ?? PLAIN;
};

export const itemGlyph = (item: ItemInfo | undefined): string => {
  if (!item) return PLAIN;
  const known = ITEM_GLYPHS[item.key];
  if (known) return known;
  let best = PLAIN;
  let most = 0;
  for (const [field, unit, glyph] of GIVES) {
    const amount = (item.gives[field] ?? 0) / unit;
    if (amount > most) {
      most = amount;
      best = glyph;
    }
  }
  return best;
};

/** Strokes a glyph into a square of a canvas. */
export const strokeGlyph = (
  context: CanvasRenderingContext2D,
  data: string,
  x: number,
  y: number,
  size: number,
  color: string,
  lineWidth = 1.8,
): void => {
  context.save();
  context.translate(x, y);
  context.scale(size / 24, size / 24);
  context.strokeStyle = color;
  context.lineWidth = lineWidth;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(new Path2D(data));
  context.restore();
};
