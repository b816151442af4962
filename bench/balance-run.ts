// Plays the matches of a balance report on worker threads and keeps them; stops in good order and goes on later.
import { Worker } from 'node:worker_threads';
import { loadAgent } from '@jixia/arena/node';
import type { LoadedScenario } from '@jixia/env';
import type { MatchConfig } from '@jixia/env/types';
import { BalancePlayer, type BalanceRecord } from './balance-match.ts';
import { balancePlan } from './balance-plan.ts';
import { type BalanceHeader, BalanceResults, balanceHeader } from './balance-results.ts';
import type { BalanceWorkerData } from './balance-worker.ts';
import { BenchError } from './bench-error.ts';

export type BalanceOptions = {
  readonly scenario: LoadedScenario;
  /** A scripted bot by its name; it plays every seat. */
  readonly bot: string;
  /** Even: every line-up is played from both sides. */
  readonly matches: number;
  readonly seed: bigint;
  readonly config?: MatchConfig;
  /** Threads, 0 .. 256; 0 = this one. The matches are the same. */
  readonly workers: number;
  /** Keeps the matches, in `<scenario>.jsonl`. */
  readonly folder: string;
  /** Go on with what is there. */
  readonly canResume?: boolean;
  /** Once aborted, matches that have begun are finished and no more are started. */
  readonly signal?: AbortSignal;
  /** `done` of `of` matches, those of earlier runs not counted in either. */
  readonly onProgress?: (done: number, of: number) => void;
};

export type BalanceRun = {
  readonly header: BalanceHeader;
  /** In the order of the plan, those of earlier runs included. */
  readonly records: readonly BalanceRecord[];
  /** All that were asked for are there. */
  readonly isComplete: boolean;
};

type Queue = { readonly next: () => number | null; readonly done: (record: BalanceRecord) => void };

const playHere = async ({ scenario, bot, seed, config }: BalanceOptions, queue: Queue): Promise<void> => {
  const player = new BalancePlayer(scenario, await loadAgent(`bot:${bot}`, scenario), config);
  const planned = balancePlan(scenario.manifest, seed);
  for (let index = queue.next(); index !== null; index = queue.next()) {
    queue.done(player.play(planned(index)));
    // Lets signals and timers in.
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const playOnWorker = (data: BalanceWorkerData, queue: Queue): Promise<void> => {
  const worker = new Worker(new URL('./balance-worker.ts', import.meta.url), { workerData: data, execArgv: [] });
  const finished = new Promise<void>((resolve, reject) => {
    const failed = (cause: unknown): void => {
      const isOwn = cause instanceof Error && 'code' in cause && cause.name === 'BenchError';
      reject(isOwn ? cause : new BenchError('worker_failed', `A worker failed: ${String(cause)}`, { cause }));
    };
    worker.on('error', failed);
    worker.on('exit', (code) => failed(`it ended with code ${code}`));
    worker.on('message', (message: 'ready' | BalanceRecord) => {
      try {
        if (message !== 'ready') queue.done(message);
        const index = queue.next();
        if (index === null) resolve();
        else worker.postMessage(index);
      } catch (cause) {
        reject(cause);
      }
    });
  });
  return finished.finally(() => worker.terminate());
};

/** Puts matches that come in any order back into the order of the plan. */
const inOrder = (first: number, take: (record: BalanceRecord) => void): ((record: BalanceRecord) => void) => {
  const early = new Map<number, BalanceRecord>();
  let due = first;
  return (record) => {
    early.set(record.index, record);
    for (let next = early.get(due); next !== undefined; next = early.get(due)) {
      take(next);
      early.delete(due++);
    }
  };
};

const checkOptions = ({ matches, workers }: BalanceOptions): void => {
  if (!Number.isInteger(matches) || matches < 2 || matches > 10_000_000 || matches % 2 !== 0) {
    throw new BenchError(
      'bad_option',
      `matches must be an even number from 2 to 10000000, not ${matches}: each line-up is played from both sides.`,
    );
  }
  if (!Number.isInteger(workers) || workers < 0 || workers > 256) {
    throw new BenchError('bad_option', `workers must be a whole number from 0 to 256, not ${workers}.`);
  }
};

/**
 * Plays what is missing. The file is the same, byte for byte, whatever `workers` is and however often the run was stopped.
 * Throws BenchError `bad_option`, `bad_results`, `worker_failed`, ArenaError `unknown_agent`, EnvError `bad_config`.
 */
export const playBalance = async (options: BalanceOptions): Promise<BalanceRun> => {
  const { scenario, bot, matches, seed, config = {}, workers, folder, signal, onProgress } = options;
  checkOptions(options);
  const header = balanceHeader(scenario.manifest, bot, seed, config);
  balancePlan(scenario.manifest, seed);
  await (await loadAgent(`bot:${bot}`, scenario)).close();
  const results = new BalanceResults(folder, header, options.canResume ?? false);
  try {
    const first = results.records.length;
    let started = first;
    let played = 0;
    let hasFailed = false;
    const keep = inOrder(first, (record) => results.append(record));
    const queue: Queue = {
      next: () => (hasFailed || signal?.aborted || started >= matches ? null : started++),
      done: (record) => {
        keep(record);
        onProgress?.(++played, matches - first);
      },
    };
    const data: BalanceWorkerData = {
      scenarioId: scenario.manifest.id,
      rulesHash: scenario.manifest.rulesHash,
      bot,
      seed,
      config,
    };
    const threads = Math.min(workers, Math.max(0, matches - first));
    const pool =
      workers === 0 ? [playHere(options, queue)] : Array.from({ length: threads }, () => playOnWorker(data, queue));
    const ends = await Promise.allSettled(
      pool.map((end) =>
        end.catch((cause: unknown) => {
          hasFailed = true;
          throw cause;
        }),
      ),
    );
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return { header, records: results.records, isComplete: results.records.length >= matches };
  } finally {
    results.close();
  }
};
