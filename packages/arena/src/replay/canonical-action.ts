// One way to write an action: what the rules ignore becomes 0, and every value outside a head becomes one and the same.

import { type ActionLayout, takesPart } from '@jixia/env';

/**
 * Rewrites the action at `actions[start ..]` without changing what it does: a head that the mask row leaves out
 * becomes 0, a value outside its head becomes the head's size (just as illegal, and one symbol to store).
 */
export const canonicalAction = (
  layout: ActionLayout,
  masks: Uint8Array,
  maskStart: number,
  actions: Int32Array,
  start: number,
): void => {
  const buttons = layout.heads[0]?.size ?? 0;
  const button = actions[start] as number;
  const isButton = button >= 0 && button < buttons;
  if (!isButton) actions[start] = buttons;
  for (let head = 1; head < layout.heads.length; head++) {
    const size = layout.heads[head]?.size ?? 0;
    const value = actions[start + head] as number;
    if (!isButton || !takesPart(layout, masks, maskStart, head, button)) actions[start + head] = 0;
    else if (value < 0 || value >= size) actions[start + head] = size;
  }
};
