// A machine that cannot keep up gets fewer pixels rather than fewer frames.

import type { Application } from 'pixi.js';

const SLOW_FRAME_MS = 45;
const SLOW_FRAMES = 40;
const LEAST_RESOLUTION = 0.6;

/** Call the result once a frame; after many slow frames it lowers the canvas' resolution. */
export const adaptResolution = (app: Application, element: HTMLElement): ((elapsedMs: number) => void) => {
  let slowFrames = 0;
  return (elapsedMs) => {
    slowFrames = elapsedMs > SLOW_FRAME_MS && elapsedMs < 1000 ? slowFrames + 1 : Math.max(slowFrames - 1, 0);
    if (slowFrames < SLOW_FRAMES || app.renderer.resolution <= LEAST_RESOLUTION) return;
    slowFrames = 0;
    const resolution = Math.max(app.renderer.resolution * 0.7, LEAST_RESOLUTION);
    app.renderer.resize(Math.max(element.clientWidth, 1), Math.max(element.clientHeight, 1), resolution);
  };
};
