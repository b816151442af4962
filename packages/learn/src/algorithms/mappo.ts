// Multi-agent PPO (Yu et al. 2022, arXiv 2103.01955): the actors are PPO's, one network for all agents on what each sees;
// their advantages come from a critic that sees the central state. Every detail is listed in docs/algorithms/mappo.md.

import type { Random } from '@jixia/env';
import type { OptimiserState } from '../graph/optimiser.ts';
import { initialiseNetwork, type NetworkSpec } from '../networks/network.ts';
import { perceptronParameters } from '../networks/perceptron.ts';
import { silenceValue } from '../networks/silence-value.ts';
import { type NormaliserState, ObservationNormaliser } from '../observation-normaliser.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { TeamRows } from '../selfplay/team-rows.ts';
import { ppoOptionsOf, type TrainConfig } from '../train-config.ts';
import type { Algorithm, AlgorithmState, UpdateContext } from './algorithm.ts';
import { CentralCritic } from './central-critic.ts';
import { Ppo } from './ppo.ts';
import { type CentralStates, checkFinite, estimateAdvantages, type Rollout } from './rollout.ts';
import { scheduled } from './schedule.ts';
import { ValueNormaliser, type ValueNormaliserState } from './value-normaliser.ts';

/** Share of the old return statistics that an update keeps. */
const returnMemory = 0.99;

export type MappoInputs = {
  readonly runtime: Runtime;
  readonly config: TrainConfig;
  readonly network: NetworkSpec;
  readonly normaliser: ObservationNormaliser;
  readonly rolloutRows: number;
  readonly centralSize: number;
  readonly agentsPerTeam: number;
  readonly teamRows: TeamRows;
};

export class Mappo implements Algorithm {
  readonly name = 'mappo';
  readonly #config: TrainConfig;
  readonly #network: NetworkSpec;
  readonly ppo: Ppo;
  readonly #critic: CentralCritic;
  readonly #centralNormaliser: ObservationNormaliser;
  readonly #valueNormaliser = new ValueNormaliser(returnMemory);

  private constructor(
    { config, network }: MappoInputs,
    ppo: Ppo,
    critic: CentralCritic,
    central: ObservationNormaliser,
  ) {
    this.#config = config;
    this.#network = network;
    this.ppo = ppo;
    this.#critic = critic;
    this.#centralNormaliser = central;
  }

  static async create(inputs: MappoInputs): Promise<Mappo> {
    const { runtime, config, network, centralSize, agentsPerTeam, teamRows } = inputs;
    const central = new ObservationNormaliser(centralSize);
    const { rolloutRows } = inputs;
    const shape = { hidden: config.criticHidden, centralSize, rolloutRows, agentsPerTeam };
    const critic = await CentralCritic.create(runtime, { ...shape, teamRows, normaliser: central }, config.threads);
    const options = ppoOptionsOf(config, rolloutRows);
    const ppo = await Ppo.create(runtime, network, options, inputs.normaliser, config.threads, critic.critic);
    return new Mappo(inputs, ppo, critic, central);
  }

  initialise(random: Random): void {
    const actor = initialiseNetwork(this.#network, random);
    // Nobody asks the actor for a value: its own output stays 0, in training and in the exported policy.
    silenceValue(this.#network, actor);
    const critic = perceptronParameters(this.#critic.spec).map(({ initialise }) => initialise(random));
    const parameters = [...actor, ...critic];
    const zeros = () => parameters.map((array) => new Float32Array(array.length));
    this.ppo.optimiser.loadState({ parameters, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
  }

  /** The critic has weights of its own, which stay fresh. */
  startFrom(weights: readonly Float32Array[]): void {
    const { optimiser } = this.ppo;
    const fresh = optimiser.saveState();
    const actor = weights.map((array) => array.slice());
    silenceValue(this.#network, actor);
    optimiser.loadState({ ...fresh, parameters: [...actor, ...fresh.parameters.slice(actor.length)] });
  }

  async update(rollout: Rollout, { progress, rewardScale, random }: UpdateContext): Promise<Record<string, number>> {
    const { gamma, lambda, ...config } = this.#config;
    const central = rollout.central as CentralStates;
    checkFinite('the central states', central.states);
    if (config.isObservationNormalised) {
      this.#centralNormaliser.update(central.states, rollout.steps * central.teams);
    }
    await this.#evaluate(rollout, central);
    estimateAdvantages(rollout, gamma, lambda, rewardScale);
    const valueMean = rollout.values.reduce((sum, value) => sum + value, 0) / rollout.values.length;
    if (config.valueNormalisation === 'popart') this.#normaliseReturns(rollout);
    const learningRate = scheduled(config.learningRate, config.finalLearningRate, progress);
    const entropyCoefficient = scheduled(config.entropyCoefficient, config.finalEntropyCoefficient, progress);
    const stats = await this.ppo.update(rollout, { learningRate, entropyCoefficient }, random);
    const { mean: returnMean, deviation: returnDeviation } = this.#valueNormaliser;
    return { ...stats, learningRate, entropyCoefficient, valueMean, returnMean, returnDeviation };
  }

  epsilon(): null {
    return null;
  }

  actorWeights(): readonly Float32Array[] {
    const all = this.ppo.optimiser.copyParameters();
    return all.slice(0, all.length - this.#critic.critic.parameters.length);
  }

  restart(): void {}

  saveState(): AlgorithmState {
    return {
      optimiser: this.ppo.optimiser.saveState(),
      central: this.#centralNormaliser.saveState(),
      returns: this.#valueNormaliser.saveState(),
    };
  }

  loadState(state: AlgorithmState): void {
    this.ppo.optimiser.loadState(state.optimiser as OptimiserState);
    this.#centralNormaliser.loadState(state.central as NormaliserState);
    this.#valueNormaliser.loadState(state.returns as ValueNormaliserState);
  }

  async close(): Promise<void> {
    await Promise.all([this.ppo.close(), this.#critic.close()]);
  }

  /** Fills in what the critic says: values of all steps, of what follows the last one, and of where episodes were cut. */
  async #evaluate(rollout: Rollout, central: CentralStates): Promise<void> {
    const { values, nextValues, finalValues, ended, rows } = rollout;
    const weights = this.ppo.optimiser.parameterFeeds();
    const fill = async (states: Float32Array, at: Int32Array, to: Float32Array): Promise<void> => {
      await this.#critic.evaluate(weights, states, at, to);
      for (const row of at) to[row] = this.#valueNormaliser.restore(to[row] as number);
    };
    const all = Int32Array.from(ended.keys());
    await fill(central.states, all, values);
    await fill(central.nextStates, all.subarray(0, rows), nextValues);
    finalValues.fill(0);
    await fill(
      central.finalStates,
      all.filter((at) => ended[at] === 2),
      finalValues,
    );
    checkFinite('the values', values);
  }

  /** PopArt, once per rollout: statistics, last layer, and what the loss compares. */
  #normaliseReturns(rollout: Rollout): void {
    const state = this.ppo.optimiser.saveState();
    const [weights, bias] = state.parameters.slice(-2) as [Float32Array, Float32Array];
    this.#valueNormaliser.update(rollout.returns, weights, bias);
    this.ppo.optimiser.loadState(state);
    this.#valueNormaliser.normalise(rollout.returns);
    this.#valueNormaliser.normalise(rollout.values);
  }
}
