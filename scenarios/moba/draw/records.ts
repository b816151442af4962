// Render records and content tables in the words of the MOBA; absent fields read as 0 so that one drawing serves every mode.

import type { RenderRow } from '@jixia/env/drawing';
import type { Localized, Manifest } from '@jixia/env/types';

export type AbilityInfo = {
  readonly key: string;
  readonly name: Localized;
  readonly description: Localized;
  /** `self`, `unit`, `homing`, `skillshot`, `area`, `nova`, `dash` or `blink`. */
  readonly how: string;
  readonly rangeCm: number;
  /** Of an area or nova; half width of a skillshot. */
  readonly radiusCm: number;
  readonly needsUnit: boolean;
};

export type HeroInfo = {
  readonly key: string;
  readonly name: Localized;
  readonly title: Localized;
  readonly description: Localized;
  readonly role: string;
  readonly rangeCm: number;
  readonly skills: readonly AbilityInfo[];
};

export type ItemInfo = { readonly key: string; readonly name: Localized; readonly active: AbilityInfo | null };

export type MobaContent = {
  readonly heroes: readonly HeroInfo[];
  readonly items: readonly ItemInfo[];
  readonly heal: AbilityInfo;
  readonly summoners: readonly AbilityInfo[];
  /** All abilities in the order in which render records number them. */
  readonly abilities: readonly AbilityInfo[];
};

type Loose = Readonly<Record<string, unknown>>;

const NO_TEXT: Localized = { zh: '', en: '' };

const readAbility = (value: unknown): AbilityInfo => {
  const ability = (value ?? {}) as Loose;
  const delivery = (ability['delivery'] ?? {}) as Loose;
  const number = (key: string): number => Number(delivery[key] ?? 0);
  const how = String(delivery['how'] ?? 'self');
  return {
    key: String(ability['key'] ?? ''),
    name: (ability['name'] as Localized | undefined) ?? NO_TEXT,
    description: (ability['description'] as Localized | undefined) ?? NO_TEXT,
    how,
    rangeCm: number('rangeCm'),
    radiusCm: number('radiusCm') || number('halfWidthCm'),
    needsUnit: how === 'unit' || how === 'homing',
  };
};

/** Reads `manifest.content` of a MOBA mode. */
export const readContent = (manifest: Manifest): MobaContent => {
  const content = (manifest.content ?? {}) as Loose;
  const list = (key: string): readonly Loose[] => (content[key] as readonly Loose[] | undefined) ?? [];
  const heroes = list('heroes').map(
    (hero): HeroInfo => ({
      key: String(hero['key']),
      name: (hero['name'] as Localized | undefined) ?? NO_TEXT,
      title: (hero['title'] as Localized | undefined) ?? NO_TEXT,
      description: (hero['description'] as Localized | undefined) ?? NO_TEXT,
      role: String(hero['role'] ?? ''),
      rangeCm: Number(hero['rangeCm'] ?? 0),
      skills: ((hero['skills'] as readonly unknown[] | undefined) ?? []).map(readAbility),
    }),
  );
  const items = list('items').map(
    (item): ItemInfo => ({
      key: String(item['key']),
      name: (item['name'] as Localized | undefined) ?? NO_TEXT,
      active: item['active'] ? readAbility(item['active']) : null,
    }),
  );
  const heal = readAbility(content['heal']);
  const summoners = list('summoners').map(readAbility);
  const actives = items.flatMap((item) => (item.active ? [item.active] : []));
  return {
    heroes,
    items,
    heal,
    summoners,
    abilities: [...heroes.flatMap((hero) => hero.skills), heal, ...summoners, ...actives],
  };
};

/** Bits of a unit's `status`, as the render schema lists them. */
export const STATUS = {
  stun: 1,
  root: 2,
  silence: 4,
  slow: 8,
  haste: 16,
  burn: 32,
  invulnerable: 64,
  swinging: 128,
  casting: 256,
  dashing: 512,
  recalling: 1024,
  empowered: 2048,
  might: 4096,
  rapid: 8192,
  warded: 16384,
  boon: 32768,
  inBrush: 65536,
} as const;

export type Unit = {
  readonly slot: number;
  readonly kind: string;
  readonly team: number;
  readonly hero: number;
  readonly xCm: number;
  readonly zCm: number;
  readonly dirX: number;
  readonly dirZ: number;
  readonly hp: number;
  readonly maxHp: number;
  readonly shield: number;
  readonly status: number;
  readonly visibleMask: number;
};

export const readUnit = (row: RenderRow, kinds: readonly string[]): Unit => ({
  slot: row['slot'] ?? 0,
  kind: kinds[row['kind'] ?? 0] ?? 'none',
  team: row['team'] ?? 2,
  hero: row['hero'] ?? -1,
  xCm: row['x'] ?? 0,
  zCm: row['z'] ?? 0,
  dirX: row['dirX'] ?? 0,
  dirZ: row['dirZ'] ?? 0,
  hp: row['hp'] ?? 0,
  maxHp: Math.max(row['maxHp'] ?? 1, 1),
  shield: row['shield'] ?? 0,
  status: row['status'] ?? 0,
  visibleMask: row['visibleMask'] ?? 3,
});
