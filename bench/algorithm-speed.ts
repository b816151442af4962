// Speed of single algorithms: what each computes is checked against exact values or plain loops, then it is timed.
import { makeVectorEnv, Random } from '@jixia/env';
import {
  BehaviourCloning,
  cliffWalking,
  Distillation,
  Dqn,
  learnByQLearning,
  learnBySarsa,
  networkOf,
  ObservationNormaliser,
  recordDemonstrations,
  resolveTrainConfig,
  solveActionValues,
  Teachers,
  tabularEnvOf,
  teamRowsOf,
} from '@jixia/learn';
import { nodeRuntime } from '@jixia/learn/node';
import { loadPolicy } from '@jixia/learn/policy';
import {
  type AlgorithmBenchOptions,
  type AlgorithmSpeed,
  type Benchmark,
  checked,
  measured,
  minibatchSize,
  networkSetting,
  outputsOf,
  randomPlay,
  rolloutSteps as steps,
} from './algorithm-workload.ts';
import { BenchError } from './bench-error.ts';
import { behaviourCloningLoss, distillationLoss, dqnLoss } from './plain-losses.ts';
import { mappo, qmix, vdn } from './team-algorithm-speed.ts';

const tableUpdates = 200_000;
const demonstrations = 8192;

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

const distillation: Benchmark = async ({ scenario, windows, seed, threads }, onWindow) => {
  const { manifest } = scenario;
  const runtime = await nodeRuntime();
  const config = resolveTrainConfig({ algorithm: 'distillation', ...networkSetting, threads });
  const network = networkOf(manifest, config);
  const rollout = randomPlay(scenario, network, seed);
  const { rows } = rollout;
  // Any policy teaches: a fresh one of another seed.
  const none = { rows: 1, observations: rollout.observations.subarray(0, network.observationSize), illegal: 0 };
  const record = { legal: rollout.legal, participation: rollout.participation, actions: rollout.actions };
  const cloning = await BehaviourCloning.create(
    runtime,
    network,
    config,
    { ...none, ...record },
    new Random(seed + 1n),
  );
  const policy = await loadPolicy(cloning.exportPolicy(manifest, {}), manifest, { runtime });
  await cloning.close();
  const teacher = { name: 'fresh', policy, heroes: [] };
  const seats = Array.from({ length: rows / manifest.agents.length }, () => ({
    opponent: { kind: 'self' as const },
    learnerTeam: 0,
  }));
  const teamRows = teamRowsOf(manifest, seats);
  const lessons = await new Teachers(manifest, [teacher], config, teamRows.slotOf).ask(rollout, 1, new Random(seed));
  const normaliser = new ObservationNormaliser(network.observationSize);
  const inputs = { runtime, manifest, config, network, normaliser, steps, rows, teamRows };
  const learner = await Distillation.create(inputs, [teacher]);
  learner.initialise(new Random(seed));
  const first = { ...lessons, rows: minibatchSize };
  const seen = lessons.observations.subarray(0, minibatchSize * network.observationSize);
  const outputs = await outputsOf(runtime, network, learner.actorWeights(), seen);
  const wanted = distillationLoss(network.heads, first, outputs);
  const { teacherKl = 0, valueLoss = 0 } = await learner.learn(first, 1, 1e-3, new Random(seed));
  const found = teacherKl + lessons.entropy + config.valueCoefficient * valueLoss;
  const check = checked('loss of a step', found, wanted, 1e-4);
  const random = new Random(seed);
  const speed = await measured(windows, lessons.rows, onWindow, () => learner.learn(lessons, 1, 1e-3, random));
  await learner.close();
  return { algorithm: 'distillation', unit: 'decisions', ...speed, check };
};

/** One entry an algorithm. */
export const algorithmBenchmarks: Readonly<Record<string, Benchmark>> = {
  'q-learning': tabular('q-learning', learnByQLearning, 0, 1e-6),
  sarsa: tabular('sarsa', learnBySarsa, 0.1, 1.5),
  dqn,
  mappo,
  vdn,
  qmix,
  'behaviour-cloning': behaviourCloning,
  distillation,
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
