// What has just happened: events of the last few seconds, as long as the picture goes forward without a jump.

import type { RenderRow, Snapshot } from '@jixia/env/drawing';

const RECENT_TICKS = 60;
/** Snapshots further apart than this are a jump: nothing that came before is still going on. */
const JUMP_TICKS = 30;

/** The events to show with `next`, given those shown with `shown` and that the picture now lies between two snapshots. */
export const recentEvents = (
  recent: readonly RenderRow[],
  shown: Snapshot,
  prev: Snapshot,
  next: Snapshot,
): readonly RenderRow[] => {
  const isSuccessor = prev === shown || (prev.tick >= shown.tick && prev.tick - shown.tick < JUMP_TICKS);
  const kept = isSuccessor ? recent.filter((event) => (event['tick'] ?? 0) > next.tick - RECENT_TICKS) : [];
  return [...kept, ...next.events];
};
