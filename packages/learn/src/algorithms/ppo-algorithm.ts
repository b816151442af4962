// PPO as the trainer runs it: advantages, schedules and the update of one rollout. With several agents this is IPPO
// (de Witt et al. 2020, arXiv 2011.09533): every agent learns from its own rows, all share one network.

import type { Random } from '@jixia/env';
import type { OptimiserState } from '../graph/optimiser.ts';
import { initialiseNetwork, type NetworkSpec } from '../networks/network.ts';
import type { ObservationNormaliser } from '../observation-normaliser.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { ppoOptionsOf, type TrainConfig } from '../train-config.ts';
import type { Algorithm, AlgorithmState, UpdateContext } from './algorithm.ts';
import { Ppo } from './ppo.ts';
import { checkFinite, estimateAdvantages, type Rollout } from './rollout.ts';
import { scheduled } from './schedule.ts';

export class PpoAlgorithm implements Algorithm {
  readonly name: string;
  readonly #ppo: Ppo;
  readonly #network: NetworkSpec;
  readonly #config: TrainConfig;

  private constructor(ppo: Ppo, network: NetworkSpec, config: TrainConfig) {
    this.name = config.algorithm;
    this.#ppo = ppo;
    this.#network = network;
    this.#config = config;
  }

  /** @param rolloutRows rows of one rollout, all steps together */
  static async create(
    runtime: Runtime,
    network: NetworkSpec,
    config: TrainConfig,
    normaliser: ObservationNormaliser,
    rolloutRows: number,
  ): Promise<PpoAlgorithm> {
    const ppo = await Ppo.create(runtime, network, ppoOptionsOf(config, rolloutRows), normaliser, config.threads);
    return new PpoAlgorithm(ppo, network, config);
  }

  initialise(random: Random): void {
    const parameters = initialiseNetwork(this.#network, random);
    const zeros = () => parameters.map((array) => new Float32Array(array.length));
    this.#ppo.optimiser.loadState({ parameters, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
  }

  startFrom(parameters: readonly Float32Array[]): void {
    const { optimiser } = this.#ppo;
    optimiser.loadState({ ...optimiser.saveState(), parameters });
  }

  async update(rollout: Rollout, { progress, rewardScale, random }: UpdateContext): Promise<Record<string, number>> {
    const { gamma, lambda, ...config } = this.#config;
    checkFinite('the values', rollout.values);
    estimateAdvantages(rollout, gamma, lambda, rewardScale);
    const learningRate = scheduled(config.learningRate, config.finalLearningRate, progress);
    const entropyCoefficient = scheduled(config.entropyCoefficient, config.finalEntropyCoefficient, progress);
    const stats = await this.#ppo.update(rollout, { learningRate, entropyCoefficient }, random);
    const valueMean = rollout.values.reduce((sum, value) => sum + value, 0) / rollout.values.length;
    return { ...stats, learningRate, entropyCoefficient, valueMean };
  }

  epsilon(): null {
    return null;
  }

  actorWeights(): readonly Float32Array[] {
    return this.#ppo.optimiser.copyParameters();
  }

  restart(): void {}

  saveState(): AlgorithmState {
    return { optimiser: this.#ppo.optimiser.saveState() };
  }

  loadState(state: AlgorithmState): void {
    this.#ppo.optimiser.loadState(state.optimiser as OptimiserState);
  }

  async close(): Promise<void> {
    await this.#ppo.close();
  }
}
