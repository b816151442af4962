// The folder of a sweep: sweep.json says what is tried, trial-NN/ are runs, result.json in one says that it is over.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunDescription } from '@jixia/learn/node';
import { CliError, systemReason } from './cli-error.ts';
import { type Dimension, drawTrial, type TrialValues } from './sweep-space.ts';
import type { FinalEvaluation } from './train-report.ts';
import { writeWhole } from './write-file.ts';

export type SweepDescription = {
  readonly format: 1;
  readonly trials: number;
  readonly seed: number;
  readonly space: readonly Dimension[];
  /** Whom every trial's policy plays at its end, and how often. */
  readonly opponent: string;
  readonly matches: number;
  /** What all trials have in common; `training` holds the settings before those of a trial. */
  readonly base: RunDescription;
};

export type TrialResult = {
  readonly trial: number;
  readonly values: TrialValues;
  readonly run: string;
  readonly steps: number;
  readonly seconds: number;
  /** Null where training diverged. */
  readonly evaluation: FinalEvaluation | null;
  /** Why there is no evaluation. */
  readonly failure?: string;
};

export const trialValues = ({ space, seed }: SweepDescription, trial: number): TrialValues =>
  drawTrial(space, BigInt(seed), trial - 1);

export class SweepFolder {
  readonly path: string;
  readonly description: SweepDescription;

  private constructor(path: string, description: SweepDescription) {
    this.path = path;
    this.description = description;
  }

  /** Throws CliError `bad_usage` where the folder holds a sweep, `cannot_write`. */
  static async create(path: string, description: SweepDescription): Promise<SweepFolder> {
    if (existsSync(join(path, 'sweep.json'))) {
      throw new CliError('bad_usage', `${path} holds a sweep already: give --resume ${path}, or another folder.`);
    }
    try {
      mkdirSync(path, { recursive: true });
    } catch (cause) {
      throw new CliError('cannot_write', `Cannot make ${path}: ${systemReason(cause) ?? String(cause)}.`, { cause });
    }
    const folder = new SweepFolder(path, description);
    await folder.#write();
    return folder;
  }

  /** @param trials more than the sweep had, where given. Throws CliError `missing_file`, `bad_usage`. */
  static async open(path: string, trials?: number): Promise<SweepFolder> {
    const file = join(path, 'sweep.json');
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (cause) {
      throw new CliError('missing_file', `Cannot read ${file}: this folder holds no sweep.`, { cause });
    }
    let read: SweepDescription | null = null;
    try {
      read = JSON.parse(text) as SweepDescription | null;
    } catch {
      // Said below.
    }
    if (read?.format !== 1 || !Array.isArray(read.space) || typeof read.base !== 'object') {
      throw new CliError('bad_usage', `${file} describes no sweep of this version: it needs format 1, space and base.`);
    }
    if (trials === undefined || trials === read.trials) return new SweepFolder(path, read);
    if (trials < read.trials) {
      throw new CliError(
        'bad_usage',
        `--trials ${trials} is fewer than the ${read.trials} of this sweep: give more, or none.`,
      );
    }
    const folder = new SweepFolder(path, { ...read, trials });
    await folder.#write();
    return folder;
  }

  /** Run folder of a trial, from 1. */
  runOf(trial: number): string {
    return join(this.path, `trial-${String(trial).padStart(3, '0')}`);
  }

  /** Null where the trial is not over. */
  resultOf(trial: number): TrialResult | null {
    const file = join(this.runOf(trial), 'result.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TrialResult) : null;
  }

  results(): TrialResult[] {
    const trials = Array.from({ length: this.description.trials }, (_, at) => at + 1);
    return trials.flatMap((trial) => this.resultOf(trial) ?? []);
  }

  async writeResult(result: TrialResult): Promise<void> {
    await writeWhole(join(this.runOf(result.trial), 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
  }

  async #write(): Promise<void> {
    await writeWhole(join(this.path, 'sweep.json'), `${JSON.stringify(this.description, null, 2)}\n`);
  }
}
