// What an observation is made of, by the names in its manifest: kinds of entities that come several at a time, single
// blocks, and which entities the values of the target head mean. Conventions: docs/networks.md.

import type { Manifest } from '@jixia/env';
import { LearnError } from '../learn-error.ts';

/** Blocks of the same make. */
export type EntityKind = {
  /** The blocks' name without its number. */
  readonly name: string;
  /** First feature of each block. */
  readonly offsets: readonly number[];
  /** Features of one block. */
  readonly length: number;
  /** Which of them says whether the entity is there; -1 = it always is. */
  readonly presence: number;
  /** A block without a number: its features also reach the trunk as they are. */
  readonly isSingle: boolean;
};

/** The head whose values name entities. */
export type TargetLayout = {
  readonly head: number;
  /**
   * Per value the entities it names, counted over all kinds in their order; several where it may be any of them,
   * none where it is no entity.
   */
  readonly values: readonly (readonly number[])[];
};

export type EntityLayout = { readonly kinds: readonly EntityKind[]; readonly target: TargetLayout | null };

type Block = Manifest['observation']['blocks'][number];

/** Values of action heads whose name is not that of the blocks they mean. */
const blockNames: Readonly<Record<string, readonly string[]>> = {
  enemyHero: ['enemy'],
  creep: ['enemyCreep'],
  structure: ['enemyTower', 'enemyCrystal'],
};

/** Feature that says whether there is an entity in the block at all. */
const presenceName = 'present';

/** `enemyCreep12` -> enemyCreep and 12; without a number null. */
const splitName = (name: string): { readonly stem: string; readonly number: string | null } => {
  const parts = /^(.*?)(\d+)$/.exec(name);
  return parts ? { stem: parts[1] as string, number: parts[2] as string } : { stem: name, number: null };
};

/** Blocks that a value names: of its number, or all of its kind. */
const blocksOfValue = (value: string, blocks: readonly Block[]): Block[] => {
  const exact = blocks.filter(({ name }) => name === value);
  if (exact.length > 0) return exact;
  const { stem, number } = splitName(value);
  const stems = blockNames[stem] ?? [stem];
  return blocks.filter((block) => {
    const own = splitName(block.name);
    return stems.includes(own.stem) && (number === null || own.number === number);
  });
};

/** The features of a block, named without the block. */
const featuresOf = (manifest: Manifest, { name, offset, length }: Block): string[] =>
  manifest.observation.features
    .slice(offset, offset + length)
    .map((feature) => (feature.name.startsWith(`${name}.`) ? feature.name.slice(name.length + 1) : feature.name));

/** Head with the most values that name blocks; null where there is none. */
const targetHead = (manifest: Manifest): { head: number; values: Block[][] } | null => {
  const { blocks } = manifest.observation;
  const heads = manifest.actionHeads.map(({ values }) => values.map((value) => blocksOfValue(value, blocks)));
  const counts = heads.map((values) => values.filter((named) => named.length > 0).length);
  const most = Math.max(...counts);
  const head = counts.indexOf(most);
  return most === 0 ? null : { head, values: heads[head] as Block[][] };
};

/**
 * Reads the layout of a scenario.
 * @param withNamed whether blocks without a number count as entities too where the target head names them
 * @throws LearnError `invalid_option` where blocks overlap
 */
export const entityLayout = (manifest: Manifest, withNamed: boolean): EntityLayout => {
  const found = targetHead(manifest);
  const named = new Set(withNamed ? found?.values.flat() : []);
  const isEntity = (block: Block): boolean => splitName(block.name).number !== null || named.has(block);
  const entities = manifest.observation.blocks.filter(isEntity).sort((a, b) => a.offset - b.offset);
  for (const [index, { name, offset }] of entities.entries()) {
    const before = entities[index - 1];
    if (before === undefined || before.offset + before.length <= offset) continue;
    throw new LearnError(
      'invalid_option',
      `The entity network needs blocks that do not overlap; ${manifest.id} has ${before.name} and ${name} on top of each other.`,
    );
  }
  const byKind = new Map<string, Block[]>();
  for (const block of entities) {
    const { stem, number } = splitName(block.name);
    // Blocks of one kind but with other features are kinds of their own.
    const key = `${stem} ${number === null} ${featuresOf(manifest, block).join(' ')}`;
    byKind.set(key, [...(byKind.get(key) ?? []), block]);
  }
  const groups = [...byKind.values()];
  const names = groups.map(([first]) => splitName((first as Block).name).stem);
  const kinds = groups.map((group, index): EntityKind => {
    const first = group[0] as Block;
    const stem = names[index] as string;
    return {
      name: names.filter((name) => name === stem).length === 1 ? stem : first.name,
      offsets: group.map(({ offset }) => offset),
      length: first.length,
      presence: featuresOf(manifest, first).indexOf(presenceName),
      isSingle: splitName(first.name).number === null,
    };
  });
  const order = groups.flat();
  const target = found && {
    head: found.head,
    values: found.values.map((blocks) => blocks.map((block) => order.indexOf(block)).filter((index) => index >= 0)),
  };
  return { kinds, target };
};
