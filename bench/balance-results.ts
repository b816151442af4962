// The file that keeps the matches of a balance report: a first line that says what they belong to, then one match a line,
// in the order of the plan. Whole lines are appended, so a run that dies loses no more than its last moments.
import { closeSync, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { heroChoices } from '@jixia/arena';
import { type Localized, type Manifest, resolveConfig } from '@jixia/env';
import type { MatchConfig } from '@jixia/env/types';
import type { BalanceRecord } from './balance-match.ts';
import { BenchError } from './bench-error.ts';

export type BalanceHero = { readonly key: string; readonly name: Localized; readonly role: string };

/** What every match of a file has in common, and what a report needs to know of the scenario. */
export type BalanceHeader = {
  readonly format: 'jixia-balance-1';
  readonly scenario: string;
  /** SHA-256 of the rules module, hex. */
  readonly rulesHash: string;
  /** As in `bot:strong`, the name alone. */
  readonly bot: string;
  /** 64 bits, decimal. */
  readonly seed: string;
  /** Configuration fields that were set, by name. */
  readonly config: Readonly<Record<string, number>>;
  readonly ticksPerSecond: number;
  readonly seats: number;
  readonly heroes: readonly BalanceHero[];
};

export const balanceHeader = (manifest: Manifest, bot: string, seed: bigint, config: MatchConfig): BalanceHeader => {
  const resolved = resolveConfig(manifest, config);
  const content = (manifest.content as { readonly heroes?: readonly BalanceHero[] } | null)?.heroes ?? [];
  return {
    format: 'jixia-balance-1',
    scenario: manifest.id,
    rulesHash: manifest.rulesHash,
    bot,
    seed: seed.toString(),
    config: Object.fromEntries(
      Object.keys(config)
        .sort()
        .map((name) => [name, resolved[name] as number]),
    ),
    ticksPerSecond: manifest.ticksPerSecond,
    seats: manifest.agents.length,
    heroes: heroChoices(manifest).map((key) => {
      const hero = content.find((candidate) => candidate.key === key);
      return { key, name: hero?.name ?? { zh: key, en: key }, role: hero?.role ?? '' };
    }),
  };
};

export const balanceResultsPath = (folder: string, scenario: string): string => join(folder, `${scenario}.jsonl`);

const parseLine = (path: string, line: string, number: number): unknown => {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new BenchError('bad_results', `"${path}": line ${number} is no JSON; give another folder.`, { cause });
  }
};

type Contents = {
  readonly header: BalanceHeader | null;
  readonly records: readonly BalanceRecord[];
  /** Bytes up to the end of the last whole line. */
  readonly wholeBytes: number;
};

/** Reads whole lines; a torn last one is left out. Throws BenchError `bad_results`. */
const readContents = (path: string): Contents => {
  const bytes = readFileSync(path);
  const wholeBytes = bytes.lastIndexOf(10) + 1;
  const lines = bytes.toString('utf8', 0, wholeBytes).split('\n').slice(0, -1);
  const values = lines.map((line, at) => parseLine(path, line, at + 1));
  const header = (values[0] ?? null) as BalanceHeader | null;
  if (header !== null && header.format !== 'jixia-balance-1') {
    throw new BenchError('bad_results', `"${path}" is no file of balance matches; give another folder.`);
  }
  const records = values.slice(1) as BalanceRecord[];
  for (const [at, { index }] of records.entries()) {
    if (index === at) continue;
    throw new BenchError(
      'bad_results',
      `"${path}": line ${at + 2} has match ${index}, not ${at}; give another folder.`,
    );
  }
  return { header, records, wholeBytes };
};

/** The matches kept in a folder, with what they belong to. Throws BenchError `bad_results`. */
export const readBalanceResults = (
  folder: string,
  scenario: string,
): { readonly header: BalanceHeader; readonly records: readonly BalanceRecord[] } => {
  const path = balanceResultsPath(folder, scenario);
  if (!existsSync(path)) throw new BenchError('bad_results', `There are no matches in "${path}".`);
  const { header, records } = readContents(path);
  if (header === null) throw new BenchError('bad_results', `There are no matches in "${path}".`);
  return { header, records };
};

const refuseForeign = (path: string, there: BalanceHeader, here: BalanceHeader): void => {
  for (const name of ['scenario', 'rulesHash', 'bot', 'seed', 'config', 'seats', 'heroes'] as const) {
    const [old, wanted] = [there[name], here[name]].map((value) =>
      typeof value === 'string' ? value : JSON.stringify(value),
    );
    if (old === wanted) continue;
    const what = name === 'heroes' ? 'other heroes' : `${name} ${old}, not ${wanted}`;
    throw new BenchError('bad_results', `"${path}" has matches of ${what}; give another folder.`);
  }
};

/** An open results file: hands out what is there, appends what comes. */
export class BalanceResults {
  readonly path: string;
  readonly records: BalanceRecord[];
  readonly #file: number;
  #sizeBytes: number;

  /**
   * Creates the file with its folder, or opens one of an earlier run to go on with. Throws BenchError `bad_results` where
   * there is one and `canResume` is false, where it belongs to another run, or is damaged before its end.
   */
  constructor(folder: string, header: BalanceHeader, canResume: boolean) {
    this.path = balanceResultsPath(folder, header.scenario);
    mkdirSync(folder, { recursive: true });
    const old = existsSync(this.path) ? readContents(this.path) : { header: null, records: [], wholeBytes: 0 };
    if (old.header !== null) {
      if (!canResume) {
        throw new BenchError(
          'bad_results',
          `"${this.path}" holds ${old.records.length} matches of an earlier run; --resume goes on with them, or give another folder.`,
        );
      }
      refuseForeign(this.path, old.header, header);
    }
    this.records = [...old.records];
    this.#file = openSync(this.path, old.header === null ? 'w' : 'r+');
    ftruncateSync(this.#file, old.wholeBytes);
    this.#sizeBytes = old.wholeBytes;
    if (old.header === null) this.#write(header);
  }

  /** Adds the next match of the plan. */
  append(record: BalanceRecord): void {
    if (record.index !== this.records.length) {
      throw new BenchError('wrong_result', `match ${record.index} came where ${this.records.length} was due.`);
    }
    this.#write(record);
    this.records.push(record);
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(value: object): void {
    if (fstatSync(this.#file).size !== this.#sizeBytes) {
      throw new BenchError(
        'bad_results',
        `"${this.path}" was changed by another program; only one run may write to it.`,
      );
    }
    const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#sizeBytes + done);
    }
    this.#sizeBytes += bytes.length;
  }
}
