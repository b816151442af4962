// The board: owns the canvas, the camera, the layers and the frame loop. Draws any pair of snapshots; knows no rules.

import 'pixi.js/unsafe-eval';
import type { PickedUnit, RenderRow, SceneDrawing, SceneFrame, Sight, Snapshot } from '@jixia/env/drawing';
import type { Manifest } from '@jixia/env/types';
import { Application, Container } from 'pixi.js';
import {
  type CameraMode,
  type CameraScene,
  createCamera,
  type Insets,
  type Point,
  panBy,
  stepCamera,
  toMap,
  toScreen,
  zoomAt,
} from './camera.ts';
import { createDirector, direct } from './director.ts';
import { ViewerError } from './errors.ts';
import { Fog } from './fog.ts';
import { Ground } from './ground.ts';
import { listenToMinimap, Minimap } from './minimap.ts';
import { listenToPointers, type StagePointer } from './pointer.ts';
import { recentEvents } from './recent-events.ts';
import { adaptResolution } from './resolution.ts';
import { paintArt, SpritePen } from './sprite-pen.ts';

/** A pointer event with where it lies on the map and what lies under it. */
export type ScenePointer = StagePointer & Point & { readonly unit: PickedUnit | null };

export type ViewerOptions = {
  readonly manifest: Manifest;
  readonly drawing: SceneDrawing;
  /** The first moment: the ground is painted around its structures. */
  readonly first: Snapshot;
  readonly minimap?: HTMLCanvasElement;
  /** Called for clicks and, while `true` is returned on `down`, for the whole gesture; see `StagePointer`. */
  readonly onPointer?: (event: ScenePointer) => boolean;
  /** Called for the other button on the minimap; the main one moves the view. */
  readonly onMinimapOrder?: (point: Point) => void;
  readonly onCameraMode?: (mode: CameraMode) => void;
  /** Called before each frame with the milliseconds since the last: the place to call `update`. */
  readonly onFrame?: (elapsedMs: number) => void;
};

export type Viewer = {
  /** Shows the moment `progress` (0..1) of the way from one snapshot to the next. */
  update(prev: Snapshot, next: Snapshot, progress?: number): void;
  setSight(sight: Sight): void;
  setDrawing(drawing: SceneDrawing): void;
  setCamera(mode: CameraMode): void;
  setInsets(insets: Insets): void;
  /** Sizes the canvas to its element; happens by itself when the element changes. */
  resize(): void;
  toScreen(point: Point): { xPx: number; yPx: number };
  toMap(xPx: number, yPx: number): Point;
  /** Frames drawn so far. */
  frames(): number;
  destroy(): void;
};

const MARGIN_CM = 900;

/**
 * Creates a viewer inside an element and starts drawing.
 * @throws ViewerError `no_webgl` where the browser offers no WebGL
 */
export const createViewer = async (element: HTMLElement, options: ViewerOptions): Promise<Viewer> => {
  const { manifest } = options;
  const mapWidthCm = manifest.map?.widthCm ?? 10_000;
  const mapHeightCm = manifest.map?.heightCm ?? 10_000;
  let drawing = options.drawing;
  const app = new Application();
  const pixelRatio = Math.min(window.devicePixelRatio || 1, 2);
  try {
    await app.init({
      preference: 'webgl',
      width: Math.max(element.clientWidth, 1),
      height: Math.max(element.clientHeight, 1),
      resolution: pixelRatio,
      autoDensity: true,
      antialias: false,
      backgroundColor: 0x070b10,
      autoStart: false,
      sharedTicker: false,
    });
  } catch (cause) {
    throw new ViewerError('no_webgl', 'this browser offers no WebGL; turn on hardware acceleration or use another', {
      cause,
    });
  }
  // Pictures lie in textures of their own, so batches are small anyway; choosing among 16 samplers per pixel is what
  // software renderers and weak phones choke on.
  app.renderer.limits.maxBatchableTextures = 1;
  const canvas = app.canvas;
  canvas.style.display = 'block';
  canvas.style.touchAction = 'none';
  element.append(canvas);

  const pen = new SpritePen((name) => drawing.art(name), pixelRatio);
  const world = new Container();
  const isSmallScreen = Math.min(window.screen.width, window.screen.height) < 600;
  const ground = new Ground(drawing, options.first, mapWidthCm, mapHeightCm, MARGIN_CM, isSmallScreen);
  const fog = new Fog(mapWidthCm, mapHeightCm, MARGIN_CM);
  world.addChild(ground.sprite);
  for (const [layer, container] of pen.containers) {
    if (layer === 'hud') world.addChild(fog.sprite);
    world.addChild(container);
  }
  app.stage.addChild(world);
  app.stage.eventMode = 'none';

  const emblems = new Map<string, HTMLCanvasElement>();
  const emblem = (art: string): HTMLCanvasElement => {
    const known = emblems.get(art) ?? paintArt(drawing.art(art));
    emblems.set(art, known);
    return known;
  };
  const minimap = options.minimap ? new Minimap(options.minimap, mapWidthCm, mapHeightCm, ground, emblem) : null;

  const camera = createCamera();
  const director = createDirector();
  let insets: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
  let sight: Sight = 'both';
  let recent: readonly RenderRow[] = [];
  let frame = frameOf(options.first, options.first, 1);
  let drawn = 0;

  function frameOf(prev: Snapshot, next: Snapshot, progress: number): SceneFrame {
    const tick = prev.tick + (next.tick - prev.tick) * progress;
    return { prev, next, progress, tick, sight, recentEvents: recent };
  }

  const scene = (elapsedMs = 0): CameraScene => ({
    widthPx: element.clientWidth,
    heightPx: element.clientHeight,
    mapWidthCm,
    mapHeightCm,
    insets,
    focus: camera.mode.kind === 'auto' ? direct(director, drawing.focus(frame), elapsedMs) : [],
    followed: camera.mode.kind === 'follow' ? drawing.locate(frame, camera.mode.unitId) : null,
  });

  const update = (prev: Snapshot, next: Snapshot, progress = 1): void => {
    if (next !== frame.next) recent = recentEvents(recent, frame.next, prev, next);
    frame = frameOf(prev, next, progress);
  };

  const render = (elapsedMs: number): void => {
    const view = scene(elapsedMs);
    stepCamera(camera, view, elapsedMs);
    const scale = 1 / camera.cmPerPx;
    world.scale.set(scale);
    world.position.set(view.widthPx / 2 - camera.xCm * scale, view.heightPx / 2 - camera.zCm * scale);
    fog.update(() => drawing.reveals(frame), sight === 'both' ? 0.3 : 0.62, elapsedMs);
    pen.begin(camera.cmPerPx);
    drawing.draw(pen, frame);
    pen.end();
    app.render();
    const seen = {
      leftCm: camera.xCm - (view.widthPx / 2) * camera.cmPerPx,
      topCm: camera.zCm - (view.heightPx / 2) * camera.cmPerPx,
      widthCm: view.widthPx * camera.cmPerPx,
      heightCm: view.heightPx * camera.cmPerPx,
    };
    minimap?.draw(() => drawing.minimapMarks(frame), sight === 'both' ? null : fog, seen, elapsedMs);
    drawn += 1;
  };

  const adapt = adaptResolution(app, element);
  let lastMs = performance.now();
  let request = requestAnimationFrame(function loop(nowMs: number) {
    const elapsedMs = Math.min(Math.max(nowMs - lastMs, 0), 1000);
    lastMs = nowMs;
    adapt(elapsedMs);
    if (ground.refine()) minimap?.forgetGround();
    options.onFrame?.(elapsedMs);
    render(elapsedMs);
    request = requestAnimationFrame(loop);
  });

  const setMode = (mode: CameraMode): void => {
    camera.mode = mode;
    options.onCameraMode?.(mode);
  };
  const tellModeAfter = (action: () => void): void => {
    const before = camera.mode.kind;
    action();
    if (camera.mode.kind !== before) options.onCameraMode?.(camera.mode);
  };
  const stopListening = listenToPointers(canvas, {
    pan: (dx, dy) => tellModeAfter(() => panBy(camera, dx, dy)),
    zoom: (factor, x, y) => tellModeAfter(() => zoomAt(camera, scene(), factor, x, y)),
    pointer: (event) => {
      const point = toMap(camera, scene(), event.xPx, event.yPx);
      const unit = drawing.pick(frame, point.xCm, point.zCm, (event.isTouch ? 26 : 12) * camera.cmPerPx);
      canvas.style.cursor = unit ? 'pointer' : event.phase === 'leave' ? '' : 'default';
      return options.onPointer?.({ ...event, ...point, unit }) ?? false;
    },
  });
  const stopMinimap = minimap
    ? listenToMinimap(minimap, (point, isMain) => {
        if (!isMain) {
          options.onMinimapOrder?.(point);
          return;
        }
        setMode({ kind: 'free' });
        camera.xCm = point.xCm;
        camera.zCm = point.zCm;
      })
    : () => {};

  const resize = (): void => {
    if (element.clientWidth > 0 && element.clientHeight > 0) {
      app.renderer.resize(element.clientWidth, element.clientHeight);
    }
  };
  const observer = new ResizeObserver(resize);
  observer.observe(element);

  return {
    update,
    setSight: (value) => {
      sight = value;
      frame = { ...frame, sight };
    },
    setDrawing: (value) => {
      drawing = value;
    },
    setCamera: setMode,
    setInsets: (value) => {
      insets = value;
    },
    resize,
    toScreen: (point) => toScreen(camera, scene(), point),
    toMap: (xPx, yPx) => toMap(camera, scene(), xPx, yPx),
    frames: () => drawn,
    destroy: () => {
      cancelAnimationFrame(request);
      observer.disconnect();
      stopListening();
      stopMinimap();
      fog.destroy();
      pen.destroy();
      ground.destroy();
      app.destroy({ removeView: true }, { children: true });
    },
  };
};
