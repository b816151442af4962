import { expect, test } from 'vitest';
import { type CameraScene, createCamera, fitScale, panBy, stepCamera, toMap, toScreen, zoomAt } from './camera.ts';

const scene = (over: Partial<CameraScene> = {}): CameraScene => ({
  widthPx: 1000,
  heightPx: 500,
  mapWidthCm: 10_000,
  mapHeightCm: 3600,
  insets: { top: 0, right: 0, bottom: 0, left: 0 },
  focus: [],
  followed: null,
  ...over,
});

test('fit shows the whole map on a wide and on a tall screen', () => {
  for (const view of [scene(), scene({ widthPx: 390, heightPx: 460 })]) {
    const camera = createCamera();
    camera.mode = { kind: 'fit' };
    stepCamera(camera, view, 16);
    for (const corner of [
      { xCm: 0, zCm: 0 },
      { xCm: 10_000, zCm: 3600 },
    ]) {
      const { xPx, yPx } = toScreen(camera, view, corner);
      expect(xPx).toBeGreaterThanOrEqual(0);
      expect(xPx).toBeLessThanOrEqual(view.widthPx);
      expect(yPx).toBeGreaterThanOrEqual(0);
      expect(yPx).toBeLessThanOrEqual(view.heightPx);
    }
  }
});

test('toMap undoes toScreen', () => {
  const camera = createCamera();
  camera.mode = { kind: 'free' };
  panBy(camera, -1234, -321);
  const point = { xCm: 4321, zCm: 987 };
  const { xPx, yPx } = toScreen(camera, scene(), point);
  expect(toMap(camera, scene(), xPx, yPx).xCm).toBeCloseTo(point.xCm, 6);
  expect(toMap(camera, scene(), xPx, yPx).zCm).toBeCloseTo(point.zCm, 6);
});

test('zooming keeps the point under the cursor and stops at the map', () => {
  const view = scene();
  const camera = createCamera();
  camera.mode = { kind: 'fit' };
  stepCamera(camera, view, 16);
  const before = toMap(camera, view, 300, 200);
  zoomAt(camera, view, 0.5, 300, 200);
  const after = toMap(camera, view, 300, 200);
  expect(camera.mode.kind).toBe('free');
  expect(after.xCm).toBeCloseTo(before.xCm, 6);
  expect(after.zCm).toBeCloseTo(before.zCm, 6);
  for (let i = 0; i < 50; i += 1) zoomAt(camera, view, 2, 300, 200);
  expect(camera.cmPerPx).toBeLessThanOrEqual(fitScale(view) * 1.15 + 1e-9);
});

test('the director frames both heroes', () => {
  const focus = [
    { xCm: 3000, zCm: 1800 },
    { xCm: 5200, zCm: 1500 },
  ];
  const view = scene({ focus });
  const camera = createCamera();
  stepCamera(camera, view, 16);
  for (const point of focus) {
    const { xPx, yPx } = toScreen(camera, view, point);
    expect(xPx).toBeGreaterThan(0);
    expect(xPx).toBeLessThan(1000);
    expect(yPx).toBeGreaterThan(0);
    expect(yPx).toBeLessThan(500);
  }
  expect(camera.cmPerPx).toBeLessThan(fitScale(view));
});

test('following eases towards the hero from frame to frame', () => {
  const view = scene({ followed: { xCm: 8000, zCm: 1800 } });
  const camera = createCamera();
  stepCamera(camera, scene({ focus: [{ xCm: 2000, zCm: 1800 }] }), 16);
  camera.mode = { kind: 'follow', unitId: 0 };
  const start = camera.xCm;
  stepCamera(camera, view, 16);
  expect(camera.xCm).toBeGreaterThan(start);
  expect(camera.xCm).toBeLessThan(8000);
  for (let i = 0; i < 200; i += 1) stepCamera(camera, view, 16);
  expect(camera.xCm).toBeCloseTo(8000, 0);
});

test('a followed hero far away on a large map is cut to, not flown to', () => {
  const view = scene({ mapWidthCm: 12_000, mapHeightCm: 12_000, followed: { xCm: 10_500, zCm: 10_500 } });
  const camera = createCamera();
  stepCamera(camera, scene({ ...view, followed: { xCm: 1500, zCm: 1500 } }), 16);
  camera.mode = { kind: 'follow', unitId: 0 };
  for (let i = 0; i < 100; i += 1) stepCamera(camera, scene({ ...view, followed: { xCm: 1500, zCm: 1500 } }), 16);
  stepCamera(camera, view, 16);
  const { xCm, zCm } = camera;
  expect(Math.hypot(xCm - 10_500, zCm - 10_500)).toBeLessThan(1200);
  stepCamera(camera, view, 16);
  expect([camera.xCm, camera.zCm]).toEqual([xCm, zCm]);
});
