// The learner against PyTorch on the same CPU, in turns: same network, batch, loss and optimiser, checked before timed.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '@jixia/env';
import {
  type MlpSpec,
  type NetworkSpec,
  openTrial,
  type Runtime,
  randomRollout,
  trialOptions,
  trialRates,
} from '@jixia/learn';
import { BenchError } from '../bench-error.ts';
import { minibatchRows, perSecond, trainRows } from '../learn-workload.ts';
import { median, spread } from '../statistics.ts';
import { PytorchAbsent, PytorchProcess } from './pytorch-process.ts';
import { recordStep, writeStep } from './recorded-step.ts';

/** Samples learned in a second, medians over the rounds. */
export type PytorchRates = {
  readonly threads: number;
  readonly node: number;
  readonly nodeSpread: number;
  /** Modules, autograd and torch.optim.Adam. */
  readonly eager: number;
  readonly eagerSpread: number;
  /** The exported step, run by the interpreter in bench/pytorch. */
  readonly graph: number;
  readonly graphSpread: number;
  /** Node to eager PyTorch, median of the rounds' ratios. */
  readonly ratio: number;
  readonly ratioLow: number;
  readonly ratioHigh: number;
  /** The same by processor time of all threads, which other work on the machine disturbs less; above 1 Node needs less. */
  readonly cpuRatio: number;
};

/** Largest distances between PyTorch and ONNX Runtime after one step from the same inputs. */
export type PytorchAgreement = {
  readonly graphStats: number;
  readonly graphNorm: number;
  readonly graphWeights: number;
  readonly eagerStats: number;
  readonly eagerWeights: number;
  /** How far the step moved the weights. */
  readonly moved: number;
};

type GraphAgreement = Omit<PytorchAgreement, 'eagerStats' | 'eagerWeights'>;

export type PytorchSpeed =
  | { readonly kind: 'absent'; readonly reason: string }
  | {
      readonly kind: 'measured';
      readonly torch: string;
      readonly agreement: PytorchAgreement;
      readonly rates: readonly PytorchRates[];
      readonly rounds: number;
      /** Load of the machine before and after. */
      readonly load: readonly [number, number];
    };

export type PytorchBenchOptions = {
  readonly runtime: Runtime;
  readonly spec: MlpSpec;
  /** Interpreter that may have torch. */
  readonly python: string;
  readonly threads: readonly number[];
  /** What PyTorch computes on: cpu, or cuda where it has one. */
  readonly device?: string;
  /** Rounds of each number of threads; in each every side runs once. */
  readonly rounds: number;
  readonly seed: bigint;
  readonly onRound?: (done: number) => void;
};

/** Largest distance of a loss or norm that is rounding. */
const statTolerance = 2e-4;
/** Of a weight, as a share of how far the step moved it. */
const weightTolerance = 0.1;

const checkAgreement = (found: PytorchAgreement): void => {
  const isNear =
    found.graphStats < statTolerance && found.graphNorm < statTolerance && found.eagerStats < statTolerance;
  const limit = weightTolerance * found.moved;
  if (isNear && found.moved > 0 && found.graphWeights < limit && found.eagerWeights < limit) return;
  throw new BenchError(
    'wrong_result',
    `PyTorch and ONNX Runtime do not agree on a step: ${JSON.stringify(found)}. No time is reported.`,
  );
};

/** One exported step in PyTorch against ONNX Runtime, of any network. Throws BenchError `wrong_result`, PytorchAbsent. */
export const checkInPytorch = async (
  runtime: Runtime,
  spec: NetworkSpec,
  python: string,
  rows: number,
  seed: bigint,
): Promise<GraphAgreement> => {
  const folder = mkdtempSync(join(tmpdir(), 'jixia-pytorch-'));
  const pytorch = new PytorchProcess(python);
  try {
    writeStep(folder, await recordStep(runtime, spec, rows, seed), spec, rows);
    await pytorch.ask({ do: 'open', folder, threads: 1, device: 'cpu' });
    const found = await pytorch.ask<GraphAgreement>({ do: 'check' });
    checkAgreement({ ...found, eagerStats: 0, eagerWeights: 0 });
    return found;
  } finally {
    pytorch.close();
    rmSync(folder, { recursive: true });
  }
};

const measureThreads = async (
  { runtime, spec, rounds, seed }: PytorchBenchOptions,
  threads: number,
  pytorch: PytorchProcess,
  onRound: () => void,
): Promise<PytorchRates> => {
  const random = new Random(seed);
  const ppo = await openTrial(runtime, spec, trialOptions(minibatchRows), threads);
  const rollout = randomRollout(spec, trainRows, random);
  const asked = (what: string) => pytorch.ask<{ readonly ms: number; readonly cpuMs: number }>({ do: what });
  const perSecondOf = (ms: number): number => (trainRows * 1000) / ms;
  const found = { node: [] as number[], eager: [] as number[], graph: [] as number[], cpu: [] as number[] };
  // The first round warms up.
  for (let round = -1; round < rounds; round++) {
    const cpuBefore = process.cpuUsage();
    const node = await perSecond(trainRows, () => ppo.update(rollout, trialRates, random));
    const { user, system } = process.cpuUsage(cpuBefore);
    const [eager, graph] = [await asked('eager'), await asked('graph')];
    if (round < 0) continue;
    found.node.push(node);
    found.eager.push(perSecondOf(eager.ms));
    found.graph.push(perSecondOf(graph.ms));
    found.cpu.push((eager.cpuMs * 1000) / (user + system));
    onRound();
  }
  await ppo.close();
  const ratios = found.node.map((rate, at) => rate / (found.eager[at] as number));
  return {
    threads,
    node: median(found.node),
    nodeSpread: spread(found.node),
    eager: median(found.eager),
    eagerSpread: spread(found.eager),
    graph: median(found.graph),
    graphSpread: spread(found.graph),
    ratio: median(ratios),
    ratioLow: Math.min(...ratios),
    ratioHigh: Math.max(...ratios),
    cpuRatio: median(found.cpu),
  };
};

const load = (): number => (loadavg()[0] as number) / availableParallelism();

/** Measures, or says why not. Throws BenchError `wrong_result`, `worker_failed`. */
export const benchPytorch = async (options: PytorchBenchOptions): Promise<PytorchSpeed> => {
  const folder = mkdtempSync(join(tmpdir(), 'jixia-pytorch-'));
  const pytorch = new PytorchProcess(options.python);
  try {
    const loadBefore = load();
    writeStep(
      folder,
      await recordStep(options.runtime, options.spec, minibatchRows, options.seed),
      options.spec,
      trainRows,
    );
    const rates: PytorchRates[] = [];
    let agreement: PytorchAgreement | null = null;
    let torch = '';
    let done = 0;
    for (const threads of options.threads) {
      torch = (
        await pytorch.ask<{ readonly torch: string }>({ do: 'open', folder, threads, device: options.device ?? 'cpu' })
      ).torch;
      agreement = await pytorch.ask<PytorchAgreement>({ do: 'check' });
      checkAgreement(agreement);
      const onRound = (): void => options.onRound?.(++done);
      rates.push(await measureThreads(options, threads, pytorch, onRound));
    }
    if (agreement === null)
      throw new BenchError('bad_option', 'threads is empty; name at least one number of threads.');
    return { kind: 'measured', torch, agreement, rates, rounds: options.rounds, load: [loadBefore, load()] };
  } catch (error) {
    if (error instanceof PytorchAbsent) return { kind: 'absent', reason: error.message };
    throw error;
  } finally {
    pytorch.close();
    rmSync(folder, { recursive: true });
  }
};
