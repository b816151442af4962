// The whole picture of the ground: terrain, then what stands on it; in steps, so that a page need not wait for it.

import type { TileMap } from '@jixia/env/types';
import type { MobaContent } from './content.ts';
import { paintDecoration } from './decoration.ts';
import type { Standing } from './standing.ts';
import { paintTerrain } from './terrain.ts';

export function* paintGround(
  canvas: HTMLCanvasElement,
  map: TileMap,
  content: MobaContent,
  standing: readonly Standing[],
  pxPerCm: number,
  marginCm: number,
): Generator<void> {
  yield* paintTerrain(canvas, map, content, pxPerCm, marginCm);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.setTransform(pxPerCm, 0, 0, pxPerCm, marginCm * pxPerCm, marginCm * pxPerCm);
  yield* paintDecoration(context, map, content, standing, marginCm);
  context.setTransform(1, 0, 0, 1, 0, 0);
}
