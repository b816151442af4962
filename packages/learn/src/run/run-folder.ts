// The folder of a training run: config.json, metrics.jsonl, checkpoints/, policy.onnx (newest), best.onnx.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@jixia/env';
import { LearnError } from '../learn-error.ts';
import type { Metrics } from '../metrics.ts';
import { resolveTrainConfig, type TrainConfig } from '../train-config.ts';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { appendWhole, writeFailure, writeWhole } from './write-whole.ts';

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
  readonly training: TrainConfig;
};

const checkpointName = /^update-(\d{8})\.jxc$/;

/** @throws LearnError `invalid_option` */
const parseDescription = (text: string, path: string): RunDescription => {
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

/** Reads a run's config.json, given itself or by its folder. Throws LearnError `read_failed`, `invalid_option`. */
export const readRunDescription = (path: string): RunDescription => {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const file = isFolder ? join(path, 'config.json') : path;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const hint = isFolder ? 'this folder holds no training run' : 'there is no such file';
    throw new LearnError('read_failed', `Cannot read ${file}: ${hint}.`, { cause });
  }
  return parseDescription(text, file);
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

export class RunFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Makes the folder of a new run. Throws LearnError `invalid_option` where it holds one, `write_failed`. */
  static create(path: string, description: RunDescription): RunFolder {
    const folder = new RunFolder(path);
    if (existsSync(folder.configFile)) {
      throw new LearnError(
        'invalid_option',
        `${path} holds a training run already: resume it, or name another folder.`,
      );
    }
    try {
      mkdirSync(join(path, 'checkpoints'), { recursive: true });
    } catch (cause) {
      throw writeFailure(path, cause);
    }
    writeWhole(folder.configFile, `${JSON.stringify(description, null, 2)}\n`);
    return folder;
  }

  /** Opens the folder of an earlier run. Throws LearnError `read_failed`. */
  static open(path: string): RunFolder {
    readRunDescription(path);
    return new RunFolder(path);
  }

  get configFile(): string {
    return join(this.path, 'config.json');
  }

  get metricsFile(): string {
    return join(this.path, 'metrics.jsonl');
  }

  get policyFile(): string {
    return join(this.path, 'policy.onnx');
  }

  get bestPolicyFile(): string {
    return join(this.path, 'best.onnx');
  }

  writeDescription(description: RunDescription): void {
    writeWhole(this.configFile, `${JSON.stringify(description, null, 2)}\n`);
  }

  /** One line of numbers. Throws LearnError `write_failed`. */
  appendMetrics(metrics: Metrics): void {
    appendWhole(this.metricsFile, `${JSON.stringify(metrics)}\n`);
  }

  get metricsBytes(): number {
    return statSync(this.metricsFile, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** All lines so far. */
  readMetrics(): Metrics[] {
    if (this.metricsBytes === 0) return [];
    const lines = readFileSync(this.metricsFile, 'utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as Metrics);
  }

  /** Writes a checkpoint and the policy beside it, then deletes older ones. Throws LearnError `write_failed`. */
  saveCheckpoint(checkpoint: Checkpoint, policy: Uint8Array, kept: number): void {
    const name = `update-${String(checkpoint.trainer.update).padStart(8, '0')}.jxc`;
    writeWhole(join(this.path, 'checkpoints', name), encodeCheckpoint(checkpoint));
    writeWhole(this.policyFile, policy);
    for (const old of this.#checkpoints().slice(0, -kept)) rmSync(join(this.path, 'checkpoints', old), { force: true });
  }

  saveBestPolicy(policy: Uint8Array): void {
    writeWhole(this.bestPolicyFile, policy);
  }

  /** The newest checkpoint, null where there is none. Throws LearnError `invalid_checkpoint`. */
  loadCheckpoint(): Checkpoint | null {
    const name = this.#checkpoints().at(-1);
    return name === undefined ? null : decodeCheckpoint(readFileSync(join(this.path, 'checkpoints', name)), name);
  }

  /** Drops lines of metrics that were written after a checkpoint: they will be written again. */
  rewindMetrics(lengthBytes: number): void {
    if (this.metricsBytes > lengthBytes) truncateSync(this.metricsFile, lengthBytes);
  }

  #checkpoints(): string[] {
    return readdirSync(join(this.path, 'checkpoints'))
      .filter((name) => checkpointName.test(name))
      .sort();
  }
}
