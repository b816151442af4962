// What a training run is: its scenario, rules, opponents and settings, as config.json holds them.

import type { Manifest } from '@jixia/env';
import { LearnError } from '../learn-error.ts';
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
  /** Whom distillation learns from: policies of the run folder's teachers/, by name; no heroes = all of them. */
  readonly teachers?: readonly { readonly name: string; readonly heroes: readonly string[] }[];
  /** Where the policy came from that the run started with, for people. */
  readonly init?: string;
  /** Folder of the run whose policy this one learns to beat, to join its league in the end. */
  readonly exploits?: string;
  readonly training: TrainConfig;
};

/** Reads the text of a config.json. @param path for messages. Throws LearnError `invalid_option`. */
export const parseRunDescription = (text: string, path: string): RunDescription => {
  let read: Partial<RunDescription> | null;
  try {
    read = JSON.parse(text) as Partial<RunDescription> | null;
  } catch (cause) {
    throw new LearnError('invalid_option', `${path} is not JSON: ${String(cause)}`, { cause });
  }
  if (read?.format !== 1 || typeof read.scenario !== 'string' || !Array.isArray(read.bots)) {
    throw new LearnError(
      'invalid_option',
      `${path} is no configuration of a training run: it needs format 1, scenario, rulesHash, bots and training.`,
    );
  }
  const training = resolveTrainConfig(read.training as Readonly<Record<string, unknown>> | undefined);
  return { ...(read as RunDescription), training };
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
