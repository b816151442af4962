// What a training run is: its scenario, rules, opponents and settings, as config.json holds them.

import type { Manifest } from '@jixia/env';
import { LearnError } from '../learn-error.ts';
import { type Device, readDevice } from '../runtime/device.ts';
import { resolveTrainConfig, type TrainConfig } from '../train-config.ts';

/** What config.json holds. */
export type RunDescription = {
  readonly format: 1;
  readonly scenario: string;
  /** SHA-256 of the rules module. */
  readonly rulesHash: string;
  /** Commit of the code; null outside a checkout. */
  readonly commit: string | null;
  /** Bots that may be met, in the scenario's order. */
  readonly bots: readonly string[];
  /** Bot whose decisions were learned from, by its name; behaviour-cloning only. */
  readonly teacher?: string;
  /** Preset that the settings started from, as in `moba-1v1@1`; null: the general defaults, or another run's. */
  readonly preset?: string | null;
  /** What the learner computes its steps on; absent = cpu. */
  readonly device?: Device;
  /** Matches played between checkpoints, whose win rate tells the best policy; absent = none are. */
  readonly evaluation?: PeriodicEvaluation;
  /** Whom distillation learns from: policies of the run folder's teachers/, by name; no heroes = all of them. */
  readonly teachers?: readonly { readonly name: string; readonly heroes: readonly string[] }[];
  /** Where the policy came from that the run started with, for people. */
  readonly init?: string;
  /** Folder of the run whose policy this one learns to beat, to join its league in the end. */
  readonly exploits?: string;
  readonly training: TrainConfig;
};

export type PeriodicEvaluation = {
  /** As on the command line: `bot:medium`. */
  readonly opponent: string;
  /** Matches of each evaluation, even: every seed from both sides. */
  readonly matches: number;
  /** Checkpoints from one evaluation to the next. */
  readonly everyCheckpoints: number;
};

/** Reads the text of a config.json. @param path for messages. Throws LearnError `invalid_option`. */
export const parseRunDescription = (text: string, path: string): RunDescription => {
  let read: Partial<RunDescription> | null;
  try {
    read = JSON.parse(text) as Partial<RunDescription> | null;
  } catch (cause) {
    throw new LearnError('invalid_option', `${path} is not JSON: ${String(cause)}`, { cause });
  }
  if (typeof read?.format === 'number' && read.format !== 1) {
    throw new LearnError(
      'invalid_option',
      `${path} has format ${String(read.format)}, this version of Jixia reads format 1: use the version that wrote it.`,
    );
  }
  if (read?.format !== 1 || typeof read.scenario !== 'string' || !Array.isArray(read.bots)) {
    throw new LearnError(
      'invalid_option',
      `${path} is no configuration of a training run: it needs format 1, scenario, rulesHash, bots and training.`,
    );
  }
  const training = resolveTrainConfig(read.training as Readonly<Record<string, unknown>> | undefined);
  if (read.device !== undefined) readDevice(read.device);
  if (read.evaluation !== undefined) checkEvaluation(read.evaluation, path);
  return { ...(read as RunDescription), training };
};

const checkEvaluation = (found: Partial<PeriodicEvaluation> | null, path: string): void => {
  const { opponent, matches = 0, everyCheckpoints = 0 } = found ?? {};
  const isFit = typeof opponent === 'string' && Number.isInteger(everyCheckpoints) && everyCheckpoints > 0;
  if (isFit && Number.isInteger(matches) && matches > 0 && matches % 2 === 0) return;
  throw new LearnError(
    'invalid_option',
    `${path}: evaluation is ${JSON.stringify(found)}; it must be { opponent: an agent, matches: even and at least 2, everyCheckpoints: at least 1 }.`,
  );
};

/** @throws LearnError `rules_mismatch` where the run was made for something else */
export const checkRunFits = (description: RunDescription, manifest: Manifest, path: string): void => {
  if (description.scenario !== manifest.id) {
    throw new LearnError(
      'rules_mismatch',
      `${path} is for scenario ${description.scenario}, not ${manifest.id}: name that scenario, or start without it.`,
    );
  }
  if (description.rulesHash === manifest.rulesHash) return;
  throw new LearnError(
    'rules_mismatch',
    `${path} is for rules ${String(description.rulesHash).slice(0, 12)}, ${manifest.id} here has rules ` +
      `${manifest.rulesHash.slice(0, 12)}. Start a new run on these rules, or check out the code that built those.`,
  );
};
