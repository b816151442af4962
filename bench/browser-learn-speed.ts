// Speed of the training step in a browser beside Node's, in turns, with the same network, rows and threads: the same
// code bundled into a page of its own, in a headless browser. Weights after a step are compared before a time is taken.
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LoadedScenario, Random } from '@jixia/env';
import {
  compareWeights,
  type MlpSpec,
  openTrial,
  randomRollout,
  trialOptions,
  trialRates,
  weightsAfterStep,
} from '@jixia/learn';
import { nodeRuntime } from '@jixia/learn/node';
import { BenchError } from './bench-error.ts';
import type { StepAnswer, StepCall, StepSetup } from './browser/learn-step-worker.ts';
import { baselineSpec, minibatchRows, perSecond, trainRows } from './learn-workload.ts';
import { median, spread } from './statistics.ts';

export type BrowserLearnBenchOptions = {
  readonly scenario: LoadedScenario;
  /** Threads of a training step, in Node and in the browser. */
  readonly threads: number;
  readonly seed: bigint;
  /** Measurements of each; their median counts. */
  readonly windows: number;
  readonly onWindow?: (done: number) => void;
};

export type BrowserLearnSpeed = {
  /** Rows that a PPO step learns from in a second. */
  readonly browserSamplesPerSecond: number;
  readonly browserSpread: number;
  readonly nodeSamplesPerSecond: number;
  readonly nodeSpread: number;
  /** Median over the rounds of browser / Node. */
  readonly ratio: number;
  readonly ratioSpread: number;
  /** Name and version. */
  readonly browser: string;
  readonly isCrossOriginIsolated: boolean;
  readonly threads: number;
  readonly windows: number;
  readonly cores: number;
  /** Programs that wanted to run in the last minute, at the start and at the end; above `cores` they shared. */
  readonly load: readonly [number, number];
  readonly network: string;
};

type Page = {
  call(call: StepCall): Promise<StepAnswer>;
  readonly browser: string;
  readonly isIsolated: boolean;
  close(): Promise<void>;
};

const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Bundles the page, serves it and opens it. */
async function openPage(): Promise<Page> {
  // Only this benchmark needs a bundler and a browser.
  const { build, preview } = await import('vite');
  const { launchBrowser } = await import('./browser/launch-browser.ts');
  const root = fileURLToPath(new URL('./browser', import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'jixia-bench-'));
  const closers: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const each of closers.reverse()) await each();
  };
  try {
    const settings = { root, configFile: false, logLevel: 'error' } as const;
    const output = { outDir: folder, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 };
    await build({ ...settings, worker: { format: 'es' }, build: output });
    const server = await preview({ ...settings, build: output, preview: { port: 0, headers: isolation } });
    closers.push(() => server.close());
    const browser = await launchBrowser();
    closers.push(() => browser.close());
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls?.local[0] as string);
    return {
      call: (call) =>
        page.evaluate((told) => (globalThis as unknown as { bench: { call: Page['call'] } }).bench.call(told), call),
      browser: `Chromium ${browser.version()}`,
      isIsolated: await page.evaluate(() => crossOriginIsolated),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const ask = async <K extends StepAnswer['kind']>(
  page: Page,
  call: StepCall,
  kind: K,
): Promise<Extract<StepAnswer, { kind: K }>> => {
  const answer = await page.call(call);
  if (answer.kind === kind) return answer as Extract<StepAnswer, { kind: K }>;
  throw new BenchError('wrong_result', `The browser does not train: ${JSON.stringify(answer)}. No time is reported.`);
};

/** The same step in both must give the same weights, but for rounding. */
async function openBrowserStep(page: Page, setup: StepSetup): Promise<void> {
  const { weights } = await ask(page, { kind: 'open', setup }, 'opened');
  const own = await weightsAfterStep(await nodeRuntime(), setup.spec, setup.seed);
  const { isSame, distance, moved } = compareWeights(setup.spec, own, weights);
  if (isSame) return;
  throw new BenchError(
    'wrong_result',
    `A training step in Node and in the browser differ by ${distance} (weights moved by ${moved}). No time is reported.`,
  );
}

async function openNodeStep(spec: MlpSpec, threads: number, seed: bigint) {
  const ppo = await openTrial(await nodeRuntime(), spec, trialOptions(minibatchRows), threads);
  const random = new Random(seed);
  const rollout = randomRollout(spec, trainRows, random);
  return {
    window: () => perSecond(trainRows, () => ppo.update(rollout, trialRates, random)),
    close: () => ppo.close(),
  };
}

/** Measures both, in turns. Throws BenchError `wrong_result`, or why no browser starts. */
export async function benchBrowserLearn(options: BrowserLearnBenchOptions): Promise<BrowserLearnSpeed> {
  const { scenario, threads, seed, windows, onWindow } = options;
  const spec = baselineSpec(scenario.manifest);
  const loadAtStart = loadavg()[0] as number;
  const page = await openPage();
  try {
    await openBrowserStep(page, { spec, threads, seed });
    const node = await openNodeStep(spec, threads, seed);
    const found = { browser: [] as number[], node: [] as number[] };
    // The first round warms up.
    for (let window = -1; window < windows; window++) {
      const inNode = await node.window();
      const { samplesPerSecond } = await ask(page, { kind: 'window' }, 'window');
      if (window < 0) continue;
      found.node.push(inNode);
      found.browser.push(samplesPerSecond);
      onWindow?.(window + 1);
    }
    await node.close();
    const ratios = found.browser.map((rate, at) => rate / (found.node[at] as number));
    return {
      browserSamplesPerSecond: median(found.browser),
      browserSpread: spread(found.browser),
      nodeSamplesPerSecond: median(found.node),
      nodeSpread: spread(found.node),
      ratio: median(ratios),
      ratioSpread: spread(ratios),
      browser: page.browser,
      isCrossOriginIsolated: page.isIsolated,
      threads,
      windows,
      cores: availableParallelism(),
      load: [loadAtStart, loadavg()[0] as number],
      network: `${spec.observationSize} - ${spec.hidden.join(' - ')} - heads ${spec.heads.join(', ')} and value`,
    };
  } finally {
    await page.close();
  }
}
