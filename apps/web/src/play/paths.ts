// Ways around walls: the rules walk straight, so a click behind a wall is walked to from corner to corner.
import type { TileMap } from '@jixia/env/types';
import type { MapPoint } from './targets.ts';

/** A way is looked for anew after this many questions, and when its goal has moved this far. */
const FRESH_QUESTIONS = 12;
const GOAL_MOVED_CM = 120;
/** Room kept to both sides of a straight line. */
const CLEARANCE_CM = 35;

export class PathFinder {
  readonly #map: TileMap;
  readonly #open: Uint8Array;
  #goal: MapPoint | null = null;
  #way: readonly MapPoint[] = [];
  #questions = 0;

  constructor(map: TileMap) {
    this.#map = map;
    this.#open = Uint8Array.from({ length: map.columns * map.rows }, (_, i) =>
      map.tiles[Math.floor(i / map.columns)]?.[i % map.columns] === '#' ? 0 : 1,
    );
  }

  /** Where to walk straight to next on the way from one point to another. */
  next(from: MapPoint, to: MapPoint): MapPoint {
    if (this.isStraight(from, to)) return to;
    const hasMoved =
      this.#goal === null || Math.hypot(this.#goal.xCm - to.xCm, this.#goal.zCm - to.zCm) > GOAL_MOVED_CM;
    this.#questions += 1;
    if (hasMoved || this.#questions > FRESH_QUESTIONS) {
      this.#goal = to;
      this.#questions = 0;
      this.#way = this.#search(this.#tileOf(from), this.#nearestOpen(this.#tileOf(to)));
    }
    for (let i = this.#way.length - 1; i >= 0; i -= 1) {
      if (this.isStraight(from, this.#way[i] as MapPoint)) return this.#way[i] as MapPoint;
    }
    return this.#way[1] ?? to;
  }

  /** Whether nothing stands between two points. */
  isStraight(from: MapPoint, to: MapPoint): boolean {
    const dx = to.xCm - from.xCm;
    const dz = to.zCm - from.zCm;
    const length = Math.hypot(dx, dz);
    const steps = Math.ceil(length / 30);
    const [sideX, sideZ] = length > 0 ? [(-dz / length) * CLEARANCE_CM, (dx / length) * CLEARANCE_CM] : [0, 0];
    for (let i = 1; i <= steps; i += 1) {
      const x = from.xCm + (dx * i) / steps;
      const z = from.zCm + (dz * i) / steps;
      if (!this.#isOpen(x, z)) return false;
      // Where the walker already touches a wall the sides do not count.
      if (i > 2 && i < steps && !(this.#isOpen(x + sideX, z + sideZ) && this.#isOpen(x - sideX, z - sideZ)))
        return false;
    }
    return true;
  }

  #isOpen(xCm: number, zCm: number): boolean {
    const { tileCm, columns, rows } = this.#map;
    const column = Math.floor(xCm / tileCm);
    const row = Math.floor(zCm / tileCm);
    return column >= 0 && row >= 0 && column < columns && row < rows && this.#open[row * columns + column] === 1;
  }

  #tileOf({ xCm, zCm }: MapPoint): number {
    const { tileCm, columns, rows } = this.#map;
    const column = Math.min(Math.max(Math.floor(xCm / tileCm), 0), columns - 1);
    const row = Math.min(Math.max(Math.floor(zCm / tileCm), 0), rows - 1);
    return row * columns + column;
  }

  #centreOf(tile: number): MapPoint {
    const { tileCm, columns } = this.#map;
    return { xCm: ((tile % columns) + 0.5) * tileCm, zCm: (Math.floor(tile / columns) + 0.5) * tileCm };
  }

  #distance(a: number, b: number): number {
    const { columns } = this.#map;
    return Math.hypot((a % columns) - (b % columns), Math.floor(a / columns) - Math.floor(b / columns));
  }

  /** A click into a wall means the open ground next to it. */
  #nearestOpen(tile: number): number {
    if (this.#open[tile] === 1) return tile;
    let best = tile;
    let bestDistance = Number.POSITIVE_INFINITY;
    for (let other = 0; other < this.#open.length; other += 1) {
      if (this.#open[other] !== 1) continue;
      const distance = this.#distance(tile, other);
      if (distance < bestDistance) {
        best = other;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** A* over tiles, eight neighbours, never across a wall's corner. Empty where there is no way. */
  #search(start: number, goal: number): readonly MapPoint[] {
    const { columns } = this.#map;
    const cost = new Float32Array(this.#open.length).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(this.#open.length).fill(-1);
    const heap: { tile: number; score: number }[] = [];
    cost[start] = 0;
    push(heap, { tile: start, score: this.#distance(start, goal) });
    for (let next = pop(heap); next; next = pop(heap)) {
      const { tile } = next;
      if (tile === goal) break;
      for (const [dx, dz] of STEPS) {
        const column = (tile % columns) + dx;
        const other = tile + dz * columns + dx;
        if (column < 0 || column >= columns || this.#open[other] !== 1) continue;
        if (dx !== 0 && dz !== 0 && !(this.#open[tile + dx] === 1 && this.#open[tile + dz * columns] === 1)) continue;
        const total = (cost[tile] as number) + (dx !== 0 && dz !== 0 ? Math.SQRT2 : 1);
        if (total >= (cost[other] as number)) continue;
        cost[other] = total;
        from[other] = tile;
        push(heap, { tile: other, score: total + this.#distance(other, goal) });
      }
    }
    const way: MapPoint[] = [];
    for (let tile = from[goal] === -1 ? -1 : goal; tile !== -1; tile = from[tile] as number) {
      way.unshift(this.#centreOf(tile));
    }
    return way;
  }
}

const STEPS = [-1, 0, 1].flatMap((dz) => [-1, 0, 1].flatMap((dx) => (dx === 0 && dz === 0 ? [] : [[dx, dz] as const])));

type Entry = { readonly tile: number; readonly score: number };

const push = (heap: Entry[], entry: Entry): void => {
  heap.push(entry);
  for (let at = heap.length - 1; at > 0; ) {
    const parent = (at - 1) >> 1;
    if ((heap[parent] as Entry).score <= entry.score) break;
    heap[at] = heap[parent] as Entry;
    heap[parent] = entry;
    at = parent;
  }
};

const pop = (heap: Entry[]): Entry | undefined => {
  const top = heap[0];
  const last = heap.pop();
  if (top === undefined || last === undefined || heap.length === 0) return top;
  heap[0] = last;
  for (let at = 0; ; ) {
    let child = at * 2 + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && (heap[child + 1] as Entry).score < (heap[child] as Entry).score) child += 1;
    if ((heap[child] as Entry).score >= last.score) break;
    heap[at] = heap[child] as Entry;
    heap[child] = last;
    at = child;
  }
  return top;
};
