// What the page and the worker that trains tell each other.
import type { LoadedScenario } from '@jixia/env/types';
import type { LeagueReport, Metrics } from '@jixia/learn';
import type { WebDeviceWish, WebGpuVerdict } from '@jixia/learn/web';
import type { RunRecord } from './run-record.ts';

export type StartOrder = {
  readonly kind: 'start';
  readonly record: RunRecord;
  /** The scenario without its entry, which does not travel. */
  readonly scenario: Pick<LoadedScenario, 'manifest' | 'module'>;
  readonly device: WebDeviceWish;
};

export type TrainingOrder =
  | StartOrder
  | { readonly kind: 'pause' }
  | { readonly kind: 'go-on' }
  /** Ends the run after the update under way, saved. */
  | { readonly kind: 'stop' }
  /** Saves as soon as the update under way is done: the page may vanish. */
  | { readonly kind: 'save' }
  /** Asks for the newest policy. */
  | { readonly kind: 'policy'; readonly request: number };

/** What a run computes on. */
export type HostReport = {
  readonly device: 'wasm' | 'webgpu';
  readonly threads: number;
  /** Workers that play; 0 = the worker that learns plays too. */
  readonly collectors: number;
  readonly webGpu: WebGpuVerdict;
  readonly stepsPerUpdate: number;
};

export type TrainingAnswer =
  | { readonly kind: 'ready'; readonly host: HostReport }
  /** Lines of metrics of an earlier part of the run. */
  | { readonly kind: 'history'; readonly lines: readonly Metrics[] }
  | { readonly kind: 'update'; readonly metrics: Metrics; readonly progress: number }
  /** With every new version and every save. */
  | { readonly kind: 'league'; readonly report: LeagueReport }
  | { readonly kind: 'saved'; readonly record: RunRecord }
  | { readonly kind: 'paused' }
  | { readonly kind: 'policy'; readonly request: number; readonly bytes: Uint8Array; readonly update: number }
  | { readonly kind: 'ended'; readonly record: RunRecord }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };
