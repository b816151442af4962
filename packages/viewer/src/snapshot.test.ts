import type { RenderSchema } from '@jixia/env/types';
import { expect, test } from 'vitest';
import { ViewerError } from './errors.ts';
import { decodeSnapshot } from './snapshot.ts';

const schema: RenderSchema = {
  header: ['tick', 'unitCount', 'heroCount', 'projectileCount', 'zoneCount'],
  unit: ['slot', 'x', 'z'],
  hero: ['slot', 'level'],
  projectile: ['x'],
  zone: ['radius'],
  event: ['tick', 'kind'],
  unitKinds: [],
  eventKinds: [],
};

test('records come out by name and in order', () => {
  const render = Int32Array.from([
    30, 2, 1, 1, 1, /* units */ 7, 100, 200, 8, -3, 4, /* hero */ 7, 5, /* shot */ 11, /* zone */ 230,
  ]);
  const snapshot = decodeSnapshot(schema, render, Int32Array.from([29, 1, 30, 4]));
  expect(snapshot.tick).toBe(30);
  expect(snapshot.units).toEqual([
    { slot: 7, x: 100, z: 200 },
    { slot: 8, x: -3, z: 4 },
  ]);
  expect(snapshot.heroes).toEqual([{ slot: 7, level: 5 }]);
  expect(snapshot.projectiles).toEqual([{ x: 11 }]);
  expect(snapshot.zones).toEqual([{ radius: 230 }]);
  expect(snapshot.events).toEqual([
    { tick: 29, kind: 1 },
    { tick: 30, kind: 4 },
  ]);
});

test('counts that do not fit the buffer are refused with the count', () => {
  const render = Int32Array.from([30, 9, 0, 0, 0, 1, 2, 3]);
  expect(() => decodeSnapshot(schema, render, new Int32Array())).toThrow(ViewerError);
  expect(() => decodeSnapshot(schema, render, new Int32Array())).toThrow(/unitCount is 9/);
});
