// Many matches of one scenario as one environment, in the calling thread and on the module's own memory.

import { encodeConfig } from './config.ts';
import { EnvError } from './errors.ts';
import { noCentralState, ScenarioInstance } from './scenario-instance.ts';
import type { LoadedScenario, Manifest, MatchConfig, VectorEnv } from './types.ts';
import { VectorShard } from './vector-shard.ts';

/** Configuration of all episodes, or of each: asked once per match and episode, one episode ahead. */
export type EpisodeConfig = MatchConfig | ((match: number, episode: number) => MatchConfig);

export type VectorEnvOptions = {
  readonly scenario: LoadedScenario;
  /** 1 .. 65536 */
  readonly matches: number;
  /** Base of all episode seeds, 64 bits; see `episodeSeed`. */
  readonly seed: bigint;
  readonly config?: EpisodeConfig;
  /** Worker threads, 0 .. matches; 0 (default) = run in the calling thread. */
  readonly workers?: number;
  /** Whether `centralStates` are written, for critics that see everything; default false. */
  readonly central?: boolean;
};

export type CheckedVectorEnvOptions = Required<VectorEnvOptions>;

const checkWhole = (name: string, value: number, min: number, max: number): number => {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new EnvError('bad_option', `${name} must be a whole number from ${min} to ${max}, not ${String(value)}.`);
};

/** Fills defaults. Throws EnvError `bad_option`, `bad_config`. */
export const checkVectorEnvOptions = (options: VectorEnvOptions): CheckedVectorEnvOptions => {
  const matches = checkWhole('matches', options.matches, 1, 65536);
  const workers = checkWhole('workers', options.workers ?? 0, 0, Math.min(matches, 256));
  if (typeof options.seed !== 'bigint') {
    throw new EnvError('bad_option', `seed must be a bigint such as 1n, not ${String(options.seed)}.`);
  }
  const config = options.config ?? {};
  if (typeof config !== 'function') encodeConfig(options.scenario.manifest, config);
  const central = options.central ?? false;
  if (central && !options.scenario.manifest.central) throw noCentralState(options.scenario.manifest);
  return { scenario: options.scenario, matches, seed: options.seed, config, workers, central };
};

/** Keeps, for every match, the configuration words of the episode that starts next. */
export class EpisodeConfigs {
  readonly words: Int32Array;
  readonly #manifest: Manifest;
  readonly #config: EpisodeConfig;
  readonly #wordsPerMatch: number;
  readonly #started: Uint32Array;

  constructor(manifest: Manifest, matches: number, config: EpisodeConfig, words?: Int32Array) {
    const first = encodeConfig(manifest, typeof config === 'function' ? {} : config);
    this.words = words ?? new Int32Array(first.length * matches);
    this.#manifest = manifest;
    this.#config = config;
    this.#wordsPerMatch = first.length;
    this.#started = new Uint32Array(matches);
    for (let match = 0; match < matches; match++) this.words.set(first, match * first.length);
  }

  /** Before all matches start at episode 0. */
  rewind(): void {
    this.#started.fill(0);
    if (typeof this.#config !== 'function') return;
    for (let match = 0; match < this.#started.length; match++) this.#write(match, 0);
  }

  /** After an episode of the match began: prepares the one that follows. */
  began(match: number): void {
    const episode = (this.#started[match] as number) + 1;
    this.#started[match] = episode;
    this.#write(match, episode);
  }

  #write(match: number, episode: number): void {
    if (typeof this.#config !== 'function') return;
    this.words.set(encodeConfig(this.#manifest, this.#config(match, episode)), match * this.#wordsPerMatch);
  }
}

/** Guards the order of calls: reset, then send and receive in turns. */
export class CallOrder {
  #state: 'fresh' | 'ready' | 'sent' | 'closed' = 'fresh';

  reset(): void {
    this.#refuseClosed();
    if (this.#state === 'sent') throw new EnvError('bad_state', 'reset() while a step is under way: receive() first.');
    this.#state = 'ready';
  }

  send(): void {
    this.#refuseClosed();
    if (this.#state === 'fresh') throw new EnvError('bad_state', 'step() before reset(): call reset() first.');
    if (this.#state === 'sent') throw new EnvError('bad_state', 'send() twice: call receive() in between.');
    this.#state = 'sent';
  }

  receive(): void {
    this.#refuseClosed();
    if (this.#state !== 'sent') throw new EnvError('bad_state', 'receive() without send().');
    this.#state = 'ready';
  }

  /** False where it was closed before. */
  close(): boolean {
    const wasOpen = this.#state !== 'closed';
    this.#state = 'closed';
    return wasOpen;
  }

  #refuseClosed(): void {
    if (this.#state === 'closed') throw new EnvError('closed', 'This vector environment is closed; make a new one.');
  }
}

/** One thread, no copies: the arrays are the module's memory, but for the end flags and final observations. */
export class LocalVectorEnv implements VectorEnv {
  readonly manifest: Manifest;
  readonly matches: number;
  readonly agentsPerMatch: number;
  readonly observations: Float32Array;
  readonly masks: Uint8Array;
  readonly actions: Int32Array;
  readonly rewards: Float32Array;
  readonly rewardItems: Float32Array;
  readonly terminated: Uint8Array;
  readonly truncated: Uint8Array;
  readonly finalObservations: Float32Array;
  readonly centralStates?: Float32Array;
  readonly finalCentralStates?: Float32Array;
  readonly matchInfo: Int32Array;
  readonly agentInfo: Int32Array;
  readonly #shard: VectorShard;
  readonly #configs: EpisodeConfigs;
  readonly #order = new CallOrder();
  #seed: bigint;

  constructor(options: CheckedVectorEnvOptions) {
    const { scenario, matches } = options;
    const instance = ScenarioInstance.create(scenario, matches);
    this.manifest = scenario.manifest;
    this.matches = matches;
    this.agentsPerMatch = instance.agentsPerMatch;
    this.observations = instance.observations;
    this.masks = instance.masks;
    this.actions = instance.actions;
    this.rewards = instance.rewards;
    this.rewardItems = instance.rewardItems;
    this.matchInfo = instance.matchInfo;
    this.agentInfo = instance.agentInfo;
    this.terminated = new Uint8Array(matches);
    this.truncated = new Uint8Array(matches);
    this.finalObservations = new Float32Array(instance.observations.length);
    if (options.central) {
      this.centralStates = instance.centralStates;
      this.finalCentralStates = new Float32Array(instance.centralStates.length);
    }
    this.#configs = new EpisodeConfigs(scenario.manifest, matches, options.config);
    this.#shard = new VectorShard(instance, 0, this.#configs.words, options.central);
    this.#seed = options.seed;
  }

  reset(seed: bigint = this.#seed): void {
    this.#order.reset();
    this.#seed = seed;
    this.#configs.rewind();
    this.#shard.reset(seed);
    for (let match = 0; match < this.matches; match++) this.#configs.began(match);
    this.rewards.fill(0);
    this.rewardItems.fill(0);
    this.terminated.fill(0);
    this.truncated.fill(0);
  }

  step(): void {
    this.send();
    this.receive();
  }

  /** Without workers there is nobody to send to: the work is done in `receive`. */
  send(): void {
    this.#order.send();
  }

  receive(): void {
    this.#order.receive();
    this.#shard.step(0, this.matches, this);
    for (let match = 0; match < this.matches; match++) {
      if (this.terminated[match] !== 0 || this.truncated[match] !== 0) this.#configs.began(match);
    }
  }

  async close(): Promise<void> {
    this.#order.close();
  }
}

/** A vector environment on any host; threads need `makeVectorEnv` of `@jixia/env/node`. Throws EnvError. */
export const makeVectorEnv = (options: VectorEnvOptions): VectorEnv => {
  const checked = checkVectorEnvOptions(options);
  if (checked.workers > 0) {
    throw new EnvError(
      'bad_option',
      'workers must be 0 here; for worker threads use makeVectorEnv of @jixia/env/node.',
    );
  }
  return new LocalVectorEnv(checked);
};
