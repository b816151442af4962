// The store of a run under way: lines gather here until a checkpoint takes them into the database with it.
import type { LeagueReport, Metrics } from '@jixia/learn';
import type { Checkpoint, RunStore } from '@jixia/learn/web';
import type { RunDatabase } from './run-database.ts';
import type { RunProgress, RunRecord } from './run-record.ts';

export class RunKeeper implements RunStore {
  #record: RunRecord;
  #lines = '';
  #metricsBytes: number;
  #best: Uint8Array | null = null;
  #league: LeagueReport | null = null;
  #savedMs = performance.now();
  #ended: RunProgress['ended'] = null;
  readonly #database: RunDatabase;
  readonly #winRates: () => Readonly<Record<string, number>>;
  readonly #onSaved: (record: RunRecord) => void;
  readonly #onLeague: (report: LeagueReport) => void;

  /** @param winRates running win rates of now */
  constructor(
    database: RunDatabase,
    record: RunRecord,
    winRates: () => Readonly<Record<string, number>>,
    onSaved: (record: RunRecord) => void,
    onLeague: (report: LeagueReport) => void,
  ) {
    this.#database = database;
    this.#record = record;
    this.#metricsBytes = record.metricsBytes;
    this.#winRates = winRates;
    this.#onSaved = onSaved;
    this.#onLeague = onLeague;
  }

  get metricsBytes(): number {
    return this.#metricsBytes;
  }

  get record(): RunRecord {
    return this.#record;
  }

  get secondsSinceSave(): number {
    return (performance.now() - this.#savedMs) / 1000;
  }

  appendMetrics(metrics: Metrics): void {
    const line = `${JSON.stringify(metrics)}\n`;
    this.#lines += line;
    // Names and numbers are ASCII: characters are bytes.
    this.#metricsBytes += line.length;
  }

  saveBest(policy: Uint8Array): void {
    this.#best = policy;
  }

  saveLeague(report: LeagueReport): void {
    this.#league = report;
    this.#onLeague(report);
  }

  async saveCheckpoint(checkpoint: Checkpoint, policy: Uint8Array): Promise<void> {
    const { update, steps } = checkpoint.trainer;
    const progress = { update, steps, seconds: checkpoint.seconds, winRates: this.#winRates(), ended: this.#ended };
    const moment = { checkpoint, policy, best: this.#best, league: this.#league, lines: this.#lines, progress };
    this.#record = await this.#database.save(this.#record.id, moment, Date.now());
    this.#lines = '';
    this.#best = null;
    this.#league = null;
    this.#savedMs = performance.now();
    this.#onSaved(this.#record);
  }

  /** Notes why the run ended; it is saved already. */
  async end(ended: RunProgress['ended']): Promise<RunRecord> {
    this.#ended = ended;
    const changed = await this.#database.change(this.#record.id, (record) => ({ ...record, ended }));
    this.#record = changed ?? this.#record;
    return this.#record;
  }
}
