// A drawn map with a mistake is refused with the file, the place and the fix.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMap } from './map.ts';

const HEADER = ['tileCm 100', 'spawn 150,350', 'crystal A', "lane mid A A'", 'tower mid 1 B', 'camp boar 450,150'];
const DRAWING = [
  '############',
  '#..."..#...#',
  '#..........#',
  '#.A..B.....#',
  '#..........#',
  '#...#.."...#',
  '############',
];
const KINDS = ['boar', 'hare'];

const read = (header: readonly string[] = HEADER, drawing: readonly string[] = DRAWING) =>
  readMap('lane.txt', `${header.join('\n')}\n---\n${drawing.join('\n')}\n`, KINDS);

/** The drawing with some rows (from 1) replaced. */
const drawn = (rows: Readonly<Record<number, string>>): string[] => DRAWING.map((row, i) => rows[i + 1] ?? row);
const headed = (line: number, text: string): string[] => HEADER.map((old, i) => (i === line ? text : old));

test('a map is read: ground, marks, lanes, towers, camps', () => {
  const map = read();
  expect([map.columns, map.rows, map.tileCm]).toEqual([12, 7, 100]);
  expect([map.heroSpawn, map.crystal]).toEqual([
    [150, 350],
    [250, 350],
  ]);
  expect(map.laneNames).toEqual(['mid']);
  expect(map.lanes).toEqual([
    [
      [250, 350],
      [950, 350],
    ],
  ]);
  expect(map.towers).toEqual([{ lane: 0, tier: 1, place: [550, 350] }]);
  expect(map.camps).toEqual([{ kind: 'boar', place: [450, 150] }]);
  expect(map.tiles[3]).toBe('#..........#');
  const at = (column: number, row: number): number | undefined => map.grid[row * 12 + column];
  expect([at(0, 0), at(1, 1), at(4, 1), at(7, 5), at(7, 1)]).toEqual([255, 0, 1, 2, 255]);
});

test('a mark takes the ground to its left, and brush patches are numbered as they come', () => {
  const map = read(HEADER, drawn({ 2: '#..~C..#...#', 6: '#...#..~~..#' }));
  expect(map.tiles[1]).toBe('#..~~..#...#');
  const brush = read(HEADER, drawn({ 2: '#""."..#...#', 6: '#...#..".""#' }));
  expect(brush.grid.slice(12, 24)).toEqual([255, 1, 1, 0, 2, 0, 0, 255, 0, 0, 0, 255]);
});

test('the maps of the modes are good ones', () => {
  for (const name of ['lane-1v1', 'lane-3v3', 'field-5v5']) {
    const text = readFileSync(new URL(`content/maps/${name}.txt`, import.meta.url), 'utf8');
    const kinds = [...text.matchAll(/^camp (\S+)/gm)].map(([, kind]) => kind as string);
    expect(readMap(name, text, kinds).lanes.length).toBeGreaterThan(0);
    expect(() => readMap(name, text, [])).toThrow(`${name}: "camp `);
  }
});

type Mistake = {
  readonly name: string;
  readonly header?: string[];
  readonly drawing?: string[];
  readonly says: string;
};

const MISTAKES: Mistake[] = [
  {
    name: 'a wall that the other side does not have',
    drawing: drawn({ 3: '#..#.......#' }),
    says: "lane.txt: row 3, column 4 is '#' but its opposite (row 5, column 9) is '.'; the map must look the same turned by 180 degrees",
  },
  {
    name: 'brush that the other side does not have',
    drawing: drawn({ 6: '#...#......#' }),
    says: `lane.txt: row 2, column 5 is '"' but its opposite (row 6, column 8) is '.'; the map must look the same turned by 180 degrees`,
  },
  {
    name: 'a wall on a lane',
    drawing: drawn({ 4: '#.A.#B.#...#' }),
    says: 'lane.txt: lane mid runs into the wall at 400, 350 cm; open it or move its way points',
  },
  {
    name: 'a lane that cannot be reached from the spawn',
    header: headed(1, 'spawn 150,150'),
    drawing: [
      '############',
      '#.#."..#.#.#',
      '###......###',
      '#.A..B.....#',
      '###......###',
      '#.#.#..".#.#',
      '############',
    ],
    says: 'lane.txt: crystal cannot be reached from the spawn; open a way through the walls',
  },
  {
    name: 'a wrong tile',
    drawing: drawn({ 3: '#....?.....#' }),
    says: `lane.txt: row 3, column 6: '?' is no tile; use # (wall), " (brush), ~ (river), . (ground) or a letter (mark)`,
  },
  {
    name: 'rows of unequal length',
    drawing: drawn({ 5: '#.........#' }),
    says: 'lane.txt: row 5 has 11 tiles, row 1 has 12; make all rows equally long',
  },
  {
    name: 'a mark that stands twice',
    drawing: drawn({ 5: '#.....B....#' }),
    says: 'lane.txt: row 5, column 7: the mark B stands twice',
  },
  {
    name: 'a mark that is not drawn',
    header: headed(4, 'tower mid 1 X'),
    says: `lane.txt: tower mid 1 X: 'X' is neither a mark of the drawing nor "x,z" in cm`,
  },
  {
    name: 'a tower number that does not follow',
    header: headed(4, 'tower mid 2 B'),
    says: 'lane.txt: "tower mid 2 B": the towers of a lane are numbered 1, 2, 3 from the outermost',
  },
  {
    name: 'a tower number twice',
    header: [...HEADER, 'tower mid 1 350,350'],
    says: 'lane.txt: "tower mid 1 350,350": the towers of a lane are numbered 1, 2, 3 from the outermost',
  },
  {
    name: 'a tower of no lane',
    header: headed(4, 'tower top 1 B'),
    says: `lane.txt: "tower top 1 B": there is no lane 'top' above it; lanes: mid`,
  },
  {
    name: 'a camp of an unknown monster',
    header: headed(5, 'camp bear 450,150'),
    says: `lane.txt: "camp bear 450,150": there is no monster 'bear'; known: boar, hare`,
  },
  {
    name: 'a camp in a wall',
    header: headed(5, 'camp boar 750,150'),
    says: 'lane.txt: camp boar at 750, 150 cm lies in a wall; move it to open ground',
  },
  {
    name: 'a camp outside the map',
    header: headed(5, 'camp boar 4500,150'),
    says: "lane.txt: camp boar 4500,150: '4500,150' lies outside the map, which is 1200 x 700 cm",
  },
  {
    name: 'a camp behind walls',
    drawing: [
      '############',
      '##.##"######',
      '##########.#',
      '#.A..B.....#',
      '#.##########',
      '######"##.##',
      '############',
    ],
    header: headed(5, 'camp boar 250,150'),
    says: 'lane.txt: camp boar cannot be reached from the spawn; open a way through the walls',
  },
  {
    name: 'a lane that does not end at the other crystal',
    header: headed(3, 'lane mid A B'),
    says: 'lane.txt: lane mid must lead from the crystal to the crystal of the other side',
  },
  {
    name: 'a lane without a counterpart',
    header: [...HEADER, "lane top A 250,150 A'", 'tower top 1 350,250'],
    says: 'lane.txt: lane top is no lane when seen from the other side; give it a counterpart turned by 180 degrees',
  },
  {
    name: 'two lanes of one name',
    header: [...HEADER, "lane mid A A'"],
    says: `lane.txt: "lane mid A A'": there is a lane 'mid' already; name it otherwise`,
  },
  { name: 'no lane', header: HEADER.filter((_, i) => i !== 3 && i !== 4), says: 'lane.txt: there is no lane' },
  {
    name: 'no crystal',
    header: HEADER.filter((_, i) => i !== 2),
    says: 'lane.txt: give the places of "spawn" and "crystal"',
  },
  {
    name: 'a lane without towers',
    header: HEADER.filter((_, i) => i !== 4),
    says: 'lane.txt: lane mid has no tower; give it at least one',
  },
  {
    name: 'an unknown entry',
    header: [...HEADER, 'moat 3'],
    says: 'lane.txt: "moat 3" is no entry; use tileCm, spawn, crystal, lane, tower or camp',
  },
  {
    name: 'no tile size',
    header: HEADER.slice(1),
    says: 'lane.txt: tileCm is missing; write a line "tileCm N" with N from 25 to 400',
  },
  {
    name: 'a tile size out of range',
    header: headed(0, 'tileCm 500'),
    says: 'lane.txt: tileCm is 500; write a line "tileCm N" with N from 25 to 400',
  },
  {
    name: 'a map that is too large',
    drawing: ['.'.repeat(201)],
    says: 'lane.txt: the map is 201 x 1 tiles of 100 cm; at most 20000 cm a side',
  },
];

test.each(MISTAKES)('$name', ({ header, drawing, says }) => {
  let message = 'no error';
  try {
    read(header, drawing);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toBe(says);
});
