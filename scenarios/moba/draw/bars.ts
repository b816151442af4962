// Heads-up marks over units: health, shield, mana, level, name, and the state they are in.

import type { Pen, RenderRow } from '@jixia/env/drawing';
import { TEAM_TINTS } from './palette.ts';
import type { Pose } from './poses.ts';
import { STATUS } from './records.ts';

type Place = { readonly xCm: number; readonly zCm: number };

/** A strip of a bar in pixels relative to a map position. */
const strip = (
  pen: Pen,
  at: Place,
  leftPx: number,
  yPx: number,
  widthPx: number,
  heightPx: number,
  tint: number,
  alpha = 1,
): void => {
  if (widthPx <= 0) return;
  pen.sprite('hud', 'bar', at.xCm, at.zCm, {
    widthCm: widthPx * pen.cmPerPx,
    heightCm: heightPx * pen.cmPerPx,
    offsetXPx: leftPx,
    offsetYPx: yPx,
    tint,
    alpha,
  });
};

/** A plain bar, as creeps, monsters and structures have. */
export const drawSmallBar = (pen: Pen, unit: Pose, widthPx: number, heightPx: number, yPx: number): void => {
  const left = -widthPx / 2;
  strip(pen, unit, left - 1, yPx, widthPx + 2, heightPx + 2, 0x05080c, 0.85);
  strip(pen, unit, left, yPx, (widthPx * unit.hp) / unit.maxHp, heightPx, TEAM_TINTS[unit.team] ?? TEAM_TINTS[2]);
};

const STATES: readonly (readonly [number, string, { zh: string; en: string }])[] = [
  [STATUS.stun, '#ffd166', { zh: '眩晕', en: 'STUNNED' }],
  [STATUS.root, '#b6e36f', { zh: '定身', en: 'ROOTED' }],
  [STATUS.silence, '#d6a4ff', { zh: '沉默', en: 'SILENCED' }],
  [STATUS.recalling, '#8fd3ff', { zh: '回城', en: 'RECALL' }],
];

const plateScale = (pen: Pen): number => Math.min(Math.max(6 / pen.cmPerPx, 0.62), 1.1);

/** What stands over a hero; `yPx` above its feet. */
export type HeroPlate = { readonly unit: Pose; readonly hero: RenderRow; readonly name: string; readonly yPx: number };

/** Over a whole large map a name is clutter: a plain bar over each hero. */
const FAR_CM_PER_PX = 14;

/** The bars of all heroes, over everything else; where two would cover each other, the farther one moves up. */
export const drawHeroBars = (pen: Pen, plates: readonly HeroPlate[], language: 'zh' | 'en'): void => {
  if (pen.cmPerPx > FAR_CM_PER_PX) {
    for (const { unit, yPx } of plates) drawSmallBar(pen, unit, 30, 4, yPx + 4);
    return;
  }
  const [widthPx, heightPx] = [104 * plateScale(pen), 32 * plateScale(pen)];
  const nearestFirst = [...plates].sort((a, b) => b.unit.zCm - a.unit.zCm || a.unit.slot - b.unit.slot);
  const placed: { x: number; y: number }[] = [];
  for (const { unit, hero, name, yPx } of nearestFirst) {
    const x = unit.xCm / pen.cmPerPx;
    let y = unit.zCm / pen.cmPerPx + yPx;
    for (const other of placed) {
      if (Math.abs(x - other.x) < widthPx && Math.abs(y - other.y) < heightPx) y = other.y - heightPx;
    }
    placed.push({ x, y });
    drawHeroBar(pen, unit, hero, name, y - unit.zCm / pen.cmPerPx, language);
  }
};

/** A hero's bar: level, segments of 250 health, shield beyond, mana below, name above. */
const drawHeroBar = (pen: Pen, unit: Pose, hero: RenderRow, name: string, yPx: number, language: 'zh' | 'en'): void => {
  const scale = plateScale(pen);
  const width = 74 * scale;
  const height = 8 * scale;
  const left = -width / 2 + 7 * scale;
  const total = Math.max(unit.maxHp, unit.hp + unit.shield);
  strip(pen, unit, left - 2, yPx + 2.5 * scale, width + 4, height + 9 * scale, 0x05080c, 0.88);
  const hp = (width * unit.hp) / total;
  strip(pen, unit, left, yPx, hp, height, TEAM_TINTS[unit.team] ?? TEAM_TINTS[2]);
  strip(pen, unit, left, yPx - height * 0.28, hp, height * 0.3, 0xffffff, 0.3);
  strip(pen, unit, left + hp, yPx, (width * unit.shield) / total, height, 0xf2f6fa, 0.95);
  for (let at = 250; at < total; at += 250) {
    strip(pen, unit, left + (width * at) / total, yPx, 1, height * (at % 1000 === 0 ? 1 : 0.6), 0x05080c, 0.65);
  }
  const mana = (hero['mana'] ?? 0) / Math.max(hero['maxMana'] ?? 1, 1);
  strip(pen, unit, left, yPx + height * 0.5 + 3.4 * scale, width * mana, 3 * scale, 0x5a8dff);
  pen.sprite('hud', `level:${unit.team}`, unit.xCm, unit.zCm, {
    widthCm: 20 * scale * pen.cmPerPx,
    offsetXPx: left - 9 * scale,
    offsetYPx: yPx + 2,
  });
  pen.label(String(hero['level'] ?? 1), unit.xCm, unit.zCm, {
    sizePx: Math.round(11 * scale),
    color: '#ffeec2',
    isBold: true,
    offsetXPx: left - 9 * scale,
    offsetYPx: yPx + 2,
  });
  const state = STATES.find(([bit]) => (unit.status & bit) !== 0);
  const text = state ? state[2][language] : name;
  pen.label(text, unit.xCm, unit.zCm, {
    sizePx: Math.round(12 * scale),
    color: state ? state[1] : '#f4f1e6',
    isBold: state !== undefined,
    offsetYPx: yPx - 13 * scale,
  });
};
