// TensorBoard's view of a run: event files beside metrics.jsonl with the same numbers. A run that goes on opens a new
// file, as readers of such files expect; what was written after the checkpoint is cut off the files before.

import { readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Metrics } from '../metrics.ts';
import {
  decodeEvents,
  encodeEvent,
  fileVersionEvent,
  scalarsEvent,
  sessionStartEvent,
  type TensorboardEvent,
} from './tensorboard-events.ts';
import { appendWhole, writeFailure } from './write-whole.ts';

const fileName = /^events\.out\.tfevents\.(\d{10})\.jixia$/;

const joined = (events: readonly TensorboardEvent[]): Uint8Array => Buffer.concat(events.map(encodeEvent));

export class EventFiles {
  readonly #folder: string;
  readonly #wallSeconds: (() => number) | undefined;
  /** Steps that are kept of earlier files; a new file says so first. */
  #keptSteps = 0;
  #file: string | null = null;

  /** @param wallSeconds clock, seconds since 1970; without it events carry the time trained */
  constructor(folder: string, wallSeconds?: () => number) {
    this.#folder = folder;
    this.#wallSeconds = wallSeconds;
  }

  /** Names of the files, oldest first. */
  names(): string[] {
    return readdirSync(this.#folder)
      .filter((name) => fileName.test(name))
      .sort();
  }

  /** All events of all files. */
  read(): TensorboardEvent[] {
    return this.names().flatMap((name) =>
      decodeEvents(readFileSync(join(this.#folder, name))).map(({ event }) => event),
    );
  }

  /** One line of metrics under its learned decisions. Throws LearnError `write_failed`. */
  append(metrics: Metrics): void {
    const step = metrics['steps'] as number;
    const wallTime = this.#wallSeconds?.() ?? metrics['seconds'] ?? 0;
    const events = [scalarsEvent(wallTime, step, metrics)];
    if (this.#file === null) {
      const last = fileName.exec(this.names().at(-1) ?? '')?.[1] ?? '0';
      this.#file = join(this.#folder, `events.out.tfevents.${String(Number(last) + 1).padStart(10, '0')}.jixia`);
      events.unshift(fileVersionEvent(wallTime), sessionStartEvent(wallTime, this.#keptSteps + 1));
    }
    appendWhole(this.#file, joined(events));
  }

  /** Drops what lies after `steps` learned decisions, and records that a kill left half-written. Throws LearnError `write_failed`. */
  rewind(steps: number): void {
    this.#keptSteps = steps;
    this.#file = null;
    for (const name of this.names()) {
      const path = join(this.#folder, name);
      try {
        const bytes = readFileSync(path);
        const events = decodeEvents(bytes);
        // The start of a session carries the step after what it kept.
        const late = events.findIndex(({ event }) => event.summary !== undefined && (event.step ?? 0) > steps);
        const kept = late < 0 ? events : events.slice(0, late);
        if (!kept.some(({ event }) => event.summary !== undefined)) rmSync(path);
        else if ((kept.at(-1)?.endBytes ?? 0) < bytes.length) truncateSync(path, kept.at(-1)?.endBytes ?? 0);
      } catch (cause) {
        throw writeFailure(path, cause);
      }
    }
  }
}
