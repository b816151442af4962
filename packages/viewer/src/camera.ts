// Where the viewer looks: pure state and steps, no canvas. Positions in cm, scale in cm per screen pixel.

export type CameraMode = { kind: 'auto' } | { kind: 'fit' } | { kind: 'free' } | { kind: 'follow'; unitId: number };

export type Point = { readonly xCm: number; readonly zCm: number };

export type Insets = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

/** Everything a step needs to know of the outside. */
export type CameraScene = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly mapWidthCm: number;
  readonly mapHeightCm: number;
  /** Pixels covered by panels; fit and follow keep clear of them. */
  readonly insets: Insets;
  readonly focus: readonly Point[];
  readonly followed: Point | null;
};

export type Camera = {
  mode: CameraMode;
  xCm: number;
  zCm: number;
  cmPerPx: number;
  /** Zoom kept while following; null = the default for the screen. */
  followCmPerPx: number | null;
  isPlaced: boolean;
};

export const createCamera = (): Camera => ({
  mode: { kind: 'auto' },
  xCm: 0,
  zCm: 0,
  cmPerPx: 10,
  followCmPerPx: null,
  isPlaced: false,
});

/** Half of the view height that following a hero shows, in cm: a little more than a hero sees. */
const FOLLOW_HALF_HEIGHT_CM = 1150;
/** The director comes closer than a follower, who needs to see around. */
const DIRECTOR_CLOSER = 0.82;
const CLOSEST_CM_PER_PX = 1.2;
/** A goal further away than this many views is cut to: a flight across a large map shows nothing. */
const CUT_VIEWS = 1.6;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The scale at which the whole map fits between the insets. */
export const fitScale = (scene: CameraScene): number => {
  const width = Math.max(scene.widthPx - scene.insets.left - scene.insets.right, 50);
  const height = Math.max(scene.heightPx - scene.insets.top - scene.insets.bottom, 50);
  return Math.max(scene.mapWidthCm / width, scene.mapHeightCm / height) * 1.02;
};

export const clampScale = (cmPerPx: number, scene: CameraScene): number =>
  clamp(cmPerPx, CLOSEST_CM_PER_PX, fitScale(scene) * 1.15);

const followScale = (scene: CameraScene): number => {
  const short = Math.min(scene.widthPx * 0.72, scene.heightPx);
  return clampScale((FOLLOW_HALF_HEIGHT_CM * 2) / Math.max(short, 50), scene);
};

const target = (camera: Camera, scene: CameraScene): { xCm: number; zCm: number; cmPerPx: number } => {
  const fit = fitScale(scene);
  const middle = { xCm: scene.mapWidthCm / 2, zCm: scene.mapHeightCm / 2 };
  if (camera.mode.kind === 'free') return camera;
  if (camera.mode.kind === 'fit') return { ...middle, cmPerPx: fit };
  const near = camera.followCmPerPx ?? followScale(scene);
  if (camera.mode.kind === 'follow') {
    return { ...(scene.followed ?? { xCm: camera.xCm, zCm: camera.zCm }), cmPerPx: near };
  }
  if (scene.focus.length === 0) return { ...middle, cmPerPx: fit };
  const xs = scene.focus.map((p) => p.xCm);
  const zs = scene.focus.map((p) => p.zCm);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...zs), Math.max(...zs)];
  const spread = Math.max((right - left + 1500) / scene.widthPx, (bottom - top + 1500) / scene.heightPx);
  return {
    xCm: (left + right) / 2,
    zCm: (top + bottom) / 2,
    cmPerPx: clamp(spread, Math.min(near * DIRECTOR_CLOSER, fit), fit),
  };
};

/** Keeps the view on the map where the map is larger than the view, and centred where it is smaller. */
const settle = (centre: number, halfViewCm: number, sizeCm: number): number => {
  const slack = Math.min(halfViewCm * 0.25, 400);
  if (halfViewCm * 2 >= sizeCm + slack * 2) return sizeCm / 2;
  return clamp(centre, halfViewCm - slack, sizeCm - halfViewCm + slack);
};

/** Moves the camera for a frame of `elapsedMs`; eases towards its goal, jumps at first. */
export const stepCamera = (camera: Camera, scene: CameraScene, elapsedMs: number): void => {
  const goal = target(camera, scene);
  const isFar =
    Math.hypot(goal.xCm - camera.xCm, goal.zCm - camera.zCm) > CUT_VIEWS * scene.widthPx * camera.cmPerPx &&
    (camera.mode.kind === 'auto' || camera.mode.kind === 'follow');
  const ease = camera.isPlaced && !isFar && camera.mode.kind !== 'free' ? 1 - 0.5 ** (elapsedMs / 140) : 1;
  camera.cmPerPx = clampScale(camera.cmPerPx + (goal.cmPerPx - camera.cmPerPx) * ease, scene);
  const shiftX = ((scene.insets.right - scene.insets.left) / 2) * camera.cmPerPx;
  const shiftZ = ((scene.insets.bottom - scene.insets.top) / 2) * camera.cmPerPx;
  const isSteered = camera.mode.kind !== 'free';
  const x = settle(goal.xCm, (scene.widthPx / 2) * camera.cmPerPx, scene.mapWidthCm) + (isSteered ? shiftX : 0);
  const z = settle(goal.zCm, (scene.heightPx / 2) * camera.cmPerPx, scene.mapHeightCm) + (isSteered ? shiftZ : 0);
  camera.xCm += (x - camera.xCm) * ease;
  camera.zCm += (z - camera.zCm) * ease;
  camera.isPlaced = true;
};

/** Zooms about a screen point, so that what lies under the cursor stays there. */
export const zoomAt = (camera: Camera, scene: CameraScene, factor: number, xPx: number, yPx: number): void => {
  const before = toMap(camera, scene, xPx, yPx);
  const next = clampScale(camera.cmPerPx * factor, scene);
  if (camera.mode.kind === 'follow') {
    camera.followCmPerPx = next;
    return;
  }
  camera.mode = { kind: 'free' };
  camera.cmPerPx = next;
  const after = toMap(camera, scene, xPx, yPx);
  camera.xCm += before.xCm - after.xCm;
  camera.zCm += before.zCm - after.zCm;
};

export const panBy = (camera: Camera, dxPx: number, dyPx: number): void => {
  camera.mode = { kind: 'free' };
  camera.xCm -= dxPx * camera.cmPerPx;
  camera.zCm -= dyPx * camera.cmPerPx;
};

export const toMap = (camera: Camera, scene: CameraScene, xPx: number, yPx: number): Point => ({
  xCm: camera.xCm + (xPx - scene.widthPx / 2) * camera.cmPerPx,
  zCm: camera.zCm + (yPx - scene.heightPx / 2) * camera.cmPerPx,
});

export const toScreen = (camera: Camera, scene: CameraScene, point: Point): { xPx: number; yPx: number } => ({
  xPx: scene.widthPx / 2 + (point.xCm - camera.xCm) / camera.cmPerPx,
  yPx: scene.heightPx / 2 + (point.zCm - camera.zCm) / camera.cmPerPx,
});
