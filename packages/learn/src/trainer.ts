// The training loop without files: rollout, advantages, update, opponents. Runs wherever a runtime and vector
// environments do. Random streams start from (seed, purpose, update), so that the update number is all their state.

import { type BotEntry, deriveSeed, type Manifest, Random, type VectorEnv } from '@jixia/env';
import { checkFinite, createRollout, estimateAdvantages, Ppo, type Rollout } from './algorithms/ppo.ts';
import type { OptimiserState } from './graph/optimiser.ts';
import { LearnError } from './learn-error.ts';
import type { Metrics } from './metrics.ts';
import { Actor, type PolicyVersion } from './networks/actor.ts';
import { initialiseMlp, type MlpSpec } from './networks/mlp.ts';
import { type NormaliserState, ObservationNormaliser } from './observation-normaliser.ts';
import { PhaseTimer } from './phase-timer.ts';
import { buildPolicy } from './policy/policy-graph.ts';
import { describePolicy, encodePolicy } from './policy/policy-manifest.ts';
import { RewardScaler, type RewardScalerState } from './reward-scaler.ts';
import type { Runtime } from './runtime/runtime.ts';
import { Collector } from './selfplay/collector.ts';
import { EpisodeTally } from './selfplay/episode-tally.ts';
import { History, type Snapshot } from './selfplay/history.ts';
import { assignSeats, learnerRows, type Seat } from './selfplay/seats.ts';
import { ppoOptionsOf, type TrainConfig } from './train-config.ts';

/** Purposes of random streams. */
const streams = { initialise: 0, environment: 1, actions: 2, shuffle: 3, history: 4 };

/** All that learning depends on beside the environments. */
export type TrainerState = {
  readonly update: number;
  readonly steps: number;
  readonly optimiser: OptimiserState;
  readonly normaliser: NormaliserState;
  readonly rewardScaler: RewardScalerState;
  readonly snapshots: readonly Snapshot[];
  readonly activeSnapshots: readonly number[];
};

export type TrainerOptions = {
  readonly config: TrainConfig;
  /** One per lane, `config.matches / config.lanes` matches each. The trainer closes them. */
  readonly envs: readonly VectorEnv[];
  readonly bots: readonly BotEntry[];
  readonly runtime: Runtime;
};

export const networkOf = (manifest: Manifest, config: TrainConfig): MlpSpec => ({
  kind: 'mlp',
  observationSize: manifest.observation.size,
  hidden: config.hidden,
  activation: config.activation as MlpSpec['activation'],
  heads: manifest.actionHeads.map((head) => head.size),
});

export class Trainer {
  readonly manifest: Manifest;
  readonly network: MlpSpec;
  readonly #config: TrainConfig;
  readonly #envs: readonly VectorEnv[];
  readonly #bots: readonly BotEntry[];
  readonly #actor: Actor;
  readonly #ppo: Ppo;
  readonly #normaliser: ObservationNormaliser;
  readonly #scaler: RewardScaler;
  readonly #history: History;
  readonly #rollout: Rollout;
  readonly #collectors: Collector[] = [];
  readonly #laneRandoms: Random[];
  readonly #tally: EpisodeTally;
  readonly #timer = new PhaseTimer();
  #frozen: PolicyVersion[] = [];
  #update = 0;
  #steps = 0;

  private constructor(options: TrainerOptions, seats: readonly Seat[][], parts: TrainerParts) {
    const { config, envs, bots } = options;
    this.#config = config;
    this.#envs = envs;
    this.#bots = bots;
    this.manifest = (envs[0] as VectorEnv).manifest;
    this.network = parts.network;
    this.#actor = parts.actor;
    this.#ppo = parts.ppo;
    this.#normaliser = parts.normaliser;
    this.#rollout = parts.rollout;
    this.#scaler = new RewardScaler(parts.rollout.rows, config.gamma);
    this.#history = new History(config.historyCapacity, config.historyGroups);
    this.#tally = new EpisodeTally(this.manifest);
    this.#laneRandoms = envs.map(() => new Random(0n));
    let firstRow = 0;
    for (const [lane, env] of envs.entries()) {
      const collector = new Collector({
        env,
        seats: seats[lane] as Seat[],
        bots,
        historyGroups: config.historyGroups,
        actor: this.#actor,
        rollout: this.#rollout,
        firstRow,
        tally: this.#tally,
        timer: this.#timer,
        random: this.#laneRandoms[lane] as Random,
      });
      this.#collectors.push(collector);
      firstRow += collector.rows.length;
    }
  }

  /** @param state where to go on; fresh weights without. Throws LearnError `invalid_option`, `invalid_checkpoint` */
  static async create(options: TrainerOptions, state?: TrainerState): Promise<Trainer> {
    const { config, envs, bots, runtime } = options;
    const first = envs[0];
    if (
      first === undefined ||
      envs.length !== config.lanes ||
      envs.some((env) => env.matches * config.lanes !== config.matches)
    ) {
      const found = envs.map((env) => env.matches).join(' + ');
      throw new LearnError(
        'invalid_option',
        `The environments hold ${found} matches; the configuration wants ${config.matches} in ${config.lanes} equal lanes.`,
      );
    }
    const { manifest } = first;
    if (config.botWeights.length > 0 && config.botWeights.length !== bots.length) {
      throw new LearnError(
        'invalid_option',
        `botWeights has ${config.botWeights.length} entries for ${bots.length} bots.`,
      );
    }
    const botWeights = config.botWeights.length > 0 ? config.botWeights : bots.map(() => 1);
    const shares = {
      history: config.historyShare,
      bots: config.botShare,
      historyGroups: config.historyGroups,
      botWeights,
    };
    const seats = splitLanes(assignSeats(manifest, config.matches, shares), config.lanes, manifest.teams);
    const rows = seats.reduce((total, lane) => total + learnerRows(manifest, lane).length, 0);
    const network = networkOf(manifest, config);
    const rollout = createRollout(network, config.rolloutSteps, rows);
    const normaliser = new ObservationNormaliser(manifest.observation.size);
    const actor = await Actor.create(runtime, network, config.inferenceThreads);
    const ppoOptions = ppoOptionsOf(config, rows * config.rolloutSteps);
    const ppo = await Ppo.create(runtime, network, ppoOptions, normaliser, config.threads);
    const trainer = new Trainer(options, seats, { network, actor, ppo, normaliser, rollout });
    if (state) trainer.#load(state);
    else trainer.#initialise();
    trainer.restartEnvironments();
    return trainer;
  }

  get update(): number {
    return this.#update;
  }

  /** Learned decisions. */
  get steps(): number {
    return this.#steps;
  }

  /** Learned decisions of one update. */
  get stepsPerUpdate(): number {
    return this.#rollout.steps * this.#rollout.rows;
  }

  /** Starts every match anew, from a seed of the current update. */
  restartEnvironments(): void {
    this.#reseedLanes();
    for (const [lane, collector] of this.#collectors.entries()) {
      collector.reset(this.#seed(streams.environment, lane));
    }
    this.#scaler.restart();
  }

  /**
   * One rollout and its update.
   * @param progress 0..1, where the schedules stand
   * @throws LearnError `diverged`
   */
  async iterate(progress: number): Promise<Metrics> {
    const config = this.#config;
    const startMs = performance.now();
    await this.#collect();
    const rollout = this.#rollout;
    checkFinite('the rewards', rollout.rewards);
    checkFinite('the values', rollout.values);
    let rewardScale = 1;
    if (config.rewardScaling === 'running') {
      for (let step = 0; step < rollout.steps; step++) {
        this.#scaler.observe(rollout.rewards, rollout.ended, step * rollout.rows);
      }
      rewardScale = this.#scaler.scale;
    }
    this.#timer.enter('update');
    estimateAdvantages(rollout, config.gamma, config.lambda, rewardScale);
    const blend = (from: number, to: number): number => from + (to - from) * Math.min(1, Math.max(0, progress));
    const learningRate = blend(config.learningRate, config.finalLearningRate);
    const entropyCoefficient = blend(config.entropyCoefficient, config.finalEntropyCoefficient);
    const random = new Random(this.#seed(streams.shuffle));
    const stats = await this.#ppo.update(rollout, { learningRate, entropyCoefficient }, random);
    if (config.isObservationNormalised) this.#normaliser.update(rollout.observations, this.stepsPerUpdate);
    this.#timer.enter('other');
    this.#update += 1;
    this.#steps += this.stepsPerUpdate;
    if (this.#update % config.snapshotEveryUpdates === 0) this.#takeSnapshot();
    const seconds = (performance.now() - startMs) / 1000;
    const shares = Object.entries(this.#timer.takeShares()).map(([phase, share]) => [`share/${phase}`, share]);
    return {
      update: this.#update,
      steps: this.#steps,
      samplesPerSecond: this.stepsPerUpdate / seconds,
      ...stats,
      learningRate,
      entropyCoefficient,
      rewardMean: mean(rollout.rewards),
      rewardScale,
      valueMean: mean(rollout.values),
      ...this.#tally.take().metrics,
      ...(Object.fromEntries(shares) as Record<string, number>),
    };
  }

  saveState(): TrainerState {
    return {
      update: this.#update,
      steps: this.#steps,
      optimiser: this.#ppo.optimiser.saveState(),
      normaliser: this.#normaliser.saveState(),
      rewardScaler: this.#scaler.saveState(),
      snapshots: this.#history.snapshots,
      activeSnapshots: this.#history.saveActive(),
    };
  }

  /** The newest policy as the bytes of an ONNX file that takes raw observations. */
  exportPolicy(): Uint8Array {
    const weights = this.#ppo.optimiser.copyParameters();
    const training = {
      algorithm: 'ppo',
      network: `mlp ${this.network.hidden.join('-')} ${this.network.activation}`,
      steps: this.#steps,
      updates: this.#update,
      seed: this.#config.seed,
    };
    const graph = buildPolicy(this.network, weights, this.#normaliser);
    return encodePolicy(graph, describePolicy(this.manifest, training));
  }

  async close(): Promise<void> {
    await Promise.all([this.#ppo.close(), this.#actor.close(), ...this.#envs.map((env) => env.close())]);
  }

  /** Two lanes take turns: while one simulates in its workers, the other decides here. */
  async #collect(): Promise<void> {
    this.#reseedLanes();
    const newest: PolicyVersion = {
      ...this.#ppo.optimiser.parameterFeeds(),
      ...this.#actor.normalisation(this.#normaliser.mean, this.#normaliser.inverseDeviation),
    };
    const nameOf = (seat: Seat): string => this.#opponentName(seat);
    for (const collector of this.#collectors) await collector.begin(0, newest, this.#frozen);
    for (let step = 0; step < this.#rollout.steps; step++) {
      for (const collector of this.#collectors) {
        await collector.finish(step, newest, nameOf);
        if (step + 1 < this.#rollout.steps) await collector.begin(step + 1, newest, this.#frozen);
        else await collector.finishRollout(newest);
      }
    }
  }

  #opponentName({ opponent }: Seat): string {
    return opponent.kind === 'bot' ? `bot:${(this.#bots[opponent.bot] as BotEntry).name}` : opponent.kind;
  }

  #seed(...path: readonly number[]): bigint {
    return deriveSeed(BigInt(this.#config.seed), ...path, this.#update);
  }

  #reseedLanes(): void {
    for (const [lane, random] of this.#laneRandoms.entries()) random.reseed(this.#seed(streams.actions, lane));
  }

  #initialise(): void {
    const parameters = initialiseMlp(this.network, new Random(this.#seed(streams.initialise)));
    const zeros = () => parameters.map((array) => new Float32Array(array.length));
    this.#ppo.optimiser.loadState({ parameters, firstMoments: zeros(), secondMoments: zeros(), steps: 0 });
    this.#takeSnapshot();
  }

  #load(state: TrainerState): void {
    this.#update = state.update;
    this.#steps = state.steps;
    this.#ppo.optimiser.loadState(state.optimiser);
    this.#normaliser.loadState(state.normaliser);
    this.#scaler.loadState(state.rewardScaler);
    this.#history.load(state.snapshots, state.activeSnapshots);
    this.#freeze();
  }

  #takeSnapshot(): void {
    if (this.#config.historyShare === 0) return;
    const random = new Random(this.#seed(streams.history));
    const { mean: means, inverseDeviation } = this.#normaliser;
    const arrays = [...this.#ppo.optimiser.copyParameters(), means.slice(), inverseDeviation.slice()];
    this.#history.add({ update: this.#update, arrays }, random);
    this.#history.draw(random);
    this.#freeze();
  }

  #freeze(): void {
    this.#frozen = this.#history.active.map(({ arrays }) =>
      this.#actor.version(
        arrays.slice(0, -2),
        arrays[arrays.length - 2] as Float32Array,
        arrays[arrays.length - 1] as Float32Array,
      ),
    );
  }
}

type TrainerParts = {
  readonly network: MlpSpec;
  readonly actor: Actor;
  readonly ppo: Ppo;
  readonly normaliser: ObservationNormaliser;
  readonly rollout: Rollout;
};

/** Deals seats out to lanes, a group of `teams` consecutive seats (all sides of one opponent) at a time. */
const splitLanes = (seats: readonly Seat[], lanes: number, teams: number): Seat[][] => {
  const dealt: Seat[][] = Array.from({ length: lanes }, () => []);
  const perLane = seats.length / lanes;
  for (const [index, seat] of seats.entries()) {
    let lane = Math.floor(index / teams) % lanes;
    if ((dealt[lane] as Seat[]).length >= perLane) lane = dealt.findIndex((own) => own.length < perLane);
    (dealt[lane] as Seat[]).push(seat);
  }
  return dealt;
};

const mean = (numbers: Float32Array): number => {
  let sum = 0;
  for (const x of numbers) sum += x;
  return sum / numbers.length;
};
