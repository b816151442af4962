// Ground, lane, walls, brush of a tile map, painted once as one picture lit from the north-west.

import type { TileMap } from '@jixia/env/types';
import { scatter } from './palette.ts';

export type Landmark = {
  readonly xCm: number;
  readonly zCm: number;
  readonly team: number;
  readonly isCrystal: boolean;
};

/** How high walls stand: their tops are drawn this far up the picture. */
const WALL_HEIGHT_CM = 130;
const SAMPLES_PER_TILE = 3;
const NOISE_SIZE = 256;

type Grid = { readonly data: Float32Array; readonly columns: number; readonly rows: number; readonly stepCm: number };

/** Occupancy of one tile kind, softened so that its contour is round. Beyond the map counts as `outside`. */
const softGrid = (map: TileMap, tile: string, padTiles: number, outside: number): Grid => {
  const columns = (map.columns + padTiles * 2) * SAMPLES_PER_TILE;
  const rows = (map.rows + padTiles * 2) * SAMPLES_PER_TILE;
  let data = new Float32Array(columns * rows);
  for (let r = 0; r < rows; r += 1) {
    const row = map.tiles[Math.floor(r / SAMPLES_PER_TILE) - padTiles];
    for (let c = 0; c < columns; c += 1) {
      const cell = row?.[Math.floor(c / SAMPLES_PER_TILE) - padTiles];
      data[r * columns + c] = cell === undefined ? outside : cell === tile ? 1 : 0;
    }
  }
  for (let pass = 0; pass < 2; pass += 1) {
    const blurred = new Float32Array(data.length);
    for (let r = 0; r < rows; r += 1) {
      for (let c = 0; c < columns; c += 1) {
        let sum = 0;
        for (let dr = -1; dr <= 1; dr += 1) {
          for (let dc = -1; dc <= 1; dc += 1) {
            const y = Math.min(Math.max(r + dr, 0), rows - 1);
            const x = Math.min(Math.max(c + dc, 0), columns - 1);
            sum += data[y * columns + x] as number;
          }
        }
        blurred[r * columns + c] = sum / 9;
      }
    }
    data = blurred;
  }
  return { data, columns, rows, stepCm: map.tileCm / SAMPLES_PER_TILE };
};

/** Samples of a grid at every pixel of the picture. */
const spread = (grid: Grid, widthPx: number, heightPx: number, cmPerPx: number): Float32Array => {
  const out = new Float32Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    const gz = Math.min(Math.max((y * cmPerPx) / grid.stepCm - 0.5, 0), grid.rows - 1.001);
    const z0 = gz | 0;
    const fz = gz - z0;
    for (let x = 0; x < widthPx; x += 1) {
      const gx = Math.min(Math.max((x * cmPerPx) / grid.stepCm - 0.5, 0), grid.columns - 1.001);
      const x0 = gx | 0;
      const fx = gx - x0;
      const i = z0 * grid.columns + x0;
      const a = (grid.data[i] as number) * (1 - fx) + (grid.data[i + 1] as number) * fx;
      const b = (grid.data[i + grid.columns] as number) * (1 - fx) + (grid.data[i + grid.columns + 1] as number) * fx;
      out[y * widthPx + x] = a * (1 - fz) + b * fz;
    }
  }
  return out;
};

/** A tile of smooth noise in -1..1 that repeats. */
const noiseTile = (): Float32Array => {
  const out = new Float32Array(NOISE_SIZE * NOISE_SIZE);
  for (const [period, weight] of [
    [32, 0.5],
    [16, 0.3],
    [8, 0.2],
    [2, 0.16],
  ] as const) {
    const cells = NOISE_SIZE / period;
    for (let y = 0; y < NOISE_SIZE; y += 1) {
      for (let x = 0; x < NOISE_SIZE; x += 1) {
        const cx = Math.floor(x / period);
        const cy = Math.floor(y / period);
        const fx = (x % period) / period;
        const fy = (y % period) / period;
        const sx = fx * fx * (3 - 2 * fx);
        const sy = fy * fy * (3 - 2 * fy);
        const at = (i: number, j: number): number => scatter((cx + i) % cells, (cy + j) % cells, period) * 2 - 1;
        const top = at(0, 0) * (1 - sx) + at(1, 0) * sx;
        const bottom = at(0, 1) * (1 - sx) + at(1, 1) * sx;
        const i = y * NOISE_SIZE + x;
        out[i] = (out[i] as number) + (top * (1 - sy) + bottom * sy) * weight;
      }
    }
  }
  return out;
};

const smooth = (low: number, high: number, value: number): number => {
  const t = Math.min(Math.max((value - low) / (high - low), 0), 1);
  return t * t * (3 - 2 * t);
};

/** Distance in cm from a point to the lane, a line through the landmarks from base to base. */
const laneDistance = (path: readonly Landmark[], xCm: number, zCm: number): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < path.length; i += 1) {
    const a = path[i] as Landmark;
    const b = path[i + 1] as Landmark;
    const dx = b.xCm - a.xCm;
    const dz = b.zCm - a.zCm;
    const along = ((xCm - a.xCm) * dx + (zCm - a.zCm) * dz) / (dx * dx + dz * dz || 1);
    const t = Math.min(Math.max(along, 0), 1);
    const ex = a.xCm + dx * t - xCm;
    const ez = a.zCm + dz * t - zCm;
    best = Math.min(best, ex * ex + ez * ez);
  }
  return Math.sqrt(best);
};

/** Paints every pixel of the base picture; decoration comes on top. */
export const paintTerrain = (
  canvas: HTMLCanvasElement,
  map: TileMap,
  landmarks: readonly Landmark[],
  pxPerCm: number,
  marginCm: number,
): void => {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const { width, height } = canvas;
  const cmPerPx = 1 / pxPerCm;
  const padTiles = Math.ceil(marginCm / map.tileCm);
  const offsetCm = padTiles * map.tileCm - marginCm;
  const shifted = (grid: Grid): Float32Array =>
    spread(
      grid,
      width + Math.ceil(offsetCm * pxPerCm),
      height + Math.ceil((offsetCm + WALL_HEIGHT_CM) * pxPerCm),
      cmPerPx,
    );
  const stride = width + Math.ceil(offsetCm * pxPerCm);
  const skip = Math.round(offsetCm * pxPerCm);
  const wall = shifted(softGrid(map, '#', padTiles, 1));
  const brush = shifted(softGrid(map, '"', padTiles, 0));
  const noise = noiseTile();
  const rise = Math.round(WALL_HEIGHT_CM * pxPerCm);
  const path = [...landmarks].sort((a, b) => a.xCm - b.xCm);
  const image = context.createImageData(width, height);
  const pixels = image.data;
  const middleX = map.widthCm / 2;
  const at = (field: Float32Array, x: number, y: number): number => {
    const cx = Math.min(Math.max(x + skip, 0), stride - 1);
    return field[Math.min(Math.max(y + skip, 0), field.length / stride - 1) * stride + cx] as number;
  };
  for (let y = 0; y < height; y += 1) {
    const zCm = y * cmPerPx - marginCm;
    for (let x = 0; x < width; x += 1) {
      const xCm = x * cmPerPx - marginCm;
      const n = noise[(y & 255) * NOISE_SIZE + (x & 255)] as number;
      const big = noise[((y >> 3) & 255) * NOISE_SIZE + ((x >> 3) & 255)] as number;
      const wobble = n * 0.05;
      const top = at(wall, x, y + rise) + wobble;
      let r: number;
      let g: number;
      let b: number;
      if (top > 0.5) {
        // The top of a wall: slate, lit on slopes that face north-west, darker towards the middle.
        const slope = at(wall, x - 2, y + rise - 2) - at(wall, x + 2, y + rise + 2);
        const rim = 1 - smooth(0.5, 0.62, top);
        const depth = smooth(0.55, 1, top);
        const light = 1 + n * 0.22 + big * 0.16 - slope * 2.2 + rim * 0.55 - depth * 0.22;
        const edge = Math.min(xCm, zCm, map.widthCm - xCm, map.heightCm - zCm);
        const fade = 1 - smooth(0, marginCm * 0.75, -edge) * 0.85;
        r = 50 * light * fade;
        g = 68 * light * fade;
        b = 76 * light * fade;
      } else {
        let face = -1;
        for (let k = rise - 1; k >= 0; k -= 2) {
          if (at(wall, x, y + k) + wobble > 0.5) {
            face = k / rise;
            break;
          }
        }
        if (face >= 0) {
          // The south face: strata of dark stone, lighter near the top edge.
          const strata = 0.86 + 0.14 * Math.sign(Math.sin(face * 16 + big * 3));
          const light = (0.5 + face * 0.5 + n * 0.18) * strata;
          r = 34 * light;
          g = 44 * light;
          b = 54 * light;
        } else {
          const near = at(wall, x, y);
          const shade = Math.max(smooth(0.1, 0.5, near), smooth(0.25, 0.6, at(wall, x - rise, y - (rise >> 1))) * 0.75);
          const lane = path.length > 1 ? laneDistance(path, xCm, zCm) : 1e9;
          const laneEdge = 330 + big * 130 + n * 30;
          const paved = 1 - smooth(laneEdge - 60, laneEdge + 60, lane);
          const meadow = 1 + n * 0.2 + big * 0.28;
          r = 47 * meadow;
          g = 74 * meadow;
          b = 62 * meadow;
          if (paved > 0) {
            // Slabs in a running bond, worn at the edges.
            const row = Math.floor(zCm / 95);
            const column = Math.floor((xCm + (row & 1) * 85) / 170);
            const inX = (((xCm + (row & 1) * 85) % 170) + 170) % 170;
            const inZ = ((zCm % 95) + 95) % 95;
            const joint = Math.min(inX, 170 - inX, inZ, 95 - inZ) < 5 ? 0.74 : 1;
            const slab = (0.86 + scatter(column, row, 5) * 0.24 + n * 0.16) * joint;
            r += (112 * slab - r) * paved;
            g += (106 * slab - g) * paved;
            b += (88 * slab - b) * paved;
          }
          const leafy = smooth(0.3, 0.6, at(brush, x, y) + n * 0.08);
          if (leafy > 0) {
            r += (28 - r) * leafy * 0.8;
            g += (62 - g) * leafy * 0.8;
            b += (44 - b) * leafy * 0.8;
          }
          // Each half of the ground leans towards its owner's colour.
          const side = Math.min(Math.abs(xCm - middleX) / middleX, 1) ** 2.2;
          if (xCm < middleX) {
            r *= 1 - side * 0.2;
            b *= 1 + side * 0.34;
          } else {
            r *= 1 + side * 0.42;
            b *= 1 - side * 0.2;
          }
          const dim = 1 - shade * 0.58;
          r *= dim;
          g *= dim;
          b *= dim;
        }
      }
      const i = (y * width + x) * 4;
      pixels[i] = r;
      pixels[i + 1] = g;
      pixels[i + 2] = b;
      pixels[i + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
};
