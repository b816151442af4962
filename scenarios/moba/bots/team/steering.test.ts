// Finding the way: from everywhere to every key place on both team maps, round all walls.
import type { TileMap } from '@jixia/env/types';
import { describe, expect, test } from 'vitest';
import type { Place } from '../../map.ts';
import { manifestOf } from '../../rules/rules-match.ts';
import { groundOf } from './ground.ts';
import { Steering } from './steering.ts';

const STEP_CM = 45;
const lengthOf = (x: number, z: number): number => Math.sqrt(x * x + z * z);

describe.each(['moba-3v3', 'moba-5v5'] as const)('%s', (id) => {
  const manifest = manifestOf(id);
  const ground = groundOf(manifest);
  const { widthCm, heightCm } = manifest.map as TileMap;
  const steering = new Steering(ground);
  /** Walks as a hero would; how many steps it took, or null where it does not arrive. */
  const walk = (from: Place, to: Place): number | null => {
    let [x, z] = from;
    for (let steps = 0; steps < 1500; steps++) {
      const [dx, dz] = [to[0] - x, to[1] - z];
      if (lengthOf(dx, dz) < 2 * STEP_CM) return steps;
      steering.find(x, z, dx, dz);
      const length = lengthOf(steering.wayX, steering.wayZ);
      const [nextX, nextZ] = [x + (steering.wayX / length) * STEP_CM, z + (steering.wayZ / length) * STEP_CM];
      const isFree = (atX: number, atZ: number) => ground.isWall[ground.tileAt(atX, atZ)] === 0;
      // Where a corner is brushed, a hero slides along it.
      if (isFree(nextX, nextZ)) [x, z] = [nextX, nextZ];
      else if (isFree(nextX, z)) x = nextX;
      else if (isFree(x, nextZ)) z = nextZ;
      else return null;
    }
    return null;
  };

  test('every open tile leads to every key place', () => {
    const open = [...ground.isWall.keys()].filter((tile) => ground.isWall[tile] === 0);
    for (const field of ground.fields) {
      for (const tile of open) if (field[tile] === 0xffff) throw new Error(`tile ${tile} is cut off`);
    }
    expect(open.length).toBeGreaterThan(1000);
  });

  test('from corner to corner, and from camp to camp, round all walls', () => {
    const [start, ...others] = ground.places;
    for (const place of others) {
      const straight = lengthOf(place[0] - (start as Place)[0], place[1] - (start as Place)[1]) / STEP_CM;
      expect(walk(start as Place, place)).toBeLessThan(1.35 * straight + 20);
      expect(walk(place, [widthCm - place[0], heightCm - place[1]])).not.toBeNull();
    }
  });
});
