// Writes what an agent sees at a decision as a message: features and legal values by name, or flat rows, as it asked.

import { type ActionLayout, actionLayout, legalOffset, type Manifest, takesPart } from '@jixia/env';

export const viewParts = ['features', 'vector', 'vectorBase64', 'legal', 'mask', 'maskBase64'] as const;

/**
 * `features`: values by block and feature name. `vector`: the same as a flat list. `vectorBase64`: its f32 bytes,
 * little-endian. `legal`: legal values by head and name. `mask`: the mask row as 0 and 1. `maskBase64`: its bytes.
 */
export type ViewPart = (typeof viewParts)[number];

/** Names of the features of a row, block by block in the order of the row. */
const blocksOf = ({ observation }: Manifest): readonly { name: string; features: readonly [string, number][] }[] => {
  const blocks = [...observation.blocks].sort((a, b) => a.offset - b.offset);
  const isIn = (index: number, block: (typeof blocks)[number]): boolean =>
    index >= block.offset && index < block.offset + block.length;
  const named = blocks.map((block) => ({
    name: block.name,
    features: observation.features
      .filter(({ index }) => isIn(index, block))
      .map(({ name, index }): [string, number] => [
        name.startsWith(`${block.name}.`) ? name.slice(block.name.length + 1) : name,
        index,
      ]),
  }));
  const rest = observation.features.filter(({ index }) => !blocks.some((block) => isIn(index, block)));
  if (rest.length === 0) return named;
  return [...named, { name: 'other', features: rest.map(({ name, index }): [string, number] => [name, index]) }];
};

/** Text before each feature's value, so that a row is written by joining: exact numbers, no object is built. */
const featureTexts = (manifest: Manifest): readonly (readonly [text: string, index: number])[] => {
  const texts: (readonly [string, number])[] = [];
  for (const [at, { name, features }] of blocksOf(manifest).entries()) {
    for (const [place, [feature, index]] of features.entries()) {
      const opening = `${at === 0 ? '{' : '},'}${JSON.stringify(name)}:{`;
      texts.push([`${place === 0 ? opening : ','}${JSON.stringify(feature)}:`, index]);
    }
  }
  return texts;
};

const base64Of = (row: Float32Array | Uint8Array): string =>
  // Rows are little-endian: they are views of a WebAssembly memory.
  Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString('base64');

/** Writes `act` messages for one agent. */
export class ViewWriter {
  readonly #parts: readonly ViewPart[];
  readonly #manifest: Manifest;
  readonly #layout: ActionLayout;
  readonly #features: readonly (readonly [text: string, index: number])[];

  constructor(manifest: Manifest, parts: readonly ViewPart[]) {
    this.#parts = viewParts.filter((part) => parts.includes(part));
    this.#manifest = manifest;
    this.#layout = actionLayout(manifest);
    this.#features = parts.includes('features') ? featureTexts(manifest) : [];
  }

  /** The message for one observation and mask row; both may be overwritten afterwards. */
  write(step: number, observation: Float32Array, mask: Uint8Array): string {
    let text = `{"type":"act","step":${step}`;
    for (const part of this.#parts) {
      if (part === 'features') text += `,"features":${this.#named(observation)}`;
      else if (part === 'vector') text += `,"vector":[${observation.join(',')}]`;
      else if (part === 'vectorBase64') text += `,"vectorBase64":"${base64Of(observation)}"`;
      else if (part === 'legal') text += `,"legal":${JSON.stringify(this.#legal(mask))}`;
      else if (part === 'mask') text += `,"mask":[${mask.join(',')}]`;
      else text += `,"maskBase64":"${base64Of(mask)}"`;
    }
    return `${text}}`;
  }

  #named(observation: Float32Array): string {
    if (this.#features.length === 0) return '{}';
    let text = '';
    for (const [before, index] of this.#features) text += before + (observation[index] as number);
    return `${text}}}`;
  }

  /** For every legal button the heads it uses; for every head its legal values, by button where they depend on it. */
  #legal(mask: Uint8Array): Readonly<Record<string, unknown>> {
    const { actionHeads } = this.#manifest;
    const [button] = actionHeads;
    if (button === undefined) return {};
    const allowed = (head: number, under: number): string[] => {
      const { values } = actionHeads[head] as (typeof actionHeads)[number];
      const offset = legalOffset(this.#layout, head, under);
      return offset < 0 ? [...values] : values.filter((_, value) => mask[offset + value] === 1);
    };
    const buttons = button.values.flatMap((name, index) =>
      mask[legalOffset(this.#layout, 0, index) + index] === 1 ? [{ name, index }] : [],
    );
    const uses: Record<string, string[]> = {};
    for (const { name, index } of buttons) {
      uses[name] = actionHeads.flatMap((head, at) =>
        at > 0 && takesPart(this.#layout, mask, 0, at, index) ? [head.name] : [],
      );
    }
    const legal: Record<string, unknown> = { [button.name]: buttons.map(({ name }) => name) };
    for (const [at, head] of actionHeads.entries()) {
      if (at === 0) continue;
      if (this.#layout.heads[at]?.perButton !== true) legal[head.name] = allowed(at, 0);
      else {
        const users = buttons.filter(({ name }) => uses[name]?.includes(head.name));
        legal[head.name] = Object.fromEntries(users.map(({ name, index }) => [name, allowed(at, index)]));
      }
    }
    return { ...legal, uses };
  }
}
