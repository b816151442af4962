// What benchmarks of single algorithms share: how they are measured, and the decisions that they learn from.
import { type LoadedScenario, makeVectorEnv } from '@jixia/env';
import { Actor, createRollout, type NetworkSpec, type Rollout, type Runtime } from '@jixia/learn';
import { BenchError } from './bench-error.ts';
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

export type Benchmark = (options: AlgorithmBenchOptions, onWindow: () => void) => Promise<AlgorithmSpeed>;

export const minibatchSize = 256;
export const rolloutSteps = 64;
/** Rows of agents, about. */
const rows = 32;

/** Refuses to time what is wrong; says how right it is. */
export const checked = (what: string, found: number, wanted: number, tolerance: number): string => {
  const distance = Math.abs(found - wanted);
  if (distance <= tolerance) return `${what} ${found.toFixed(4)}, off by ${distance.toExponential(1)}`;
  throw new BenchError('wrong_result', `${what} is ${found}, it should be ${wanted}. No time is reported.`);
};

/** Median and spread of `count` per second over the windows; a first one warms up. */
export async function measured(windows: number, count: number, onWindow: () => void, work: () => unknown) {
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

/** Decisions of random players; the central states of all teams with `central`. */
export const randomPlay = (scenario: LoadedScenario, network: NetworkSpec, seed: bigint, central = false): Rollout => {
  const { manifest } = scenario;
  const matches = Math.max(1, Math.floor(rows / manifest.agents.length));
  const env = makeVectorEnv({ scenario, matches, seed, central });
  const played = env.matches * env.agentsPerMatch;
  const maskSize = manifest.masks.size;
  const centralSize = central ? (manifest.central?.size ?? 0) : 0;
  const rollout = createRollout(network, rolloutSteps, played, {
    maskSize,
    centralSize,
    teams: matches * manifest.teams,
  });
  const sampler = new RowSampler(manifest, seed, played);
  env.reset();
  for (let step = 0; step < rolloutSteps; step++) {
    sampler.draw(env.masks, env.actions);
    rollout.observations.set(env.observations, step * env.observations.length);
    rollout.masks?.set(env.masks, step * env.masks.length);
    rollout.actions.set(env.actions, step * env.actions.length);
    if (env.centralStates) rollout.central?.states.set(env.centralStates, step * env.centralStates.length);
    env.step();
    rollout.rewards.set(env.rewards, step * played);
  }
  return rollout;
};

export const networkSetting = { hidden: [256, 256], isObservationNormalised: false, minibatchSize };

/** The network's outputs for rows of observations, by another graph than the one that learns. */
export async function outputsOf(
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
