// The training loop without files: rollouts, advantages, updates, opponents. Runs wherever a runtime and collectors do.
// Random streams start from (seed, purpose, update), so that the update number is all their state.

import { deriveSeed, type Manifest, Random } from '@jixia/env';
import type { Algorithm, AlgorithmState } from './algorithms/algorithm.ts';
import { checkCanStart, createAlgorithm, recordsOf } from './algorithms/create-algorithm.ts';
import { checkFinite, createRollout, type Rollout } from './algorithms/rollout.ts';
import type { Teacher } from './algorithms/teachers.ts';
import type { Metrics } from './metrics.ts';
import { describeNetwork, type NetworkSpec } from './networks/network.ts';
import { networkSpecOf } from './networks/network-options.ts';
import { stateSizeOf } from './networks/recurrent.ts';
import { type NormaliserState, ObservationNormaliser } from './observation-normaliser.ts';
import { PhaseTimer, phaseShares } from './phase-timer.ts';
import { buildPolicy } from './policy/policy-graph.ts';
import { describePolicy, encodePolicy } from './policy/policy-manifest.ts';
import type { PolicyWeights } from './policy/policy-weights.ts';
import { RewardScaler, type RewardScalerState } from './reward-scaler.ts';
import type { Runtime } from './runtime/runtime.ts';
import type { CollectReport } from './selfplay/collector.ts';
import type { CollectorHandle, OpenCollector } from './selfplay/collector-host.ts';
import { addEpisodes } from './selfplay/episode-tally.ts';
import type { Seated } from './selfplay/league.ts';
import type { LeagueReport, RateGames } from './selfplay/league-report.ts';
import { type Guest, Opponents, type OpponentsState } from './selfplay/opponents.ts';
import { dealSeats, learnerRows, type Seat, seatsOf } from './selfplay/seats.ts';
import { joinTeamRows, teamRowsOf, teamSize } from './selfplay/team-rows.ts';
import { createVersionBoard, type VersionBoard, writeVersion } from './selfplay/version-board.ts';
import type { TrainConfig } from './train-config.ts';

/** Purposes of random streams. */
const streams = { initialise: 0, environment: 1, actions: 2, shuffle: 3, history: 4 };

/** All that learning depends on beside the matches under way. */
export type TrainerState = {
  readonly update: number;
  readonly steps: number;
  readonly algorithm: AlgorithmState;
  readonly normaliser: NormaliserState;
  readonly rewardScaler: RewardScalerState;
} & OpponentsState;

export type TrainerOptions = {
  readonly config: TrainConfig;
  readonly manifest: Manifest;
  /** Names of the scripted bots, in the collectors' order. */
  readonly bots: readonly string[];
  readonly runtime: Runtime;
  readonly openCollector: OpenCollector;
  /** They join the league, unless they are in it by that name. */
  readonly guests?: readonly Guest[];
  /** Whom distillation learns from; they are closed with the trainer. */
  readonly teachers?: readonly Teacher[];
  /** Weights to start from; of no account where a run goes on. */
  readonly start?: PolicyWeights;
  /** Rates the league's players, for metrics and reports. */
  readonly rate?: RateGames;
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
  readonly #board: VersionBoard;
  readonly #rollouts: readonly Rollout[];
  readonly #normaliser: ObservationNormaliser;
  readonly #scaler: RewardScaler;
  readonly #opponents: Opponents;
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
  /** Frozen opponents of the rollout under way. */
  #seated: readonly Seated[] = [];

  private constructor(options: TrainerOptions, seats: readonly (readonly Seat[])[]) {
    const { config, manifest, bots } = options;
    this.manifest = manifest;
    this.#config = config;
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
    this.#opponents = new Opponents(manifest, config, bots, seats.flat(), streams.history, options.rate);
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
    const { teachers = [] } = options;
    trainer.#algorithm = await createAlgorithm({ ...inputs, teachers });
    if (state) trainer.#load(state);
    else trainer.#initialise(options.start);
    trainer.#opponents.welcome(options.guests ?? [], trainer.#update);
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
    return this.#opponents.botWinRates;
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
    const seated = this.#seated;
    const { rollout, reports } = await this.#finish();
    if (config.isCollectedAhead && !holdsBack) this.#start(this.#update + 1, progress);
    const episodes = addEpisodes(reports.map((report) => report.episodes));
    this.#opponents.observe(episodes, seated);
    this.#timer.enter('update');
    const learned = await this.#learn(rollout, progress);
    this.#timer.enter('other');
    this.#update += 1;
    this.#steps += this.stepsPerUpdate;
    this.#opponents.advance(this.#update, () => this.#newest());
    const seconds = (performance.now() - startMs) / 1000;
    const shares = phaseShares([this.#timer.take(), ...reports.map(({ times }) => times)]);
    return {
      update: this.#update,
      steps: this.#steps,
      samplesPerSecond: this.stepsPerUpdate / seconds,
      ...learned,
      ...this.#opponents.metrics(episodes, this.#update),
      ...Object.fromEntries(Object.entries(shares).map(([phase, share]) => [`share/${phase}`, share])),
    };
  }

  saveState(): TrainerState {
    return {
      update: this.#update,
      steps: this.#steps,
      algorithm: this.#algorithm.saveState(),
      normaliser: this.#normaliser.saveState(),
      rewardScaler: this.#scaler.saveState(),
      ...this.#opponents.saveState(),
    };
  }

  /** Who is in the league, how strong, and who did how well against whom. */
  leagueReport(): LeagueReport {
    return this.#opponents.report(this.#update);
  }

  /** Whether the newest wins this share against every frozen opponent, each met in about 50 matches at least. */
  isLeagueBeaten(share: number): boolean {
    return this.#opponents.isBeaten(share);
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
      // What rewards were multiplied with: who learns this policy's values needs to know.
      rewardScale: this.#config.rewardScaling === 'running' ? this.#scaler.scale : 1,
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
    this.#seated = this.#opponents.seated;
    for (const [slot, { arrays }] of this.#seated.entries()) writeVersion(this.#board, 1 + slot, arrays);
    for (const [index, collector] of this.#collectors.entries()) {
      collector.start({
        rollout: this.#side,
        seed: this.#seed(streams.actions, update, index),
        restartSeed: this.#isRestartDue ? this.#seed(streams.environment, update, index) : null,
        botWeights: this.#opponents.botWeights,
        generations: this.#seated.map(({ generation }) => generation),
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
    if (this.#normaliser.count > 0 || !this.#config.isObservationNormalised) return;
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

  #newest(): Float32Array[] {
    return [...this.#algorithm.actorWeights(), this.#normaliser.mean, this.#normaliser.inverseDeviation];
  }

  #seed(...path: readonly number[]): bigint {
    return deriveSeed(BigInt(this.#config.seed), ...path);
  }

  #initialise(start?: PolicyWeights): void {
    this.#algorithm.initialise(new Random(this.#seed(streams.initialise)));
    if (start) this.#startFrom(start);
    this.#opponents.advance(0, () => this.#newest());
  }

  /** Statistics of observations weigh as much as the decisions that they were gathered in. */
  #startFrom({ arrays, description }: PolicyWeights): void {
    checkCanStart(this.#algorithm.name);
    const [mean, inverseDeviation] = arrays.slice(-2) as [Float32Array, Float32Array];
    this.#algorithm.startFrom?.(arrays.slice(0, -2));
    const steps = Number(description.training['steps']) || 0;
    this.#normaliser.startFrom(mean, inverseDeviation, Math.max(this.stepsPerUpdate, steps));
  }

  #load(state: TrainerState): void {
    this.#update = state.update;
    this.#steps = state.steps;
    this.#algorithm.loadState(state.algorithm);
    this.#normaliser.loadState(state.normaliser);
    this.#scaler.loadState(state.rewardScaler);
    this.#opponents.loadState(state);
  }
}

const mean = (numbers: Float32Array): number => {
  let sum = 0;
  for (const x of numbers) sum += x;
  return sum / numbers.length;
};
