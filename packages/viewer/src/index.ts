// Public entry of the viewer.

export type { CameraMode, Insets, Point } from './camera.ts';
export { ViewerError, type ViewerErrorCode } from './errors.ts';
export type { StagePointer } from './pointer.ts';
export { decodeSnapshot } from './snapshot.ts';
export { paintArt } from './sprite-pen.ts';
export { createViewer, type ScenePointer, type Viewer, type ViewerOptions } from './viewer.ts';
