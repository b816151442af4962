// Reading a mask row: which values of which heads are legal, and drawing a legal action at random.

import type { Random } from './random.ts';
import type { Manifest } from './types.ts';

type HeadLayout = { readonly size: number; readonly offset: number; readonly perButton: boolean };

/** Mask offsets of a manifest, resolved once for hot loops. Head 0 is the button. */
export type ActionLayout = {
  readonly heads: readonly HeadLayout[];
  readonly subActionOffset: number;
};

export const actionLayout = (manifest: Manifest): ActionLayout => ({
  heads: manifest.actionHeads.map((head) => {
    const segment = manifest.masks.legalActions.find((candidate) => candidate.head === head.name);
    return { size: head.size, offset: segment?.offset ?? -1, perButton: segment?.perButton ?? false };
  }),
  subActionOffset: manifest.masks.subActionMask.offset,
});

/** Offset, from the start of a mask row, of the `size` legal-value bytes of a head under a button; -1 = no mask. */
export const legalOffset = (layout: ActionLayout, head: number, button: number): number => {
  const { size, offset, perButton } = layout.heads[head] as HeadLayout;
  if (offset < 0) return -1;
  return perButton ? offset + button * size : offset;
};

/** Whether `head` takes part when the button head picks `button`. */
export const takesPart = (
  layout: ActionLayout,
  masks: Uint8Array,
  maskStart: number,
  head: number,
  button: number,
): boolean => head === 0 || masks[maskStart + layout.subActionOffset + button * layout.heads.length + head] === 1;

/** Whether a mask row allows the action: every head that takes part has an allowed value inside its size. */
export const isLegalAction = (
  layout: ActionLayout,
  masks: Uint8Array,
  maskStart: number,
  actions: Int32Array,
  actionStart: number,
): boolean => {
  const button = actions[actionStart] as number;
  for (let head = 0; head < layout.heads.length; head++) {
    const value = actions[actionStart + head] as number;
    const { size } = layout.heads[head] as HeadLayout;
    if (head > 0 && !takesPart(layout, masks, maskStart, head, button)) continue;
    if (value < 0 || value >= size) return false;
    const offset = legalOffset(layout, head, button);
    if (offset >= 0 && masks[maskStart + offset + value] !== 1) return false;
  }
  return true;
};

const drawAllowed = (masks: Uint8Array, start: number, size: number, random: Random): number => {
  let allowed = 0;
  for (let value = 0; value < size; value++) allowed += masks[start + value] === 1 ? 1 : 0;
  if (allowed === 0) return -1;
  let left = random.nextBelow(allowed);
  for (let value = 0; value < size; value++) {
    if (masks[start + value] === 1 && left-- === 0) return value;
  }
  return -1;
};

/**
 * Draws each head uniformly from its legal values, button first, into `actions[actionStart ..]`; heads that do
 * not take part become 0. A button whose other head has no legal value would be a fault of the rules; it falls to 0.
 */
export const sampleLegalAction = (
  layout: ActionLayout,
  masks: Uint8Array,
  maskStart: number,
  actions: Int32Array,
  actionStart: number,
  random: Random,
): void => {
  const buttons = layout.heads[0] as HeadLayout;
  const button = Math.max(0, drawAllowed(masks, maskStart + buttons.offset, buttons.size, random));
  actions[actionStart] = button;
  for (let head = 1; head < layout.heads.length; head++) {
    const { size } = layout.heads[head] as HeadLayout;
    let value = 0;
    if (takesPart(layout, masks, maskStart, head, button)) {
      const offset = legalOffset(layout, head, button);
      value = offset < 0 ? random.nextBelow(size) : Math.max(0, drawAllowed(masks, maskStart + offset, size, random));
    }
    actions[actionStart + head] = value;
  }
};
