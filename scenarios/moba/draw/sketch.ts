// Strokes and fills that all painted figures share: ink outlines, two-colour fades, soft lights.

export type Context = CanvasRenderingContext2D;
export type Fill = string | CanvasGradient;

export const INK = 'rgba(6,9,14,0.9)';

export const path = (c: Context, data: string, fill: Fill | null, stroke: string | null = INK, width = 4): void => {
  const shape = new Path2D(data);
  if (fill) {
    c.fillStyle = fill;
    c.fill(shape);
  }
  if (stroke) {
    c.strokeStyle = stroke;
    c.lineWidth = width;
    c.lineJoin = 'round';
    c.lineCap = 'round';
    c.stroke(shape);
  }
};

export const fade = (c: Context, top: string, bottom: string, y0 = 40, y1 = 196): CanvasGradient => {
  const gradient = c.createLinearGradient(70, y0, 130, y1);
  gradient.addColorStop(0, top);
  gradient.addColorStop(1, bottom);
  return gradient;
};

export const glow = (c: Context, x: number, y: number, radius: number, color: string): void => {
  const gradient = c.createRadialGradient(x, y, 1, x, y, radius);
  gradient.addColorStop(0, color);
  gradient.addColorStop(1, 'rgba(255,255,255,0)');
  c.fillStyle = gradient;
  c.fillRect(x - radius, y - radius, radius * 2, radius * 2);
};

/** A circle as path data. */
export const disc = (x: number, y: number, radius: number): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 1 ${radius * 2} 0a${radius} ${radius} 0 1 1 ${-radius * 2} 0z`;

export const head = (c: Context, y: number, radius = 21): void => {
  path(c, disc(100, y, radius), '#f0d2b0');
  c.fillStyle = '#1b1a22';
  c.fillRect(103, y - 2, 4, 7);
  c.fillRect(114, y - 2, 4, 7);
};
