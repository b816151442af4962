// What the checks of a scenario share: the subject, the report they write into, and matches played at random.

import { actionLayout, sampleLegalAction } from '../legal-actions.ts';
import { deriveSeed, Random } from '../random.ts';
import { instantiateModule, ScenarioInstance } from '../scenario-instance.ts';
import type { LoadedScenario, Manifest, MatchConfig } from '../types.ts';

export type CheckFailure = {
  readonly check: string;
  /** What was seen, and the seed, match and decision that show it again. */
  readonly detail: string;
};

/** Details kept per check: the first few tell all. */
const maxDetails = 5;

/** Collects what went wrong. */
export class CheckReport {
  readonly failures: CheckFailure[] = [];
  readonly #counts = new Map<string, number>();

  fail(check: string, detail: string): void {
    const count = (this.#counts.get(check) ?? 0) + 1;
    this.#counts.set(check, count);
    if (count <= maxDetails) this.failures.push({ check, detail });
  }

  /** Whether this check has said enough. */
  isFull(check: string): boolean {
    return (this.#counts.get(check) ?? 0) >= maxDetails;
  }
}

export type CheckSubject = {
  readonly scenario: LoadedScenario;
  readonly manifest: Manifest;
  readonly seed: bigint;
  readonly report: CheckReport;
  /** Longest random episode that is played out, in decisions. */
  readonly maxDecisions: number;
};

/** A new instance, of another build of the same rules where one is given. */
export const instantiate = (subject: CheckSubject, matches: number, module?: WebAssembly.Module): ScenarioInstance =>
  new ScenarioInstance(
    subject.manifest,
    instantiateModule(module ?? subject.scenario.module, subject.manifest),
    matches,
  );

/** Draws every enumerated field (heroes, skills), so that checks meet all content. */
export const drawConfig = (manifest: Manifest, random: Random): MatchConfig => {
  const config: Record<string, number> = {};
  for (const field of manifest.config) {
    if (field.choices) config[field.name] = field.min + random.nextBelow(field.max - field.min + 1);
  }
  return config;
};

/** One match of an instance, played by drawing legal actions from a stream of its own. */
export class RandomPlay {
  readonly instance: ScenarioInstance;
  readonly match: number;
  readonly seed: bigint;
  readonly #random: Random;
  readonly #layout;
  decision = 0;

  /** Starts the match of `seed` in slot `match`: configuration and actions are drawn from the seed too. */
  constructor(instance: ScenarioInstance, match: number, seed: bigint) {
    this.instance = instance;
    this.match = match;
    this.seed = seed;
    this.#random = new Random(deriveSeed(seed, 1));
    this.#layout = actionLayout(instance.manifest);
    instance.configure(match, drawConfig(instance.manifest, new Random(deriveSeed(seed, 0))));
    instance.setSeed(match, seed);
    instance.reset(match, 1);
    instance.observe(match, 1);
  }

  get hasEnded(): boolean {
    return this.instance.terminated[this.match] !== 0 || this.instance.truncated[this.match] !== 0;
  }

  /** Writes a legal action for every agent; masks must be current. */
  draw(): void {
    const { agentsPerMatch, manifest, masks, actions } = this.instance;
    for (let agent = 0; agent < agentsPerMatch; agent++) {
      const row = this.match * agentsPerMatch + agent;
      sampleLegalAction(
        this.#layout,
        masks,
        row * manifest.masks.size,
        actions,
        row * manifest.actionHeads.length,
        this.#random,
      );
    }
  }

  /** Draws and steps once. */
  step(): void {
    this.draw();
    this.instance.stepObserve(this.match, 1);
    this.decision += 1;
  }

  /** Where this is, for a report. */
  get place(): string {
    return `seed ${this.seed}, decision ${this.decision}`;
  }
}

type Row = Float32Array | Int32Array | Uint8Array;

/** A match's part of a buffer. */
export const partOf = <T extends Row>(array: T, instance: ScenarioInstance, match: number): T => {
  const perMatch = array.length / instance.matches;
  return array.subarray(match * perMatch, (match + 1) * perMatch) as T;
};

/** Index of the first element that differs, -1 = none. Not-a-numbers are alike. */
export const firstDifference = (a: Row, b: Row): number => {
  if (a.length !== b.length) return Math.min(a.length, b.length);
  for (let index = 0; index < a.length; index++) {
    if (!Object.is(a[index], b[index])) return index;
  }
  return -1;
};
