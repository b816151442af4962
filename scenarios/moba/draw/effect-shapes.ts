// Shapes that effects are made of, each a function of its age `t` 0..1.

import type { Pen } from '@jixia/env/drawing';
import { scatter } from './palette.ts';

export const easeOut = (t: number): number => 1 - (1 - t) ** 3;

export const expandingRing = (pen: Pen, x: number, z: number, radiusCm: number, t: number, tint: number): void => {
  const widthCm = radiusCm * 2.2 * easeOut(t);
  pen.sprite('glow', 'ring', x, z, { widthCm, tint, alpha: (1 - t) * 0.9 });
  pen.sprite('glow', 'soft', x, z, { widthCm, tint, alpha: (1 - t) * 0.4 });
};

export const burst = (
  pen: Pen,
  x: number,
  z: number,
  sizeCm: number,
  t: number,
  tint: number,
  count: number,
  seed: number,
): void => {
  pen.sprite('glow', 'glow', x, z, { widthCm: sizeCm * (0.6 + t), tint, alpha: (1 - t) * 0.9 });
  for (let i = 0; i < count; i += 1) {
    const angle = scatter(seed, i, 3) * Math.PI * 2;
    const reach = sizeCm * (0.3 + scatter(seed, i, 4) * 0.7) * easeOut(t);
    pen.sprite('glow', 'star', x + Math.cos(angle) * reach, z + Math.sin(angle) * reach * 0.75 - reach * 0.2, {
      widthCm: sizeCm * 0.2 * (1 - t),
      rotation: angle,
      tint,
      alpha: 1 - t,
    });
  }
};

export const floatText = (
  pen: Pen,
  text: string,
  x: number,
  z: number,
  t: number,
  style: { readonly color: string; readonly sizePx: number; readonly seed: number; readonly liftPx: number },
): void => {
  const pop = t < 0.15 ? 0.7 + (t / 0.15) * 0.3 : 1;
  pen.label(text, x, z, {
    sizePx: style.sizePx,
    color: style.color,
    isBold: true,
    alpha: pop * (t < 0.6 ? 1 : 1 - (t - 0.6) / 0.4),
    offsetXPx: (scatter(style.seed, 1, 9) - 0.5) * 34,
    offsetYPx: -style.liftPx - easeOut(t) * 30,
  });
};
