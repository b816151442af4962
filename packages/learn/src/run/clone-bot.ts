// Behaviour cloning in Node, into a run folder: a bot's matches are recorded, then a policy learns its decisions.

import { type BotEntry, deriveSeed, type LoadedScenario, makeVectorEnv, suggestion } from '@jixia/env';
import { type Demonstrations, recordDemonstrations } from '../algorithms/demonstrations.ts';
import { trainBehaviourCloning } from '../algorithms/train-behaviour-cloning.ts';
import { LearnError } from '../learn-error.ts';
import type { Metrics } from '../metrics.ts';
import { nodeRuntime } from '../runtime/node.ts';
import { lineUpsOf } from '../selfplay/line-ups.ts';
import { checkRunFits, type RunDescription } from './run-description.ts';
import { RunFolder } from './run-folder.ts';
import { writeWhole } from './write-whole.ts';

/** Share of the demonstrations that is recorded beside them, in other matches, to measure agreement on. */
const heldOutShare = 0.1;
/** Purposes of random streams. */
const streams = { learned: 0, heldOut: 1 };

export type CloneBotOptions = {
  readonly scenario: LoadedScenario;
  /** Folder of the run. */
  readonly run: string;
  /** What config.json will hold; `teacher` names the bot, `bots` those it plays against, none = itself. */
  readonly start: RunDescription;
  /** Clock for TensorBoard, seconds since 1970; without it events carry the time trained. */
  readonly wallSeconds?: () => number;
  /** Stops and saves. */
  readonly signal?: AbortSignal;
  /** Called while decisions are recorded. */
  readonly onRecord?: (kept: number, wanted: number) => void;
  /** Called after each epoch; `progress` is 0..1. */
  readonly onEpoch?: (metrics: Metrics, progress: number) => void;
};

export type CloneSummary = {
  readonly run: string;
  readonly policy: string;
  /** Decisions learned, all epochs together. */
  readonly steps: number;
  readonly updates: number;
  readonly seconds: number;
  /** Of the last epoch. */
  readonly metrics: Metrics;
  readonly reason: 'done' | 'stopped';
};

const botOf = (scenario: LoadedScenario, name: string): BotEntry => {
  const names = scenario.entry.bots.map((bot) => bot.name);
  const found = scenario.entry.bots.find((bot) => bot.name === name);
  if (found) return found;
  const known = `Known: ${names.join(', ') || 'none'}.`;
  const hint = suggestion(name, names);
  throw new LearnError('invalid_option', `${scenario.manifest.id} has no bot "${name}".${hint} ${known}`);
};

/**
 * Clones a bot. Rejects with LearnError `invalid_option`, `rules_mismatch`, `collector_failed`, `diverged`,
 * `write_failed`; policies of epochs so far stay.
 */
export const cloneBot = async (options: CloneBotOptions): Promise<CloneSummary> => {
  const { scenario, start, signal, onRecord, onEpoch } = options;
  const { training: config } = start;
  checkRunFits(start, scenario.manifest, options.run);
  const teacher = botOf(scenario, start.teacher ?? '');
  const opponents = start.bots.map((name) => botOf(scenario, name));
  const folder = RunFolder.create(options.run, start, {}, options.wallSeconds);
  const startMs = performance.now();
  const heldOutRows = Math.max(1, Math.round(config.demonstrations * heldOutShare));
  const total = config.demonstrations + heldOutRows;
  const record = async (stream: number, rows: number, before: number): Promise<Demonstrations> => {
    const seed = deriveSeed(BigInt(config.seed), stream);
    const { match, lineUps, heroPool, isStaggered, matches, waitButton, waitShare } = config;
    const episodes = lineUpsOf(scenario.manifest, { match, lineUps, heroPool, isStaggered, seed });
    const env = makeVectorEnv({ scenario, matches, seed, config: episodes });
    const waits = { button: waitButton, share: waitShare };
    const onStep = (kept: number): void => onRecord?.(before + kept, total);
    const base = { env, teacher, opponents, rows, share: config.demonstrationShare, waits, seed, onStep };
    try {
      return await recordDemonstrations({ ...base, ...(signal ? { signal } : {}) });
    } finally {
      await env.close();
    }
  };
  const learned = await record(streams.learned, config.demonstrations, 0);
  const heldOut = await record(streams.heldOut, heldOutRows, learned.rows);
  const seconds = (): number => (performance.now() - startMs) / 1000;
  const summaryOf = (metrics: Metrics): CloneSummary => ({
    run: folder.path,
    policy: folder.policyFile,
    steps: metrics['steps'] ?? 0,
    updates: metrics['update'] ?? 0,
    seconds: seconds(),
    metrics,
    reason: signal?.aborted ? 'stopped' : 'done',
  });
  if (signal?.aborted) return summaryOf({});
  let best = -1;
  const { metrics } = await trainBehaviourCloning({
    manifest: scenario.manifest,
    config,
    runtime: await nodeRuntime(start.device),
    learned,
    heldOut,
    ...(signal ? { signal } : {}),
    onEpoch: (line, progress, policy) => {
      const bytes = policy();
      folder.appendMetrics({ ...line, seconds: seconds() });
      writeWhole(folder.policyFile, bytes);
      const agreement = line['agreement'] as number;
      if (agreement > best) {
        best = agreement;
        folder.saveBest(bytes, null);
      }
      onEpoch?.(line, progress);
    },
  });
  return summaryOf(metrics);
};
