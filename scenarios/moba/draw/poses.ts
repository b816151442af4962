// Where every unit stands at a moment between two snapshots, and who may see it.

import type { RenderRow, SceneFrame, Sight } from '@jixia/env/drawing';
import { readUnit, type Unit } from './records.ts';

/** A unit that moved further than this within one decision was carried (blink, recall, respawn): it jumps. */
const JUMP_CM = 340;

export type Pose = Unit & { readonly isMoving: boolean };

export const isSeen = (mask: number, sight: Sight): boolean => sight === 'both' || ((mask >> sight) & 1) === 1;

const known = new WeakMap<SceneFrame, readonly Pose[]>();

/** Living units, interpolated, back to front. A frame is asked several times and computed once. */
export const posesOf = (frame: SceneFrame, kinds: readonly string[]): readonly Pose[] => {
  const poses = known.get(frame) ?? interpolate(frame, kinds);
  known.set(frame, poses);
  return poses;
};

const interpolate = (frame: SceneFrame, kinds: readonly string[]): readonly Pose[] => {
  const before = new Map(frame.prev.units.map((row) => [row['slot'] ?? 0, row]));
  const poses: Pose[] = [];
  for (const row of frame.next.units) {
    const unit = readUnit(row, kinds);
    if (unit.hp <= 0 || unit.kind === 'none') continue;
    const past = before.get(unit.slot);
    const from = past && (past['hp'] ?? 0) > 0 ? readUnit(past, kinds) : unit;
    const dx = unit.xCm - from.xCm;
    const dz = unit.zCm - from.zCm;
    const isJump = Math.abs(dx) + Math.abs(dz) > JUMP_CM;
    const left = isJump ? 0 : 1 - frame.progress;
    poses.push({
      ...unit,
      xCm: unit.xCm - dx * left,
      zCm: unit.zCm - dz * left,
      hp: unit.hp + (from.hp - unit.hp) * (1 - frame.progress),
      isMoving: Math.abs(dx) + Math.abs(dz) > 4 && !isJump,
    });
  }
  return poses.sort((a, b) => a.zCm - b.zCm);
};

export type ShotPose = {
  readonly ability: number;
  readonly team: number;
  readonly source: number;
  readonly xCm: number;
  readonly zCm: number;
  readonly angle: number;
  readonly isCritical: boolean;
};

/** Projectiles have no number: one of the same kind near where this one came from is taken for its past. */
export const shotsOf = (frame: SceneFrame): readonly ShotPose[] => {
  const past: (RenderRow | null)[] = [...frame.prev.projectiles];
  return frame.next.projectiles.map((row) => {
    const x = row['x'] ?? 0;
    const z = row['z'] ?? 0;
    let best = -1;
    let bestSquared = 500 * 500;
    past.forEach((old, i) => {
      if (!old || old['source'] !== row['source'] || old['ability'] !== row['ability']) return;
      const squared = ((old['x'] ?? 0) - x) ** 2 + ((old['z'] ?? 0) - z) ** 2;
      if (squared < bestSquared) {
        best = i;
        bestSquared = squared;
      }
    });
    const old = best >= 0 ? past[best] : null;
    if (best >= 0) past[best] = null;
    const left = 1 - frame.progress;
    return {
      ability: row['ability'] ?? -1,
      team: row['team'] ?? 2,
      source: row['source'] ?? -1,
      xCm: x + ((old?.['x'] ?? x) - x) * left,
      zCm: z + ((old?.['z'] ?? z) - z) * left,
      angle: Math.atan2(row['vz'] ?? 0, row['vx'] ?? 1),
      isCritical: (row['critical'] ?? 0) > 0,
    };
  });
};
