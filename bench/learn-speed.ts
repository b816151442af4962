// Speed of learning: correctness first, then time. The network of the MOBA baseline (MLP 256-256, the scenario's heads):
// a whole PPO step on large minibatches, inference in large batches, and where the time of a training run goes.
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { type LoadedScenario, makeVectorEnv, Random } from '@jixia/env';
import {
  Actor,
  buildMlpProducts,
  checkedRows,
  compareWeights,
  encodeGraph,
  initialiseMlp,
  lineUpsOf,
  type MlpSpec,
  openTrial,
  type Phase,
  phases,
  type Runtime,
  randomFloats,
  randomRollout,
  resolveTrainConfig,
  Trainer,
  trialOptions,
  trialRates,
  weightsAfterStep,
} from '@jixia/learn';
import { nodeRuntime, threadedCollectors } from '@jixia/learn/node';
import { BenchError } from './bench-error.ts';
import { baselineSpec, minibatchRows, perSecond, trainRows } from './learn-workload.ts';
import { RowSampler } from './row-sampler.ts';
import { median, spread } from './statistics.ts';

export type LearnBenchOptions = {
  readonly scenario: LoadedScenario;
  /** Threads of a training step and of an inference. */
  readonly threads: number;
  readonly seed: bigint;
  /** Measurements, at least 5; their median counts. */
  readonly windows: number;
  readonly onWindow?: (done: number) => void;
};

export type LearnSpeed = {
  /** Rows that a PPO step (forward, loss, backward, clip, Adam) learns from in a second. */
  readonly samplesPerSecond: number;
  readonly samplesSpread: number;
  /** Rows that the policy decides on in a second, the draw of actions not included. */
  readonly inferencePerSecond: number;
  readonly inferenceSpread: number;
  readonly threads: number;
  readonly windows: number;
  /** Learning against the bare matrix products of the same step on the same runtime, in turns: 1 = nothing else costs time. */
  readonly ratioToProducts: number;
  /** Decisions of agents that the environment alone plays in a second in one thread, as the run sets it up. */
  readonly envPerSecond: number;
  /** Learned decisions a second of a whole training run with as many threads that play as learn. */
  readonly trainedPerSecond: number;
  /** Cores that the run keeps busy, of how many. */
  readonly coresBusy: number;
  readonly cores: number;
  /** Shares of that run's thread time; they sum to 1. */
  readonly phases: Readonly<Record<Phase, number>>;
  readonly network: string;
  readonly parameters: number;
  /** First 16 hex digits of the SHA-256 of the weights after a fixed step, one thread; the same on the same kind of CPU. */
  readonly checksum: string;
};

const inferenceRows = 4096;
/** Decisions of every match in a window of the environment. */
const envSteps = 128;
/** Updates of the whole run before and while it is measured. */
const warmUpUpdates = 3;

/** One step in one graph against the same step added up from small pieces: two ways that must agree. */
async function checkStep(runtime: Runtime, spec: MlpSpec, seed: bigint): Promise<string> {
  const whole = await weightsAfterStep(runtime, spec, seed, checkedRows);
  const pieces = await weightsAfterStep(runtime, spec, seed, checkedRows / 4);
  const { distance, moved, isSame } = compareWeights(spec, whole, pieces);
  if (!isSame) {
    throw new BenchError(
      'wrong_result',
      `A training step in one graph and the same in pieces differ by ${distance} (weights moved by ${moved}). No time is reported.`,
    );
  }
  const hash = createHash('sha256');
  for (const array of whole) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return hash.digest('hex').slice(0, 16);
}

/** The network on a few rows against plain loops in double precision. */
async function checkInference(
  actor: Actor,
  spec: MlpSpec,
  arrays: readonly Float32Array[],
  seed: bigint,
): Promise<void> {
  const rows = 8;
  const data = randomFloats(new Random(seed), rows * spec.observationSize);
  const outputs = actor.outputs(rows);
  await actor.infer(actor.version(arrays), actor.observations(data, rows), outputs);
  const logitCount = spec.heads.reduce((total, size) => total + size, 0);
  for (let row = 0; row < rows; row++) {
    let x = Array.from(data.subarray(row * spec.observationSize, (row + 1) * spec.observationSize));
    for (let layer = 0; layer <= spec.hidden.length; layer++) {
      const weight = arrays[2 * layer] as Float32Array;
      const bias = arrays[2 * layer + 1] as Float32Array;
      const next = Array.from(bias, (start, to) =>
        x.reduce((sum, value, from) => sum + value * (weight[from * bias.length + to] as number), start),
      );
      x = layer < spec.hidden.length ? next.map((value) => Math.max(0, value)) : next;
    }
    for (const [at, wanted] of x.entries()) {
      const found = at < logitCount ? outputs.logits.data[row * logitCount + at] : outputs.value.data[row];
      if (Math.abs(Number(found) - wanted) < 1e-3) continue;
      throw new BenchError('wrong_result', `The network gives ${found}, plain loops ${wanted}. No time is reported.`);
    }
  }
}

async function openProducts(runtime: Runtime, spec: MlpSpec, threads: number, random: Random) {
  const { graph, inputs } = buildMlpProducts(spec, minibatchRows);
  const session = await runtime.createSession(encodeGraph(graph), { threads });
  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([name, [rows = 0, columns = 0]]) => [
      name,
      runtime.tensor(randomFloats(random, rows * columns), [rows, columns]),
    ]),
  );
  return { run: () => session.evaluate(tensors), close: () => session.close() };
}

/** The whole loop on the scenario: players in threads of their own, all bots, the default settings. */
async function measureRun({ scenario, threads, seed, windows, onWindow }: LearnBenchOptions, runtime: Runtime) {
  const bots = scenario.entry.bots.map(({ name }) => name);
  const config = resolveTrainConfig({ ...scenario.entry.training, threads, collectors: threads });
  const { match, lineUps, heroPool, isStaggered } = config;
  const openCollector = threadedCollectors({
    scenario,
    bots,
    lineUps: { match, lineUps, heroPool, isStaggered, seed },
  });
  const trainer = await Trainer.create({ config, manifest: scenario.manifest, bots, runtime, openCollector });
  try {
    for (let update = 0; update < warmUpUpdates; update++) await trainer.iterate(0);
    const lines: Readonly<Record<string, number>>[] = [];
    const [startMs, cpuBefore] = [performance.now(), process.cpuUsage()];
    for (let window = 0; window < windows; window++) {
      lines.push(await trainer.iterate(0));
      onWindow?.(windows + window + 1);
    }
    const { user, system } = process.cpuUsage(cpuBefore);
    const mean = (key: string): number => lines.reduce((sum, line) => sum + (line[key] ?? 0), 0) / lines.length;
    return {
      coresBusy: (user + system) / 1000 / (performance.now() - startMs),
      cores: availableParallelism(),
      trainedPerSecond: median(lines.map((line) => line['samplesPerSecond'] as number)),
      phases: Object.fromEntries(phases.map((phase) => [phase, mean(`share/${phase}`)])) as Record<Phase, number>,
    };
  } finally {
    await trainer.close();
  }
}

/** Agents' decisions of the environment alone, with matches and configuration as training has them, in this thread. */
function measureEnv({ scenario, seed, windows }: LearnBenchOptions): number {
  const { matches, match, lineUps, heroPool, isStaggered } = resolveTrainConfig(scenario.entry.training);
  const config = lineUpsOf(scenario.manifest, { match, lineUps, heroPool, isStaggered, seed });
  const env = makeVectorEnv({ scenario, matches, seed, config });
  env.reset(seed);
  const sampler = new RowSampler(scenario.manifest, seed, matches * env.agentsPerMatch);
  const rates: number[] = [];
  for (let window = -1; window < windows; window++) {
    let stepMs = 0;
    for (let step = 0; step < envSteps; step++) {
      sampler.draw(env.masks, env.actions);
      const startMs = performance.now();
      env.step();
      stepMs += performance.now() - startMs;
    }
    if (window >= 0) rates.push((matches * env.agentsPerMatch * envSteps * 1000) / stepMs);
  }
  return median(rates);
}

/** Measures one configuration. Throws BenchError `wrong_result`. */
export async function benchLearn(options: LearnBenchOptions): Promise<LearnSpeed> {
  const { threads, windows, seed } = options;
  const runtime = await nodeRuntime();
  const spec = baselineSpec(options.scenario.manifest);
  const checksum = await checkStep(runtime, spec, seed);
  const actor = await Actor.create(runtime, spec, threads);
  const ones = new Float32Array(spec.observationSize).fill(1);
  const arrays = [...initialiseMlp(spec, new Random(7n)), new Float32Array(spec.observationSize), ones];
  await checkInference(actor, spec, arrays, seed);

  const random = new Random(seed);
  const ppo = await openTrial(runtime, spec, trialOptions(minibatchRows), threads);
  const rollout = randomRollout(spec, trainRows, random);
  const products = await openProducts(runtime, spec, threads, random);
  const version = actor.version(arrays);
  const observations = actor.observations(randomFloats(random, inferenceRows * spec.observationSize), inferenceRows);
  const outputs = actor.outputs(inferenceRows);
  const repeated = async (times: number, work: () => Promise<unknown>): Promise<void> => {
    for (let time = 0; time < times; time++) await work();
  };
  const found = { train: [] as number[], products: [] as number[], inference: [] as number[] };
  const minibatches = trainRows / minibatchRows;
  // The first round warms up.
  for (let window = -1; window < windows; window++) {
    const train = await perSecond(trainRows, () => ppo.update(rollout, trialRates, random));
    const bare = await perSecond(trainRows, () => repeated(minibatches, products.run));
    const inference = await perSecond(trainRows, () => repeated(4, () => actor.infer(version, observations, outputs)));
    if (window < 0) continue;
    found.train.push(train);
    found.products.push(bare);
    found.inference.push(inference);
    options.onWindow?.(window + 1);
  }
  await Promise.all([ppo.close(), actor.close(), products.close()]);
  return {
    samplesPerSecond: median(found.train),
    samplesSpread: spread(found.train),
    inferencePerSecond: median(found.inference),
    inferenceSpread: spread(found.inference),
    threads,
    windows,
    ratioToProducts: median(found.train.map((rate, at) => rate / (found.products[at] as number))),
    envPerSecond: measureEnv(options),
    ...(await measureRun(options, runtime)),
    network: `${spec.observationSize} - ${spec.hidden.join(' - ')} - heads ${spec.heads.join(', ')} and value`,
    parameters: arrays.slice(0, -2).reduce((total, array) => total + array.length, 0),
    checksum,
  };
}
