// The drawn maps for rule tests: which brush patch or wall lies where.
import { modes } from '../modes.ts';

export type RulesMap = {
  readonly widthCm: number;
  readonly heightCm: number;
  readonly tileCm: number;
  readonly rows: readonly string[];
  /** As the rules number tiles: 0 ground, 255 wall, else the number of the brush patch. */
  readonly patchAt: (xCm: number, zCm: number) => number;
};

/** Brush patches by number, in the order in which rows are read. */
const patchesOf = (rows: readonly string[]): Map<string, number> => {
  const numbers = new Map<string, number>();
  let patches = 0;
  const fill = (column: number, row: number, patch: number): void => {
    const at = `${column} ${row}`;
    if (rows[row]?.[column] !== '"' || numbers.has(at)) return;
    numbers.set(at, patch);
    for (const [dx, dz] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      fill(column + dx, row + dz, patch);
    }
  };
  for (const [row, text] of rows.entries()) {
    for (let column = 0; column < text.length; column++) {
      if (text[column] === '"' && !numbers.has(`${column} ${row}`)) fill(column, row, ++patches);
    }
  }
  return numbers;
};

const readMaps = new Map<string, RulesMap>();

export const mapOf = (id: string): RulesMap => {
  const known = readMaps.get(id);
  if (known) return known;
  const map = modes.find(({ manifest }) => manifest.id === id)?.manifest.map;
  if (!map) throw new Error(`rules test: ${id} has no map`);
  const patches = patchesOf(map.tiles);
  const patchAt = (xCm: number, zCm: number): number => {
    const column = Math.floor(xCm / map.tileCm);
    const row = Math.floor(zCm / map.tileCm);
    return map.tiles[row]?.[column] === '#' ? 255 : (patches.get(`${column} ${row}`) ?? 0);
  };
  const read = { widthCm: map.widthCm, heightCm: map.heightCm, tileCm: map.tileCm, rows: map.tiles, patchAt };
  readMaps.set(id, read);
  return read;
};

const lane = mapOf('moba-1v1');
export const WIDTH_CM = lane.widthCm;
export const HEIGHT_CM = lane.heightCm;
export const TILE_CM = lane.tileCm;
export const { patchAt } = lane;

export const tileRow = (row: number): string => lane.rows[row] ?? '';
