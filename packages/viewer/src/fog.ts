// Fog of war: a small canvas of darkness with soft holes where a side can see, stretched over the map.

import type { Reveal } from '@jixia/env/drawing';
import { Sprite, Texture } from 'pixi.js';

const LONG_SIDE_PX = 288;
/** Darkness follows sight this often; in between nobody sees the difference. */
const PERIOD_MS = 45;
const HOLE_PX = 128;

/** One soft hole, painted once: stamping it is far cheaper than a gradient each. */
const paintHole = (): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = HOLE_PX;
  canvas.height = HOLE_PX;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const middle = HOLE_PX / 2;
  const gradient = context.createRadialGradient(middle, middle, middle * 0.72, middle, middle, middle);
  gradient.addColorStop(0, 'rgba(0, 0, 0, 1)');
  gradient.addColorStop(1, 'rgba(0, 0, 0, 0)');
  context.fillStyle = gradient;
  context.fillRect(0, 0, HOLE_PX, HOLE_PX);
  return canvas;
};

export class Fog {
  readonly sprite: Sprite;
  /** The darkness itself; the map's corner lies `marginPx` inside. */
  readonly canvas = document.createElement('canvas');
  readonly marginPx: number;
  readonly #hole = paintHole();
  readonly #context: CanvasRenderingContext2D;
  readonly #texture: Texture;
  readonly #scale: number;
  #strength = 0;
  #sinceMs = PERIOD_MS;

  constructor(mapWidthCm: number, mapHeightCm: number, marginCm: number) {
    const widthCm = mapWidthCm + marginCm * 2;
    const heightCm = mapHeightCm + marginCm * 2;
    this.#scale = LONG_SIDE_PX / Math.max(widthCm, heightCm);
    this.marginPx = marginCm * this.#scale;
    this.canvas.width = Math.max(1, Math.round(widthCm * this.#scale));
    this.canvas.height = Math.max(1, Math.round(heightCm * this.#scale));
    this.#context = this.canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
    this.#texture = Texture.from(this.canvas, true);
    this.sprite = new Sprite(this.#texture);
    this.sprite.position.set(-marginCm, -marginCm);
    this.sprite.setSize(widthCm, heightCm);
    this.sprite.eventMode = 'none';
  }

  /** Redraws the darkness where it is time; `strength` 0..1, eased. Returns whether it did. */
  update(reveals: () => readonly Reveal[], strength: number, elapsedMs: number): boolean {
    this.#sinceMs += elapsedMs;
    if (this.#sinceMs < PERIOD_MS) return false;
    this.#strength += (strength - this.#strength) * (1 - 0.5 ** (Math.min(this.#sinceMs, 400) / 90));
    this.#sinceMs = 0;
    const context = this.#context;
    context.globalCompositeOperation = 'copy';
    context.fillStyle = `rgba(3, 7, 12, ${this.#strength.toFixed(3)})`;
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    context.globalCompositeOperation = 'destination-out';
    for (const { xCm, zCm, radiusCm } of reveals()) {
      const radius = radiusCm * this.#scale * 1.06;
      const x = xCm * this.#scale + this.marginPx - radius;
      const y = zCm * this.#scale + this.marginPx - radius;
      context.drawImage(this.#hole, x, y, radius * 2, radius * 2);
    }
    this.#texture.source.update();
    return true;
  }

  destroy(): void {
    this.sprite.destroy();
    this.#texture.destroy(true);
  }
}
