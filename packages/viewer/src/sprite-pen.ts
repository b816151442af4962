// The pen a drawing holds: pools of sprites per layer, and pictures painted once on a 2D canvas and kept as textures.

import type { Art, LabelStyle, Layer, Pen, SpriteStyle } from '@jixia/env/drawing';
import { Container, Sprite, Texture } from 'pixi.js';

const LAYERS: readonly Layer[] = ['ground', 'shadow', 'unit', 'effect', 'glow', 'hud'];
/** Labels change (names, numbers); the oldest leave beyond this many. */
const LABEL_LIMIT = 300;

type Pool = { readonly container: Container; readonly sprites: Sprite[]; used: number };
type Picture = { readonly texture: Texture; readonly anchorX: number; readonly anchorY: number };

export const paintArt = (art: Art, scale = 1): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(art.widthPx * scale));
  canvas.height = Math.max(1, Math.round(art.heightPx * scale));
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.scale(scale, scale);
  art.paint(context);
  return canvas;
};

export class SpritePen implements Pen {
  readonly containers: ReadonlyMap<Layer, Container>;
  cmPerPx = 10;
  readonly #pools = new Map<Layer, Pool>();
  readonly #pictures = new Map<string, Picture>();
  readonly #labels = new Map<string, Picture>();
  readonly #art: (name: string) => Art;
  readonly #pixelRatio: number;

  constructor(art: (name: string) => Art, pixelRatio: number) {
    this.#art = art;
    this.#pixelRatio = pixelRatio;
    const containers = new Map<Layer, Container>();
    for (const layer of LAYERS) {
      const container = new Container();
      container.eventMode = 'none';
      containers.set(layer, container);
      this.#pools.set(layer, { container, sprites: [], used: 0 });
    }
    this.containers = containers;
  }

  /** Starts a frame: every sprite of the last one is free again. */
  begin(cmPerPx: number): void {
    this.cmPerPx = cmPerPx;
    for (const pool of this.#pools.values()) pool.used = 0;
  }

  /** Ends a frame: hides what nobody asked for. */
  end(): void {
    for (const { sprites, used } of this.#pools.values()) {
      for (let i = used; i < sprites.length; i += 1) (sprites[i] as Sprite).visible = false;
    }
  }

  sprite(layer: Layer, name: string, xCm: number, zCm: number, style: SpriteStyle): void {
    const picture = this.#picture(name);
    const sprite = this.#take(layer, picture);
    sprite.position.set(xCm + (style.offsetXPx ?? 0) * this.cmPerPx, zCm + (style.offsetYPx ?? 0) * this.cmPerPx);
    const scaleX = style.widthCm / picture.texture.width;
    const scaleY = style.heightCm === undefined ? scaleX : style.heightCm / picture.texture.height;
    sprite.scale.set(style.isFlipped ? -scaleX : scaleX, scaleY);
    sprite.rotation = style.rotation ?? 0;
    sprite.tint = style.tint ?? 0xffffff;
    sprite.alpha = style.alpha ?? 1;
  }

  label(text: string, xCm: number, zCm: number, style: LabelStyle): void {
    if (text === '') return;
    const picture = this.#label(text, style);
    const sprite = this.#take('hud', picture);
    const align = style.align ?? 'center';
    sprite.anchor.set(align === 'left' ? 0 : align === 'right' ? 1 : 0.5, 0.5);
    sprite.position.set(xCm + (style.offsetXPx ?? 0) * this.cmPerPx, zCm + (style.offsetYPx ?? 0) * this.cmPerPx);
    sprite.scale.set(this.cmPerPx / this.#pixelRatio);
    sprite.rotation = 0;
    sprite.tint = 0xffffff;
    sprite.alpha = style.alpha ?? 1;
  }

  destroy(): void {
    for (const pictures of [this.#pictures, this.#labels]) {
      for (const { texture } of pictures.values()) texture.destroy(true);
      pictures.clear();
    }
  }

  #take(layer: Layer, picture: Picture): Sprite {
    const pool = this.#pools.get(layer) as Pool;
    let sprite = pool.sprites[pool.used];
    if (sprite === undefined) {
      sprite = new Sprite();
      if (layer === 'glow') sprite.blendMode = 'add';
      pool.sprites.push(sprite);
      pool.container.addChild(sprite);
    }
    pool.used += 1;
    sprite.visible = true;
    sprite.texture = picture.texture;
    sprite.anchor.set(picture.anchorX, picture.anchorY);
    return sprite;
  }

  #picture(name: string): Picture {
    const known = this.#pictures.get(name);
    if (known) return known;
    const art = this.#art(name);
    const texture = Texture.from(paintArt(art), true);
    texture.source.autoGenerateMipmaps = true;
    texture.source.scaleMode = 'linear';
    const picture = { texture, anchorX: art.anchorX, anchorY: art.anchorY };
    this.#pictures.set(name, picture);
    return picture;
  }

  #label(text: string, style: LabelStyle): Picture {
    const key = `${style.sizePx}|${style.color}|${style.isBold ? 1 : 0}|${text}`;
    const known = this.#labels.get(key);
    if (known) return known;
    const size = style.sizePx * this.#pixelRatio;
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    const font = `${style.isBold ? 700 : 500} ${size}px "Inter", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif`;
    context.font = font;
    canvas.width = Math.ceil(context.measureText(text).width + size * 0.5);
    canvas.height = Math.ceil(size * 1.5);
    context.font = font;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = size * 0.24;
    context.strokeStyle = 'rgba(4, 8, 12, 0.85)';
    context.strokeText(text, size * 0.25, canvas.height / 2);
    context.fillStyle = style.color;
    context.fillText(text, size * 0.25, canvas.height / 2);
    const picture = { texture: Texture.from(canvas, true), anchorX: 0.5, anchorY: 0.5 };
    this.#labels.set(key, picture);
    if (this.#labels.size > LABEL_LIMIT) this.#forgetOldestLabel(key);
    return picture;
  }

  #forgetOldestLabel(keep: string): void {
    const inUse = new Set<Texture>();
    for (const sprite of this.#pools.get('hud')?.sprites ?? []) inUse.add(sprite.texture);
    for (const [key, { texture }] of this.#labels) {
      if (key === keep || inUse.has(texture)) continue;
      this.#labels.delete(key);
      texture.destroy(true);
      return;
    }
  }
}
