// What heroes without a figure of their own carry; held at the right (150, 120), most of it drawn behind the body.

import type { HeroLook } from './palette.ts';
import { type Context, disc, fade, glow, path } from './sketch.ts';

type Painter = (c: Context, look: HeroLook) => void;

const STEEL = '#dfe6ea';
const WOOD = '#6d4a2c';

/** A straight pole from the ground up. */
const pole = (c: Context, x = 152, top = 30): void => path(c, `M${x} 196L${x} ${top}`, null, WOOD, 8);

export const GEAR: Readonly<Record<string, Painter>> = {
  staff: (c, { light }) => {
    pole(c, 152, 48);
    glow(c, 152, 40, 40, light);
    path(c, disc(152, 40, 13), light);
  },
  bow: (c, { light }) => {
    path(c, 'M150 26C192 62 192 146 150 184', null, '#4a2a1d', 12);
    path(c, 'M150 26C188 62 188 146 150 184', null, '#d9a45e', 5);
    path(c, 'M150 26L142 106L150 184', null, light, 2);
    path(c, 'M96 108H186M176 100l10 8-10 8', null, '#f7eef0', 4);
  },
  crossbow: (c, { light }) => {
    path(c, 'M104 112L178 104', null, WOOD, 12);
    path(c, 'M164 62C178 84 180 124 166 150', null, '#54606a', 9);
    path(c, 'M164 62L138 108L166 150', null, light, 2);
    path(c, 'M120 106L190 99M180 92l11 7-9 9', null, STEEL, 5);
  },
  sword: (c) => {
    path(c, 'M140 128L176 40l10-14 2 18-38 90z', fade(c, '#f4f8fa', '#8d9aa3', 30, 130));
    path(c, 'M132 122L160 134', null, '#8a6a34', 8);
  },
  'broken-sword': (c, { light }) => {
    path(c, 'M140 130L166 66l-6-12 16-2 4 12-30 74z', fade(c, '#eef3ec', '#7d8b80', 50, 130));
    path(c, 'M168 40l10-18 6 8-8 14z', '#c9d2c8');
    path(c, 'M132 124L160 136', null, light, 7);
  },
  twin: (c) => {
    path(c, 'M60 138L22 184L34 150L52 128zM140 138L178 184L166 150L148 128z', fade(c, '#f2f5f8', '#8a94a3', 126, 186));
  },
  halberd: (c) => {
    pole(c, 154, 34);
    path(c, 'M148 38l8-32 8 32zM158 48C184 40 190 66 182 84C176 72 168 66 158 68z', STEEL);
  },
  axe: (c, { light }) => {
    path(c, 'M140 140L166 50', null, WOOD, 8);
    path(c, 'M158 44C188 34 196 66 186 84C178 74 168 74 156 78z', STEEL);
    path(c, 'M28 100h44v44q-22 30-44 0z', fade(c, light, '#8d6d32', 96, 160));
    path(c, 'M50 106v38M34 122h32', null, '#4a3413', 4);
  },
  shield: (c, { main, dark, light }) => {
    path(c, 'M118 92h56v60q-28 36-56 0z', fade(c, main, dark, 90, 180));
    path(c, 'M146 100v62M126 122h40', null, light, 5);
  },
  rammer: (c, { dark, light }) => {
    path(c, 'M150 150V60', null, WOOD, 10);
    path(c, 'M128 20h46v52h-46z', fade(c, '#b08c55', '#5a3d1e', 20, 72));
    path(c, 'M128 34h46M128 58h46', null, dark, 5);
    path(c, 'M134 92h32', null, light, 6);
  },
  drum: (c, { main, dark, light }) => {
    path(c, 'M122 112q28-14 56 0v40q-28 14-56 0z', fade(c, main, dark, 100, 168));
    path(c, 'M122 112q28 14 56 0q-28-14-56 0z', light);
    path(c, 'M132 100L112 60M166 98L186 58', null, WOOD, 7);
    path(c, `${disc(111, 57, 7)}${disc(187, 55, 7)}`, light);
  },
  ladle: (c, { light }) => {
    path(c, 'M148 168L160 62', null, '#8a6a34', 9);
    path(c, 'M138 52a24 22 0 1 0 46 2q-22 10-46-2z', fade(c, '#e9c58a', '#7a5424', 40, 80));
    path(c, 'M24 120h48l-6 36H30z', fade(c, '#5b6269', '#23282d', 116, 160));
    path(c, 'M18 120h60', null, light, 6);
  },
  brush: (c, { light }) => {
    path(c, 'M146 184L166 60', null, '#8f6b3d', 9);
    path(c, 'M154 62C152 40 168 22 182 12C186 34 184 52 172 66z', fade(c, light, '#1f2d3c', 12, 66));
    path(c, 'M152 62l24 4', null, '#e6d3a0', 7);
  },
  gnomon: (c, { light }) => {
    pole(c, 154, 62);
    glow(c, 154, 42, 42, light);
    path(c, disc(154, 42, 26), fade(c, '#fff3c0', '#b8862c', 16, 68));
    path(c, 'M154 22v40M134 42h40', null, '#6b4a12', 3);
    path(c, 'M154 42L168 30', null, '#3a2606', 4);
  },
  bone: (c, { light }) => {
    glow(c, 158, 92, 44, 'rgba(255,140,90,0.8)');
    path(c, 'M132 74Q158 50 184 74L188 104Q160 134 130 106z', fade(c, '#f0dfc2', '#8f7351', 56, 128));
    path(c, 'M158 62v56M136 86l44 12M146 70l-8 40M172 72l6 34', null, '#5b2a1c', 3);
    path(c, 'M158 86l-8-10M158 92l10 12', null, light, 3);
  },
  bell: (c, { light }) => {
    pole(c, 156, 26);
    path(c, 'M140 48H156', null, WOOD, 6);
    path(c, 'M118 52h38l10 46H108z', fade(c, '#f3cf7a', '#7d5516', 50, 100));
    path(c, 'M116 64h42M110 90h54', null, light, 4);
    path(c, disc(137, 106, 6), '#54390f');
  },
  rings: (c, { light, tint }) => {
    const css = `#${tint.toString(16).padStart(6, '0')}`;
    glow(c, 160, 100, 44, css);
    for (const [x, y, radius] of [
      [156, 84, 24],
      [170, 118, 20],
    ] as const) {
      path(c, disc(x, y, radius), null, 'rgba(6,9,14,0.9)', 12);
      path(c, disc(x, y, radius), null, light, 7);
    }
  },
  basket: (c, { light, main }) => {
    path(c, 'M126 110Q152 70 178 110', null, WOOD, 6);
    path(c, 'M122 110h60l-8 44h-44z', fade(c, '#c99f5e', '#67461f', 106, 156));
    path(c, 'M124 122h56M127 138h50', null, '#53381a', 3);
    path(c, 'M132 110c-4-16 6-22 12-24 4 10 2 18-2 24zM160 110c0-16 8-22 16-22 0 10-2 18-8 22z', light);
    path(c, 'M146 110c0-20 4-28 8-32 6 10 6 22 2 32z', main);
  },
  whip: (c, { light, main }) => {
    path(c, 'M142 128C166 110 176 70 160 26', null, '#5b4a2a', 7);
    for (const [x, y, turn] of [
      [166, 96, 1],
      [172, 76, -1],
      [170, 56, 1],
      [164, 36, -1],
    ] as const)
      path(c, `M${x} ${y}q${16 * turn} -4 ${26 * turn} 12q${-18 * turn} 2 ${-26 * turn} -12z`, turn > 0 ? light : main);
  },
  wings: (c, { light, main }) => {
    c.globalAlpha = 0.82;
    path(
      c,
      'M92 92C50 66 18 84 8 130C10 166 40 178 84 152zM108 92C150 66 182 84 192 130C190 166 160 178 116 152z',
      fade(c, light, main, 70, 180),
      'rgba(40,60,40,0.8)',
      3,
    );
    c.globalAlpha = 1;
    path(
      c,
      'M88 100Q40 100 18 138M86 118Q50 128 34 158M112 100Q160 100 182 138M114 118Q150 128 166 158',
      null,
      'rgba(40,60,40,0.55)',
      2,
    );
    path(c, 'M60 146L34 186M140 146L166 186', null, STEEL, 6);
  },
};

/** Gear that hangs on the back or is held away from the body lies behind it. */
export const isBehind = (gear: string): boolean => !['shield', 'drum', 'basket', 'twin', 'crossbow'].includes(gear);
