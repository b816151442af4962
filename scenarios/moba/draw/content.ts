// The content tables of a MOBA mode in the words of its drawing and the page; what a manifest lacks reads as nothing.

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
  /** Kinds of unit that it may aim at: `hero`, `creep`, `monster`, `ally`; empty where it needs none. */
  readonly at: readonly string[];
  /** Kinds of its effects on whom it reaches, then on its owner and friends: what an icon can tell. */
  readonly effects: readonly string[];
};

export type PassiveInfo = {
  readonly key: string;
  readonly name: Localized;
  readonly description: Localized;
  readonly cooldownTicks: number;
  readonly effects: readonly string[];
};

export type HeroInfo = {
  readonly key: string;
  readonly name: Localized;
  readonly title: Localized;
  readonly description: Localized;
  readonly role: string;
  readonly rangeCm: number;
  readonly isRanged: boolean;
  readonly passive: PassiveInfo;
  readonly skills: readonly AbilityInfo[];
};

export type ItemInfo = {
  readonly key: string;
  readonly name: Localized;
  readonly price: number;
  readonly active: AbilityInfo | null;
  /** What it gives, by field (`attack`, `hp`, ...). */
  readonly gives: Readonly<Record<string, number>>;
};

export type BoonInfo = { readonly key: string; readonly name: Localized; readonly description: Localized };

export type MonsterInfo = {
  readonly key: string;
  readonly name: Localized;
  /** Gold, experience and boon go to the whole side. */
  readonly isGreat: boolean;
  readonly boon: BoonInfo | null;
};

export type Place = { readonly xCm: number; readonly zCm: number };

export type TowerInfo = { readonly lane: number; readonly tier: number; readonly isInnermost: boolean };

export type LaneInfo = { readonly name: string; readonly way: readonly Place[] };

export type MobaContent = {
  readonly heroes: readonly HeroInfo[];
  readonly items: readonly ItemInfo[];
  readonly heal: AbilityInfo;
  readonly summoners: readonly AbilityInfo[];
  /** All abilities in the order in which render records number them. */
  readonly abilities: readonly AbilityInfo[];
  readonly monsters: readonly MonsterInfo[];
  /** In the order of the bits of a hero's `boons`. */
  readonly boons: readonly BoonInfo[];
  /** Of side 0, as `variety` numbers them; side 1 has the same turned by 180 degrees. */
  readonly towers: readonly TowerInfo[];
  readonly lanes: readonly LaneInfo[];
  readonly crystal: Place;
  readonly heroSpawn: Place;
  readonly camps: readonly { readonly kind: string; readonly place: Place; readonly isGreat: boolean }[];
};

type Loose = Readonly<Record<string, unknown>>;

const NO_TEXT: Localized = { zh: '', en: '' };

const textOf = (from: Loose, key: string): Localized => (from[key] as Localized | undefined) ?? NO_TEXT;

const listOf = (from: Loose, key: string): readonly Loose[] => (from[key] as readonly Loose[] | undefined) ?? [];

const placeOf = (value: unknown): Place => {
  const [xCm = 0, zCm = 0] = (value as readonly number[] | undefined) ?? [];
  return { xCm, zCm };
};

const effectsOf = (from: Loose): readonly string[] =>
  ['onHit', 'onTarget', 'onSelf', 'onAllies'].flatMap((list) => listOf(from, list).map((e) => String(e['kind'])));

const readAbility = (value: unknown): AbilityInfo => {
  const ability = (value ?? {}) as Loose;
  const delivery = (ability['delivery'] ?? {}) as Loose;
  const number = (key: string): number => Number(delivery[key] ?? 0);
  const how = String(delivery['how'] ?? 'self');
  return {
    key: String(ability['key'] ?? ''),
    name: textOf(ability, 'name'),
    description: textOf(ability, 'description'),
    how,
    rangeCm: number('rangeCm'),
    radiusCm: number('radiusCm') || number('halfWidthCm'),
    needsUnit: how === 'unit' || how === 'homing',
    at: (delivery['at'] as readonly string[] | undefined) ?? [],
    effects: effectsOf(ability),
  };
};

const readPassive = (value: unknown): PassiveInfo => {
  const passive = (value ?? {}) as Loose;
  return {
    key: String(passive['key'] ?? ''),
    name: textOf(passive, 'name'),
    description: textOf(passive, 'description'),
    cooldownTicks: Number(passive['cooldownTicks'] ?? 0),
    effects: effectsOf(passive),
  };
};

const readHero = (hero: Loose): HeroInfo => ({
  key: String(hero['key']),
  name: textOf(hero, 'name'),
  title: textOf(hero, 'title'),
  description: textOf(hero, 'description'),
  role: String(hero['role'] ?? ''),
  rangeCm: Number(hero['rangeCm'] ?? 0),
  isRanged: Number(hero['shotSpeedCmPerSecond'] ?? 0) > 0,
  passive: readPassive(hero['passive']),
  skills: ((hero['skills'] as readonly unknown[] | undefined) ?? []).map(readAbility),
});

const readItem = (item: Loose): ItemInfo => ({
  key: String(item['key']),
  name: textOf(item, 'name'),
  price: Number(item['price'] ?? 0),
  active: item['active'] ? readAbility(item['active']) : null,
  gives: Object.fromEntries(
    Object.entries(item).flatMap(([key, value]) =>
      typeof value === 'number' && key !== 'price' ? [[key, value]] : [],
    ),
  ),
});

const readMonster = (monster: Loose): MonsterInfo => {
  const boon = monster['boon'] as Loose | undefined;
  return {
    key: String(monster['key']),
    name: textOf(monster, 'name'),
    isGreat: monster['isTeamReward'] === true,
    boon: boon
      ? { key: String(boon['key']), name: textOf(boon, 'name'), description: textOf(boon, 'description') }
      : null,
  };
};

const readTowers = (towers: readonly Loose[]): readonly TowerInfo[] => {
  const plain = towers.map((tower) => ({ lane: Number(tower['lane'] ?? 0), tier: Number(tower['tier'] ?? 1) }));
  const last = (lane: number): number => Math.max(...plain.filter((t) => t.lane === lane).map((t) => t.tier));
  return plain.map(({ lane, tier }) => ({ lane, tier, isInnermost: tier === last(lane) }));
};

/** Reads `manifest.content` of a MOBA mode. */
export const readContent = (manifest: Manifest): MobaContent => {
  const content = (manifest.content ?? {}) as Loose;
  const heroes = listOf(content, 'heroes').map(readHero);
  const items = listOf(content, 'items').map(readItem);
  const heal = readAbility(content['heal']);
  const summoners = listOf(content, 'summoners').map(readAbility);
  const actives = items.flatMap((item) => (item.active ? [item.active] : []));
  const monsters = listOf(content, 'monsters').map(readMonster);
  const isGreat = (kind: string): boolean => monsters.find(({ key }) => key === kind)?.isGreat ?? false;
  return {
    heroes,
    items,
    heal,
    summoners,
    abilities: [...heroes.flatMap((hero) => hero.skills), heal, ...summoners, ...actives],
    monsters,
    boons: monsters.flatMap(({ boon }) => (boon ? [boon] : [])),
    towers: readTowers(listOf(content, 'towers')),
    lanes: listOf(content, 'lanes').map((lane) => ({
      name: String(lane['name']),
      way: ((lane['way'] as readonly unknown[] | undefined) ?? []).map(placeOf),
    })),
    crystal: placeOf(content['crystal']),
    heroSpawn: placeOf(content['heroSpawn']),
    camps: listOf(content, 'camps').map((camp) => {
      const kind = String(camp['kind']);
      return { kind, place: placeOf(camp['place']), isGreat: isGreat(kind) };
    }),
  };
};
