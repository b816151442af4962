// Towers and crystals on the map, and what is left of those that fell.

import type { Pen, RenderRow } from '@jixia/env/drawing';
import { drawSmallBar } from './bars.ts';
import type { MobaContent } from './content.ts';
import { TEAM_TINTS } from './palette.ts';
import type { Pose } from './poses.ts';
import { readUnit, STATUS } from './records.ts';

export type Standing = {
  readonly slot: number;
  readonly team: number;
  readonly xCm: number;
  readonly zCm: number;
  readonly isCrystal: boolean;
  /** 1 = outermost tower .. 3 = before the crystal. */
  readonly roofs: number;
};

export const structuresOf = (
  rows: readonly RenderRow[],
  kinds: readonly string[],
  content: MobaContent,
): readonly Standing[] =>
  rows
    .map((row) => readUnit(row, kinds))
    .filter((unit) => unit.kind === 'tower' || unit.kind === 'crystal')
    .map(({ slot, team, xCm, zCm, kind, variety }) => {
      const tower = content.towers[variety];
      const roofs = tower === undefined || tower.isInnermost ? 3 : Math.min(tower.tier, 2);
      return { slot, team, xCm, zCm, isCrystal: kind === 'crystal', roofs };
    });

const HEIGHT_BY_ROOFS = [680, 470, 580, 680] as const;

export const drawStanding = (pen: Pen, pose: Pose, roofs: number, tick: number): void => {
  const isCrystal = pose.kind === 'crystal';
  const { xCm, zCm, team } = pose;
  pen.sprite('shadow', 'shadow', xCm + 60, zCm + 20, { widthCm: 620, heightCm: 300, tint: 0, alpha: 0.6 });
  if (!isCrystal) pen.sprite('unit', `tower:${team}:${roofs}`, xCm, zCm + 40, { widthCm: 520 });
  else {
    const bob = Math.sin(tick * 0.12) * 16;
    pen.sprite('unit', `crystalBase:${team}`, xCm, zCm + 60, { widthCm: 600 });
    pen.sprite('unit', `crystalStone:${team}`, xCm, zCm - 20 + bob, { widthCm: 340 });
  }
  const tint = TEAM_TINTS[team] ?? TEAM_TINTS[2];
  const height = isCrystal ? 560 : (HEIGHT_BY_ROOFS[roofs] ?? 680);
  pen.sprite('glow', 'glow', xCm, zCm - (isCrystal ? 260 : height - 160), {
    widthCm: isCrystal ? 620 : 360,
    tint,
    alpha: 0.34 + Math.sin(tick * 0.1 + pose.slot) * 0.1,
  });
  if ((pose.status & STATUS.sheltered) !== 0) {
    // A thin ward on the ground says: not yet.
    pen.sprite('glow', 'thinRing', xCm, zCm, { widthCm: 520, heightCm: 270, tint, alpha: 0.5 });
  }
  const isWhole = pose.hp >= pose.maxHp;
  if (isWhole && (pose.status & STATUS.sheltered) !== 0) return;
  drawSmallBar(pen, pose, Math.min(70, 420 / pen.cmPerPx), 5, -(height / pen.cmPerPx));
};
