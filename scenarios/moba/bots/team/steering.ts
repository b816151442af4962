// Which way to walk: straight where nothing is in the way, else down the field of the key place nearest to the goal.
import type { Ground } from './ground.ts';

/** Up to here the straight way is tried; as far apart a place and its key place may lie to be reached by its field. */
const STRAIGHT_CM = 1500;
const LOCAL_CM = 1400;
const LOOK_AHEAD = 10;
const FAR = 0xffff;

export class Steering {
  readonly #ground: Ground;
  /** Of the search for near places, which no field leads to. */
  readonly #field: Uint16Array;
  readonly #touched: Int32Array;
  readonly #tiles = new Int32Array(LOOK_AHEAD + 1);
  #goalTile = -1;
  #goalPlace = 0;
  /** Answer of `find`: where to walk to, relative to the start. */
  wayX = 0;
  wayZ = 0;

  constructor(ground: Ground) {
    this.#ground = ground;
    this.#field = new Uint16Array(ground.isWall.length).fill(FAR);
    this.#touched = new Int32Array(ground.isWall.length);
  }

  /** The next straight piece of the way from (x, z) to the place (dx, dz) away from there. */
  find(x: number, z: number, dx: number, dz: number): void {
    const ground = this.#ground;
    this.wayX = dx;
    this.wayZ = dz;
    const squared = dx * dx + dz * dz;
    if (squared <= STRAIGHT_CM * STRAIGHT_CM && ground.isClear(x, z, dx, dz)) return;
    const goal = ground.tileAt(x + dx, z + dz);
    const start = ground.tileAt(x, z);
    if (squared <= LOCAL_CM * LOCAL_CM) {
      const touched = this.#spread(goal, start);
      this.#follow(x, z, start, this.#field);
      for (let i = 0; i < touched; i++) this.#field[this.#touched[i] as number] = FAR;
      return;
    }
    if (goal !== this.#goalTile) {
      this.#goalTile = goal;
      this.#goalPlace = ground.nearestPlace(x + dx, z + dz);
    }
    this.#follow(x, z, start, ground.fields[this.#goalPlace] as Uint16Array);
  }

  /** Steps from the goal outwards until the start is reached; answers how many tiles were written. */
  #spread(goal: number, start: number): number {
    const ground = this.#ground;
    const field = this.#field;
    const touched = this.#touched;
    if (ground.isWall[goal] === 1) return 0;
    field[goal] = 0;
    touched[0] = goal;
    let end = 1;
    for (let at = 0; at < end; at++) {
      const tile = touched[at] as number;
      if (tile === start) break;
      const next = (field[tile] as number) + 1;
      for (let way = 0; way < 8; way++) {
        const neighbour = ground.step(tile, way);
        if (neighbour < 0 || field[neighbour] !== FAR) continue;
        field[neighbour] = next;
        touched[end++] = neighbour;
      }
    }
    return end;
  }

  /** Down a field as far ahead as can be walked straight. */
  #follow(x: number, z: number, start: number, field: Uint16Array): void {
    const ground = this.#ground;
    const tiles = this.#tiles;
    let count = 0;
    let tile = start;
    while (count < LOOK_AHEAD) {
      const next = ground.descend(field, tile);
      if (next === tile) break;
      tiles[count++] = next;
      tile = next;
    }
    if (count === 0) return;
    for (let i = count - 1; i >= 0; i -= i > 3 ? 3 : 1) {
      const at = tiles[i] as number;
      const wayX = ((at % ground.columns) + 0.5) * ground.tileCm - x;
      const wayZ = (Math.floor(at / ground.columns) + 0.5) * ground.tileCm - z;
      this.wayX = wayX;
      this.wayZ = wayZ;
      if (ground.isClear(x, z, wayX, wayZ)) return;
    }
  }
}
