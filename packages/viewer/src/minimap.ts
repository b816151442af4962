// The minimap: the painted ground, small marks and the frame of the view, on a 2D canvas of its own.

import type { MinimapMark, Reveal } from '@jixia/env/drawing';

export type ViewRect = {
  readonly leftCm: number;
  readonly topCm: number;
  readonly widthCm: number;
  readonly heightCm: number;
};

export class Minimap {
  readonly canvas: HTMLCanvasElement;
  readonly #mapWidthCm: number;
  readonly #mapHeightCm: number;
  readonly #background = document.createElement('canvas');
  readonly #emblem: (art: string) => HTMLCanvasElement;
  #ground: { readonly canvas: HTMLCanvasElement; readonly marginPx: number } | null = null;

  constructor(
    canvas: HTMLCanvasElement,
    mapWidthCm: number,
    mapHeightCm: number,
    emblem: (art: string) => HTMLCanvasElement,
  ) {
    this.canvas = canvas;
    this.#mapWidthCm = mapWidthCm;
    this.#mapHeightCm = mapHeightCm;
    this.#emblem = emblem;
  }

  setGround(ground: HTMLCanvasElement, marginPx: number): void {
    this.#ground = { canvas: ground, marginPx };
    this.#background.width = 0;
  }

  /** Converts a pointer position on the minimap (0..1 each way) to the map. */
  toMap(fractionX: number, fractionY: number): { xCm: number; zCm: number } {
    return { xCm: fractionX * this.#mapWidthCm, zCm: fractionY * this.#mapHeightCm };
  }

  draw(marks: readonly MinimapMark[], reveals: readonly Reveal[] | null, view: ViewRect): void {
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
    context.globalCompositeOperation = 'source-over';
    context.drawImage(this.#backdrop(width, height), 0, 0);
    if (reveals) this.#darken(context, reveals, scale, width, height);
    for (const mark of marks) this.#mark(context, mark, scale, ratio);
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
    context.fillStyle = '#0c1217';
    context.fillRect(0, 0, width, height);
    if (this.#ground) {
      const { canvas, marginPx } = this.#ground;
      context.imageSmoothingQuality = 'high';
      context.drawImage(
        canvas,
        marginPx,
        marginPx,
        canvas.width - marginPx * 2,
        canvas.height - marginPx * 2,
        0,
        0,
        width,
        height,
      );
      context.fillStyle = 'rgba(6, 10, 14, 0.25)';
      context.fillRect(0, 0, width, height);
    }
    return background;
  }

  #darken(
    context: CanvasRenderingContext2D,
    reveals: readonly Reveal[],
    scale: number,
    width: number,
    height: number,
  ): void {
    // The dark is everything outside the union of circles: an even-odd clip per circle would cut overlaps out again.
    context.save();
    for (const { xCm, zCm, radiusCm } of reveals) {
      const path = new Path2D();
      path.rect(0, 0, width, height);
      path.arc(xCm * scale, zCm * scale, radiusCm * scale, 0, Math.PI * 2, true);
      context.clip(path, 'evenodd');
    }
    context.fillStyle = 'rgba(3, 6, 10, 0.55)';
    context.fillRect(0, 0, width, height);
    context.restore();
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
