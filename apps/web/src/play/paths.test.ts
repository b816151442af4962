import { loadScenario } from '@jixia/env/node';
import type { TileMap } from '@jixia/env/types';
import { expect, test } from 'vitest';
import { PathFinder } from './paths.ts';
import type { MapPoint } from './targets.ts';

const room = (tiles: readonly string[]): TileMap => ({
  widthCm: (tiles[0]?.length ?? 0) * 100,
  heightCm: tiles.length * 100,
  tileCm: 100,
  columns: tiles[0]?.length ?? 0,
  rows: tiles.length,
  tiles,
});

/** Walks as the rules do, 24 cm at a time and straight to where the finder points; returns where it ends. */
const walk = (map: TileMap, from: MapPoint, to: MapPoint, steps: number): MapPoint => {
  const finder = new PathFinder(map);
  let at = from;
  for (let i = 0; i < steps; i += 1) {
    const next = finder.next(at, to);
    const [dx, dz] = [next.xCm - at.xCm, next.zCm - at.zCm];
    const length = Math.hypot(dx, dz);
    if (length < 24) return next;
    at = { xCm: at.xCm + (dx / length) * 24, zCm: at.zCm + (dz / length) * 24 };
    const tile = map.tiles[Math.floor(at.zCm / map.tileCm)]?.[Math.floor(at.xCm / map.tileCm)];
    if (tile === '#') throw new Error(`walked into the wall at ${Math.round(at.xCm)}, ${Math.round(at.zCm)}`);
  }
  return at;
};

test('open ground is crossed straight', () => {
  const finder = new PathFinder(room(['.....', '.....', '.....']));
  expect(finder.next({ xCm: 50, zCm: 150 }, { xCm: 450, zCm: 150 })).toEqual({ xCm: 450, zCm: 150 });
});

test('a wall is walked around', () => {
  const map = room(['.......', '.......', '...#...', '...#...', '...#...']);
  const goal = { xCm: 650, zCm: 450 };
  expect(new PathFinder(map).next({ xCm: 50, zCm: 450 }, goal)).not.toEqual(goal);
  expect(walk(map, { xCm: 50, zCm: 450 }, goal, 100)).toEqual(goal);
});

test('a click into a wall leads to its edge, one that cannot be reached leads nowhere', () => {
  const map = room(['.....', '.###.', '.###.', '.###.', '.....']);
  const end = walk(map, { xCm: 50, zCm: 50 }, { xCm: 250, zCm: 330 }, 60);
  expect(Math.hypot(end.xCm - 250, end.zCm - 330)).toBeLessThan(200);
  const shut = room(['..#..', '..#..', '..#..']);
  expect(new PathFinder(shut).next({ xCm: 50, zCm: 50 }, { xCm: 450, zCm: 50 })).toEqual({ xCm: 450, zCm: 50 });
});

test('on the 5v5 map a hero comes from its start to every camp and to the other side, through no wall', async () => {
  const { manifest } = await loadScenario('moba-5v5');
  const map = manifest.map as TileMap;
  const content = manifest.content as {
    heroSpawn: [number, number];
    camps: { place: [number, number] }[];
  };
  const [xCm, zCm] = content.heroSpawn;
  const start = { xCm, zCm };
  const goals = [
    { xCm: map.widthCm - xCm, zCm: map.heightCm - zCm },
    ...content.camps.map(({ place }) => ({ xCm: map.widthCm - place[0], zCm: map.heightCm - place[1] })),
  ];
  for (const goal of goals) expect(walk(map, start, goal, 1500)).toEqual(goal);
});
