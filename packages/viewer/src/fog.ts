// Fog of war: a small canvas of darkness with soft holes where a side can see, stretched over the map.

import type { Reveal } from '@jixia/env/drawing';
import { Sprite, Texture } from 'pixi.js';

const WIDTH_PX = 288;

export class Fog {
  readonly sprite: Sprite;
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #texture: Texture;
  readonly #scale: number;
  readonly #marginCm: number;
  #strength = 0;

  constructor(mapWidthCm: number, mapHeightCm: number, marginCm: number) {
    const widthCm = mapWidthCm + marginCm * 2;
    const heightCm = mapHeightCm + marginCm * 2;
    this.#scale = WIDTH_PX / widthCm;
    this.#marginCm = marginCm;
    this.#canvas.width = WIDTH_PX;
    this.#canvas.height = Math.max(1, Math.round(heightCm * this.#scale));
    this.#context = this.#canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
    this.#texture = Texture.from(this.#canvas, true);
    this.sprite = new Sprite(this.#texture);
    this.sprite.position.set(-marginCm, -marginCm);
    this.sprite.setSize(widthCm, heightCm);
    this.sprite.eventMode = 'none';
  }

  /** Redraws the darkness; `strength` 0..1, eased from frame to frame. */
  update(reveals: readonly Reveal[], strength: number): void {
    this.#strength += (strength - this.#strength) * 0.2;
    const context = this.#context;
    context.globalCompositeOperation = 'copy';
    context.fillStyle = `rgba(3, 7, 12, ${this.#strength.toFixed(3)})`;
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    context.globalCompositeOperation = 'destination-out';
    for (const { xCm, zCm, radiusCm } of reveals) {
      const x = (xCm + this.#marginCm) * this.#scale;
      const y = (zCm + this.#marginCm) * this.#scale;
      const radius = radiusCm * this.#scale * 1.06;
      const gradient = context.createRadialGradient(x, y, radius * 0.72, x, y, radius);
      gradient.addColorStop(0, 'rgba(0, 0, 0, 1)');
      gradient.addColorStop(1, 'rgba(0, 0, 0, 0)');
      context.fillStyle = gradient;
      context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
    }
    this.#texture.source.update();
  }

  destroy(): void {
    this.sprite.destroy();
    this.#texture.destroy(true);
  }
}
