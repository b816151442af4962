// Smooth fields over a tile map that the ground is painted from: occupancy of tiles, distance to lanes, noise.

import type { TileMap } from '@jixia/env/types';
import type { Place } from './content.ts';
import { scatter } from './palette.ts';

const SAMPLES_PER_TILE = 3;
export const NOISE_SIZE = 256;

/** Samples over the map and `padTiles` around it. */
export type Grid = {
  readonly data: Float32Array;
  readonly columns: number;
  readonly rows: number;
  readonly stepCm: number;
  readonly padTiles: number;
};

const emptyGrid = (map: TileMap, padTiles: number): Grid => {
  const columns = (map.columns + padTiles * 2) * SAMPLES_PER_TILE;
  const rows = (map.rows + padTiles * 2) * SAMPLES_PER_TILE;
  return { data: new Float32Array(columns * rows), columns, rows, stepCm: map.tileCm / SAMPLES_PER_TILE, padTiles };
};

/** Mean of each sample and its neighbours along one axis. */
const blurAlong = (
  from: Float32Array,
  to: Float32Array,
  count: number,
  stride: number,
  lines: number,
  lineStride: number,
): void => {
  for (let line = 0; line < lines; line += 1) {
    const start = line * lineStride;
    for (let i = 0; i < count; i += 1) {
      const before = from[start + Math.max(i - 1, 0) * stride] as number;
      const after = from[start + Math.min(i + 1, count - 1) * stride] as number;
      to[start + i * stride] = (before + (from[start + i * stride] as number) + after) / 3;
    }
  }
};

/** Occupancy of one tile kind, softened so that its contour is round. Beyond the map counts as `outside`. */
export const softGrid = (map: TileMap, tile: string, padTiles: number, outside: number): Grid => {
  const grid = emptyGrid(map, padTiles);
  const { data, columns, rows } = grid;
  for (let r = 0; r < rows; r += 1) {
    const row = map.tiles[Math.floor(r / SAMPLES_PER_TILE) - padTiles];
    for (let c = 0; c < columns; c += 1) {
      const cell = row?.[Math.floor(c / SAMPLES_PER_TILE) - padTiles];
      data[r * columns + c] = cell === undefined ? outside : cell === tile ? 1 : 0;
    }
  }
  const scratch = new Float32Array(data.length);
  for (let pass = 0; pass < 2; pass += 1) {
    blurAlong(data, scratch, columns, 1, rows, columns);
    blurAlong(scratch, data, rows, columns, columns, 1);
  }
  return grid;
};

/** Distance in cm to the nearest of some polylines. */
export const laneDistance = (ways: readonly (readonly Place[])[], xCm: number, zCm: number): number => {
  let best = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    for (let i = 0; i + 1 < way.length; i += 1) {
      const a = way[i] as Place;
      const b = way[i + 1] as Place;
      const dx = b.xCm - a.xCm;
      const dz = b.zCm - a.zCm;
      const along = ((xCm - a.xCm) * dx + (zCm - a.zCm) * dz) / (dx * dx + dz * dz || 1);
      const t = Math.min(Math.max(along, 0), 1);
      const ex = a.xCm + dx * t - xCm;
      const ez = a.zCm + dz * t - zCm;
      best = Math.min(best, ex * ex + ez * ez);
    }
  }
  return Math.sqrt(best);
};

export const laneGrid = (map: TileMap, ways: readonly (readonly Place[])[], padTiles: number): Grid => {
  const grid = emptyGrid(map, padTiles);
  for (let r = 0; r < grid.rows; r += 1) {
    const zCm = (r + 0.5) * grid.stepCm - padTiles * map.tileCm;
    for (let c = 0; c < grid.columns; c += 1) {
      const xCm = (c + 0.5) * grid.stepCm - padTiles * map.tileCm;
      grid.data[r * grid.columns + c] = laneDistance(ways, xCm, zCm);
    }
  }
  return grid;
};

/** Samples of a grid along one row of pixels, `zCm` down the map and from `leftCm` on. */
export const sampleRow = (grid: Grid, out: Float32Array, leftCm: number, zCm: number, cmPerPx: number): void => {
  const offset = grid.padTiles * SAMPLES_PER_TILE - 0.5;
  const gz = Math.min(Math.max(zCm / grid.stepCm + offset, 0), grid.rows - 1.001);
  const z0 = gz | 0;
  const fz = gz - z0;
  const { data, columns } = grid;
  const top = z0 * columns;
  for (let x = 0; x < out.length; x += 1) {
    const gx = Math.min(Math.max((leftCm + x * cmPerPx) / grid.stepCm + offset, 0), columns - 1.001);
    const x0 = gx | 0;
    const fx = gx - x0;
    const i = top + x0;
    const a = (data[i] as number) * (1 - fx) + (data[i + 1] as number) * fx;
    const b = (data[i + columns] as number) * (1 - fx) + (data[i + columns + 1] as number) * fx;
    out[x] = a * (1 - fz) + b * fz;
  }
};

/** A tile of smooth noise in -1..1 that repeats. */
export const noiseTile = (): Float32Array => {
  const out = new Float32Array(NOISE_SIZE * NOISE_SIZE);
  for (const [period, weight] of [
    [32, 0.5],
    [16, 0.3],
    [8, 0.2],
    [2, 0.16],
  ] as const) {
    const cells = NOISE_SIZE / period;
    const lattice = Float32Array.from(
      { length: cells * cells },
      (_, i) => scatter(i % cells, Math.floor(i / cells), period) * 2 - 1,
    );
    for (let y = 0; y < NOISE_SIZE; y += 1) {
      const cy = Math.floor(y / period);
      const fy = (y % period) / period;
      const sy = fy * fy * (3 - 2 * fy);
      for (let x = 0; x < NOISE_SIZE; x += 1) {
        const cx = Math.floor(x / period);
        const fx = (x % period) / period;
        const sx = fx * fx * (3 - 2 * fx);
        const at = (i: number, j: number): number => lattice[((cy + j) % cells) * cells + ((cx + i) % cells)] as number;
        const upper = at(0, 0) * (1 - sx) + at(1, 0) * sx;
        const lower = at(0, 1) * (1 - sx) + at(1, 1) * sx;
        const i = y * NOISE_SIZE + x;
        out[i] = (out[i] as number) + (upper * (1 - sy) + lower * sy) * weight;
      }
    }
  }
  return out;
};
