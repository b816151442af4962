// What the trainer asks of an algorithm: weights that players play with, and an update from what they brought back.

import type { Random } from '@jixia/env';
import type { Rollout } from './rollout.ts';

/** Plain data and float arrays; what a checkpoint keeps of an algorithm. */
export type AlgorithmState = Readonly<Record<string, unknown>>;

export type UpdateContext = {
  /** 0..1, where the schedules stand. */
  readonly progress: number;
  /** What rewards are multiplied with. */
  readonly rewardScale: number;
  /** Its stream begins anew with every update. */
  readonly random: Random;
};

export interface Algorithm {
  /** As in the configuration; it is written into policies. */
  readonly name: string;
  /** Fresh weights. */
  initialise(random: Random): void;
  /**
   * Starts from the weights of a policy, after `initialise`; what it has beside them stays fresh. Absent where it
   * has more to begin with than its weights.
   */
  startFrom?(weights: readonly Float32Array[]): void;
  /**
   * Learns from a rollout that players filled. Returns its metrics; names and meanings in metrics.ts.
   * @throws LearnError `diverged` naming the quantity that stopped being a usable number first
   */
  update(rollout: Rollout, context: UpdateContext): Promise<Record<string, number>>;
  /**
   * How players explore: null draws each action by the policy's probabilities; 0..1 takes the greedy action, and with
   * this chance a random legal one instead.
   */
  epsilon(progress: number): number | null;
  /** Weights of the network that plays, in the order of its parameters. */
  actorWeights(): readonly Float32Array[];
  /** The matches under way are given up, and with them all that is not part of the state. */
  restart(): void;
  saveState(): AlgorithmState;
  loadState(state: AlgorithmState): void;
  close(): Promise<void>;
}
