// Speed of team algorithms, each after a check of what it computes.
import { Random } from '@jixia/env';
import {
  createQmix,
  createVdn,
  joinTeamRows,
  Mappo,
  monotonicMixer,
  networkOf,
  ObservationNormaliser,
  resolveTrainConfig,
  type TeamRows,
  teamRowsOf,
  type ValueDecomposition,
} from '@jixia/learn';
import { nodeRuntime } from '@jixia/learn/node';
import {
  type AlgorithmBenchOptions,
  type Benchmark,
  checked,
  measured,
  minibatchSize,
  networkSetting,
  outputsOf,
  randomPlay,
  rolloutSteps,
} from './algorithm-workload.ts';
import { BenchError } from './bench-error.ts';
import { mixedValue, teamLoss } from './plain-losses.ts';

const needCentral = ({ scenario: { manifest } }: AlgorithmBenchOptions, algorithm: string): number => {
  if (manifest.central) return manifest.central.size;
  throw new BenchError('bad_option', `${manifest.id} describes no central state, which ${algorithm} needs.`);
};

/** All teams of `matches` matches learn. */
const teamRowsIn = ({ scenario: { manifest } }: AlgorithmBenchOptions, rows: number): TeamRows => {
  const seats = [{ opponent: { kind: 'self' as const }, learnerTeam: 0 }];
  const matches = rows / manifest.agents.length;
  return joinTeamRows(Array.from({ length: matches }, () => teamRowsOf(manifest, seats)));
};

const largestTeam = ({ slotOf }: TeamRows): number => 1 + Math.max(...slotOf);

const decomposition =
  (algorithm: 'vdn' | 'qmix'): Benchmark =>
  async (options, onWindow) => {
    const { scenario, windows, seed, threads } = options;
    const { manifest } = scenario;
    const centralSize = algorithm === 'qmix' ? needCentral(options, algorithm) : 0;
    const runtime = await nodeRuntime();
    const open = async (gamma: number) => {
      const config = resolveTrainConfig({ algorithm, ...networkSetting, threads, gamma });
      const network = networkOf(manifest, config);
      const rollout = randomPlay(scenario, network, seed, centralSize > 0);
      const normaliser = new ObservationNormaliser(network.observationSize);
      const teamRows = teamRowsIn(options, rollout.rows);
      const inputs = {
        runtime,
        manifest,
        config,
        network,
        normaliser,
        steps: rolloutSteps,
        rows: rollout.rows,
        teamRows,
      };
      const learner: ValueDecomposition = await (algorithm === 'vdn' ? createVdn(inputs) : createQmix(inputs));
      learner.initialise(new Random(seed));
      learner.replay.add(rollout);
      return { learner, rollout, network, teamRows, width: config.mixerWidth };
    };
    // Without a future the target is the reward, so that plain loops over the network's outputs can tell the loss.
    const { learner, rollout, network, teamRows, width } = await open(0);
    const agents = largestTeam(teamRows);
    const drawn = new Random(seed);
    const central: Float32Array[] = [];
    const teams = Array.from({ length: Math.max(1, Math.round(minibatchSize / agents)) }, () => {
      const team = drawn.nextBelow(teamRows.teams);
      const members = [...teamRows.teamOf.keys()].filter((row) => teamRows.teamOf[row] === team);
      const place = learner.replay.drawStep(members[0] as number, drawn);
      const at = place * teamRows.teams + team;
      // Not yet normalised, but cut as the graph does.
      const states = learner.replay.centralStates.slice(at * centralSize, (at + 1) * centralSize);
      central.push(states.map((x) => Math.min(5, Math.max(-5, x))));
      return members.map((row) => place * rollout.rows + row);
    });
    const all = learner.optimiser.copyParameters();
    const own = learner.actorWeights().length;
    const mixer = algorithm === 'vdn' ? [] : monotonicMixer(agents, centralSize, width).parameters;
    const weights = new Map(mixer.map(({ name }, index) => [name, all[own + index] as Float32Array]));
    const outputs = await outputsOf(runtime, network, learner.actorWeights(), rollout.observations);
    const wanted = teamLoss(manifest, rollout, teams, outputs, (utilities, team) =>
      algorithm === 'vdn'
        ? utilities.reduce((sum, q) => sum + q, 0)
        : mixedValue(weights, utilities, central[team] as Float32Array),
    );
    const { tdLoss } = await learner.step(1e-3, 1, new Random(seed));
    const check = checked('loss of a step', tdLoss, wanted, 1e-4 * Math.max(1, wanted));
    await learner.close();
    const { learner: timed } = await open(0.99);
    const random = new Random(seed);
    const speed = await measured(windows, teams.length * agents * 16, onWindow, async () => {
      for (let step = 0; step < 16; step++) await timed.step(1e-3, 1, random);
    });
    await timed.close();
    return { algorithm, unit: 'decisions', ...speed, check };
  };

export const vdn = decomposition('vdn');
export const qmix = decomposition('qmix');

/** Whole updates: critic, advantages, PopArt and one epoch. */
export const mappo: Benchmark = async (options, onWindow) => {
  const { scenario, windows, seed, threads } = options;
  const { manifest } = scenario;
  const centralSize = needCentral(options, 'mappo');
  const runtime = await nodeRuntime();
  const config = { ...networkSetting, algorithm: 'mappo', threads, valueClip: 0, isObservationNormalised: true };
  const network = networkOf(manifest, resolveTrainConfig(config));
  const open = async (size: number) => {
    const rollout = randomPlay(scenario, network, seed, true);
    rollout.legal.fill(1);
    rollout.participation.fill(1);
    const teamRows = teamRowsIn(options, rollout.rows);
    const normaliser = new ObservationNormaliser(network.observationSize);
    const rolloutRows = rolloutSteps * rollout.rows;
    const base = { runtime, config: resolveTrainConfig({ ...config, minibatchSize: size }), network, normaliser };
    const agentsPerTeam = largestTeam(teamRows);
    const learner = await Mappo.create({ ...base, rolloutRows, centralSize, agentsPerTeam, teamRows });
    learner.initialise(new Random(seed));
    return { learner, rollout, rolloutRows };
  };
  const context = { progress: 0, rewardScale: 1, random: new Random(seed) };
  // One minibatch: the critic within the step against the critic that valued the rollout before it.
  const whole = await open(1e6);
  const { valueLoss } = await whole.learner.update(whole.rollout, context);
  const { values, returns } = whole.rollout;
  const wanted = returns.reduce((sum, x, at) => sum + 0.5 * (x - (values[at] as number)) ** 2, 0) / returns.length;
  const check = checked('value loss of a step', valueLoss as number, wanted, 1e-4 * Math.max(1, wanted));
  await whole.learner.close();
  const { learner, rollout, rolloutRows } = await open(minibatchSize);
  const speed = await measured(windows, rolloutRows, onWindow, () => learner.update(rollout, context));
  await learner.close();
  return { algorithm: 'mappo', unit: 'decisions', ...speed, check };
};
