// Reads a drawn map: checks its shape and its symmetry, numbers its brush patches, names its places.

/** A point in centimetres, as side 0 sees it; side 1 has the point turned by 180 degrees. */
export type Place = readonly [xCm: number, zCm: number];

export type ModeMap = {
  readonly columns: number;
  readonly rows: number;
  readonly tileCm: number;
  readonly tiles: readonly string[];
  /** One byte a tile: 0 ground, 255 wall, else the number of a brush patch. */
  readonly grid: readonly number[];
  readonly heroSpawn: Place;
  readonly creepSpawn: Place;
  readonly crystal: Place;
  readonly towers: readonly Place[];
  readonly camps: readonly Place[];
};

export type MapPlaces = Pick<ModeMap, 'heroSpawn' | 'creepSpawn' | 'crystal' | 'towers' | 'camps'>;

const WALL = 255;

/** Parses a drawing of `#` wall, `"` brush and `.` ground. Throws with file, row and column on anything unfair or unknown. */
export const readMap = (file: string, drawing: string, tileCm: number, places: MapPlaces): ModeMap => {
  const tiles = drawing.replace(/\n+$/, '').split('\n');
  const rows = tiles.length;
  const columns = tiles[0]?.length ?? 0;
  const at = (column: number, row: number): string => tiles[row]?.[column] ?? '?';
  for (let row = 0; row < rows; row++) {
    if (tiles[row]?.length !== columns) {
      throw new Error(
        `${file}: row ${row + 1} has ${tiles[row]?.length} tiles, row 1 has ${columns}; make all rows equally long`,
      );
    }
    for (let column = 0; column < columns; column++) {
      const tile = at(column, row);
      if (!'#".'.includes(tile)) {
        throw new Error(
          `${file}: row ${row + 1}, column ${column + 1}: '${tile}' is no tile; use # (wall), " (brush) or . (ground)`,
        );
      }
      const opposite = at(columns - 1 - column, rows - 1 - row);
      if (tile !== opposite) {
        throw new Error(
          `${file}: row ${row + 1}, column ${column + 1} is '${tile}' but its opposite (row ${rows - row}, column ${columns - column}) is '${opposite}'; the map must look the same turned by 180 degrees`,
        );
      }
    }
  }
  const grid = new Array<number>(columns * rows).fill(0);
  let patches = 0;
  const fill = (column: number, row: number, patch: number): void => {
    const stack: [number, number][] = [[column, row]];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const [c, r] = next;
      if (at(c, r) !== '"' || grid[r * columns + c] !== 0) continue;
      grid[r * columns + c] = patch;
      stack.push([c + 1, r], [c - 1, r], [c, r + 1], [c, r - 1]);
    }
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (at(column, row) === '#') grid[row * columns + column] = WALL;
      else if (at(column, row) === '"' && grid[row * columns + column] === 0) fill(column, row, ++patches);
    }
  }
  const isGround = ([x, z]: Place): boolean => grid[Math.floor(z / tileCm) * columns + Math.floor(x / tileCm)] !== WALL;
  const named: [string, Place][] = [
    ['heroSpawn', places.heroSpawn],
    ['creepSpawn', places.creepSpawn],
    ['crystal', places.crystal],
    ...places.towers.map((place, i): [string, Place] => [`towers[${i}]`, place]),
    ...places.camps.map((place, i): [string, Place] => [`camps[${i}]`, place]),
  ];
  for (const [name, place] of named) {
    if (!isGround(place))
      throw new Error(`${file}: ${name} at ${place.join(', ')} cm lies in a wall; move it to open ground`);
  }
  const reached = reach(grid, columns, rows, tileCm, places.heroSpawn);
  for (const [name, [x, z]] of named) {
    if (!reached.has(Math.floor(z / tileCm) * columns + Math.floor(x / tileCm))) {
      throw new Error(`${file}: ${name} cannot be reached from heroSpawn; open a way through the walls`);
    }
  }
  return { columns, rows, tileCm, tiles, grid, ...places };
};

const reach = (grid: readonly number[], columns: number, rows: number, tileCm: number, from: Place): Set<number> => {
  const seen = new Set<number>();
  const stack = [Math.floor(from[1] / tileCm) * columns + Math.floor(from[0] / tileCm)];
  for (let tile = stack.pop(); tile !== undefined; tile = stack.pop()) {
    if (seen.has(tile) || grid[tile] === WALL) continue;
    seen.add(tile);
    const column = tile % columns;
    const row = (tile - column) / columns;
    if (column > 0) stack.push(tile - 1);
    if (column < columns - 1) stack.push(tile + 1);
    if (row > 0) stack.push(tile - columns);
    if (row < rows - 1) stack.push(tile + columns);
  }
  return seen;
};
