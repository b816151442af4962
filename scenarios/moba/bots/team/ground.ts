// The ways of a team map: distance fields to key places, computed once a manifest, and how to steer by them round walls.
import type { Manifest, TileMap } from '@jixia/env/types';
import type { Place } from '../../map.ts';
import { wallsOf } from '../terrain.ts';
import { type MapContent, placesOf } from './places.ts';

/** Cost of a step to a tile beside or across, and of treading next to a wall. */
const STRAIGHT = 5;
const DIAGONAL = 7;
const BY_WALL = 2;
const FAR = 0xffff;
const SAMPLE_CM = 50;

export class Ground {
  readonly columns: number;
  readonly rows: number;
  readonly tileCm: number;
  readonly isWall: Uint8Array;
  readonly #extra: Uint8Array;
  /** Key places and, for each, the cost of the way there from every tile. */
  readonly places: readonly Place[];
  readonly fields: readonly Uint16Array[];

  constructor(map: TileMap, content: MapContent) {
    const { columns, rows, tileCm } = map;
    this.columns = columns;
    this.rows = rows;
    this.tileCm = tileCm;
    this.isWall = wallsOf(map);
    this.#extra = this.isWall.map((wall, tile) =>
      wall === 0 && this.#around(tile).some((t) => this.isWall[t] === 1) ? BY_WALL : 0,
    );
    this.places = placesOf(content, columns * tileCm, rows * tileCm);
    this.fields = this.places.map(([x, z]) => this.#fieldTo(this.tileAt(x, z)));
  }

  #around(tile: number): number[] {
    const up = tile - this.columns;
    const down = tile + this.columns;
    return [up - 1, up, up + 1, tile - 1, tile + 1, down - 1, down, down + 1];
  }

  /** Outside the map: tile 0, a wall. */
  tileAt(x: number, z: number): number {
    const column = Math.floor(x / this.tileCm);
    const row = Math.floor(z / this.tileCm);
    return column < 0 || row < 0 || column >= this.columns || row >= this.rows ? 0 : row * this.columns + column;
  }

  isClear(x: number, z: number, dx: number, dz: number): boolean {
    const steps = Math.ceil(Math.max(Math.abs(dx), Math.abs(dz)) / SAMPLE_CM);
    for (let i = 1; i <= steps; i++) {
      if (this.isWall[this.tileAt(x + (dx * i) / steps, z + (dz * i) / steps)] === 1) return false;
    }
    return true;
  }

  /** Dijkstra with a ring of buckets: steps cost few. Walls enclose the map, so no index leaves it. */
  #fieldTo(goal: number): Uint16Array {
    const field = new Uint16Array(this.isWall.length).fill(FAR);
    const buckets: number[][] = Array.from({ length: 16 }, () => []);
    field[goal] = 0;
    buckets[0]?.push(goal);
    for (let cost = 0, left = 1; left > 0; cost++) {
      const bucket = buckets[cost % 16] as number[];
      for (let tile = bucket.pop(); tile !== undefined; tile = bucket.pop()) {
        left--;
        if (field[tile] !== cost) continue;
        for (let way = 0; way < 8; way++) {
          const next = this.step(tile, way);
          if (next < 0) continue;
          const price = cost + (way < 4 ? STRAIGHT : DIAGONAL) + (this.#extra[next] as number);
          if (price >= (field[next] as number)) continue;
          field[next] = price;
          buckets[price % 16]?.push(next);
          left++;
        }
      }
    }
    return field;
  }

  /** The tile one step on, -1 where a wall or the corner of one is in the way. Ways 0-3 are straight, 4-7 across. */
  step(tile: number, way: number): number {
    const { columns, isWall } = this;
    const right = way === 0 || way === 4 || way === 6 ? 1 : way === 1 || way === 5 || way === 7 ? -1 : 0;
    const down = way === 2 || way === 4 || way === 5 ? columns : way === 3 || way === 6 || way === 7 ? -columns : 0;
    const next = tile + right + down;
    return isWall[next] === 1 || isWall[tile + right] === 1 || isWall[tile + down] === 1 ? -1 : next;
  }

  /** The next tile of the way down a field, or the same where there is none. */
  descend(field: Uint16Array, tile: number): number {
    let best = tile;
    for (let way = 0; way < 8; way++) {
      const next = this.step(tile, way);
      if (next >= 0 && (field[next] as number) < (field[best] as number)) best = next;
    }
    return best;
  }

  /** Index of the key place nearest to (x, z). */
  nearestPlace(x: number, z: number): number {
    let best = 0;
    let bestSquared = 1e18;
    for (let i = 0; i < this.places.length; i++) {
      const [px, pz] = this.places[i] as Place;
      const squared = (px - x) * (px - x) + (pz - z) * (pz - z);
      if (squared >= bestSquared) continue;
      best = i;
      bestSquared = squared;
    }
    return best;
  }
}

const grounds = new WeakMap<TileMap, Ground>();

/** One for all bots of a manifest. Throws where the manifest has no map. */
export const groundOf = (manifest: Manifest): Ground => {
  if (manifest.map === null) throw new Error(`bots: ${manifest.id} has no map`);
  const known = grounds.get(manifest.map);
  if (known) return known;
  const ground = new Ground(manifest.map, manifest.content as MapContent);
  grounds.set(manifest.map, ground);
  return ground;
};
