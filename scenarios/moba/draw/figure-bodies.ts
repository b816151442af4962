// Bodies and headgear that heroes without a figure of their own are put together from, on a 200 x 220 sheet.

import type { HeroLook } from './palette.ts';
import { type Context, disc, fade, path } from './sketch.ts';

type Painter = (c: Context, look: HeroLook) => void;

/** What a hero wears; the head's middle lies at (100, 64). */
export const BODIES: Readonly<Record<string, Painter>> = {
  robe: (c, { main, dark, light }) => {
    path(c, 'M100 82C74 84 62 130 48 194Q100 210 152 194C138 130 126 84 100 82z', fade(c, main, dark));
    path(c, 'M100 90L88 196M100 90l14 106', null, light, 3);
    path(c, 'M70 138Q100 150 130 138L132 150Q100 163 68 150z', light);
    path(c, 'M122 106Q142 114 150 126', null, main, 15);
    path(c, 'M78 106Q58 116 54 132', null, main, 15);
  },
  gown: (c, { main, dark, light }) => {
    path(c, 'M100 84C80 86 72 124 58 194Q100 206 142 192C128 128 120 86 100 84z', fade(c, main, dark));
    path(c, 'M84 88Q100 104 116 88L112 132H88z', light);
    path(c, 'M78 132h44v10H78z', dark);
    path(c, 'M114 106Q138 106 152 112', null, main, 14);
    path(c, 'M86 104Q70 118 76 132', null, main, 14);
  },
  armor: (c, { main, dark, light }) => {
    path(c, 'M72 148L62 194H90L100 164L110 194H138L128 148z', dark);
    path(c, 'M66 94Q100 80 134 94L128 148H72z', fade(c, main, dark));
    path(c, 'M72 110h56M74 126h52', null, light, 3);
    path(c, 'M70 142h60v12H70z', light);
    path(c, 'M56 92q12-14 24-2l-6 24q-16 2-18-22zM144 92q-12-14-24-2l6 24q16 2 18-22z', main);
    path(c, 'M62 112Q48 128 60 142M136 112Q150 120 152 126', null, '#f0d2b0', 13);
  },
  heavy: (c, { main, dark, light }) => {
    path(c, 'M62 150L54 194H90L98 166h6l8 28H146L138 150z', dark);
    path(c, 'M100 78C60 80 44 112 50 152Q100 176 150 152C156 112 140 80 100 78z', fade(c, main, dark));
    path(c, 'M50 128Q100 146 150 128L150 144Q100 162 50 144z', light);
    path(
      c,
      'M46 96q18-18 34 2l-10 30q-26 2-24-32zM154 96q-18-18-34 2l10 30q26 2 24-32z',
      fade(c, light, main, 80, 130),
    );
    path(c, 'M54 124Q42 142 56 156M146 124Q158 136 154 146', null, main, 18);
  },
  cloak: (c, { main, dark, light }) => {
    path(
      c,
      'M100 80C72 82 58 120 34 178L56 172 64 192 84 176 100 194 116 176 136 192 144 172 166 178C142 120 128 82 100 80z',
      fade(c, main, dark),
    );
    path(c, 'M100 92L80 176M100 92l20 84', null, light, 3);
    path(c, 'M74 92Q100 110 126 92L118 112Q100 122 82 112z', light);
  },
  tunic: (c, { main, dark, light }) => {
    path(c, 'M80 150L74 194H96L100 168L104 194H126L120 150z', '#3a332c');
    path(c, 'M100 84C80 84 68 108 62 158Q100 172 138 158C132 108 120 84 100 84z', fade(c, main, dark));
    path(c, 'M66 136Q100 148 134 136L135 147Q100 159 65 147z', light);
    path(c, 'M100 90V136', null, light, 3);
    path(c, 'M122 106Q142 112 150 122M78 106Q60 118 58 134', null, main, 14);
  },
};

/** What it wears on its head; drawn over the bare head. */
export const HATS: Readonly<Record<string, Painter>> = {
  topknot: (c) => {
    path(c, 'M76 66C70 30 130 28 126 64C116 48 98 46 92 56C90 66 86 74 80 78C76 74 74 72 76 66z', '#1d2430');
    path(c, 'M90 34a11 12 0 1 1 20 0z', '#1d2430');
  },
  bun: (c, { light }) => {
    path(c, 'M76 68C68 28 132 26 126 60C112 46 96 48 90 60C88 72 82 84 76 92C72 82 74 76 76 68z', '#2a1f24');
    path(c, disc(78, 40, 11), '#2a1f24');
    path(c, 'M62 34L96 46', null, light, 4);
  },
  hood: (c, { main, dark }) => {
    path(
      c,
      'M100 28C64 30 66 70 72 94Q86 100 96 92C84 80 84 58 100 52C118 56 122 76 116 92Q126 98 130 90C136 66 132 30 100 28z',
      fade(c, main, dark, 28, 96),
    );
  },
  straw: (c) => {
    path(c, 'M46 62Q100 34 154 62Q100 74 46 62z', '#caa15c');
    path(c, 'M66 56Q94 30 100 16Q106 30 134 56Q100 64 66 56z', '#e0bd78');
  },
  helm: (c, { light, main }) => {
    path(c, 'M72 62Q72 30 100 28Q128 30 128 62L122 66V54H78v22l-8 4z', fade(c, '#b4bec6', '#56616b', 28, 70));
    path(c, 'M100 30V10', null, main, 8);
    path(c, 'M72 58h56', null, light, 4);
  },
  plume: (c, { main, light }) => {
    path(c, 'M74 60Q76 34 100 32Q124 34 126 60Q100 50 74 60z', main);
    path(c, 'M96 34C84 14 66 8 48 12C60 18 66 26 72 40M104 34C110 16 124 6 142 8C132 16 126 26 124 40', null, light, 6);
  },
  mask: (c, { main, dark, light }) => {
    path(c, 'M76 58C72 28 128 28 124 58C116 44 86 44 76 58z', dark);
    path(c, 'M80 62Q100 54 122 62L116 82Q100 90 86 82z', fade(c, light, main, 54, 90));
    path(c, 'M90 68l9 3M112 68l-8 3', null, '#17131f', 4);
  },
  band: (c, { light }) => {
    path(c, 'M77 60C70 26 132 24 124 56C112 42 96 42 90 52C86 60 82 66 78 70z', '#33241c');
    path(c, 'M78 56Q100 48 124 56L124 63Q100 55 78 63z', light);
    path(c, 'M78 60L52 72M78 60L58 84', null, light, 5);
  },
  cap: (c, { dark, light }) => {
    path(c, 'M78 54V34q22-10 44 0v20Q100 46 78 54z', dark);
    path(c, 'M76 44L44 38M124 44l32-6', null, dark, 7);
    path(c, 'M94 40h12v8H94z', light, null);
  },
  turban: (c, { main, light }) => {
    path(c, 'M74 58Q72 34 100 32Q128 34 126 58Q100 46 74 58z', main);
    path(c, 'M80 40Q104 56 126 46M76 50Q96 34 118 36', null, light, 3);
    path(c, 'M76 56L54 66L66 50z', main);
  },
  leaf: (c, { light }) => {
    path(c, 'M76 68C70 30 130 26 126 60C112 46 96 48 90 60C86 74 82 80 74 88C72 80 74 74 76 68z', '#3a2a20');
    path(c, 'M96 36C86 18 66 18 58 26C70 40 84 42 96 36zM96 36C104 18 122 20 128 26C120 38 108 42 96 36z', light);
  },
};
