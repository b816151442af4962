// What algorithms that learn values from a replay buffer have in common (dqn.ts, value-decomposition.ts): how many steps
// follow a rollout, when the target network follows, how much is explored, what is kept and given up.

import type { Random } from '@jixia/env';
import { checkStep } from '../divergence.ts';
import type { Optimiser, OptimiserState } from '../graph/optimiser.ts';
import type { ReplayBuffer } from '../replay-buffer.ts';
import type { Tensor } from '../runtime/runtime.ts';
import type { TrainConfig } from '../train-config.ts';
import type { Algorithm, AlgorithmState, UpdateContext } from './algorithm.ts';
import type { Rollout } from './rollout.ts';
import { scheduled } from './schedule.ts';
import type { TargetNetwork } from './target-network.ts';

export type ReplayParts = {
  readonly config: TrainConfig;
  readonly optimiser: Optimiser;
  readonly target: TargetNetwork;
  readonly replay: ReplayBuffer;
  /** Inputs of the training graph. */
  readonly batch: Readonly<Record<string, Tensor>>;
  /** Decisions of one optimiser step. */
  readonly decisions: number;
};

export abstract class ReplayLearner<Stat extends string> implements Algorithm {
  abstract readonly name: string;
  readonly optimiser: Optimiser;
  readonly target: TargetNetwork;
  readonly replay: ReplayBuffer;
  protected readonly config: TrainConfig;
  readonly #batch: Readonly<Record<string, Tensor>>;
  readonly #decisions: number;
  /** Statistics of the loss beside `tdLoss`, as it names them. */
  protected abstract readonly statNames: readonly Stat[];

  protected constructor({ config, optimiser, target, replay, batch, decisions }: ReplayParts) {
    this.config = config;
    this.optimiser = optimiser;
    this.target = target;
    this.replay = replay;
    this.#batch = batch;
    this.#decisions = decisions;
  }

  /** Fills the batch with decisions drawn from the buffer. */
  protected abstract draw(rewardScale: number, random: Random): void;

  /** Weights that learning begins with. */
  protected abstract freshWeights(random: Random): readonly Float32Array[];

  abstract actorWeights(): readonly Float32Array[];

  initialise(random: Random): void {
    const parameters = this.freshWeights(random);
    const zeros = () => parameters.map((array) => new Float32Array(array.length));
    this.optimiser.loadState({ parameters, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
    this.target.load(parameters);
  }

  async update(rollout: Rollout, { progress, rewardScale, random }: UpdateContext): Promise<Record<string, number>> {
    const { replayRatio, warmUpDecisions, ...config } = this.config;
    this.replay.add(rollout);
    const learningRate = scheduled(config.learningRate, config.finalLearningRate, progress);
    const metrics = { learningRate, epsilon: this.epsilon(progress), replayLength: this.replay.length };
    if (this.replay.length < warmUpDecisions) return { ...metrics, optimiserSteps: 0 };
    const steps = Math.max(1, Math.round((rollout.steps * rollout.rows * replayRatio) / this.#decisions));
    const totals: Record<string, number> = {};
    for (let step = 0; step < steps; step++) {
      const found = await this.step(learningRate, rewardScale, random);
      for (const [name, value] of Object.entries<number>(found)) totals[name] = (totals[name] ?? 0) + value;
    }
    const means = Object.fromEntries(Object.entries(totals).map(([name, total]) => [name, total / steps]));
    return { ...metrics, ...means, optimiserSteps: steps };
  }

  /**
   * One optimiser step on a minibatch of drawn decisions.
   * @throws LearnError `diverged` naming the quantity that stopped being a usable number first
   */
  async step(
    learningRate: number,
    rewardScale: number,
    random: Random,
  ): Promise<Record<Stat | 'tdLoss' | 'gradientNorm', number>> {
    this.draw(rewardScale, random);
    const result = await this.optimiser.step([this.#batch], learningRate);
    const stats = result.stats as Record<Stat | 'tdLoss', number>;
    checkStep({ tdLoss: stats.tdLoss }, result, this.optimiser.steps);
    const { targetEverySteps, targetShare } = this.config;
    if (this.optimiser.steps % targetEverySteps === 0) this.target.follow(this.optimiser.parameterFeeds(), targetShare);
    const own = Object.fromEntries(this.statNames.map((name) => [name, stats[name]])) as Record<Stat, number>;
    return { tdLoss: stats.tdLoss, ...own, gradientNorm: result.gradientNorm };
  }

  /** Everything is tried at random until the first optimiser step. */
  epsilon(progress: number): number {
    const { epsilon, finalEpsilon, explorationShare } = this.config;
    return this.optimiser.steps === 0 ? 1 : scheduled(epsilon, finalEpsilon, progress, explorationShare);
  }

  /** What the buffer holds ends with matches that are given up, and it is no part of a checkpoint. */
  restart(): void {
    this.replay.clear();
  }

  saveState(): AlgorithmState {
    return { optimiser: this.optimiser.saveState(), target: this.target.save() };
  }

  loadState(state: AlgorithmState): void {
    this.optimiser.loadState(state.optimiser as OptimiserState);
    this.target.load(state.target as Float32Array[]);
  }

  async close(): Promise<void> {
    await this.optimiser.close();
  }
}
