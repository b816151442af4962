// Where things lie on a team map, in the own view: lanes as chains of points, towers, camps, and the key places of paths.

import type { Monster } from '../../content/monsters.ts';
import type { Camp, Place, Tower } from '../../map.ts';

/** What the manifest's content says of the map. */
export type MapContent = {
  readonly lanes: readonly { readonly name: string; readonly way: readonly Place[] }[];
  readonly towers: readonly Tower[];
  readonly crystal: Place;
  readonly heroSpawn: Place;
  readonly camps: readonly Camp[];
  readonly monsters: readonly Monster[];
};

const POINT_CM = 100;
const KEY_PLACE_CM = 1200;

/** Points along a way, one each `stepCm`. */
export const pointsAlong = (way: readonly Place[], stepCm: number): Place[] => {
  const points: Place[] = [];
  for (let leg = 1; leg < way.length; leg++) {
    const [ax, az] = way[leg - 1] as Place;
    const [bx, bz] = way[leg] as Place;
    const length = Math.sqrt((bx - ax) * (bx - ax) + (bz - az) * (bz - az));
    const steps = Math.max(1, Math.round(length / stepCm));
    for (let i = leg === 1 ? 0 : 1; i <= steps; i++)
      points.push([ax + ((bx - ax) * i) / steps, az + ((bz - az) * i) / steps]);
  }
  return points;
};

/** The key places that paths lead to: along the lanes, the camps of both halves, the start. */
export const placesOf = (content: MapContent, widthCm: number, heightCm: number): readonly Place[] => [
  content.heroSpawn,
  ...content.lanes.flatMap(({ way }) => pointsAlong(way, KEY_PLACE_CM)),
  ...content.camps.flatMap(({ place: [x, z] }): Place[] => [
    [x, z],
    [widthCm - x, heightCm - z],
  ]),
];

/** A camp in the own view. */
export type CampPlace = {
  readonly x: number;
  readonly z: number;
  readonly isGreat: boolean;
  readonly isOwn: boolean;
  readonly firstSeconds: number;
  readonly respawnSeconds: number;
  readonly monster: Monster;
};

export const campsOf = (content: MapContent, widthCm: number, heightCm: number, ticksPerSecond: number): CampPlace[] =>
  content.camps.flatMap(({ kind, place: [x, z] }) => {
    const monster = content.monsters.find(({ key }) => key === kind);
    if (!monster) throw new Error(`bots: the map has a camp of "${kind}", which is no monster`);
    const times = {
      firstSeconds: monster.firstTick / ticksPerSecond,
      respawnSeconds: monster.respawnTicks / ticksPerSecond,
    };
    const isGreat = monster.isTeamReward;
    return [
      { x, z, isGreat, isOwn: true, monster, ...times },
      { x: widthCm - x, z: heightCm - z, isGreat, isOwn: false, monster, ...times },
    ];
  });

/** A lane in the own view. How far along something is, its way, is the observation's measure: half of how far right and up. */
export class LanePath {
  readonly xs: readonly number[];
  readonly zs: readonly number[];
  readonly ways: readonly number[];
  /** Ways and places of the towers on it, the outermost first: the own and the enemy's. */
  readonly own: readonly Place[];
  readonly enemy: readonly Place[];
  readonly start: Place;
  readonly #heightCm: number;

  constructor(content: MapContent, lane: number, widthCm: number, heightCm: number) {
    const points = pointsAlong(content.lanes[lane]?.way ?? [], POINT_CM);
    this.#heightCm = heightCm;
    this.start = points[0] as Place;
    this.xs = points.map(([x]) => x);
    this.zs = points.map(([, z]) => z);
    this.ways = points.map(([x, z]) => this.wayOf(x, z));
    const towersOf = (of: number) => content.towers.filter((tower) => tower.lane === of).map(({ place }) => place);
    this.own = towersOf(lane);
    this.enemy = towersOf(content.lanes.length - 1 - lane).map(([x, z]): Place => [widthCm - x, heightCm - z]);
  }

  wayOf(x: number, z: number): number {
    return (x + this.#heightCm - z) / 2;
  }

  /** Index of the point at a way. */
  at(way: number): number {
    let low = 0;
    let high = this.ways.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ways[middle] as number) < way) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
