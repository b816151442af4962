// Where an agent in WebAssembly finds what it sees and may do, as the source file `layout.ts` of its folder.

import type { Manifest } from '@jixia/env/types';

/** `enemyCreep3` and `enemyCreep` are of one family. */
const familyOf = (block: string): string => block.replace(/\d+$/, '');

const identifier = (name: string): string => name.replaceAll(/[^A-Za-z0-9_]/g, '_');

/** Places of a family of blocks, and of the features of each within it. Where there is but one they need no sum. */
const featureLines = ({ observation }: Manifest): string[] => {
  const families = new Map<string, Map<string, Map<string, number>>>();
  for (const { name, index } of observation.features) {
    const dot = name.indexOf('.');
    const block = name.slice(0, Math.max(0, dot));
    const family = families.get(familyOf(block)) ?? new Map<string, Map<string, number>>();
    const features = family.get(block) ?? new Map<string, number>();
    features.set(name.slice(dot + 1), index);
    family.set(block, features);
    families.set(familyOf(block), family);
  }
  const isSingle = (family: string): boolean => family === 'self' || family === 'match' || family === 'team';
  return [...families].flatMap(([family, blocks]) => {
    const starts = [...blocks.values()].map((features) => Math.min(...features.values()));
    const [first] = blocks.values();
    const base = isSingle(family) ? 0 : (starts[0] ?? 0);
    return [
      `// ${[...blocks.keys()].join(', ')}`,
      ...(isSingle(family) ? [] : [`export const ${identifier(family)} = [${starts.join(', ')}];`]),
      ...[...(first ?? [])].map(
        ([feature, index]) => `export const ${identifier(`${family}_${feature}`)} = ${index - base};`,
      ),
      '',
    ];
  });
};

const actionLines = ({ actionHeads, masks }: Manifest): string[] => {
  const offsetOf = (head: string): number => masks.legalActions.find((segment) => segment.head === head)?.offset ?? -1;
  const [button] = actionHeads;
  const target = actionHeads.find(({ name }) => name === 'target');
  const targets = new Map<string, number[]>();
  for (const [value, name] of (target?.values ?? []).entries()) {
    targets.set(familyOf(name), [...(targets.get(familyOf(name)) ?? []), value]);
  }
  return [
    '// Heads of an action, and the values of the buttons and targets.',
    `export const heads = ${actionHeads.length};`,
    ...actionHeads.map(({ name }, at) => `export const head_${identifier(name)} = ${at};`),
    ...(button?.values ?? []).map((name, at) => `export const button_${identifier(name)} = ${at};`),
    `export const targets = ${target?.size ?? 0};`,
    ...[...targets].map(([family, values]) => `export const target_${identifier(family)} = [${values.join(', ')}];`),
    '',
    '// Places in the mask: legal buttons, legal targets button by button, which heads each button uses.',
    `export const mask_button = ${offsetOf(button?.name ?? '')};`,
    `export const mask_target = ${offsetOf('target')};`,
    `export const mask_uses = ${masks.subActionMask.offset};`,
  ];
};

export const agentLayout = (manifest: Manifest): string =>
  `${[
    `// Places in the rows of ${manifest.id}. Written by \`jixia agent build\`, which writes it anew; rules ${manifest.rulesHash.slice(0, 12)}.`,
    '',
    ...featureLines(manifest),
    ...actionLines(manifest),
  ].join('\n')}\n`;
