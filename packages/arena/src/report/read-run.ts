// Reads the folder of an evaluation or tournament for a report: takes no lock and changes nothing, so that a run that is
// still under way can be looked at.

import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ArenaError } from '../arena-error.ts';
import { countPairs } from '../evaluation/evaluate.ts';
import { type MatchRecord, parseRecord } from '../evaluation/match-record.ts';
import { parseTimes } from '../evaluation/match-times.ts';
import type { MatchTimes } from '../evaluation/run-chunk.ts';
import type { RunSetup } from '../evaluation/run-folder.ts';
import { SequentialTest, type SprtOptions } from '../evaluation/sprt.ts';
import type { Standing } from '../schedules/schedule.ts';

export type ReadRun = {
  readonly dir: string;
  /** Last part of its path. */
  readonly name: string;
  readonly kind: 'evaluation' | 'tournament';
  readonly setup: RunSetup;
  /** In the order of the plan; of a sequential test those up to the decision. */
  readonly records: readonly MatchRecord[];
  /** False while the run is under way, or was stopped. */
  readonly isComplete: boolean;
  /** Of a tournament, as far as it has come. */
  readonly standings: readonly Standing[] | null;
  /** How long decisions took, by the match's number; empty for folders written before it was measured. */
  readonly times: ReadonlyMap<number, MatchTimes>;
};

const bad = (message: string, cause?: unknown): ArenaError => new ArenaError('bad_folder', message, { cause });

const textOf = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

const documentOf = async (path: string): Promise<Readonly<Record<string, unknown>> | null> => {
  const text = await textOf(path);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw bad(`"${path}" is no JSON; the file has been changed.`, cause);
  }
  throw bad(`"${path}" is no JSON object; the file has been changed.`);
};

const linesOf = async (path: string): Promise<unknown[]> => {
  const text = (await textOf(path)) ?? '';
  // What follows the last line feed is a line that is being written.
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => {
      try {
        return JSON.parse(line) as unknown;
      } catch (cause) {
        throw bad(`${path}, line ${at + 1} is no JSON; the file has been changed.`, cause);
      }
    });
};

const recordsOf = async (path: string): Promise<MatchRecord[]> => {
  const records = new Map<number, MatchRecord>();
  for (const [at, value] of (await linesOf(path)).entries()) {
    const where = `${path}, line ${at + 1}`;
    const record = parseRecord(value, where);
    if (records.has(record.match)) throw bad(`${where}: match ${record.match} is there twice.`);
    records.set(record.match, record);
  }
  return [...records.values()].sort((x, y) => x.match - y.match);
};

const kinds = { 'jixia evaluation 1': 'evaluation', 'jixia tournament 1': 'tournament' } as const;

/** Throws ArenaError `bad_folder`. */
export const readRun = async (dir: string): Promise<ReadRun> => {
  const setup = (await documentOf(join(dir, 'setup.json'))) as RunSetup | null;
  if (setup === null) {
    throw bad(
      `"${dir}" holds no setup.json: give a folder that \`jixia eval\` or \`jixia tournament\` wrote with --out.`,
    );
  }
  const kind = kinds[setup.format as keyof typeof kinds];
  if (kind === undefined || typeof setup['scenario'] !== 'string' || typeof setup['rulesHash'] !== 'string') {
    throw bad(
      `"${dir}": setup.json is no evaluation or tournament of this version (format "${String(setup.format)}").`,
    );
  }
  let records = await recordsOf(join(dir, 'matches.jsonl'));
  const sprt = (setup['sprt'] ?? null) as SprtOptions | null;
  if (sprt !== null) records = countPairs(records, new SequentialTest(sprt));
  const results = await documentOf(join(dir, 'results.json'));
  const times = join(dir, 'times.jsonl');
  return {
    dir,
    name: basename(resolve(dir)),
    kind,
    setup,
    records,
    isComplete: results !== null && (kind === 'evaluation' || results['isOver'] === true),
    standings: kind === 'tournament' && results !== null ? (results['standings'] as Standing[]) : null,
    times: parseTimes(await linesOf(times), times),
  };
};
