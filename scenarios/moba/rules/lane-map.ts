// The map of the 1v1 mode for rule tests: which brush patch or wall lies where.
import { modes } from '../modes.ts';

const map = modes[0]?.manifest.map;
if (!map) throw new Error('rules test: moba-1v1 has no map');

export const WIDTH_CM = map.widthCm;
export const HEIGHT_CM = map.heightCm;
export const TILE_CM = map.tileCm;

const numbers = new Map<number, number>();
let patches = 0;
const number = (column: number, row: number, patch: number): void => {
  const at = row * map.columns + column;
  if (map.tiles[row]?.[column] !== '"' || numbers.has(at)) return;
  numbers.set(at, patch);
  number(column + 1, row, patch);
  number(column - 1, row, patch);
  number(column, row + 1, patch);
  number(column, row - 1, patch);
};
for (let row = 0; row < map.rows; row++) {
  for (let column = 0; column < map.columns; column++) {
    if (map.tiles[row]?.[column] === '"' && !numbers.has(row * map.columns + column)) number(column, row, ++patches);
  }
}

/** As the rules number tiles: 0 ground, 255 wall, else the number of the brush patch. */
export const patchAt = (xCm: number, zCm: number): number => {
  const column = Math.floor(xCm / map.tileCm);
  const row = Math.floor(zCm / map.tileCm);
  return map.tiles[row]?.[column] === '#' ? 255 : (numbers.get(row * map.columns + column) ?? 0);
};

export const tileRow = (row: number): string => map.tiles[row] ?? '';
