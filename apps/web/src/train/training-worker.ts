// The worker that trains: opens a run, learns until it is told otherwise, and keeps what it learned in the database.
import { rateByStrength } from '@jixia/arena/ratings';
import { findScenario, makeVectorEnv } from '@jixia/env';
import type { LoadedScenario } from '@jixia/env/types';
import {
  LearnError,
  lineUpsOf,
  localCollectors,
  type Metrics,
  type NetworkSpec,
  networkOf,
  Trainer,
} from '@jixia/learn';
import {
  type Checkpoint,
  canShareMemory,
  checkOrigin,
  checkRunFits,
  chooseWebRuntime,
  decodeCheckpoint,
  type NamedPolicy,
  originOf,
  readPolicies,
  runTraining,
  webCollectors,
  webRuntime,
} from '@jixia/learn/web';
import { curveLine } from './curves.ts';
import { RunDatabase } from './run-database.ts';
import { RunKeeper } from './run-keeper.ts';
import { holdRun } from './run-lock.ts';
import type { RunRecord } from './run-record.ts';
import { storageError, TrainError } from './train-error.ts';
import type { HostReport, StartOrder, TrainingAnswer, TrainingOrder } from './worker-protocol.ts';

/** Beside the checkpoints that the settings ask for: no more than this is lost when the page goes away. */
const SAVE_EVERY_SECONDS = 10;

const answer = (message: TrainingAnswer, transfer: Transferable[] = []): void =>
  (postMessage as (message: unknown, transfer: Transferable[]) => void)(message, transfer);

/** What the page has asked for and is not done yet. */
const wishes = { isPaused: false, isSaveDue: false, policies: [] as number[] };
const stop = new AbortController();
let wake: (() => void) | null = null;

/** Messages get their turn; a timer would be slowed down. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port1.close();
      resolve();
    };
    port1.postMessage(null);
  });

/** Rows of a step for a trial: about those of the run, whole sequences for a network with memory. */
const trialRows = (network: NetworkSpec, minibatchSize: number): number => {
  const steps = network.recurrent?.steps ?? 1;
  return Math.max(steps, minibatchSize - (minibatchSize % steps));
};

const readHistory = async (database: RunDatabase, record: RunRecord): Promise<Metrics[]> =>
  (await database.metrics(record.id))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => curveLine(JSON.parse(line) as Metrics));

const openTrainer = async (
  { device, record }: StartOrder,
  scenario: LoadedScenario,
  saved: Checkpoint | null,
  teachers: readonly NamedPolicy[],
): Promise<Trainer> => {
  const { training: config, bots } = record.description;
  const { manifest } = scenario;
  const network = networkOf(manifest, config);
  const choice = await chooseWebRuntime(device, network, trialRows(network, config.minibatchSize), config.threads);
  const { match, lineUps: kind, heroPool, botDamagePct, isStaggered, seed } = config;
  const lineUps = { match, lineUps: kind, heroPool, botDamagePct, isStaggered, seed: BigInt(seed) };
  const isShared = canShareMemory();
  const localRuntime = choice.device === 'wasm' ? choice.runtime : await webRuntime();
  const entries = scenario.entry.bots.filter(({ name }) => bots.includes(name));
  const openCollector = isShared
    ? webCollectors({ scenario, bots, lineUps })
    : localCollectors(localRuntime, entries, (index, matches, central) =>
        makeVectorEnv({
          scenario,
          matches,
          seed: 0n,
          central,
          config: lineUpsOf(manifest, { ...lineUps, seed: lineUps.seed + BigInt(index) }),
        }),
      );
  // Teachers decide where players do.
  const others = await readPolicies(record.description, manifest, { teachers }, localRuntime);
  const options = { config, manifest, bots, runtime: choice.runtime, openCollector, ...others, rate: rateByStrength };
  const trainer = await Trainer.create(options, saved?.trainer);
  const host: HostReport = {
    device: choice.device,
    threads: isShared ? config.threads : 1,
    collectors: isShared ? config.collectors : 0,
    webGpu: choice.webGpu,
    stepsPerUpdate: trainer.stepsPerUpdate,
  };
  answer({ kind: 'ready', host });
  return trainer;
};

const train = async (order: StartOrder): Promise<void> => {
  const { record } = order;
  const scenario = { ...order.scenario, entry: findScenario(order.scenario.manifest.id) };
  checkRunFits(record.description, scenario.manifest, record.name);
  await holdRun(record.id);
  const database = await RunDatabase.open();
  const bytes = await database.file(record.id, 'checkpoint');
  const saved = bytes ? decodeCheckpoint(bytes, record.name) : null;
  if (saved) {
    const { manifest } = scenario;
    const { training } = record.description;
    checkOrigin(saved, originOf(manifest.rulesHash, training, networkOf(manifest, training)), record.name);
  }
  if (saved) answer({ kind: 'history', lines: await readHistory(database, record) });
  const trainer = await openTrainer(order, scenario, saved, await database.teachers(record));
  const { training: config } = record.description;
  const keeper = new RunKeeper(
    database,
    record,
    () => trainer.botWinRates,
    (next) => answer({ kind: 'saved', record: next }),
    (report) => answer({ kind: 'league', report }),
  );
  const sendPolicies = (): void => {
    for (const request of wishes.policies.splice(0)) {
      const policy = trainer.exportPolicy();
      answer({ kind: 'policy', request, bytes: policy, update: trainer.update }, [policy.buffer]);
    }
  };
  /** Where a run must go on exactly as if it had not stopped, only its regular checkpoints count. */
  const isFree = !config.isEnvRestartedAtCheckpoint;
  const breathe = async (save: () => Promise<void>): Promise<void> => {
    await turn();
    sendPolicies();
    const isSaveDue = wishes.isSaveDue || wishes.isPaused || keeper.secondsSinceSave > SAVE_EVERY_SECONDS;
    if (isFree && isSaveDue) await save();
    wishes.isSaveDue = false;
    if (!wishes.isPaused) return;
    answer({ kind: 'paused' });
    while (wishes.isPaused && !stop.signal.aborted) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      sendPolicies();
    }
  };
  try {
    const end = await runTraining({
      trainer,
      store: keeper,
      config,
      saved,
      signal: stop.signal,
      onUpdate: (metrics, progress) => answer({ kind: 'update', metrics, progress }),
      breathe,
    });
    answer({ kind: 'ended', record: await keeper.end(end.reason) });
  } finally {
    await trainer.close();
    database.close();
  }
};

const fail = (thrown: unknown): void => {
  const error = storageError(thrown);
  const code = error instanceof LearnError || error instanceof TrainError ? error.code : 'internal';
  answer({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
};

addEventListener('message', ({ data: order }: MessageEvent<TrainingOrder>) => {
  switch (order.kind) {
    case 'start':
      train(order).catch(fail);
      break;
    case 'policy':
      wishes.policies.push(order.request);
      break;
    case 'save':
      wishes.isSaveDue = true;
      break;
    case 'stop':
      stop.abort();
      break;
    default:
      wishes.isPaused = order.kind === 'pause';
  }
  wake?.();
});
