// The minimap: the painted ground, small marks and the frame of the view, on a 2D canvas of its own.

import type { MinimapMark } from '@jixia/env/drawing';
import type { Point } from './camera.ts';

export type ViewRect = {
  readonly leftCm: number;
  readonly topCm: number;
  readonly widthCm: number;
  readonly heightCm: number;
};

/** A picture of the map with a margin around it. */
export type MarginPicture = { readonly canvas: HTMLCanvasElement; readonly marginPx: number };

const PERIOD_MS = 66;

/** Draws the map's part of a picture over a whole canvas. */
const drawPicture = (
  context: CanvasRenderingContext2D,
  picture: MarginPicture,
  width: number,
  height: number,
): void => {
  const { canvas, marginPx } = picture;
  const inner = [canvas.width - marginPx * 2, canvas.height - marginPx * 2] as const;
  context.drawImage(canvas, marginPx, marginPx, ...inner, 0, 0, width, height);
};

export class Minimap {
  readonly canvas: HTMLCanvasElement;
  readonly #mapWidthCm: number;
  readonly #mapHeightCm: number;
  readonly #background = document.createElement('canvas');
  readonly #ground: MarginPicture;
  readonly #emblem: (art: string) => HTMLCanvasElement;
  #sinceMs = PERIOD_MS;

  constructor(
    canvas: HTMLCanvasElement,
    mapWidthCm: number,
    mapHeightCm: number,
    ground: MarginPicture,
    emblem: (art: string) => HTMLCanvasElement,
  ) {
    this.canvas = canvas;
    this.#mapWidthCm = mapWidthCm;
    this.#mapHeightCm = mapHeightCm;
    this.#ground = ground;
    this.#emblem = emblem;
  }

  /** The ground has a new picture. */
  forgetGround(): void {
    this.#background.width = 0;
  }

  /** Converts a pointer position on the minimap (0..1 each way) to the map. */
  toMap(fractionX: number, fractionY: number): Point {
    return { xCm: fractionX * this.#mapWidthCm, zCm: fractionY * this.#mapHeightCm };
  }

  /** Draws where it is time; `darkness` covers what a side does not see, null = nothing is hidden. */
  draw(marks: () => readonly MinimapMark[], darkness: MarginPicture | null, view: ViewRect, elapsedMs: number): void {
    this.#sinceMs += elapsedMs;
    if (this.#sinceMs < PERIOD_MS) return;
    this.#sinceMs = 0;
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    const width = Math.round(this.canvas.clientWidth * ratio);
    const height = Math.round(this.canvas.clientHeight * ratio);
    if (width < 8 || height < 8) return;
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    const context = this.canvas.getContext('2d');
    if (!context) return;
    const scale = width / this.#mapWidthCm;
    context.drawImage(this.#backdrop(width, height), 0, 0);
    if (darkness) drawPicture(context, darkness, width, height);
    for (const mark of marks()) this.#mark(context, mark, scale, ratio);
    context.strokeStyle = 'rgba(240, 236, 220, 0.75)';
    context.lineWidth = ratio;
    const left = Math.max(view.leftCm * scale, ratio);
    const top = Math.max(view.topCm * scale, ratio);
    const right = Math.min((view.leftCm + view.widthCm) * scale, width - ratio);
    const bottom = Math.min((view.topCm + view.heightCm) * scale, height - ratio);
    if (right > left && bottom > top) context.strokeRect(left, top, right - left, bottom - top);
  }

  #backdrop(width: number, height: number): HTMLCanvasElement {
    const background = this.#background;
    if (background.width === width && background.height === height) return background;
    background.width = width;
    background.height = height;
    const context = background.getContext('2d') as CanvasRenderingContext2D;
    context.imageSmoothingQuality = 'high';
    drawPicture(context, this.#ground, width, height);
    context.fillStyle = 'rgba(6, 10, 14, 0.25)';
    context.fillRect(0, 0, width, height);
    return background;
  }

  #mark(context: CanvasRenderingContext2D, mark: MinimapMark, scale: number, ratio: number): void {
    const x = mark.xCm * scale;
    const y = mark.zCm * scale;
    const size = mark.sizePx * ratio;
    context.fillStyle = mark.color;
    context.strokeStyle = 'rgba(3, 6, 10, 0.9)';
    context.lineWidth = ratio;
    context.beginPath();
    if (mark.shape === 'square') context.rect(x - size / 2, y - size / 2, size, size);
    else if (mark.shape === 'diamond') {
      context.moveTo(x, y - size * 0.7);
      context.lineTo(x + size * 0.7, y);
      context.lineTo(x, y + size * 0.7);
      context.lineTo(x - size * 0.7, y);
      context.closePath();
    } else context.arc(x, y, size / 2, 0, Math.PI * 2);
    context.fill();
    context.stroke();
    if (mark.shape === 'hero' && mark.art) {
      const inner = size * 0.82;
      context.drawImage(this.#emblem(mark.art), x - inner / 2, y - inner / 2, inner, inner);
    }
  }
}

/** Calls `go` for presses and drags; `isMain` is false for the other button. */
export const listenToMinimap = (minimap: Minimap, go: (point: Point, isMain: boolean) => void): (() => void) => {
  const { canvas } = minimap;
  const at = (event: PointerEvent): void => {
    if (event.buttons === 0) return;
    const box = canvas.getBoundingClientRect();
    const point = minimap.toMap((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    go(point, (event.buttons & 2) === 0);
  };
  const noMenu = (event: Event): void => event.preventDefault();
  canvas.addEventListener('pointerdown', at);
  canvas.addEventListener('pointermove', at);
  canvas.addEventListener('contextmenu', noMenu);
  return () => {
    canvas.removeEventListener('pointerdown', at);
    canvas.removeEventListener('pointermove', at);
    canvas.removeEventListener('contextmenu', noMenu);
  };
};
