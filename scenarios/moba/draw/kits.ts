// What heroes look like who have no figure of their own: by their role and, for the known ones, as their stories say.

import { chanceOf } from './palette.ts';

export type Kit = { readonly body: string; readonly hat: string; readonly gear: string };

const kit = (body: string, hat: string, gear: string): Kit => ({ body, hat, gear });

const KITS: Readonly<Record<string, Kit>> = {
  dingbo: kit('heavy', 'cap', 'ladle'),
  leisheng: kit('heavy', 'turban', 'rammer'),
  duanjian: kit('tunic', 'topknot', 'broken-sword'),
  hangge: kit('armor', 'turban', 'drum'),
  wugan: kit('armor', 'plume', 'axe'),
  chanyi: kit('tunic', 'mask', 'wings'),
  zheliu: kit('cloak', 'straw', 'whip'),
  cetian: kit('robe', 'cap', 'gnomon'),
  yanbing: kit('robe', 'bun', 'brush'),
  wengua: kit('robe', 'hood', 'bone'),
  yiqing: kit('gown', 'bun', 'bow'),
  kuoyu: kit('tunic', 'band', 'crossbow'),
  cailing: kit('gown', 'leaf', 'basket'),
  mingduo: kit('robe', 'cap', 'bell'),
  jiehuan: kit('gown', 'topknot', 'rings'),
};

const ROLES: Readonly<Record<string, { body: readonly string[]; hat: readonly string[]; gear: readonly string[] }>> = {
  tank: { body: ['heavy', 'armor'], hat: ['helm', 'turban', 'cap'], gear: ['shield', 'rammer', 'ladle'] },
  fighter: { body: ['armor', 'tunic'], hat: ['helm', 'band', 'plume'], gear: ['halberd', 'sword', 'axe'] },
  assassin: { body: ['cloak', 'tunic'], hat: ['mask', 'hood', 'straw'], gear: ['twin', 'whip', 'sword'] },
  mage: { body: ['robe', 'gown'], hat: ['hood', 'bun', 'cap'], gear: ['staff', 'brush', 'gnomon'] },
  marksman: { body: ['gown', 'tunic'], hat: ['band', 'straw', 'plume'], gear: ['bow', 'crossbow'] },
  support: { body: ['robe', 'gown'], hat: ['leaf', 'topknot', 'bun'], gear: ['bell', 'basket', 'rings'] },
};

const OTHERS = { body: ['tunic', 'robe'], hat: ['topknot', 'band'], gear: ['staff', 'sword'] };

/** A new hero gets what fits its role, which of it by its key. */
export const kitOf = (key: string, role: string): Kit => {
  const known = KITS[key];
  if (known) return known;
  const choices = ROLES[role] ?? OTHERS;
  const pick = (from: readonly string[], salt: number): string =>
    from[Math.floor(chanceOf(key, salt) * from.length)] as string;
  return kit(pick(choices.body, 11), pick(choices.hat, 12), pick(choices.gear, 13));
};
