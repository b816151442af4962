// Heroes, creeps and monsters on the map.

import type { Pen, RenderRow } from '@jixia/env/drawing';
import { drawSmallBar } from './bars.ts';
import type { MobaContent } from './content.ts';
import { TEAM_TINTS } from './palette.ts';
import type { Pose } from './poses.ts';
import { STATUS } from './records.ts';

const HEIGHT_CM: Readonly<Record<string, number>> = {
  hero: 360,
  melee: 190,
  ranged: 195,
  siege: 230,
  super: 285,
  monster: 330,
};
const GREAT_HEIGHT_CM = 620;
/** No figure gets smaller on the screen than this. */
const LEAST_HEIGHT_PX: Readonly<Record<string, number>> = {
  hero: 40,
  melee: 17,
  ranged: 17,
  siege: 20,
  super: 22,
  monster: 24,
};
/** Over a whole large map only signs of creeps are left. */
const FAR_CM_PER_PX = 14;
const FAR_SHARE = 0.65;

const artOf = (pose: Pose, hero: RenderRow | undefined, content: MobaContent): string => {
  if (pose.kind === 'hero') {
    const info = content.heroes[hero?.['heroId'] ?? -1];
    return `hero:${info?.key ?? ''}:${info?.role ?? ''}`;
  }
  if (pose.kind === 'monster') return `monster:${content.monsters[pose.variety]?.key ?? ''}`;
  return `creep:${pose.kind}:${pose.team}`;
};

/** Draws one; returns how high it stands, in cm. */
export const drawWalker = (
  pen: Pen,
  pose: Pose,
  hero: RenderRow | undefined,
  content: MobaContent,
  tick: number,
): number => {
  const isHero = pose.kind === 'hero';
  const isGreat = pose.kind === 'monster' && (content.monsters[pose.variety]?.isGreat ?? false);
  const nativeCm = isGreat ? GREAT_HEIGHT_CM : (HEIGHT_CM[pose.kind] ?? 190);
  const leastPx =
    (LEAST_HEIGHT_PX[pose.kind] ?? 16) * (pen.cmPerPx > FAR_CM_PER_PX ? FAR_SHARE : 1) * (isGreat ? 1.4 : 1);
  const heightCm = Math.max(nativeCm, leastPx * pen.cmPerPx);
  const widthCm = heightCm * (200 / 220);
  const step = pose.isMoving
    ? Math.abs(Math.sin(tick * 0.75 + pose.slot)) * heightCm * 0.05
    : Math.sin(tick * 0.14 + pose.slot) * heightCm * 0.008;
  const lean = (pose.status & (STATUS.swinging | STATUS.casting | STATUS.dashing)) !== 0 ? heightCm * 0.07 : 0;
  const length = Math.hypot(pose.dirX, pose.dirZ) || 1;
  const x = pose.xCm + (pose.dirX / length) * lean;
  const z = pose.zCm + (pose.dirZ / length) * lean;
  pen.sprite('shadow', 'shadow', pose.xCm, pose.zCm, {
    widthCm: widthCm * 0.8,
    heightCm: widthCm * 0.36,
    tint: 0,
    alpha: 0.75,
  });
  if (isHero) {
    pen.sprite('shadow', 'ring', pose.xCm, pose.zCm, {
      widthCm: widthCm * 0.95,
      heightCm: widthCm * 0.5,
      tint: TEAM_TINTS[pose.team] ?? TEAM_TINTS[2],
      alpha: 0.95,
    });
  }
  const isHidden = (pose.status & STATUS.inBrush) !== 0;
  pen.sprite('unit', artOf(pose, hero, content), x, z - step, {
    widthCm,
    isFlipped: pose.dirX < 0,
    alpha: isHidden ? 0.65 : 1,
  });
  if (isHero) return heightCm;
  if ((pose.status & STATUS.stun) !== 0)
    pen.sprite('glow', 'star', x, z - heightCm, { widthCm: 60, tint: 0xffd166, rotation: tick * 0.4 });
  if (pose.hp < pose.maxHp || pose.kind === 'monster') {
    const widthPx = Math.max(isGreat ? 40 : 16, Math.min(isGreat ? 96 : 34, (isGreat ? 480 : 170) / pen.cmPerPx));
    drawSmallBar(pen, pose, widthPx, isGreat ? 5 : 3, -(heightCm / pen.cmPerPx) * 0.92 - 3);
  }
  return heightCm;
};
