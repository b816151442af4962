// What stands on the painted terrain and never moves: brush, pines, lanterns, and the stonework of `paving.ts`.

import type { TileMap } from '@jixia/env/types';
import type { MobaContent, Place } from './content.ts';
import { laneDistance } from './fields.ts';
import { scatter } from './palette.ts';
import { paintClearing, paintDais, paintPlinth, paintRing } from './paving.ts';
import type { Standing } from './standing.ts';

type Context = CanvasRenderingContext2D;

const isTile = (map: TileMap, column: number, row: number, tile: string): boolean => map.tiles[row]?.[column] === tile;

const paintTuft = (context: Context, x: number, z: number, seed: number): void => {
  for (let i = 0; i < 9; i += 1) {
    const lean = (scatter(seed, i, 1) - 0.5) * 60;
    const height = 55 + scatter(seed, i, 2) * 60;
    const base = (scatter(seed, i, 3) - 0.5) * 70;
    const shade = scatter(seed, i, 4);
    context.strokeStyle = `hsl(${140 + shade * 24} ${38 + shade * 16}% ${24 + shade * 22}%)`;
    context.lineWidth = 9;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(x + base, z);
    context.quadraticCurveTo(x + base + lean * 0.2, z - height * 0.6, x + base + lean, z - height);
    context.stroke();
  }
};

const paintPine = (context: Context, x: number, z: number, size: number, seed: number): void => {
  context.fillStyle = 'rgba(4, 9, 12, 0.35)';
  context.beginPath();
  context.ellipse(x + size * 0.3, z + size * 0.16, size * 0.75, size * 0.38, 0, 0, Math.PI * 2);
  context.fill();
  for (let layer = 0; layer < 4; layer += 1) {
    const y = z - layer * size * 0.34;
    const spreadCm = size * (0.8 - layer * 0.17);
    const light = 16 + layer * 5 + scatter(seed, layer, 8) * 4;
    context.fillStyle = `hsl(${158 + scatter(seed, 0, 9) * 26} 30% ${light}%)`;
    context.beginPath();
    context.moveTo(x - spreadCm, y);
    context.quadraticCurveTo(x - spreadCm * 0.3, y - size * 0.12, x, y - size * 0.62);
    context.quadraticCurveTo(x + spreadCm * 0.3, y - size * 0.12, x + spreadCm, y);
    context.quadraticCurveTo(x, y + size * 0.2, x - spreadCm, y);
    context.fill();
  }
};

const paintLantern = (context: Context, x: number, z: number): void => {
  const halo = context.createRadialGradient(x, z - 60, 5, x, z - 60, 240);
  halo.addColorStop(0, 'rgba(255, 205, 120, 0.34)');
  halo.addColorStop(1, 'rgba(255, 205, 120, 0)');
  context.fillStyle = halo;
  context.fillRect(x - 240, z - 300, 480, 480);
  context.fillStyle = '#1c2429';
  context.fillRect(x - 8, z - 60, 16, 64);
  context.fillStyle = '#38444a';
  context.fillRect(x - 24, z - 4, 48, 12);
  context.fillStyle = '#ffd98c';
  context.fillRect(x - 15, z - 88, 30, 32);
  context.fillStyle = '#2b353b';
  context.beginPath();
  context.moveTo(x - 32, z - 86);
  context.quadraticCurveTo(x, z - 102, x, z - 122);
  context.quadraticCurveTo(x, z - 102, x + 32, z - 86);
  context.fill();
};

/** Lanterns on both sides of a lane, where there is room. */
const paintLanterns = (
  context: Context,
  map: TileMap,
  way: readonly Place[],
  others: readonly (readonly Place[])[],
  standing: readonly Standing[],
): void => {
  let untilNext = 600;
  for (let i = 0; i + 1 < way.length; i += 1) {
    const a = way[i] as Place;
    const b = way[i + 1] as Place;
    const length = Math.hypot(b.xCm - a.xCm, b.zCm - a.zCm);
    const [ux, uz] = [(b.xCm - a.xCm) / length, (b.zCm - a.zCm) / length];
    for (; untilNext < length; untilNext += 850) {
      for (const offset of [-470, 500]) {
        const x = a.xCm + ux * untilNext - uz * offset;
        const z = a.zCm + uz * untilNext + ux * offset;
        const isOpen = isTile(map, Math.floor(x / map.tileCm), Math.floor(z / map.tileCm), '.');
        const isFree = standing.every((place) => Math.hypot(place.xCm - x, place.zCm - z) > 420);
        if (isOpen && isFree && laneDistance(others, x, z) > 460) paintLantern(context, x, z);
      }
    }
    untilNext -= length;
  }
};

/** Adds all decoration; `context` is already in map centimetres. */
export function* paintDecoration(
  context: Context,
  map: TileMap,
  content: MobaContent,
  standing: readonly Standing[],
  marginCm: number,
): Generator<void> {
  const isWild = map.tiles.some((row) => row.includes('~'));
  const turned = ({ xCm, zCm }: Place): Place => ({ xCm: map.widthCm - xCm, zCm: map.heightCm - zCm });
  paintRing(context, map.widthCm / 2, map.heightCm / 2);
  if (isWild) {
    for (const { place, isGreat } of content.camps) {
      for (const { xCm, zCm } of [place, turned(place)]) paintClearing(context, xCm, zCm, isGreat);
    }
    paintDais(context, content.heroSpawn, 0);
    paintDais(context, turned(content.heroSpawn), 1);
  }
  for (const place of standing) paintPlinth(context, place);
  const ways = content.lanes.map((lane) => lane.way);
  for (const way of ways) {
    const others = ways.filter((other) => other !== way);
    paintLanterns(context, map, way, others, standing);
  }
  const pad = Math.floor(marginCm / map.tileCm) - 2;
  for (let row = -pad; row < map.rows + pad; row += 1) {
    yield;
    for (let column = -pad; column < map.columns + pad; column += 1) {
      const x = (column + 0.5) * map.tileCm;
      const z = (row + 0.5) * map.tileCm;
      if (isTile(map, column, row, '"')) {
        for (let i = 0; i < 3; i += 1) {
          const dx = (scatter(column, row, i + 20) - 0.5) * map.tileCm;
          paintTuft(context, x + dx, z + (i - 0.6) * map.tileCm * 0.36, column * 131 + row * 7 + i);
        }
        continue;
      }
      let isDeep = true;
      for (let dr = -1; dr <= 2 && isDeep; dr += 1) {
        for (let dc = -1; dc <= 1; dc += 1) {
          const tile = map.tiles[row + dr]?.[column + dc];
          if (tile !== undefined && tile !== '#') isDeep = false;
        }
      }
      const isInside = row > 2 && column > 2 && row < map.rows - 3 && column < map.columns - 3;
      if (isDeep && scatter(column, row, 40) < (isWild && isInside ? 0.7 : 0.3)) {
        const size = 80 + scatter(column, row, 41) * 70;
        paintPine(context, x + (scatter(column, row, 42) - 0.5) * 80, z - 90, size, column * 31 + row);
      }
    }
  }
}
