// The automatic camera's choice among many places: the hottest group, kept until another is clearly hotter.

import type { FocusPoint } from '@jixia/env/drawing';

type Place = { readonly xCm: number; readonly zCm: number };

export type Director = { anchor: Place | null; heldMs: number };

export const createDirector = (): Director => ({ anchor: null, heldMs: 0 });

/** Up to this many places are shown all at once. */
const FEW = 2;
const GROUP_CM = 1700;
/** Who wandered off this far is no longer the same group. */
const SAME_CM = 2600;
const LEAST_HOLD_MS = 2500;
const CLEARLY_HOTTER = 1.5;

const isWithin = (a: Place, b: Place, reachCm: number): boolean =>
  (a.xCm - b.xCm) ** 2 + (a.zCm - b.zCm) ** 2 <= reachCm ** 2;

const groupAt = (place: Place, points: readonly FocusPoint[], reachCm: number): readonly FocusPoint[] =>
  points.filter((point) => isWithin(place, point, reachCm));

const heatOf = (group: readonly FocusPoint[]): number => group.reduce((sum, { heat }) => sum + heat, 0);

const hottest = (points: readonly FocusPoint[]): FocusPoint | null => {
  let best: FocusPoint | null = null;
  let bestHeat = -1;
  for (const point of points) {
    const heat = heatOf(groupAt(point, points, GROUP_CM));
    if (heat > bestHeat) {
      best = point;
      bestHeat = heat;
    }
  }
  return best;
};

/** The places to frame in this frame of `elapsedMs`. */
export const direct = (director: Director, points: readonly FocusPoint[], elapsedMs: number): readonly FocusPoint[] => {
  if (points.length <= FEW) return points;
  const best = hottest(points) as FocusPoint;
  const kept = director.anchor === null ? null : hottest(groupAt(director.anchor, points, SAME_CM));
  director.heldMs += elapsedMs;
  const keptHeat = kept ? heatOf(groupAt(kept, points, GROUP_CM)) : -1;
  const isHotter = heatOf(groupAt(best, points, GROUP_CM)) > keptHeat * CLEARLY_HOTTER;
  const isFree = kept === null || (isHotter && director.heldMs > LEAST_HOLD_MS);
  if (isFree) director.heldMs = 0;
  const anchor = isFree ? best : kept;
  director.anchor = anchor;
  return groupAt(anchor, points, GROUP_CM);
};
