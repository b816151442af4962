// Reads a drawn map: places and lanes above a line of dashes, the ground below it. Checks shape, symmetry and ways.

/** A point in centimetres, as side 0 sees it; side 1 has the point turned by 180 degrees. */
export type Place = readonly [xCm: number, zCm: number];

export type Tower = {
  readonly lane: number;
  /** 1 = outermost; it falls before the next. */
  readonly tier: number;
  readonly place: Place;
};

export type Camp = { readonly kind: string; readonly place: Place };

export type ModeMap = {
  readonly columns: number;
  readonly rows: number;
  readonly tileCm: number;
  /** The ground without marks: `#` wall, `"` brush, `~` river, `.` ground. */
  readonly tiles: readonly string[];
  /** One byte a tile: 0 ground or river, 255 wall, else the number of a brush patch. */
  readonly grid: readonly number[];
  readonly heroSpawn: Place;
  readonly crystal: Place;
  readonly laneNames: readonly string[];
  /** Way points of each lane from the own crystal to the enemy's. */
  readonly lanes: readonly (readonly Place[])[];
  /** By lane, outermost first. */
  readonly towers: readonly Tower[];
  /** Of side 0's half; each has a twin turned by 180 degrees. */
  readonly camps: readonly Camp[];
};

const WALL = 255;
const GROUND = '#"~.';

class Reader {
  readonly file: string;
  readonly rows: string[];
  readonly columns: number;
  readonly tileCm: number;
  readonly marks = new Map<string, Place>();

  constructor(file: string, header: readonly string[], grid: readonly string[]) {
    this.file = file;
    const size = header.map((line) => /^tileCm (\d+)$/.exec(line)?.[1]).find((value) => value !== undefined);
    this.tileCm = Number(size ?? Number.NaN);
    if (!(this.tileCm >= 25 && this.tileCm <= 400)) {
      this.fail(`tileCm is ${size ?? 'missing'}; write a line "tileCm N" with N from 25 to 400`);
    }
    this.columns = grid[0]?.length ?? 0;
    this.rows = grid.map((row, index) => this.#readRow(row, index));
    // Packed positions are 16 bits wide and absent units are parked 120 m outside.
    if (Math.max(this.columns, this.rows.length) * this.tileCm > 20_000 || this.columns === 0) {
      this.fail(`the map is ${this.columns} x ${this.rows.length} tiles of ${this.tileCm} cm; at most 20000 cm a side`);
    }
  }

  fail(problem: string): never {
    throw new Error(`${this.file}: ${problem}`);
  }

  #readRow(row: string, index: number): string {
    if (row.length !== this.columns) {
      this.fail(`row ${index + 1} has ${row.length} tiles, row 1 has ${this.columns}; make all rows equally long`);
    }
    return row.replace(/[A-Za-z]/g, (mark, column: number) => {
      if (this.marks.has(mark)) this.fail(`row ${index + 1}, column ${column + 1}: the mark ${mark} stands twice`);
      this.marks.set(mark, [(column + 0.5) * this.tileCm, (index + 0.5) * this.tileCm]);
      // The mark hides what lies under it: the same as to its left.
      const left = row[column - 1] ?? '.';
      return '"~'.includes(left) ? left : '.';
    });
  }

  at(column: number, row: number): string {
    return this.rows[row]?.[column] ?? '?';
  }

  turned([x, z]: Place): Place {
    return [this.columns * this.tileCm - x, this.rows.length * this.tileCm - z];
  }

  /** A mark of the drawing, `x,z` in cm, or either turned by 180 degrees with `'` behind it. */
  place(text: string, where: string): Place {
    const isTurned = text.endsWith("'");
    const plain = isTurned ? text.slice(0, -1) : text;
    const numbers = /^(\d+),(\d+)$/.exec(plain);
    const found = numbers ? ([Number(numbers[1]), Number(numbers[2])] as const) : this.marks.get(plain);
    if (!found) return this.fail(`${where}: '${text}' is neither a mark of the drawing nor "x,z" in cm`);
    const [width, height] = [this.columns * this.tileCm, this.rows.length * this.tileCm];
    if (found[0] >= width || found[1] >= height) {
      this.fail(`${where}: '${text}' lies outside the map, which is ${width} x ${height} cm`);
    }
    return isTurned ? this.turned(found) : found;
  }
}

const checkGround = (map: Reader): void => {
  for (let row = 0; row < map.rows.length; row++) {
    for (let column = 0; column < map.columns; column++) {
      const tile = map.at(column, row);
      const where = `row ${row + 1}, column ${column + 1}`;
      if (!GROUND.includes(tile)) {
        map.fail(`${where}: '${tile}' is no tile; use # (wall), " (brush), ~ (river), . (ground) or a letter (mark)`);
      }
      const opposite = map.at(map.columns - 1 - column, map.rows.length - 1 - row);
      if (tile !== opposite) {
        map.fail(
          `${where} is '${tile}' but its opposite (row ${map.rows.length - row}, column ${map.columns - column}) is '${opposite}'; the map must look the same turned by 180 degrees`,
        );
      }
    }
  }
};

const numberTiles = (map: Reader): number[] => {
  const { columns, rows } = map;
  const grid = new Array<number>(columns * rows.length).fill(0);
  let patches = 0;
  const fill = (column: number, row: number, patch: number): void => {
    const stack: [number, number][] = [[column, row]];
    for (let next = stack.pop(); next; next = stack.pop()) {
      const [c, r] = next;
      if (map.at(c, r) !== '"' || grid[r * columns + c] !== 0) continue;
      grid[r * columns + c] = patch;
      stack.push([c + 1, r], [c - 1, r], [c, r + 1], [c, r - 1]);
    }
  };
  for (let row = 0; row < rows.length; row++) {
    for (let column = 0; column < columns; column++) {
      if (map.at(column, row) === '#') grid[row * columns + column] = WALL;
      else if (map.at(column, row) === '"' && grid[row * columns + column] === 0) fill(column, row, ++patches);
    }
  }
  if (patches >= WALL) map.fail(`there are ${patches} brush patches; at most 254`);
  return grid;
};

const reach = (grid: readonly number[], columns: number, rows: number, from: number): Set<number> => {
  const seen = new Set<number>();
  const stack = [from];
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

const samePlace = (a: Place, b: Place): boolean => a[0] === b[0] && a[1] === b[1];

/** A lane seen from the other side must be a lane of this side too. */
const checkLanes = (
  map: Reader,
  names: readonly string[],
  lanes: readonly (readonly Place[])[],
  crystal: Place,
): void => {
  for (const [lane, way] of lanes.entries()) {
    const [first, last] = [way[0], way.at(-1)];
    if (!first || !last || !samePlace(first, crystal) || !samePlace(last, map.turned(crystal))) {
      map.fail(`lane ${names[lane]} must lead from the crystal to the crystal of the other side`);
    }
    const back = way.map((place) => map.turned(place)).reverse();
    if (!lanes.some((other) => other.length === back.length && other.every((p, i) => samePlace(p, back[i] as Place)))) {
      map.fail(
        `lane ${names[lane]} is no lane when seen from the other side; give it a counterpart turned by 180 degrees`,
      );
    }
  }
};

/** Every centimetre of the way between two points, in steps of a quarter tile, must be open. */
const checkWay = (map: Reader, grid: readonly number[], name: string, way: readonly Place[]): void => {
  for (const [index, to] of way.entries()) {
    const from = way[index - 1];
    if (!from) continue;
    const steps = Math.ceil((4 * Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]))) / map.tileCm);
    for (let step = 0; step <= steps; step++) {
      const x = from[0] + ((to[0] - from[0]) * step) / steps;
      const z = from[1] + ((to[1] - from[1]) * step) / steps;
      if (grid[Math.floor(z / map.tileCm) * map.columns + Math.floor(x / map.tileCm)] === WALL) {
        map.fail(
          `lane ${name} runs into the wall at ${Math.round(x)}, ${Math.round(z)} cm; open it or move its way points`,
        );
      }
    }
  }
};

/**
 * Parses a map. Above the line `---`: `tileCm N`, `spawn P`, `crystal P`, `lane NAME P P …`, `tower LANE TIER P`,
 * `camp KIND P`, where P is a letter drawn below, or `x,z` in cm, and `P'` is P turned by 180 degrees. Throws an Error
 * that names the file, the place and the fix.
 */
export const readMap = (file: string, text: string, campKinds: readonly string[]): ModeMap => {
  const [head, drawing] = text.split(/^-{3,}\n/m);
  const header = (head ?? '').split('\n').map((line) => line.trim());
  const map = new Reader(file, header, (drawing ?? '').replace(/\n+$/, '').split('\n'));
  checkGround(map);
  const grid = numberTiles(map);
  let heroSpawn: Place | undefined;
  let crystal: Place | undefined;
  const laneNames: string[] = [];
  const lanes: Place[][] = [];
  const towers: (Tower & { readonly line: string })[] = [];
  const camps: Camp[] = [];
  for (const line of header) {
    const [word, ...rest] = line.split(/\s+/);
    const last = rest.at(-1) ?? '';
    if (line === '' || word === 'tileCm') continue;
    if (word === 'spawn') heroSpawn = map.place(last, line);
    else if (word === 'crystal') crystal = map.place(last, line);
    else if (word === 'lane') {
      if (laneNames.includes(rest[0] ?? ''))
        map.fail(`"${line}": there is a lane '${rest[0]}' already; name it otherwise`);
      laneNames.push(rest[0] ?? '');
      lanes.push(rest.slice(1).map((part) => map.place(part, line)));
    } else if (word === 'tower') {
      const lane = laneNames.indexOf(rest[0] ?? '');
      if (lane < 0) map.fail(`"${line}": there is no lane '${rest[0]}' above it; lanes: ${laneNames.join(', ')}`);
      towers.push({ lane, tier: Number(rest[1]), place: map.place(last, line), line });
    } else if (word === 'camp') {
      if (!campKinds.includes(rest[0] ?? '')) {
        map.fail(`"${line}": there is no monster '${rest[0]}'; known: ${campKinds.join(', ')}`);
      }
      camps.push({ kind: rest[0] as string, place: map.place(last, line) });
    } else map.fail(`"${line}" is no entry; use tileCm, spawn, crystal, lane, tower or camp`);
  }
  if (!heroSpawn || !crystal) return map.fail('give the places of "spawn" and "crystal"');
  if (lanes.length === 0) map.fail('there is no lane');
  towers.sort((a, b) => a.lane - b.lane || a.tier - b.tier);
  for (const [index, tower] of towers.entries()) {
    const before = towers[index - 1];
    if (tower.tier !== (before && before.lane === tower.lane ? before.tier + 1 : 1)) {
      map.fail(`"${tower.line}": the towers of a lane are numbered 1, 2, 3 from the outermost`);
    }
  }
  for (const [lane, name] of laneNames.entries()) {
    // The crystal opens when a lane has no tower left.
    if (!towers.some((tower) => tower.lane === lane)) map.fail(`lane ${name} has no tower; give it at least one`);
  }
  checkLanes(map, laneNames, lanes, crystal);
  for (const [lane, way] of lanes.entries()) checkWay(map, grid, laneNames[lane] as string, way);
  const { columns, tileCm } = map;
  const tileOf = ([x, z]: Place): number => Math.floor(z / tileCm) * columns + Math.floor(x / tileCm);
  const reached = reach(grid, columns, map.rows.length, tileOf(heroSpawn));
  const named: [string, Place][] = [
    ['spawn', heroSpawn],
    ['crystal', crystal],
    ...towers.map(({ line, place }): [string, Place] => [line, place]),
    ...camps.map(({ kind, place }): [string, Place] => [`camp ${kind}`, place]),
  ];
  for (const [name, place] of named) {
    if (grid[tileOf(place)] === WALL) {
      map.fail(`${name} at ${place.join(', ')} cm lies in a wall; move it to open ground`);
    }
    if (!reached.has(tileOf(place))) map.fail(`${name} cannot be reached from the spawn; open a way through the walls`);
  }
  return {
    columns,
    rows: map.rows.length,
    tileCm,
    tiles: map.rows,
    grid,
    heroSpawn,
    crystal,
    laneNames,
    lanes,
    towers: towers.map(({ lane, tier, place }) => ({ lane, tier, place })),
    camps,
  };
};
