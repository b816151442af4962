// What is seen of a hero's state on the map: control, shields, buffs, boons.

import type { Pen, RenderRow } from '@jixia/env/drawing';
import type { MobaContent } from './content.ts';
import { boonTint } from './palette.ts';
import type { Pose } from './poses.ts';
import { STATUS } from './records.ts';

/** Motes in the colours of the boons circle the hero; a great monster's boon lights the ground too. */
const drawBoons = (pen: Pen, pose: Pose, bits: number, content: MobaContent, tick: number): void => {
  const running = content.boons.filter((_, i) => ((bits >> i) & 1) === 1);
  running.forEach((boon, i) => {
    const tint = boonTint(boon.key);
    const isGreat = content.monsters.some((monster) => monster.isGreat && monster.boon?.key === boon.key);
    const turn = tick * 0.07 + (i / running.length) * Math.PI * 2;
    for (let mote = 0; mote < 2; mote += 1) {
      const angle = turn + mote * Math.PI;
      pen.sprite('glow', 'glow', pose.xCm + Math.cos(angle) * 125, pose.zCm - 24 + Math.sin(angle) * 56, {
        widthCm: 95,
        tint,
        alpha: 0.95,
      });
    }
    if (isGreat) {
      pen.sprite('glow', 'rune', pose.xCm, pose.zCm, { widthCm: 330, heightCm: 170, tint, alpha: 0.55 });
      pen.sprite('glow', 'soft', pose.xCm, pose.zCm - 60, { widthCm: 330, tint, alpha: 0.2 });
    }
  });
};

export const drawAura = (pen: Pen, pose: Pose, hero: RenderRow, content: MobaContent, tick: number): void => {
  const { status, xCm, zCm } = pose;
  const has = (bit: number): boolean => (status & bit) !== 0;
  if (has(STATUS.recalling)) {
    pen.sprite('glow', 'rune', xCm, zCm, { widthCm: 420, rotation: tick * 0.08, tint: 0x7fd0ff, alpha: 0.8 });
    pen.sprite('glow', 'column', xCm, zCm + 30, { widthCm: 300, heightCm: 620, tint: 0x7fd0ff, alpha: 0.35 });
  }
  if (pose.shield > 0 || has(STATUS.warded)) {
    pen.sprite('glow', 'thinRing', xCm, zCm - 110, { widthCm: 330, heightCm: 370, tint: 0xffe6a8, alpha: 0.75 });
    pen.sprite('glow', 'soft', xCm, zCm - 110, { widthCm: 330, heightCm: 370, tint: 0xffe6a8, alpha: 0.16 });
  }
  if (has(STATUS.stun)) {
    for (let i = 0; i < 3; i += 1) {
      const angle = tick * 0.5 + (i / 3) * Math.PI * 2;
      pen.sprite('glow', 'star', xCm + Math.cos(angle) * 90, zCm - 300 + Math.sin(angle) * 28, {
        widthCm: 70,
        tint: 0xffd166,
      });
    }
  }
  if (has(STATUS.burn))
    pen.sprite('glow', 'glow', xCm, zCm - 100, { widthCm: 330, tint: 0xff6a2b, alpha: 0.4 + Math.sin(tick) * 0.15 });
  if (has(STATUS.slow))
    pen.sprite('glow', 'thinRing', xCm, zCm, { widthCm: 250, heightCm: 130, tint: 0x7fc8ff, alpha: 0.7 });
  if (has(STATUS.might) || has(STATUS.rapid)) {
    const alpha = 0.3 + Math.sin(tick * 0.6) * 0.1;
    pen.sprite('glow', 'column', xCm, zCm + 30, { widthCm: 220, heightCm: 420, tint: 0xff8a3c, alpha });
  }
  if (has(STATUS.haste))
    pen.sprite('glow', 'soft', xCm, zCm, { widthCm: 300, heightCm: 120, tint: 0x8effd6, alpha: 0.5 });
  if (has(STATUS.empowered)) pen.sprite('glow', 'glow', xCm, zCm - 130, { widthCm: 260, tint: 0xfff1b8, alpha: 0.4 });
  if (has(STATUS.boon)) drawBoons(pen, pose, hero['boons'] ?? 0, content, tick);
};
