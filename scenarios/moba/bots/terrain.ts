// Walls, as a bot in its own view knows them from the manifest's map, and the way round them.
import type { TileMap } from '@jixia/env/types';

const STEP_CM = 50;
/** How many tiles along the way are tried for the farthest that can be walked to straight. */
const LOOK_AHEAD = 12;

/** Shared by all bots on a map. */
const walls = new WeakMap<TileMap, Uint8Array>();

/** By tile, row by row: 1 = wall. */
export const wallsOf = (map: TileMap): Uint8Array => {
  const { columns, rows, tiles } = map;
  const known =
    walls.get(map) ??
    Uint8Array.from({ length: columns * rows }, (_, tile) =>
      tiles[Math.floor(tile / columns)]?.[tile % columns] === '#' ? 1 : 0,
    );
  walls.set(map, known);
  return known;
};

/** The map looks the same from both sides, so one grid serves both. */
export class Terrain {
  readonly #columns: number;
  readonly #rows: number;
  readonly #tileCm: number;
  readonly #isWall: Uint8Array;
  readonly #distance: Int16Array;
  readonly #queue: Int16Array;
  #goalTile = -1;
  /** Answer of `findWay`: where to walk to, relative to the start. */
  wayX = 0;
  wayZ = 0;

  constructor(map: TileMap) {
    const { columns, rows, tileCm } = map;
    this.#columns = columns;
    this.#rows = rows;
    this.#tileCm = tileCm;
    this.#isWall = wallsOf(map);
    this.#distance = new Int16Array(columns * rows);
    this.#queue = new Int16Array(columns * rows);
  }

  #tileAt(x: number, z: number): number {
    const column = Math.floor(x / this.#tileCm);
    const row = Math.floor(z / this.#tileCm);
    if (column < 0 || row < 0 || column >= this.#columns || row >= this.#rows) return -1;
    return row * this.#columns + column;
  }

  isWall(x: number, z: number): boolean {
    const tile = this.#tileAt(x, z);
    return tile < 0 || this.#isWall[tile] === 1;
  }

  isClear(x: number, z: number, dx: number, dz: number): boolean {
    const steps = Math.ceil(Math.max(Math.abs(dx), Math.abs(dz)) / STEP_CM);
    for (let i = 1; i <= steps; i++) if (this.isWall(x + (dx * i) / steps, z + (dz * i) / steps)) return false;
    return true;
  }

  /** Sets `wayX`, `wayZ` to the next straight piece of the way from (x, z) to the place (dx, dz) away from there. */
  findWay(x: number, z: number, dx: number, dz: number): void {
    this.wayX = dx;
    this.wayZ = dz;
    if (this.isClear(x, z, dx, dz)) return;
    const goal = this.#tileAt(x + dx, z + dz);
    let tile = this.#tileAt(x, z);
    if (goal < 0 || tile < 0 || this.#isWall[goal] === 1) return;
    this.#spread(goal);
    for (let i = 0; i < LOOK_AHEAD; i++) {
      const next = this.#closer(tile);
      if (next < 0) return;
      const nextX = ((next % this.#columns) + 0.5) * this.#tileCm - x;
      const nextZ = (Math.floor(next / this.#columns) + 0.5) * this.#tileCm - z;
      if (i > 0 && !this.isClear(x, z, nextX, nextZ)) return;
      this.wayX = nextX;
      this.wayZ = nextZ;
      tile = next;
    }
  }

  /** The neighbour of a tile that is nearer to the goal, or -1. */
  #closer(tile: number): number {
    const distance = this.#distance[tile] as number;
    if (distance <= 0) return -1;
    if (this.#distance[tile + 1] === distance - 1) return tile + 1;
    if (this.#distance[tile - 1] === distance - 1) return tile - 1;
    if (this.#distance[tile + this.#columns] === distance - 1) return tile + this.#columns;
    if (this.#distance[tile - this.#columns] === distance - 1) return tile - this.#columns;
    return -1;
  }

  /** Steps from every tile to the goal, -1 where there is no way. Walls enclose the map, so no index leaves it. */
  #spread(goal: number): void {
    if (goal === this.#goalTile) return;
    this.#goalTile = goal;
    const distance = this.#distance;
    const queue = this.#queue;
    distance.fill(-1);
    distance[goal] = 0;
    queue[0] = goal;
    let end = 1;
    for (let start = 0; start < end; start++) {
      const tile = queue[start] as number;
      const next = (distance[tile] as number) + 1;
      for (let side = 0; side < 4; side++) {
        const neighbour = tile + (side === 0 ? 1 : side === 1 ? -1 : side === 2 ? this.#columns : -this.#columns);
        if (this.#isWall[neighbour] === 1 || distance[neighbour] !== -1) continue;
        distance[neighbour] = next;
        queue[end++] = neighbour;
      }
    }
  }
}
