// The folder of a training run: config.json, metrics.jsonl, checkpoints/, policy.onnx (newest), best.onnx, league.json;
// and policies of others that it needs: init.onnx (its start), league/ (guests), teachers/.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LearnError } from '../learn-error.ts';
import type { Metrics } from '../metrics.ts';
import type { LeagueReport } from '../selfplay/league-report.ts';
import { type Checkpoint, checkpointFileName, decodeCheckpoint, encodeCheckpoint } from './checkpoint.ts';
import { parseRunDescription, type RunDescription } from './run-description.ts';
import type { NamedPolicy, RunPolicies } from './run-policies.ts';
import { appendWhole, writeFailure, writeWhole } from './write-whole.ts';

const checkpointName = /^update-(\d{8})\.jxc$/;

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
  return parseRunDescription(text, file);
};

const readWhole = (file: string): Uint8Array => {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new LearnError('read_failed', `Cannot read ${file}: ${String(cause)}`, { cause });
  }
};

export class RunFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Makes the folder of a new run. Throws LearnError `invalid_option` where it holds one, `write_failed`. */
  static create(path: string, description: RunDescription, policies: RunPolicies = {}): RunFolder {
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
    if (policies.init) writeWhole(folder.#initFile, policies.init);
    folder.#writePolicies('league', policies.guests ?? []);
    folder.#writePolicies('teachers', policies.teachers ?? []);
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

  get leagueFile(): string {
    return join(this.path, 'league.json');
  }

  /** Policies that the run was given, or found in its league/. Throws LearnError `read_failed`. */
  readPolicies(): RunPolicies {
    const init = existsSync(this.#initFile) ? { init: readWhole(this.#initFile) } : {};
    return { ...init, guests: this.#readPolicies('league'), teachers: this.#readPolicies('teachers') };
  }

  /** Puts a policy into the league, for when the run goes on; returns its file. Throws LearnError `write_failed`. */
  addGuest(prefix: string, bytes: Uint8Array): string {
    for (let number = 1; ; number++) {
      const name = `${prefix}-${number}`;
      const file = join(this.path, 'league', `${name}.onnx`);
      if (existsSync(file)) continue;
      this.#writePolicies('league', [{ name, bytes }]);
      return file;
    }
  }

  saveLeague(report: LeagueReport): void {
    writeWhole(this.leagueFile, `${JSON.stringify(report, null, 2)}\n`);
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
    const name = checkpointFileName(checkpoint.trainer.update);
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

  get #initFile(): string {
    return join(this.path, 'init.onnx');
  }

  #writePolicies(folder: string, policies: readonly NamedPolicy[]): void {
    if (policies.length === 0) return;
    const path = join(this.path, folder);
    try {
      mkdirSync(path, { recursive: true });
    } catch (cause) {
      throw writeFailure(path, cause);
    }
    for (const { name, bytes } of policies) writeWhole(join(path, `${name}.onnx`), bytes);
  }

  #readPolicies(folder: string): NamedPolicy[] {
    const path = join(this.path, folder);
    if (!existsSync(path)) return [];
    const files = readdirSync(path).filter((name) => name.endsWith('.onnx'));
    return files.sort().map((name) => ({ name: basename(name, '.onnx'), bytes: readWhole(join(path, name)) }));
  }

  #checkpoints(): string[] {
    return readdirSync(join(this.path, 'checkpoints'))
      .filter((name) => checkpointName.test(name))
      .sort();
  }
}
