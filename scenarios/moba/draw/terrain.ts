// Ground, lanes, river, walls and brush of a tile map, painted once as one picture lit from the north-west.

import type { TileMap } from '@jixia/env/types';
import type { MobaContent, Place } from './content.ts';
import { laneGrid, NOISE_SIZE, noiseTile, sampleRow, softGrid } from './fields.ts';
import { scatter } from './palette.ts';

/** How high walls stand: their tops are drawn this far up the picture. */
const WALL_HEIGHT_CM = 130;

const smooth = (low: number, high: number, value: number): number => {
  const t = Math.min(Math.max((value - low) / (high - low), 0), 1);
  return t * t * (3 - 2 * t);
};

/** Fields at a pixel that is no wall. */
type Spot = {
  xCm: number;
  zCm: number;
  noise: number;
  big: number;
  lane: number;
  brush: number;
  river: number;
  /** 0..1, how much of a wall's shadow lies here. */
  shade: number;
  /** -1 side 0's end .. 1 side 1's. */
  side: number;
};

/** Moves a colour (red, green, blue) towards another. */
const mix = (rgb: Float64Array, r: number, g: number, b: number, share: number): void => {
  rgb[0] = (rgb[0] as number) + (r - (rgb[0] as number)) * share;
  rgb[1] = (rgb[1] as number) + (g - (rgb[1] as number)) * share;
  rgb[2] = (rgb[2] as number) + (b - (rgb[2] as number)) * share;
};

/** Slabs in a running bond, worn at the edges. */
const pave = (rgb: Float64Array, { xCm, zCm, noise }: Spot, share: number): void => {
  const row = Math.floor(zCm / 95);
  const shift = (row & 1) * 85;
  const column = Math.floor((xCm + shift) / 170);
  const inX = (((xCm + shift) % 170) + 170) % 170;
  const inZ = ((zCm % 95) + 95) % 95;
  const joint = Math.min(inX, 170 - inX, inZ, 95 - inZ) < 5 ? 0.74 : 1;
  const slab = (0.86 + scatter(column, row, 5) * 0.24 + noise * 0.16) * joint;
  mix(rgb, 112 * slab, 106 * slab, 88 * slab, share);
};

const flood = (rgb: Float64Array, { noise, big, river }: Spot, paved: number): void => {
  const wet = smooth(0.36, 0.6, river + noise * 0.07);
  if (wet <= 0) return;
  const depth = smooth(0.5, 1, river);
  const light = 1 + noise * 0.16 + big * 0.22;
  mix(rgb, 44 * light, (96 - depth * 22) * light, (116 - depth * 14) * light, wet * (0.92 - paved * 0.42));
  // Foam where water meets the bank.
  const edge = 1 - Math.min(Math.abs(river + noise * 0.07 - 0.5) / 0.07, 1);
  if (edge > 0) mix(rgb, 170, 196, 190, edge * 0.28);
};

const paintFloor = (rgb: Float64Array, spot: Spot, isWild: boolean): void => {
  const { noise, big, lane, brush, side, shade } = spot;
  const laneEdge = 330 + big * 130 + noise * 30;
  const paved = 1 - smooth(laneEdge - 60, laneEdge + 60, lane);
  const meadow = 1 + noise * 0.2 + big * 0.28;
  rgb[0] = 47 * meadow;
  rgb[1] = 74 * meadow;
  rgb[2] = 62 * meadow;
  // Away from the lanes of a large map the forest floor is darker and warmer.
  if (isWild) mix(rgb, 38 * meadow, 56 * meadow, 44 * meadow, smooth(520, 1100, lane + big * 220));
  if (paved > 0) pave(rgb, spot, paved);
  if (spot.river > 0.2) flood(rgb, spot, paved);
  const leafy = smooth(0.3, 0.6, brush + noise * 0.08);
  if (leafy > 0) mix(rgb, 28, 62, 44, leafy * 0.8);
  // Each end of the ground leans towards its owner's colour.
  const lean = Math.min(Math.abs(side), 1) ** 2.2;
  const dim = 1 - shade * 0.58;
  rgb[0] = (rgb[0] as number) * dim * (side < 0 ? 1 - lean * 0.2 : 1 + lean * 0.42);
  rgb[1] = (rgb[1] as number) * dim;
  rgb[2] = (rgb[2] as number) * dim * (side < 0 ? 1 + lean * 0.34 : 1 - lean * 0.2);
};

/** Where a point lies between the two crystals: -1 .. 1 over a stretch a little longer than from one to the other. */
const sideOf = (map: TileMap, crystal: Place): ((xCm: number, zCm: number) => number) => {
  const dx = map.widthCm / 2 - crystal.xCm;
  const dz = map.heightCm / 2 - crystal.zCm;
  const length = (dx * dx + dz * dz || 1) * 1.37;
  return (xCm, zCm) => ((xCm - map.widthCm / 2) * dx + (zCm - map.heightCm / 2) * dz) / length;
};

/** Rows of pixels between two pauses. */
const STRIP_ROWS = 8;

/** Paints every pixel of the base picture, strip by strip; decoration comes on top. */
export function* paintTerrain(
  canvas: HTMLCanvasElement,
  map: TileMap,
  content: MobaContent,
  pxPerCm: number,
  marginCm: number,
): Generator<void> {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const { width, height } = canvas;
  const cmPerPx = 1 / pxPerCm;
  const padTiles = Math.ceil(marginCm / map.tileCm) + 2;
  const rise = Math.round(WALL_HEIGHT_CM * pxPerCm);
  const noise = noiseTile();
  // A coarse picture sees a rise over more ground.
  const steepness = 2.2 * Math.min(pxPerCm / 0.2, 1);
  const isWild = map.tiles.some((row) => row.includes('~'));
  const wallGrid = softGrid(map, '#', padTiles, 1);
  const walls = new Float32Array(width * (height + rise + 3));
  const readWalls = (y: number): void =>
    sampleRow(wallGrid, walls.subarray(y * width, (y + 1) * width), -marginCm, y * cmPerPx - marginCm, cmPerPx);
  const brushGrid = softGrid(map, '"', padTiles, 0);
  const riverGrid = softGrid(map, '~', padTiles, 0);
  const lanes = laneGrid(
    map,
    content.lanes.map((lane) => lane.way),
    padTiles,
  );
  const [brush, river, lane] = [new Float32Array(width), new Float32Array(width), new Float32Array(width)];
  const side = sideOf(map, content.crystal);
  /** By column, the lowest wall row within a wall's height below the present one. */
  const lastWall = new Int32Array(width).fill(-1);
  const rgb = new Float64Array(3);
  const spot: Spot = { xCm: 0, zCm: 0, noise: 0, big: 0, lane: 0, brush: 0, river: 0, shade: 0, side: 0 };
  const noiseAt = (x: number, y: number): number => noise[(y & 255) * NOISE_SIZE + (x & 255)] as number;
  for (let y = 0; y < rise + 2; y += 1) {
    readWalls(y);
    for (let x = 0; x < width && y < rise; x += 1) if ((walls[y * width + x] as number) > 0.5) lastWall[x] = y;
  }
  const image = context.createImageData(width, STRIP_ROWS);
  for (let y = 0; y < height; y += 1) {
    const next = (y + rise) * width;
    readWalls(y + rise + 2);
    const zCm = y * cmPerPx - marginCm;
    sampleRow(brushGrid, brush, -marginCm, zCm, cmPerPx);
    sampleRow(riverGrid, river, -marginCm, zCm, cmPerPx);
    sampleRow(lanes, lane, -marginCm, zCm, cmPerPx);
    for (let x = 0; x < width; x += 1) {
      const xCm = x * cmPerPx - marginCm;
      const n = noiseAt(x, y);
      const big = noiseAt(x >> 3, y >> 3);
      const top = (walls[next + x] as number) + n * 0.05;
      const face = (lastWall[x] as number) - y;
      if (top > 0.5) {
        lastWall[x] = y + rise;
        // The top of a wall: slate, lit on slopes that face north-west, darker towards the middle.
        const up = walls[Math.max(next + x - 2 - width * 2, 0)] as number;
        const slope = up - (walls[next + x + 2 + width * 2] ?? up);
        const rim = 1 - smooth(0.5, 0.62, top);
        const depth = smooth(0.55, 1, top);
        const light = 1 + n * 0.22 + big * 0.16 - slope * steepness + rim * 0.55 - depth * 0.22;
        const edge = Math.min(xCm, zCm, map.widthCm - xCm, map.heightCm - zCm);
        const fade = 1 - smooth(0, marginCm * 0.75, -edge) * 0.85;
        rgb[0] = 50;
        rgb[1] = 68;
        rgb[2] = 76;
        // Rocks in the wild are overgrown.
        if (isWild && edge > 250) mix(rgb, 46, 74, 58, 0.75);
        for (let i = 0; i < 3; i += 1) rgb[i] = (rgb[i] as number) * light * fade;
      } else if (face > 0) {
        // The south face: strata of dark stone, lighter near the top edge.
        const height01 = face / rise;
        const strata = 0.86 + 0.14 * Math.sign(Math.sin(height01 * 16 + big * 3));
        const light = (0.5 + height01 * 0.5 + n * 0.18) * strata;
        rgb[0] = 34 * light;
        rgb[1] = 44 * light;
        rgb[2] = 54 * light;
      } else {
        const near = walls[y * width + x] as number;
        const cast = walls[(y - Math.min(rise >> 1, y)) * width + Math.max(x - rise, 0)] as number;
        spot.xCm = xCm;
        spot.zCm = zCm;
        spot.noise = n;
        spot.big = big;
        spot.lane = lane[x] as number;
        spot.brush = brush[x] as number;
        spot.river = river[x] as number;
        spot.shade = Math.max(smooth(0.1, 0.5, near), smooth(0.25, 0.6, cast) * 0.75);
        spot.side = side(xCm, zCm);
        paintFloor(rgb, spot, isWild);
      }
      const i = ((y % STRIP_ROWS) * width + x) * 4;
      image.data[i] = rgb[0] as number;
      image.data[i + 1] = rgb[1] as number;
      image.data[i + 2] = rgb[2] as number;
      image.data[i + 3] = 255;
    }
    if ((y + 1) % STRIP_ROWS !== 0 && y + 1 < height) continue;
    context.putImageData(image, 0, y - (y % STRIP_ROWS));
    yield;
  }
}
