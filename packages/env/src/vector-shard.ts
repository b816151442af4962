// A run of matches of a vector environment in one thread: stepping, and the start of the next episode in the same step.

import { episodeSeed } from './random.ts';
import type { ScenarioInstance } from './scenario-instance.ts';

/** Where a shard leaves what a reset would overwrite. Rows are those of the shard's own matches. */
export type ShardOutputs = {
  readonly terminated: Uint8Array;
  readonly truncated: Uint8Array;
  readonly finalObservations: Float32Array;
  readonly finalCentralStates?: Float32Array;
};

/**
 * Steps the matches of one instance with same-step autoreset. `nextConfigs` holds, per match, the configuration
 * words of the episode that would start next; the owner refills a row after an episode of it began.
 */
export class VectorShard {
  readonly #instance: ScenarioInstance;
  readonly #firstMatch: number;
  readonly #nextConfigs: Int32Array;
  readonly #configWords: number;
  readonly #episodes: Uint32Array;
  readonly #heldRewards: Float32Array;
  readonly #heldItems: Float32Array;
  readonly #central: boolean;
  #seed = 0n;

  constructor(instance: ScenarioInstance, firstMatch: number, nextConfigs: Int32Array, central: boolean) {
    const { agentsPerMatch, manifest, matches } = instance;
    this.#instance = instance;
    this.#firstMatch = firstMatch;
    this.#central = central;
    this.#nextConfigs = nextConfigs;
    this.#configWords = nextConfigs.length / matches;
    this.#episodes = new Uint32Array(matches);
    this.#heldRewards = new Float32Array(agentsPerMatch);
    this.#heldItems = new Float32Array(agentsPerMatch * manifest.rewardItems.length);
  }

  /** Starts episode 0 of every match. */
  reset(seed: bigint): void {
    this.#seed = seed;
    this.#episodes.fill(0);
    for (let match = 0; match < this.#instance.matches; match++) this.#prepare(match);
    this.#instance.reset();
    this.#instance.observe();
    if (this.#central) this.#instance.observeCentral();
  }

  /** One decision of `count` matches from `first` (both within this shard). */
  step(first: number, count: number, outputs: ShardOutputs): void {
    const instance = this.#instance;
    instance.stepObserve(first, count);
    if (this.#central) instance.observeCentral(first, count);
    for (let match = first; match < first + count; match++) {
      const isTerminated = instance.terminated[match] as number;
      const isTruncated = instance.truncated[match] as number;
      outputs.terminated[match] = isTerminated;
      outputs.truncated[match] = isTruncated;
      if (isTerminated !== 0 || isTruncated !== 0) this.#startNextEpisode(match, outputs);
    }
  }

  #prepare(match: number): void {
    const words = this.#configWords;
    const episode = this.#episodes[match] as number;
    this.#instance.setSeed(match, episodeSeed(this.#seed, this.#firstMatch + match, episode));
    this.#instance.writeConfig(match, this.#nextConfigs.subarray(match * words, (match + 1) * words));
  }

  #startNextEpisode(match: number, outputs: ShardOutputs): void {
    const instance = this.#instance;
    const { agentsPerMatch, manifest } = instance;
    const rowFloats = agentsPerMatch * manifest.observation.size;
    const rowStart = match * rowFloats;
    outputs.finalObservations.set(instance.observations.subarray(rowStart, rowStart + rowFloats), rowStart);
    if (this.#central) {
      const { centralStates } = instance;
      const floats = centralStates.length / instance.matches;
      outputs.finalCentralStates?.set(centralStates.subarray(match * floats, (match + 1) * floats), match * floats);
    }
    instance.inspect(match, 1);
    // `reset` clears the rewards of the step that ended the episode; the caller has yet to read them.
    const rewards = instance.rewards.subarray(match * agentsPerMatch, (match + 1) * agentsPerMatch);
    const itemCount = this.#heldItems.length;
    const items = instance.rewardItems.subarray(match * itemCount, (match + 1) * itemCount);
    this.#heldRewards.set(rewards);
    this.#heldItems.set(items);
    this.#episodes[match] = (this.#episodes[match] as number) + 1;
    this.#prepare(match);
    instance.reset(match, 1);
    instance.observe(match, 1);
    if (this.#central) instance.observeCentral(match, 1);
    rewards.set(this.#heldRewards);
    items.set(this.#heldItems);
  }
}
