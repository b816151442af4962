// What a scenario's `draw/` folder offers a viewer, and what a viewer offers it: decoded snapshots in, sprites out.

import type { Manifest } from './types.ts';

/** One record of the render buffer by field name; positions in cm, world coordinates. */
export type RenderRow = Readonly<Record<string, number>>;

/** A match at one decision, decoded from the render and event buffers. */
export type Snapshot = {
  readonly tick: number;
  readonly header: RenderRow;
  readonly units: readonly RenderRow[];
  readonly heroes: readonly RenderRow[];
  readonly projectiles: readonly RenderRow[];
  readonly zones: readonly RenderRow[];
  /** What happened during the decision that led here. */
  readonly events: readonly RenderRow[];
};

/** Whose eyes: a team's number, or everything. */
export type Sight = number | 'both';

/** The moment to draw: `progress` 0..1 of the way from `prev` to `next`. */
export type SceneFrame = {
  readonly prev: Snapshot;
  readonly next: Snapshot;
  readonly progress: number;
  /** Match time in ticks, fractional. */
  readonly tick: number;
  readonly sight: Sight;
  /** Events of the last few seconds, oldest first. */
  readonly recentEvents: readonly RenderRow[];
};

/** Back to front. `glow` adds light; `hud` lies above the fog. */
export type Layer = 'ground' | 'shadow' | 'unit' | 'effect' | 'glow' | 'hud';

export type SpriteStyle = {
  /** Width on the map; the height follows from the picture unless given. */
  readonly widthCm: number;
  readonly heightCm?: number;
  readonly rotation?: number;
  /** 0xRRGGBB, multiplies the picture. */
  readonly tint?: number;
  readonly alpha?: number;
  readonly isFlipped?: boolean;
  /** Pixels to move after projection, y down: heads-up elements keep their distance at every zoom. */
  readonly offsetXPx?: number;
  readonly offsetYPx?: number;
};

export type LabelStyle = {
  readonly sizePx: number;
  readonly color: string;
  readonly alpha?: number;
  readonly isBold?: boolean;
  readonly offsetXPx?: number;
  readonly offsetYPx?: number;
  readonly align?: 'left' | 'center' | 'right';
};

/** Immediate mode: a drawing repeats every sprite each frame. */
export interface Pen {
  /** Map centimetres under one screen pixel. */
  readonly cmPerPx: number;
  sprite(layer: Layer, art: string, xCm: number, zCm: number, style: SpriteStyle): void;
  /** Text of constant screen size at a map position. */
  label(text: string, xCm: number, zCm: number, style: LabelStyle): void;
}

/** A picture painted once by code and cached under its name. The anchor (0..1) is the point that lies on the map position. */
export type Art = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly anchorX: number;
  readonly anchorY: number;
  readonly paint: (context: CanvasRenderingContext2D) => void;
};

export type Reveal = { readonly xCm: number; readonly zCm: number; readonly radiusCm: number };

/** A place worth a look; `heat` is how much is going on there, 0 = nothing. */
export type FocusPoint = { readonly xCm: number; readonly zCm: number; readonly heat: number };

export type MinimapMark = {
  readonly xCm: number;
  readonly zCm: number;
  readonly color: string;
  readonly shape: 'dot' | 'square' | 'diamond' | 'hero';
  readonly sizePx: number;
  /** Art name of the emblem inside a hero mark. */
  readonly art?: string;
};

export type PickedUnit = {
  readonly id: number;
  readonly team: number;
  readonly kind: string;
  readonly xCm: number;
  readonly zCm: number;
};

/** One scenario family's look. Free of state between frames, so that any moment can be drawn after any other. */
export interface SceneDrawing {
  /**
   * Paints ground, walls and brush; the map's corner lies `marginCm` inside the picture. Every `next` of the result
   * paints a little more; the picture is whole when it is done.
   */
  paintGround(canvas: HTMLCanvasElement, first: Snapshot, pxPerCm: number, marginCm: number): Iterator<unknown>;
  art(name: string): Art;
  draw(pen: Pen, frame: SceneFrame): void;
  reveals(frame: SceneFrame): readonly Reveal[];
  minimapMarks(frame: SceneFrame): readonly MinimapMark[];
  /** Where an automatic camera may look: a few places all at once, of many the hottest. */
  focus(frame: SceneFrame): readonly FocusPoint[];
  /** Position of one unit at this moment, null when it is gone. */
  locate(frame: SceneFrame, unitId: number): { readonly xCm: number; readonly zCm: number } | null;
  /** The visible unit nearest to a point, within reach of a finger. */
  pick(frame: SceneFrame, xCm: number, zCm: number, slackCm: number): PickedUnit | null;
}

/** Language of the names on the map. */
export type SceneLanguage = 'zh' | 'en';

export type SceneDrawingFactory = (manifest: Manifest, language: SceneLanguage) => SceneDrawing;
