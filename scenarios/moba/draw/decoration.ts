// What stands on the painted terrain and never moves: brush, pines, lanterns, plinths, the ring of debate in the middle.

import type { TileMap } from '@jixia/env/types';
import { scatter, TEAM_COLORS } from './palette.ts';
import type { Landmark } from './terrain.ts';

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

const paintPlinth = (context: Context, { xCm, zCm, team, isCrystal }: Landmark): void => {
  const radius = isCrystal ? 340 : 230;
  const color = TEAM_COLORS[team] ?? TEAM_COLORS[2];
  context.save();
  context.translate(xCm, zCm);
  context.fillStyle = 'rgba(10, 15, 18, 0.5)';
  context.beginPath();
  context.arc(0, 14, radius + 16, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = '#4a5357';
  context.beginPath();
  context.arc(0, 0, radius, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = '#3a4347';
  context.beginPath();
  context.arc(0, 0, radius * 0.86, 0, Math.PI * 2);
  context.fill();
  context.strokeStyle = color;
  context.globalAlpha = 0.6;
  context.lineWidth = 8;
  context.beginPath();
  context.arc(0, 0, radius * 0.72, 0, Math.PI * 2);
  context.stroke();
  const sides = isCrystal ? 8 : 6;
  for (let i = 0; i < sides; i += 1) {
    const angle = (i / sides) * Math.PI * 2;
    context.beginPath();
    context.moveTo(Math.cos(angle) * radius * 0.48, Math.sin(angle) * radius * 0.48);
    context.lineTo(Math.cos(angle) * radius * 0.66, Math.sin(angle) * radius * 0.66);
    context.stroke();
  }
  context.restore();
};

/** Where two schools meet: an engraved ring in the middle of the map. */
const paintRing = (context: Context, x: number, z: number): void => {
  context.save();
  context.translate(x, z);
  context.strokeStyle = 'rgba(226, 196, 128, 0.34)';
  for (const [radius, width] of [
    [430, 12],
    [395, 4],
    [230, 6],
  ] as const) {
    context.lineWidth = width;
    context.beginPath();
    context.arc(0, 0, radius, 0, Math.PI * 2);
    context.stroke();
  }
  context.lineWidth = 5;
  for (let i = 0; i < 64; i += 1) {
    const angle = (i / 64) * Math.PI * 2;
    const inner = i % 8 === 0 ? 330 : 365;
    context.beginPath();
    context.moveTo(Math.cos(angle) * inner, Math.sin(angle) * inner);
    context.lineTo(Math.cos(angle) * 395, Math.sin(angle) * 395);
    context.stroke();
  }
  // Eight trigram-like bars between the inner rings, broken and whole by turns.
  for (let i = 0; i < 8; i += 1) {
    context.save();
    context.rotate((i / 8) * Math.PI * 2);
    context.fillStyle = 'rgba(226, 196, 128, 0.3)';
    for (let bar = 0; bar < 3; bar += 1) {
      const y = -250 - bar * 24;
      if ((i >> bar) & 1) context.fillRect(-38, y, 76, 11);
      else {
        context.fillRect(-38, y, 31, 11);
        context.fillRect(7, y, 31, 11);
      }
    }
    context.restore();
  }
  context.restore();
};

/** Adds all decoration; `context` is already in map centimetres. */
export const paintDecoration = (
  context: Context,
  map: TileMap,
  landmarks: readonly Landmark[],
  marginCm: number,
): void => {
  const path = [...landmarks].sort((a, b) => a.xCm - b.xCm);
  const middle = path.length > 1 ? ((path[0] as Landmark).zCm + (path.at(-1) as Landmark).zCm) / 2 : map.heightCm / 2;
  paintRing(context, map.widthCm / 2, middle);
  for (const landmark of landmarks) paintPlinth(context, landmark);
  for (let x = map.widthCm * 0.16; x < map.widthCm * 0.86; x += map.widthCm * 0.085) {
    for (const z of [middle - 470, middle + 500]) {
      const column = Math.floor(x / map.tileCm);
      if (isTile(map, column, Math.floor(z / map.tileCm), '.')) paintLantern(context, x, z);
    }
  }
  const pad = Math.floor(marginCm / map.tileCm) - 2;
  for (let row = -pad; row < map.rows + pad; row += 1) {
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
      if (isDeep && scatter(column, row, 40) < 0.3) {
        const size = 80 + scatter(column, row, 41) * 70;
        paintPine(context, x + (scatter(column, row, 42) - 0.5) * 80, z - 90, size, column * 31 + row);
      }
    }
  }
};
