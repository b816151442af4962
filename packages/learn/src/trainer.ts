// The training loop without files: rollouts, advantages, updates, opponents. Runs wherever a runtime and collectors do.
// Random streams start from (seed, purpose, update), so that the update number is all their state.

import { deriveSeed, type Manifest, Random } from '@jixia/env';
import type { Algorithm, AlgorithmState } from './algorithms/algorithm.ts';
import { createAlgorithm, recordsOf } from './algorithms/create-algorithm.ts';
import { createRollout, type Rollout } from './algorithms/rollout.ts';
import { checkFinite, checkObservations, checkSavable } from './divergence.ts';
import type { Metrics } from './metrics.ts';
import { describeNetwork, type NetworkSpec } from './networks/network.ts';
import { networkSpecOf } from './networks/network-options.ts';
import { stateSizeOf } from './networks/recurrent.ts';
import { type NormaliserState, ObservationNormaliser } from './observation-normaliser.ts';
import { PhaseTimer, phaseShares } from './phase-timer.ts';
import { buildPolicy } from './policy/policy-graph.ts';
import { describePolicy, encodePolicy } from './policy/policy-manifest.ts';
import { RewardScaler, type RewardScalerState } from './reward-scaler.ts';
import type { Runtime } from './runtime/runtime.ts';
import type { CollectReport } from './selfplay/collector.ts';
import type { CollectorHandle, OpenCollector } from './selfplay/collector-host.ts';
import { Curriculum, type CurriculumState } from './selfplay/curriculum.ts';
import { addEpisodes, type EpisodeSums, episodeMetrics } from './selfplay/episode-tally.ts';
import { History, type Snapshot } from './selfplay/history.ts';
import { dealSeats, learnerRows, type Seat, seatsOf } from './selfplay/seats.ts';
import { joinTeamRows, teamRowsOf, teamSize } from './selfplay/team-rows.ts';
import { createVersionBoard, type VersionBoard, writeVersion } from './selfplay/version-board.ts';
import { botWeightsOf, type TrainConfig } from './train-config.ts';

/** Purposes of random streams. */
const streams = { initialise: 0, environment: 1, actions: 2, shuffle: 3, history: 4 };

/** All that learning depends on beside the matches under way. */
export type TrainerState = {
  readonly update: number;
  readonly steps: number;
  readonly algorithm: AlgorithmState;
  readonly normaliser: NormaliserState;
  readonly rewardScaler: RewardScalerState;
  readonly curriculum: CurriculumState;
  readonly snapshots: readonly Snapshot[];
  readonly activeSnapshots: readonly number[];
};

export type TrainerOptions = {
  readonly config: TrainConfig;
  readonly manifest: Manifest;
  /** Names of the scripted bots, in the collectors' order. */
  readonly bots: readonly string[];
  readonly runtime: Runtime;
  readonly openCollector: OpenCollector;
};

/** Inputs that tell the network which agent of the team it decides for. */
const agentInputs = (manifest: Manifest, config: TrainConfig): number => (config.isAgentTold ? teamSize(manifest) : 0);

/** The network of a run. Throws LearnError `invalid_option` where the scenario has nothing that an option is for. */
export const networkOf = (manifest: Manifest, config: TrainConfig): NetworkSpec => {
  const spec = networkSpecOf(manifest, config.network, config);
  return { ...spec, observationSize: spec.observationSize + agentInputs(manifest, config) };
};

export class Trainer {
  readonly manifest: Manifest;
  readonly network: NetworkSpec;
  readonly #config: TrainConfig;
  readonly #opponents: readonly string[];
  readonly #board: VersionBoard;
  readonly #rollouts: readonly Rollout[];
  readonly #normaliser: ObservationNormaliser;
  readonly #scaler: RewardScaler;
  readonly #curriculum: Curriculum;
  readonly #history: History;
  readonly #timer = new PhaseTimer();
  #algorithm!: Algorithm;
  #collectors: readonly CollectorHandle[] = [];
  #update = 0;
  #steps = 0;
  /** Rollout that collectors fill, or filled last. */
  #side = 0;
  #isUnderWay = false;
  /** Whether the rollout began with new matches. */
  #isFresh = false;
  #isRestartDue = true;

  private constructor(options: TrainerOptions, seats: readonly (readonly Seat[])[]) {
    const { config, manifest, bots } = options;
    this.manifest = manifest;
    this.#config = config;
    this.#opponents = [...bots.map((name) => `bot:${name}`), 'history'];
    this.network = networkOf(manifest, config);
    this.#board = createVersionBoard(this.network, config.historyGroups);
    const rows = seats.reduce((total, own) => total + learnerRows(manifest, own).length, 0);
    const count = config.isCollectedAhead ? 2 : 1;
    const teams = seats.reduce((total, own) => total + teamRowsOf(manifest, own).teams, 0);
    const records = { ...recordsOf(manifest, config), teams };
    this.#rollouts = Array.from({ length: count }, () =>
      createRollout(this.network, config.rolloutSteps, rows, records),
    );
    this.#normaliser = new ObservationNormaliser(
      this.network.observationSize,
      this.network.kind === 'entity' ? this.network.kinds : [],
    );
    this.#scaler = new RewardScaler(rows, config.gamma);
    this.#curriculum = new Curriculum(botWeightsOf(config, bots), config.isCurriculumAdaptive);
    this.#history = new History(config.historyCapacity, config.historyGroups);
  }

  /** @param state where to go on; fresh weights without. Throws LearnError `invalid_option`, `invalid_checkpoint` */
  static async create(options: TrainerOptions, state?: TrainerState): Promise<Trainer> {
    const { config, manifest, runtime } = options;
    const seats = dealSeats(seatsOf(manifest, config, options.bots), config.collectors, manifest.teams);
    const trainer = new Trainer(options, seats);
    const { steps, rows } = trainer.#rollouts[0] as Rollout;
    const { network } = trainer;
    const normaliser = trainer.#normaliser;
    const teamRows = joinTeamRows(seats.map((own) => teamRowsOf(manifest, own)));
    const inputs = { runtime, manifest, config, network, normaliser, steps, rows, teamRows };
    trainer.#algorithm = await createAlgorithm(inputs);
    if (state) trainer.#load(state);
    else trainer.#initialise();
    let [firstRow, firstTeam] = [0, 0];
    const plans = seats.map((own) => {
      const plan = {
        network: trainer.network,
        seats: own,
        historyGroups: config.historyGroups,
        board: trainer.#board,
        rollouts: trainer.#rollouts,
        firstRow,
        firstTeam,
        inferenceThreads: config.inferenceThreads,
        gamma: config.gamma,
        potential: config.potential,
      };
      firstRow += learnerRows(manifest, own).length;
      firstTeam += teamRowsOf(manifest, own).teams;
      return plan;
    });
    const opened = await Promise.allSettled(plans.map((plan, index) => options.openCollector(index, plan)));
    trainer.#collectors = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const failed = opened.find((each) => each.status === 'rejected');
    if (failed) {
      await trainer.close();
      throw failed.reason;
    }
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
    const { steps, rows } = this.#rollouts[0] as Rollout;
    return steps * rows;
  }

  /** Running win rate against each bot, 0..1, by its name; 0 before the first match. */
  get botWinRates(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#curriculum.winRates.map((rate, index) => [this.#opponents[index], rate]));
  }

  /** The next rollout starts every match anew. After an `iterate` that held back, the state is all there is. */
  restartEnvironments(): void {
    this.#isRestartDue = true;
    this.#algorithm.restart();
  }

  /**
   * One rollout and its update.
   * @param progress 0..1, where the schedules stand
   * @param holdsBack leaves the collectors idle afterwards, so that `saveState` misses nothing but matches under way
   * @throws LearnError `diverged`
   */
  async iterate(progress: number, holdsBack = false): Promise<Metrics> {
    const config = this.#config;
    const startMs = performance.now();
    if (!this.#isUnderWay) await this.#begin(progress);
    const { rollout, reports } = await this.#finish();
    if (config.isCollectedAhead && !holdsBack) this.#start(this.#update + 1, progress);
    const episodes = addEpisodes(reports.map((report) => report.episodes));
    this.#curriculum.observe(episodes.matches, episodes.points);
    this.#timer.enter('update');
    const learned = await this.#learn(rollout, progress);
    this.#timer.enter('other');
    this.#update += 1;
    this.#steps += this.stepsPerUpdate;
    if (this.#update % config.snapshotEveryUpdates === 0) this.#takeSnapshot();
    const seconds = (performance.now() - startMs) / 1000;
    const shares = phaseShares([this.#timer.take(), ...reports.map(({ times }) => times)]);
    return {
      update: this.#update,
      steps: this.#steps,
      samplesPerSecond: this.stepsPerUpdate / seconds,
      ...learned,
      ...this.#opponentMetrics(episodes),
      ...Object.fromEntries(Object.entries(shares).map(([phase, share]) => [`share/${phase}`, share])),
    };
  }

  /** @throws LearnError `diverged` where a number of it is none */
  saveState(): TrainerState {
    const state = this.#state();
    checkSavable(state);
    return state;
  }

  #state(): TrainerState {
    return {
      update: this.#update,
      steps: this.#steps,
      algorithm: this.#algorithm.saveState(),
      normaliser: this.#normaliser.saveState(),
      rewardScaler: this.#scaler.saveState(),
      curriculum: this.#curriculum.saveState(),
      snapshots: this.#history.snapshots,
      activeSnapshots: this.#history.saveActive(),
    };
  }

  /** The newest policy as the bytes of an ONNX file that takes raw observations. */
  exportPolicy(): Uint8Array {
    const weights = this.#algorithm.actorWeights();
    const training = {
      algorithm: this.#algorithm.name,
      network: describeNetwork(this.network),
      steps: this.#steps,
      updates: this.#update,
      seed: this.#config.seed,
    };
    const graph = buildPolicy(this.network, weights, this.#normaliser, agentInputs(this.manifest, this.#config));
    return encodePolicy(graph, describePolicy(this.manifest, training, stateSizeOf(this.network.recurrent)));
  }

  async close(): Promise<void> {
    await Promise.all([this.#algorithm.close(), ...this.#collectors.map((collector) => collector.close())]);
  }

  /** Sends the collectors off to play the rollout of update `update` with the weights of now. */
  #start(update: number, progress: number): void {
    this.#side = (this.#side + 1) % this.#rollouts.length;
    writeVersion(this.#board, 0, this.#newest());
    for (const [group, { arrays }] of this.#history.active.entries()) writeVersion(this.#board, 1 + group, arrays);
    for (const [index, collector] of this.#collectors.entries()) {
      collector.start({
        rollout: this.#side,
        seed: this.#seed(streams.actions, update, index),
        restartSeed: this.#isRestartDue ? this.#seed(streams.environment, update, index) : null,
        botWeights: this.#curriculum.weights,
        epsilon: this.#algorithm.epsilon(progress),
      });
    }
    this.#isFresh = this.#isRestartDue;
    this.#isRestartDue = false;
    this.#isUnderWay = true;
  }

  /** The first rollout of a fresh policy only tells what observations look like. */
  async #begin(progress: number): Promise<void> {
    this.#start(this.#update, progress);
    if (this.#update > 0 || !this.#config.isObservationNormalised) return;
    const { rollout } = await this.#finish();
    this.#normaliser.update(rollout.observations, this.stepsPerUpdate);
    this.#start(this.#update, progress);
  }

  async #finish(): Promise<{ rollout: Rollout; reports: readonly CollectReport[] }> {
    this.#timer.enter('wait');
    const rollout = this.#rollouts[this.#side] as Rollout;
    const reports = await Promise.all(this.#collectors.map((collector) => collector.finish()));
    this.#isUnderWay = false;
    if (this.#isFresh) this.#scaler.restart();
    this.#timer.enter('other');
    return { rollout, reports };
  }

  async #learn(rollout: Rollout, progress: number): Promise<Record<string, number>> {
    const config = this.#config;
    const features = this.manifest.observation.features.map(({ name }) => name);
    checkObservations(rollout.observations, this.network.observationSize, features);
    checkFinite('the rewards', rollout.rewards);
    let rewardScale = 1;
    if (config.rewardScaling === 'running') {
      for (let step = 0; step < rollout.steps; step++) {
        this.#scaler.observe(rollout.rewards, rollout.ended, step * rollout.rows);
      }
      rewardScale = this.#scaler.scale;
    }
    const random = new Random(this.#seed(streams.shuffle, this.#update));
    const stats = await this.#algorithm.update(rollout, { progress, rewardScale, random });
    if (config.isObservationNormalised) this.#normaliser.update(rollout.observations, this.stepsPerUpdate);
    return { ...stats, rewardMean: mean(rollout.rewards), rewardScale };
  }

  #opponentMetrics(episodes: EpisodeSums): Record<string, number> {
    const running = Object.entries(this.botWinRates).map(([name, rate]) => [`runningWinRate/${name}`, rate] as const);
    return { ...episodeMetrics(episodes, this.manifest, this.#opponents), ...Object.fromEntries(running) };
  }

  #newest(): Float32Array[] {
    return [...this.#algorithm.actorWeights(), this.#normaliser.mean, this.#normaliser.inverseDeviation];
  }

  #seed(...path: readonly number[]): bigint {
    return deriveSeed(BigInt(this.#config.seed), ...path);
  }

  #initialise(): void {
    this.#algorithm.initialise(new Random(this.#seed(streams.initialise)));
    this.#takeSnapshot();
  }

  #load(state: TrainerState): void {
    this.#update = state.update;
    this.#steps = state.steps;
    this.#algorithm.loadState(state.algorithm);
    this.#normaliser.loadState(state.normaliser);
    this.#scaler.loadState(state.rewardScaler);
    this.#curriculum.loadState(state.curriculum);
    this.#history.load(state.snapshots, state.activeSnapshots);
  }

  #takeSnapshot(): void {
    if (this.#config.historyShare === 0) return;
    const random = new Random(this.#seed(streams.history, this.#update));
    this.#history.add({ update: this.#update, arrays: this.#newest().map((array) => array.slice()) }, random);
    this.#history.draw(random);
  }
}

const mean = (numbers: Float32Array): number => {
  let sum = 0;
  for (const x of numbers) sum += x;
  return sum / numbers.length;
};
