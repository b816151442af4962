// Colours of the MOBA on the map and, through the page, around it.

/** Team 0 is azure, team 1 vermilion; neutrals violet. */
export const TEAM_COLORS = ['#4fb3ff', '#ff6b4f', '#b994ff'] as const;
export const TEAM_TINTS = [0x4fb3ff, 0xff6b4f, 0xb994ff] as const;
export const TEAM_DEEP = ['#12406b', '#74221a', '#45307a'] as const;

export const GOLD = '#e8bd6a';
export const HEAL_GREEN = '#6fe3a1';

export type HeroLook = { readonly main: string; readonly dark: string; readonly light: string; readonly tint: number };

const look = (main: string, dark: string, light: string, tint: number): HeroLook => ({ main, dark, light, tint });

const LOOKS: Readonly<Record<string, HeroLook>> = {
  liuying: look('#3fae9b', '#134b47', '#d8ff8a', 0xc8ff7a),
  changxian: look('#c2587f', '#571f3d', '#ffd3e0', 0xff9cc0),
  hengshuo: look('#b7793a', '#4f2c12', '#ffdf9e', 0xffc169),
  shigan: look('#8b98a3', '#37434d', '#e4f3ff', 0x9fd7ff),
  yesun: look('#5f56b8', '#221d55', '#cfc4ff', 0xa594ff),
  dingbo: look('#c0633a', '#4d1f14', '#ffd9a8', 0xff9a5c),
  leisheng: look('#a98a58', '#43331c', '#f4e3bd', 0xe0bf84),
  duanjian: look('#6f8f6a', '#263a28', '#eef2cf', 0xc9e8a0),
  hangge: look('#b23b3b', '#4a1418', '#ffd0b0', 0xff7f6a),
  wugan: look('#2f8f9e', '#113c48', '#ffe08f', 0x7fe3f0),
  chanyi: look('#9db88a', '#37472f', '#f2ffe0', 0xd6ffb8),
  zheliu: look('#5ea24e', '#1f421d', '#e6ffb0', 0x9fe87a),
  cetian: look('#3d5aa8', '#152249', '#ffe9a0', 0xffdf7a),
  yanbing: look('#7fb6dc', '#27486a', '#f2fbff', 0xbfe8ff),
  wengua: look('#7d3550', '#2f1222', '#ffe3c4', 0xff8f6b),
  yiqing: look('#3a8bb5', '#123a52', '#d6fff2', 0x84e6ff),
  kuoyu: look('#9a6a3c', '#3a2513', '#ffe7b8', 0xffcf7a),
  cailing: look('#58a86f', '#1d4a2f', '#f5ffcf', 0xa8f7b0),
  mingduo: look('#c98a2e', '#523410', '#fff0c0', 0xffd97a),
  jiehuan: look('#8a68c4', '#33235a', '#d9fff0', 0xc8a8ff),
};

/** A repeatable number in 0..1 for scattering decoration. */
export const scatter = (a: number, b: number, salt = 0): number => {
  let h = Math.imul(a + 374761393, 668265263) ^ Math.imul(b + 1442695041, 2246822519) ^ Math.imul(salt + 1, 3266489917);
  h = Math.imul(h ^ (h >>> 15), 2246822519);
  h = Math.imul(h ^ (h >>> 13), 3266489917);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
};

/** A repeatable number in 0..1 from a name: what has no look of its own gets one from it. */
export const chanceOf = (name: string, salt: number): number => {
  let sum = 17;
  for (let i = 0; i < name.length; i += 1) sum = Math.imul(sum, 31) + name.charCodeAt(i);
  return scatter(sum | 0, name.length, salt);
};

const channel = (hue: number, saturation: number, lightness: number, shift: number): number => {
  const k = (shift + hue / 30) % 12;
  const reach = saturation * Math.min(lightness, 1 - lightness);
  return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
};

/** 0xRRGGBB of a hue (0..360), saturation and lightness (0..1). */
export const tintOf = (hue: number, saturation: number, lightness: number): number =>
  (channel(hue, saturation, lightness, 0) << 16) |
  (channel(hue, saturation, lightness, 8) << 8) |
  channel(hue, saturation, lightness, 4);

export const heroLook = (key: string): HeroLook => {
  const known = LOOKS[key];
  if (known) return known;
  const hue = Math.floor(chanceOf(key, 1) * 360);
  return look(`hsl(${hue} 38% 46%)`, `hsl(${hue} 44% 17%)`, `hsl(${(hue + 40) % 360} 80% 88%)`, tintOf(hue, 0.9, 0.75));
};

const BOON_TINTS: Readonly<Record<string, number>> = {
  'hill-breath': 0x8fe08a,
  cinder: 0xff7a3c,
  tide: 0x5fc8ff,
  tailwind: 0x9ff5d8,
  'spring-water': 0x7fe9c4,
  floodgate: 0x3f8cff,
  'nine-marks': 0xffcf5c,
};

export const boonTint = (key: string): number => BOON_TINTS[key] ?? tintOf(chanceOf(key, 2) * 360, 0.85, 0.7);

export const cssOf = (tint: number): string => `#${tint.toString(16).padStart(6, '0')}`;
