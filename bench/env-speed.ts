// Speed of a scenario's simulation: correctness first, then time. Random legal actions, observations and masks at every
// decision; drawing the actions is timed apart.
import { createHash } from 'node:crypto';
import {
  configLength,
  episodeSeed,
  type LoadedScenario,
  type Manifest,
  ScenarioInstance,
  type VectorEnv,
} from '@jixia/env';
import { makeVectorEnv } from '@jixia/env/node';
import { BenchError } from './bench-error.ts';
import { RowSampler } from './row-sampler.ts';
import { median, spread } from './statistics.ts';

export type EnvBenchOptions = {
  readonly scenario: LoadedScenario;
  readonly matches: number;
  /** 0 = the calling thread */
  readonly workers: number;
  readonly seed: bigint;
  /** Measurements, at least 5; their median counts. */
  readonly windows: number;
  /** Simulation time of a window, seconds */
  readonly windowSeconds: number;
  readonly onWindow?: (done: number) => void;
};

export type EnvSpeed = {
  readonly matchStepsPerSecond: number;
  readonly agentStepsPerSecond: number;
  /** Game seconds of all matches together in one second: x real time. */
  readonly gameSecondsPerSecond: number;
  /** State, configuration and rows of one match in memory */
  readonly bytesPerMatch: number;
  readonly workers: number;
  readonly matches: number;
  readonly windows: number;
  /** (largest - smallest) / median of the windows' rates */
  readonly spread: number;
  readonly stateBytes: number;
  /** The same rate with the time for drawing random actions in it. */
  readonly matchStepsPerSecondWithSampling: number;
  /** First 16 hex digits of the SHA-256 of a fixed run's observations */
  readonly checksum: string;
};

const checkedMatches = 8;
const checkedDecisions = 64;
const warmUpSeconds = 1;

const rowBytes = (view: Float32Array): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/** Observations of a fixed run, as the environment under test computes them. */
async function runTogether(scenario: LoadedScenario, workers: number, seed: bigint): Promise<string> {
  const env = makeVectorEnv({ scenario, matches: checkedMatches, seed, workers: Math.min(workers, checkedMatches) });
  try {
    env.reset(seed);
    const sampler = new RowSampler(scenario.manifest, seed, checkedMatches * env.agentsPerMatch);
    const hash = createHash('sha256');
    for (let decision = 0; decision < checkedDecisions; decision++) {
      sampler.draw(env.masks, env.actions);
      env.step();
      hash.update(rowBytes(env.observations));
    }
    return hash.digest('hex').slice(0, 16);
  } finally {
    await env.close();
  }
}

/** The same run, every match alone in a module of its own. */
function runAlone(scenario: LoadedScenario, seed: bigint): string {
  const { manifest } = scenario;
  const agents = manifest.agents.length;
  const alone = Array.from({ length: checkedMatches }, (_, match) => {
    const instance = ScenarioInstance.create(scenario, 1);
    instance.setSeed(0, episodeSeed(seed, match, 0));
    instance.reset();
    instance.observe();
    return { instance, sampler: new RowSampler(manifest, seed, agents, match * agents) };
  });
  const hash = createHash('sha256');
  for (let decision = 0; decision < checkedDecisions; decision++) {
    for (const { instance, sampler } of alone) {
      sampler.draw(instance.masks, instance.actions);
      instance.stepObserve();
      hash.update(rowBytes(instance.observations));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function checksum(scenario: LoadedScenario, workers: number, seed: bigint): Promise<string> {
  const together = await runTogether(scenario, workers, seed);
  const alone = runAlone(scenario, seed);
  if (together === alone) return together;
  throw new BenchError(
    'wrong_result',
    `${scenario.manifest.id}: ${checkedMatches} matches at once (workers ${workers}) give ${together}, one by one ${alone}. ` +
      'The module or the environment is wrong; no time is reported. Try: npx jixia check scenario',
  );
}

type WindowRates = { readonly steps: number; readonly stepsWithSampling: number };

/** An environment with its actors, ready to be measured. */
class Measured {
  readonly env: VectorEnv;
  readonly #sampler: RowSampler;

  constructor({ scenario, matches, seed }: EnvBenchOptions, workers: number) {
    this.env = makeVectorEnv({ scenario, matches, seed, workers });
    this.env.reset(seed);
    this.#sampler = new RowSampler(scenario.manifest, seed, matches * this.env.agentsPerMatch);
  }

  /** Runs until `seconds` of simulation have passed. Rates in match-steps a second. */
  window(seconds: number): WindowRates {
    let stepMs = 0;
    let allMs = 0;
    let decisions = 0;
    while (stepMs < seconds * 1000) {
      const start = performance.now();
      this.#sampler.draw(this.env.masks, this.env.actions);
      const drawn = performance.now();
      this.env.step();
      const end = performance.now();
      stepMs += end - drawn;
      allMs += end - start;
      decisions += 1;
    }
    const steps = decisions * this.env.matches * 1000;
    return { steps: steps / stepMs, stepsWithSampling: steps / allMs };
  }
}

function bytesPerMatch(manifest: Manifest): number {
  const agents = manifest.agents.length;
  const floats = manifest.observation.size + 1 + manifest.rewardItems.length + manifest.actionHeads.length;
  return manifest.stateBytes + configLength(manifest) * 4 + 8 + 2 + agents * (floats * 4 + manifest.masks.size);
}

function summarise(
  manifest: Manifest,
  workers: number,
  matches: number,
  checked: string,
  rates: WindowRates[],
): EnvSpeed {
  const steps = rates.map((rate) => rate.steps);
  const matchStepsPerSecond = median(steps);
  const interval = manifest.config.find(({ name }) => name === 'decisionIntervalTicks')?.default ?? 1;
  return {
    matchStepsPerSecond,
    agentStepsPerSecond: matchStepsPerSecond * manifest.agents.length,
    gameSecondsPerSecond: (matchStepsPerSecond * interval) / manifest.ticksPerSecond,
    bytesPerMatch: bytesPerMatch(manifest),
    workers,
    matches,
    windows: rates.length,
    spread: spread(steps),
    stateBytes: manifest.stateBytes,
    matchStepsPerSecondWithSampling: median(rates.map((rate) => rate.stepsWithSampling)),
    checksum: checked,
  };
}

/** Measures one configuration. Throws BenchError `wrong_result`, EnvError `bad_option`. */
export async function benchEnv(options: EnvBenchOptions): Promise<EnvSpeed> {
  const { scenario, workers, matches, windows, windowSeconds, seed } = options;
  const checked = await checksum(scenario, workers, seed);
  const measured = new Measured(options, workers);
  try {
    measured.window(Math.min(warmUpSeconds, windowSeconds));
    const rates: WindowRates[] = [];
    for (let window = 0; window < windows; window++) {
      rates.push(measured.window(windowSeconds));
      options.onWindow?.(window + 1);
    }
    return summarise(scenario.manifest, workers, matches, checked, rates);
  } finally {
    await measured.env.close();
  }
}

/** One worker against two, window by window in turns, so that a busy machine hits both alike. */
export async function compareWorkers(
  options: EnvBenchOptions,
): Promise<{ readonly one: EnvSpeed; readonly two: EnvSpeed; readonly ratio: number }> {
  const { scenario, matches, windows, windowSeconds, seed } = options;
  const checked = await checksum(scenario, 2, seed);
  const pair = [new Measured(options, 1), new Measured(options, 2)] as const;
  try {
    const rates: [WindowRates[], WindowRates[]] = [[], []];
    for (const measured of pair) measured.window(Math.min(warmUpSeconds, windowSeconds));
    for (let window = 0; window < windows; window++) {
      rates[0].push(pair[0].window(windowSeconds));
      rates[1].push(pair[1].window(windowSeconds));
      options.onWindow?.(window * 2 + 2);
    }
    const one = summarise(scenario.manifest, 1, matches, checked, rates[0]);
    const two = summarise(scenario.manifest, 2, matches, checked, rates[1]);
    return { one, two, ratio: median(rates[1].map((rate, at) => rate.steps / (rates[0][at] as WindowRates).steps)) };
  } finally {
    for (const measured of pair) await measured.env.close();
  }
}
