// Speed of single algorithms: what each computes is checked against exact values or plain loops, then it is timed.
import { type LoadedScenario, makeVectorEnv, Random } from '@jixia/env';
import {
  Actor,
  BehaviourCloning,
  cliffWalking,
  createRollout,
  Dqn,
  learnByQLearning,
  learnBySarsa,
  type NetworkSpec,
  networkOf,
  ObservationNormaliser,
  type Rollout,
  type Runtime,
  recordDemonstrations,
  resolveTrainConfig,
  solveActionValues,
  tabularEnvOf,
} from '@jixia/learn';
import { nodeRuntime } from '@jixia/learn/node';
import { BenchError } from './bench-error.ts';
import { behaviourCloningLoss, dqnLoss } from './plain-losses.ts';
import { RowSampler } from './row-sampler.ts';
import { median, spread } from './statistics.ts';

export type AlgorithmBenchOptions = {
  readonly scenario: LoadedScenario;
  /** Names of `algorithmBenchmarks`. */
  readonly algorithms: readonly string[];
  /** Threads of a training step. */
  readonly threads: number;
  readonly seed: bigint;
  /** Measurements, at least 5; their median counts. */
  readonly windows: number;
  readonly onWindow?: (done: number) => void;
};

export type AlgorithmSpeed = {
  readonly algorithm: string;
  /** What is counted: updates of a table, decisions learned from. */
  readonly unit: string;
  readonly perSecond: number;
  readonly spread: number;
  /** What was compared before the time was taken, and how far it was off. */
  readonly check: string;
};

type Benchmark = (options: AlgorithmBenchOptions, onWindow: () => void) => Promise<AlgorithmSpeed>;

const tableUpdates = 200_000;
const minibatchSize = 256;
const steps = 64;
const rows = 32;
const demonstrations = 8192;

/** Refuses to time what is wrong; says how right it is. */
const checked = (what: string, found: number, wanted: number, tolerance: number): string => {
  const distance = Math.abs(found - wanted);
  if (distance <= tolerance) return `${what} ${found.toFixed(4)}, off by ${distance.toExponential(1)}`;
  throw new BenchError('wrong_result', `${what} is ${found}, it should be ${wanted}. No time is reported.`);
};

/** Median and spread of `count` per second over the windows; a first one warms up. */
async function measured(windows: number, count: number, onWindow: () => void, work: () => unknown) {
  const rates: number[] = [];
  for (let window = -1; window < windows; window++) {
    const startMs = performance.now();
    await work();
    if (window < 0) continue;
    rates.push((count * 1000) / (performance.now() - startMs));
    onWindow();
  }
  return { perSecond: median(rates), spread: spread(rates) };
}

/** @param epsilon 0 for the values of the best policy, else of the best that slips */
const tabular =
  (algorithm: string, learn: typeof learnBySarsa, epsilon: number, tolerance: number): Benchmark =>
  async ({ windows, seed }, onWindow) => {
    const env = tabularEnvOf(cliffWalking, 0);
    const settings = { epsilon: 0.1, finalEpsilon: 0.1, stepSize: 1, stepSizeExponent: epsilon === 0 ? 0 : 0.6 };
    const table = learn(env, { ...settings, steps: 10 * tableUpdates }, new Random(seed));
    const start = cliffWalking.start * cliffWalking.actions.length;
    const exact = solveActionValues(cliffWalking, 1, epsilon)[start] as number;
    const check = checked('value of the start', table.values[start] as number, exact, tolerance);
    const speed = await measured(windows, tableUpdates, onWindow, () =>
      learn(env, { ...settings, steps: tableUpdates }, new Random(seed)),
    );
    return { algorithm, unit: 'updates', ...speed, check };
  };

/** Decisions of random players. */
const randomPlay = (scenario: LoadedScenario, network: NetworkSpec, seed: bigint): Rollout => {
  const { manifest } = scenario;
  const env = makeVectorEnv({ scenario, matches: rows / manifest.agents.length, seed });
  const played = env.matches * env.agentsPerMatch;
  const maskSize = manifest.masks.size;
  const rollout = createRollout(network, steps, played, { maskSize, centralSize: 0, teams: 0 });
  const sampler = new RowSampler(manifest, seed, played);
  env.reset();
  for (let step = 0; step < steps; step++) {
    sampler.draw(env.masks, env.actions);
    rollout.observations.set(env.observations, step * env.observations.length);
    rollout.masks?.set(env.masks, step * env.masks.length);
    rollout.actions.set(env.actions, step * env.actions.length);
    env.step();
    rollout.rewards.set(env.rewards, step * played);
  }
  return rollout;
};

const networkSetting = { hidden: [256, 256], isObservationNormalised: false, minibatchSize };

/** The network's outputs for rows of observations, by another graph than the one that learns. */
async function outputsOf(
  runtime: Runtime,
  network: NetworkSpec,
  weights: readonly Float32Array[],
  observations: Float32Array,
) {
  const count = observations.length / network.observationSize;
  const actor = await Actor.create(runtime, network, 1);
  const outputs = actor.outputs(count);
  const plain = [new Float32Array(network.observationSize), new Float32Array(network.observationSize).fill(1)];
  await actor.infer(actor.version([...weights, ...plain]), actor.observations(observations, count), outputs);
  await actor.close();
  return { logits: outputs.logits.data as Float32Array, values: outputs.value.data as Float32Array };
}

const dqn: Benchmark = async ({ scenario, windows, seed, threads }, onWindow) => {
  const { manifest } = scenario;
  const runtime = await nodeRuntime();
  const open = async (gamma: number) => {
    const config = resolveTrainConfig({ algorithm: 'dqn', ...networkSetting, threads, gamma });
    const network = networkOf(manifest, config);
    const rollout = randomPlay(scenario, network, seed);
    const normaliser = new ObservationNormaliser(network.observationSize);
    const sizes = { steps, rows: rollout.rows };
    const learner = await Dqn.create({ runtime, manifest, config, network, normaliser, ...sizes });
    learner.initialise(new Random(seed));
    learner.replay.add(rollout);
    return { learner, rollout, network };
  };
  // Without a future the target is the reward, so that plain loops over the network's outputs can tell the loss.
  const near = await open(0);
  const drawn = new Random(seed);
  const places = Array.from({ length: minibatchSize }, () => {
    const row = drawn.nextBelow(near.rollout.rows);
    return near.learner.replay.drawStep(row, drawn) * near.rollout.rows + row;
  });
  const outputs = await outputsOf(runtime, near.network, near.learner.actorWeights(), near.rollout.observations);
  const wanted = dqnLoss(manifest, near.rollout, places, outputs);
  const { tdLoss } = await near.learner.step(1e-3, 1, new Random(seed));
  const check = checked('loss of a step', tdLoss, wanted, 1e-4);
  await near.learner.close();
  const { learner } = await open(0.99);
  const random = new Random(seed);
  const speed = await measured(windows, minibatchSize * 16, onWindow, async () => {
    for (let step = 0; step < 16; step++) await learner.step(1e-3, 1, random);
  });
  await learner.close();
  return { algorithm: 'dqn', unit: 'decisions', ...speed, check };
};

const behaviourCloning: Benchmark = async ({ scenario, windows, seed, threads }, onWindow) => {
  const { manifest } = scenario;
  const teacher = scenario.entry.bots.at(-1);
  if (!teacher) throw new BenchError('bad_option', `${manifest.id} has no scripted bot to clone.`);
  const runtime = await nodeRuntime();
  const env = makeVectorEnv({ scenario, matches: 16, seed });
  const learned = await recordDemonstrations({ env, teacher, rows: demonstrations, share: 1, seed });
  await env.close();
  const config = resolveTrainConfig({ algorithm: 'behaviour-cloning', ...networkSetting, threads });
  const network = networkOf(manifest, config);
  const first = {
    ...learned,
    rows: minibatchSize,
    observations: learned.observations.subarray(0, minibatchSize * network.observationSize),
  };
  const cloning = await BehaviourCloning.create(runtime, network, config, first, new Random(seed));
  const outputs = await outputsOf(runtime, network, cloning.optimiser.copyParameters(), first.observations);
  const wanted = behaviourCloningLoss(network.heads, first, outputs.logits);
  const { crossEntropy } = await cloning.epoch(first, 1e-3, new Random(seed));
  const check = checked('loss of a step', crossEntropy, wanted, 1e-4);
  const random = new Random(seed);
  const speed = await measured(windows, demonstrations, onWindow, () => cloning.epoch(learned, 1e-3, random));
  await cloning.close();
  return { algorithm: 'behaviour-cloning', unit: 'decisions', ...speed, check };
};

/** One entry an algorithm. */
export const algorithmBenchmarks: Readonly<Record<string, Benchmark>> = {
  'q-learning': tabular('q-learning', learnByQLearning, 0, 1e-6),
  sarsa: tabular('sarsa', learnBySarsa, 0.1, 1.5),
  dqn,
  'behaviour-cloning': behaviourCloning,
};

/** Measures the algorithms one after the other. Throws BenchError `wrong_result`, `bad_option`. */
export async function benchAlgorithms(options: AlgorithmBenchOptions): Promise<AlgorithmSpeed[]> {
  const found: AlgorithmSpeed[] = [];
  let done = 0;
  for (const name of options.algorithms) {
    const benchmark = algorithmBenchmarks[name];
    if (!benchmark) {
      const known = Object.keys(algorithmBenchmarks).join(', ');
      throw new BenchError('bad_option', `There is no benchmark of an algorithm "${name}". Known: ${known}.`);
    }
    found.push(await benchmark(options, () => options.onWindow?.(++done)));
  }
  return found;
}
