// Colours of the MOBA on the map and, through the page, around it.

/** Team 0 is azure, team 1 vermilion; neutrals violet. */
export const TEAM_COLORS = ['#4fb3ff', '#ff6b4f', '#b994ff'] as const;
export const TEAM_TINTS = [0x4fb3ff, 0xff6b4f, 0xb994ff] as const;
export const TEAM_DEEP = ['#12406b', '#74221a', '#45307a'] as const;

export const GOLD = '#e8bd6a';
export const HEAL_GREEN = '#6fe3a1';

export type HeroLook = { readonly main: string; readonly dark: string; readonly light: string; readonly tint: number };

const LOOKS: Readonly<Record<string, HeroLook>> = {
  liuying: { main: '#3fae9b', dark: '#134b47', light: '#d8ff8a', tint: 0xc8ff7a },
  changxian: { main: '#c2587f', dark: '#571f3d', light: '#ffd3e0', tint: 0xff9cc0 },
  hengshuo: { main: '#b7793a', dark: '#4f2c12', light: '#ffdf9e', tint: 0xffc169 },
  shigan: { main: '#8b98a3', dark: '#37434d', light: '#e4f3ff', tint: 0x9fd7ff },
  yesun: { main: '#5f56b8', dark: '#221d55', light: '#cfc4ff', tint: 0xa594ff },
};

const OTHER: HeroLook = { main: '#7f9aa8', dark: '#2c3a44', light: '#f0f6fa', tint: 0xcfe4f0 };

export const heroLook = (key: string): HeroLook => LOOKS[key] ?? OTHER;

/** A repeatable number in 0..1 for scattering decoration. */
export const scatter = (a: number, b: number, salt = 0): number => {
  let h = Math.imul(a + 374761393, 668265263) ^ Math.imul(b + 1442695041, 2246822519) ^ Math.imul(salt + 1, 3266489917);
  h = Math.imul(h ^ (h >>> 15), 2246822519);
  h = Math.imul(h ^ (h >>> 13), 3266489917);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
};
