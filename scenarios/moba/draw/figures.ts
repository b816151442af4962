// Heroes as small painted figures on a 200 x 220 sheet, feet at (100, 196): five have one of their own, the others are
// put together from a body, headgear and gear, with their sign on the chest.

import { BODIES, HATS } from './figure-bodies.ts';
import { GEAR, isBehind } from './figure-gear.ts';
import { heroGlyph, strokeGlyph } from './glyphs.ts';
import { kitOf } from './kits.ts';
import { heroLook } from './palette.ts';
import { type Context, fade, glow, head, path } from './sketch.ts';

const PAINTERS: Readonly<Record<string, (c: Context, main: string, dark: string, light: string) => void>> = {
  liuying: (c, main, dark, light) => {
    path(c, 'M150 196L150 40', null, '#6d4a2c', 8);
    glow(c, 150, 46, 46, 'rgba(232,255,130,0.85)');
    path(c, 'M138 34h24l6 12-6 22h-24l-6-22z', '#fff3a8');
    path(c, 'M100 82C74 84 62 130 48 194Q100 210 152 194C138 130 126 84 100 82z', fade(c, main, dark));
    path(c, 'M100 90L88 196M100 90l14 106', null, light, 3);
    path(c, 'M122 108Q146 116 152 124', null, main, 15);
    head(c, 64);
    path(c, 'M76 66C70 30 130 28 126 64C116 48 98 46 92 56C90 70 82 92 72 98C70 84 74 74 76 66z', '#1d2b35');
    path(c, 'M90 30a11 11 0 1 1 20 0z', '#1d2b35');
    for (const [x, y] of [
      [46, 96],
      [60, 60],
      [34, 138],
      [166, 110],
    ] as const)
      glow(c, x, y, 13, 'rgba(216,255,138,0.95)');
  },
  changxian: (c, main, dark, light) => {
    path(c, 'M100 84C78 86 70 124 54 194Q100 206 144 192C130 128 122 86 100 84z', fade(c, main, dark));
    path(c, 'M82 126Q102 136 122 124L126 138Q102 150 78 140z', light);
    path(c, 'M112 106Q138 104 158 110', null, main, 14);
    path(c, 'M144 28C190 62 190 146 144 182', null, '#4a2a1d', 13);
    path(c, 'M144 28C186 62 186 146 144 182', null, '#e8b872', 6);
    path(c, 'M144 28L138 106L144 182M148 30l-2 150', null, light, 2);
    path(c, 'M92 108H182M172 100l10 8-10 8', null, '#f7eef0', 4);
    head(c, 62);
    path(c, 'M76 68C66 26 132 24 126 58C112 44 96 48 92 58C88 92 70 120 52 130C66 104 70 90 76 68z', '#3c1c2c');
    path(c, 'M84 34l-12-12M88 32l-4-18', null, light, 5);
  },
  hengshuo: (c, main, dark, light) => {
    path(
      c,
      'M100 84C72 84 66 120 60 150L52 192H84L100 164L116 192H148L140 150C134 120 128 84 100 84z',
      fade(c, main, dark),
    );
    path(c, 'M70 96Q100 84 130 96L126 120Q100 132 74 120z', light);
    path(c, 'M76 140h48v12H76z', '#74311c');
    path(c, 'M134 194L164 34', null, '#8d6136', 8);
    path(c, 'M154 36l14-34 8 38z', '#e7edf2');
    path(c, 'M156 42l-14 8 12 14z', '#d9482f');
    path(c, 'M72 104Q52 122 74 142M126 104Q144 112 150 104', null, main, 16);
    head(c, 68);
    path(c, 'M40 62Q100 30 160 62Q100 74 40 62z', '#caa15c');
    path(c, 'M62 56Q92 26 100 12Q108 26 138 56Q100 66 62 56z', '#e0bd78');
  },
  shigan: (c, main, dark, light) => {
    path(c, 'M64 148L56 196H92L98 160h8l6 36H146L136 148z', dark);
    path(c, 'M44 74Q100 44 156 74L164 118L138 164H62L36 118z', fade(c, main, dark));
    path(c, 'M44 78L20 96L16 150L40 158L50 112zM156 78L180 96L184 150L160 158L150 112z', fade(c, '#a3afb9', dark));
    path(c, 'M76 34h48l8 24-10 26H78L68 58z', main);
    path(c, 'M60 28h80l10 12H50zM72 16h56l8 12H64z', '#59656f');
    path(c, 'M82 58h12M106 58h12', null, light, 6);
    glow(c, 100, 116, 44, 'rgba(140,215,255,0.8)');
    path(c, 'M82 140V102h36v38M76 100h48M100 102v38', null, light, 6);
  },
  yesun: (c, main, dark, light) => {
    path(
      c,
      'M100 78C70 62 36 70 6 44C14 92 22 104 40 118L28 126L54 140L48 154L88 150zM100 78C130 62 164 70 194 44C186 92 178 104 160 118L172 126L146 140L152 154L112 150z',
      fade(c, main, '#17133c'),
    );
    path(c, 'M30 66Q64 84 90 92M170 66Q136 84 110 92', null, light, 3);
    path(
      c,
      'M100 84C80 86 78 120 72 150L64 194H90L100 158L110 194H136L128 150C122 120 120 86 100 84z',
      fade(c, dark, '#120f2c'),
    );
    path(c, 'M78 132h44v9H78z', light);
    path(c, 'M100 26C70 28 68 62 76 88Q100 98 124 88C132 62 130 28 100 26z', fade(c, main, dark, 20, 90));
    path(c, 'M82 64Q100 52 118 64L112 80Q100 86 88 80z', '#0d0b1c', null);
    path(c, 'M88 68l8 3M112 68l-8 3', null, '#f3eaff', 5);
    path(c, 'M60 150L30 186M140 150L170 186', null, '#dfe4f5', 6);
  },
};

export const paintHero = (context: Context, key: string, role: string): void => {
  const look = heroLook(key);
  const painter = PAINTERS[key];
  if (painter) {
    painter(context, look.main, look.dark, look.light);
    return;
  }
  const { body, hat, gear } = kitOf(key, role);
  if (isBehind(gear)) GEAR[gear]?.(context, look);
  BODIES[body]?.(context, look);
  strokeGlyph(context, heroGlyph(key), 86, 104, 28, look.dark, 3.2);
  strokeGlyph(context, heroGlyph(key), 86, 104, 28, look.light, 1.7);
  head(context, 64);
  HATS[hat]?.(context, look);
  if (!isBehind(gear)) GEAR[gear]?.(context, look);
};
