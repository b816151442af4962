// Where something is going on: each visible hero with how much it is part of, for a camera that chooses by itself.

import type { FocusPoint, RenderRow, SceneFrame } from '@jixia/env/drawing';
import type { Pose } from './poses.ts';

const NEAR_CM = 1300;
/** A fight cools off: an event counts half after this many ticks. */
const HALF_LIFE_TICKS = 20;

/** What an event is worth to a spectator, for its source and its target. */
const worthOf = (kind: string, event: RenderRow, heroes: ReadonlySet<number>): number => {
  const isDuel = heroes.has(event['source'] ?? -1) && heroes.has(event['target'] ?? -1);
  if (kind === 'damage') return isDuel ? 10 + (event['amount'] ?? 0) / 12 : 2;
  if (kind === 'death') return heroes.has(event['target'] ?? -1) ? 90 : 4;
  if (kind === 'cast') return 6;
  return 0;
};

export const focusPoints = (
  frame: SceneFrame,
  visible: readonly Pose[],
  eventKinds: readonly string[],
): readonly FocusPoint[] => {
  const heroes = visible.filter((pose) => pose.kind === 'hero');
  const slots = new Set(frame.next.heroes.map((row) => row['slot'] ?? -1));
  const heat = new Map<number, number>(heroes.map((pose) => [pose.slot, 1]));
  const warm = (slot: number | undefined, amount: number): void => {
    const known = heat.get(slot ?? -1);
    if (known !== undefined) heat.set(slot ?? -1, known + amount);
  };
  for (const event of frame.recentEvents) {
    const age = Math.max(frame.tick - (event['tick'] ?? 0), 0);
    const worth = worthOf(eventKinds[event['kind'] ?? 0] ?? '', event, slots) * 0.5 ** (age / HALF_LIFE_TICKS);
    if (worth < 0.5) continue;
    warm(event['source'], worth);
    warm(event['target'], worth);
  }
  return heroes.map((pose) => {
    const isMet = heroes.some(
      (other) => other.team !== pose.team && (other.xCm - pose.xCm) ** 2 + (other.zCm - pose.zCm) ** 2 < NEAR_CM ** 2,
    );
    return { xCm: pose.xCm, zCm: pose.zCm, heat: (heat.get(pose.slot) ?? 0) + (isMet ? 12 : 0) };
  });
};
