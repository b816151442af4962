// Stands anywhere in a recorded match: steps, jumps, and draws. Keeps a snapshot every so often, so a jump is quick.

import { type LoadedScenario, ScenarioInstance } from '@jixia/env';
import type { Manifest } from '@jixia/env/types';
import { startMatch } from './match-recorder.ts';
import type { MatchSetup, Replay } from './replay.ts';
import { ReplayError } from './replay-error.ts';

/** Decisions between snapshots. */
export const keyframeInterval = 64;

/** Throws ReplayError `unknown_scenario`, `other_rules`, `corrupt` where a replay is not one of this scenario. */
export const checkFits = (replay: Replay, manifest: Manifest): void => {
  const { setup } = replay;
  if (setup.scenarioId !== manifest.id) {
    throw new ReplayError('unknown_scenario', `The replay is of scenario "${setup.scenarioId}", not "${manifest.id}".`);
  }
  if (setup.rulesHash !== manifest.rulesHash) {
    throw new ReplayError(
      'other_rules',
      `The replay was made with rules ${setup.rulesHash.slice(0, 12)}… of ${manifest.id}; these are ${manifest.rulesHash.slice(0, 12)}…. ` +
        'Use the version of Jixia that made it.',
    );
  }
  const sizes = manifest.actionHeads.map((head) => head.size);
  const names = manifest.config.map((field) => field.name);
  const isOfShape =
    replay.agents.length === manifest.agents.length &&
    replay.headSizes.length === sizes.length &&
    replay.headSizes.every((size, head) => size === sizes[head]) &&
    names.length === Object.keys(setup.config).length &&
    manifest.config.every(({ name, min, max, type }) => {
      const value = setup.config[name];
      return value !== undefined && value >= min && value <= max && (type === 'f32' || Number.isInteger(value));
    });
  if (!isOfShape) {
    throw new ReplayError('corrupt', `The replay's agents, heads or configuration are not those of ${manifest.id}.`);
  }
};

/** One match in an instance of its own, at decision 0 .. length. */
export class ReplayPlayer {
  readonly instance: ScenarioInstance;
  readonly setup: MatchSetup;
  readonly #valuesPerDecision: number;
  readonly #keyframes: Uint8Array[] = [];
  #actions: Int32Array;
  #length: number;
  #decision = 0;
  #endedAt = Number.POSITIVE_INFINITY;

  /** `actions`: i32 [decisions, agents, heads]; a live match starts with none and appends. */
  constructor(scenario: LoadedScenario, setup: MatchSetup, actions: Int32Array = new Int32Array(0)) {
    this.instance = ScenarioInstance.create(scenario, 1);
    this.setup = setup;
    this.#valuesPerDecision = this.instance.actions.length;
    this.#actions = actions;
    this.#length = Math.floor(actions.length / this.#valuesPerDecision);
    startMatch(this.instance, 0, setup);
    this.instance.recordEvents(0);
    this.#keyframes.push(this.instance.saveState(0));
  }

  /** Plays a decoded replay. Throws ReplayError where it is not one of this scenario. */
  static of(scenario: LoadedScenario, replay: Replay): ReplayPlayer {
    checkFits(replay, scenario.manifest);
    return new ReplayPlayer(scenario, replay.setup, replay.actions);
  }

  /** Decisions that have been played to get here. */
  get decision(): number {
    return this.#decision;
  }

  /** Decisions that are known. */
  get length(): number {
    return this.#length;
  }

  /** Whether the rules have ended the match at this point. */
  get hasEnded(): boolean {
    return this.#decision >= this.#endedAt;
  }

  /** Adds one decision, i32 [agents, heads], at the end; the position stays. */
  append(actions: Int32Array): void {
    if (actions.length !== this.#valuesPerDecision) {
      throw new ReplayError('bad_record', `A decision has ${this.#valuesPerDecision} values, not ${actions.length}.`);
    }
    const start = this.#length * this.#valuesPerDecision;
    if (start + this.#valuesPerDecision > this.#actions.length) {
      const larger = new Int32Array(Math.max(512 * this.#valuesPerDecision, this.#actions.length * 2));
      larger.set(this.#actions);
      this.#actions = larger;
    }
    this.#actions.set(actions, start);
    this.#length += 1;
  }

  /** One decision on. False at the end of what is known. */
  step(): boolean {
    if (this.#decision >= this.#length) return false;
    const start = this.#decision * this.#valuesPerDecision;
    this.instance.actions.set(this.#actions.subarray(start, start + this.#valuesPerDecision));
    this.instance.step();
    this.#decision += 1;
    const hasEnded = this.instance.terminated[0] !== 0 || this.instance.truncated[0] !== 0;
    if (hasEnded) this.#endedAt = Math.min(this.#endedAt, this.#decision);
    if (this.#decision % keyframeInterval === 0 && this.#decision / keyframeInterval === this.#keyframes.length) {
      this.#keyframes.push(this.instance.saveState(0));
    }
    return true;
  }

  /** Goes to a decision, clamped to 0 .. length; events are those of the decision that leads there. */
  seek(decision: number): void {
    const target = Math.max(0, Math.min(Math.floor(decision), this.#length));
    const isNear = target >= this.#decision && target - this.#decision <= keyframeInterval;
    if (!isNear) {
      // One before the target, so that its own step fills the events.
      const keyframe = Math.min(Math.floor(Math.max(0, target - 1) / keyframeInterval), this.#keyframes.length - 1);
      if (keyframe * keyframeInterval > this.#decision || target < this.#decision) {
        this.instance.loadState(0, this.#keyframes[keyframe] as Uint8Array);
        this.#decision = keyframe * keyframeInterval;
      }
    }
    while (this.#decision < target && this.step());
  }

  /** The render records of this point: a view that the next call overwrites. */
  render(): Int32Array {
    return this.instance.renderBuffer.subarray(0, this.instance.render(0));
  }

  /** Event records of the decision that led here: a view likewise; empty at decision 0. */
  events(): Int32Array {
    if (this.#decision === 0) return this.instance.eventBuffer.subarray(0, 0);
    const length = this.instance.manifest.render.event.length;
    return this.instance.eventBuffer.subarray(0, this.instance.eventCount() * length);
  }
}
