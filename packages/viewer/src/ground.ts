// The ground: painted by the drawing, coarsely at once and finely in spare moments; a sprite below everything, and the
// minimap's background.

import type { SceneDrawing, Snapshot } from '@jixia/env/drawing';
import { Sprite, Texture } from 'pixi.js';

/** Texels per map centimetre are chosen so that the longer side has at most this many. */
const LONG_SIDE_PX = 3200;
const SMALL_SCREEN_LONG_SIDE_PX = 2000;
const FINEST_PX_PER_CM = 0.22;
const COARSE_SHARE = 0.3;
const BUDGET_MS = 3;

export class Ground {
  /** What has been painted so far; a new one when the fine picture is done. */
  canvas: HTMLCanvasElement;
  marginPx: number;
  readonly sprite: Sprite;
  readonly #fine: { readonly canvas: HTMLCanvasElement; readonly steps: Iterator<unknown>; readonly marginPx: number };
  #texture: Texture;
  #isFine = false;

  /** Paints the coarse picture of a map with `marginCm` around it. */
  constructor(
    drawing: SceneDrawing,
    first: Snapshot,
    mapWidthCm: number,
    mapHeightCm: number,
    marginCm: number,
    isSmallScreen: boolean,
  ) {
    const widthCm = mapWidthCm + marginCm * 2;
    const heightCm = mapHeightCm + marginCm * 2;
    const longSidePx = isSmallScreen ? SMALL_SCREEN_LONG_SIDE_PX : LONG_SIDE_PX;
    const finest = Math.min(longSidePx / Math.max(widthCm, heightCm), FINEST_PX_PER_CM);
    const begin = (pxPerCm: number) => {
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(widthCm * pxPerCm);
      canvas.height = Math.round(heightCm * pxPerCm);
      const steps = drawing.paintGround(canvas, first, pxPerCm, marginCm);
      return { canvas, steps, marginPx: marginCm * pxPerCm };
    };
    const coarse = begin(finest * COARSE_SHARE);
    while (!coarse.steps.next().done);
    this.canvas = coarse.canvas;
    this.marginPx = coarse.marginPx;
    this.#texture = Texture.from(coarse.canvas, true);
    this.sprite = new Sprite(this.#texture);
    this.sprite.position.set(-marginCm, -marginCm);
    this.sprite.setSize(widthCm, heightCm);
    this.#fine = begin(finest);
  }

  /** Paints on for a few milliseconds. Returns true in the one call that brings the fine picture. */
  refine(): boolean {
    if (this.#isFine) return false;
    const untilMs = performance.now() + BUDGET_MS;
    while (performance.now() < untilMs) {
      if (!this.#fine.steps.next().done) continue;
      const { width, height } = this.sprite;
      const coarse = this.#texture;
      this.#texture = Texture.from(this.#fine.canvas, true);
      this.sprite.texture = this.#texture;
      this.sprite.setSize(width, height);
      coarse.destroy(true);
      this.canvas = this.#fine.canvas;
      this.marginPx = this.#fine.marginPx;
      this.#isFine = true;
      return true;
    }
    return false;
  }

  destroy(): void {
    this.sprite.destroy();
    this.#texture.destroy(true);
  }
}
