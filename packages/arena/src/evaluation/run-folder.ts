// The folder of an evaluation or tournament: what was asked for, and every match as it ended, so that a run that was
// stopped at any point goes on where it stood.

import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ArenaError } from '../arena-error.ts';
import { type MatchRecord, parseRecord } from './match-record.ts';
import { type NumberedTimes, parseTimes } from './match-times.ts';
import type { MatchTimes } from './run-chunk.ts';

export type RunSetup = Readonly<Record<string, unknown>> & {
  /** Kind and version of the folder. */
  readonly format: string;
};

const setupFile = 'setup.json';
const matchesFile = 'matches.jsonl';
/** Apart from the matches, which are the same whenever they are played. */
const timesFile = 'times.jsonl';
const pairingsFile = 'pairings.jsonl';
const lockFile = 'lock';

/** JSON with big integers as decimal text. */
const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, (_, field: unknown) => (typeof field === 'bigint' ? field.toString() : field), indent);

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

const readIfThere = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Whole or not at all. */
const writeWhole = async (path: string, content: string | Uint8Array): Promise<void> => {
  const draft = `${path}.${process.pid}.part`;
  await writeFile(draft, content, { flush: true });
  await rename(draft, path);
};

/** The lines of a file; a last one without its end was being written when the run stopped, and is cut off. */
const readLines = async (path: string): Promise<unknown[]> => {
  const text = await readIfThere(path);
  if (text === null) return [];
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole));
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => {
      try {
        return JSON.parse(line) as unknown;
      } catch (cause) {
        throw new ArenaError('bad_folder', `${path}, line ${at + 1} is no JSON; the file has been changed.`, { cause });
      }
    });
};

const checkSame = (dir: string, before: RunSetup, now: RunSetup): void => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const other = names.filter((name) => jsonText(before[name]) !== jsonText(now[name]));
  if (other.length === 0) return;
  const told = other.map((name) => `${name} (was ${jsonText(before[name])}, now ${jsonText(now[name])})`);
  throw new ArenaError(
    'bad_folder',
    `"${dir}" holds another run: ${told.join('; ')}. Ask for the same run, or choose another folder.`,
  );
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

/** Folders that this process has open. */
const held = new Set<string>();

/** Keeps a second run out. A lock whose process is gone is left over from a run that was killed. */
const takeLock = async (dir: string): Promise<string> => {
  if (held.has(resolve(dir)))
    throw new ArenaError('bad_folder', `"${dir}" is in use by this process; wait for that run.`);
  held.add(resolve(dir));
  try {
    return await writeLock(dir);
  } catch (error) {
    held.delete(resolve(dir));
    throw error;
  }
};

const writeLock = async (dir: string): Promise<string> => {
  const path = join(dir, lockFile);
  const token = `${process.pid} ${randomUUID()}`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(path, token, { flag: 'wx' });
      return token;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      const pid = Number.parseInt((await readIfThere(path)) ?? '', 10);
      if (Number.isInteger(pid) && pid !== process.pid && isAlive(pid)) {
        throw new ArenaError(
          'bad_folder',
          `"${dir}" is in use by process ${pid}. Wait for it to end; if it is no run of Jixia, delete ${path}.`,
        );
      }
      await rm(path, { force: true });
    }
  }
  throw new ArenaError('bad_folder', `"${dir}" is in use by another process; start again when it has ended.`);
};

export class RunFolder {
  readonly dir: string;
  /** By their number in the plan. */
  readonly records: Map<number, MatchRecord>;
  /** Lines of the pairing file, in order. */
  readonly pairings: unknown[];
  /** How long decisions took, by the match's number. */
  readonly times: Map<number, MatchTimes>;
  readonly #token: string;

  private constructor(
    dir: string,
    token: string,
    records: Map<number, MatchRecord>,
    pairings: unknown[],
    times: Map<number, MatchTimes>,
  ) {
    this.dir = dir;
    this.#token = token;
    this.records = records;
    this.pairings = pairings;
    this.times = times;
  }

  /** Starts a run in a folder, or takes up the one it holds. Throws ArenaError `bad_folder`. */
  static async open(dir: string, setup: RunSetup, options: { readonly resumes: boolean }): Promise<RunFolder> {
    await mkdir(join(dir, 'replays'), { recursive: true });
    const token = await takeLock(dir);
    try {
      const text = await readIfThere(join(dir, setupFile));
      if (text === null) await writeWhole(join(dir, setupFile), `${jsonText(setup, 2)}\n`);
      else if (!options.resumes) {
        throw new ArenaError(
          'bad_folder',
          `"${dir}" holds a run already. Add --resume to go on with it, or choose another folder.`,
        );
      } else checkSame(dir, JSON.parse(text) as RunSetup, JSON.parse(jsonText(setup)) as RunSetup);
      const records = new Map<number, MatchRecord>();
      const path = join(dir, matchesFile);
      for (const [at, line] of (await readLines(path)).entries()) {
        const record = parseRecord(line, `${path}, line ${at + 1}`);
        if (records.has(record.match)) {
          throw new ArenaError('bad_folder', `${path}, line ${at + 1}: match ${record.match} is there twice.`);
        }
        records.set(record.match, record);
      }
      const times = parseTimes(await readLines(join(dir, timesFile)), join(dir, timesFile));
      return new RunFolder(dir, token, records, await readLines(join(dir, pairingsFile)), times);
    } catch (error) {
      await rm(join(dir, lockFile), { force: true });
      held.delete(resolve(dir));
      throw error;
    }
  }

  /** Name of the replay file of a match. */
  replayName(match: number): string {
    return `replays/${String(match).padStart(6, '0')}.jxr`;
  }

  /** Adds matches that are not yet there; replays and times first, so that no record misses its own. */
  async addMatches(
    records: readonly MatchRecord[],
    times: readonly MatchTimes[],
    replays: readonly Uint8Array[] = [],
  ): Promise<void> {
    const fresh = records.filter(({ match }) => !this.records.has(match));
    for (const [at, record] of records.entries()) {
      const bytes = replays[at];
      if (bytes !== undefined && record.replay !== undefined && fresh.includes(record)) {
        await writeWhole(join(this.dir, record.replay), bytes);
      }
    }
    const numbered = records.flatMap((record, at): NumberedTimes[] => {
      const own = times[at];
      return own === undefined || !fresh.includes(record) ? [] : [{ match: record.match, ...own }];
    });
    await this.#append(timesFile, numbered);
    for (const { match, a, b } of numbered) this.times.set(match, { a, b });
    await this.#append(matchesFile, fresh);
    for (const record of fresh) this.records.set(record.match, record);
  }

  async addPairings(lines: readonly unknown[]): Promise<void> {
    await this.#append(pairingsFile, lines);
    this.pairings.push(...lines);
  }

  /** Writes a JSON document, whole or not at all. */
  async write(name: string, document: unknown): Promise<void> {
    await writeWhole(join(this.dir, name), typeof document === 'string' ? document : `${jsonText(document, 2)}\n`);
  }

  async close(): Promise<void> {
    const path = join(this.dir, lockFile);
    held.delete(resolve(this.dir));
    if ((await readIfThere(path)) === this.#token) await rm(path, { force: true });
  }

  async #append(name: string, lines: readonly unknown[]): Promise<void> {
    if (lines.length === 0) return;
    const file = await open(join(this.dir, name), 'a');
    try {
      await file.writeFile(lines.map((line) => `${jsonText(line)}\n`).join(''));
      await file.datasync();
    } finally {
      await file.close();
    }
  }
}
