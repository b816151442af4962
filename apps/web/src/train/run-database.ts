// Training runs in this browser's IndexedDB: records, files and metrics; each save is one transaction, all or nothing.
import type { LeagueReport } from '@jixia/learn';
import { type Checkpoint, encodeCheckpoint, type NamedPolicy, type RunDescription } from '@jixia/learn/web';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { EvaluationRecord, RunFile, RunProgress, RunRecord } from './run-record.ts';
import { TrainError } from './train-error.ts';

interface Schema extends DBSchema {
  runs: { key: string; value: RunRecord };
  /** [run, file] */
  files: { key: [string, string]; value: Uint8Array };
  /** [run, number of the chunk]: lines of metrics, as in metrics.jsonl */
  metrics: { key: [string, number]; value: string };
}

export type SavedMoment = {
  readonly checkpoint: Checkpoint;
  readonly policy: Uint8Array;
  /** The best policy where it is a new one. */
  readonly best: Uint8Array | null;
  /** Who is in the league where that is known. */
  readonly league: LeagueReport | null;
  /** Lines since the last save. */
  readonly lines: string;
  readonly progress: RunProgress;
};

/** A run that was exported, from here or from Node. */
export type AdoptedRun = {
  readonly id: string;
  readonly description: RunDescription;
  readonly progress: RunProgress;
  readonly files: Readonly<Partial<Record<RunFile, Uint8Array>>>;
  readonly lines: string;
};

const freshRecord = (
  id: string,
  description: RunDescription,
  createdAtMs: number,
  others: readonly RunRecord[],
): RunRecord => {
  const taken = new Set(others.map(({ name }) => name));
  let number = 1;
  while (taken.has(`${description.scenario}-${number}`)) number += 1;
  return {
    id,
    name: `${description.scenario}-${number}`,
    description,
    createdAtMs,
    savedAtMs: null,
    sizeBytes: 0,
    metricsBytes: 0,
    evaluations: [],
    update: 0,
    steps: 0,
    seconds: 0,
    winRates: {},
    ended: null,
  };
};

const everything = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

/** Rejects with DOMException (`storageError` says it in words), TrainError `deleted`. */
export class RunDatabase {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  static async open(): Promise<RunDatabase> {
    const database = await openDB<Schema>('jixia-training', 1, {
      upgrade: (fresh) => {
        fresh.createObjectStore('runs', { keyPath: 'id' });
        fresh.createObjectStore('files');
        fresh.createObjectStore('metrics');
      },
    });
    return new RunDatabase(database);
  }

  /** Newest first. */
  async list(): Promise<RunRecord[]> {
    const records = await this.#database.getAll('runs');
    return records.sort((a, b) => (b.savedAtMs ?? b.createdAtMs) - (a.savedAtMs ?? a.createdAtMs));
  }

  async find(id: string): Promise<RunRecord | undefined> {
    return this.#database.get('runs', id);
  }

  async file(id: string, name: RunFile): Promise<Uint8Array | undefined> {
    return this.#database.get('files', [id, name]);
  }

  /** All saved lines of metrics, in order. */
  async metrics(id: string): Promise<string> {
    return (await this.#database.getAll('metrics', everything(id))).join('');
  }

  /** A new run with the teachers that it is given; its name counts the runs of its scenario. */
  async create(
    id: string,
    description: RunDescription,
    createdAtMs: number,
    teachers: readonly NamedPolicy[] = [],
  ): Promise<RunRecord> {
    const transaction = this.#database.transaction(['runs', 'files'], 'readwrite');
    const runs = transaction.objectStore('runs');
    const givenBytes = teachers.reduce((total, { bytes }) => total + bytes.length, 0);
    const fresh = freshRecord(id, description, createdAtMs, await runs.getAll());
    const record = { ...fresh, givenBytes, sizeBytes: givenBytes };
    await Promise.all([
      runs.put(record),
      ...teachers.map(({ name, bytes }) => transaction.objectStore('files').put(bytes, [id, `teachers/${name}`])),
      transaction.done,
    ]);
    return record;
  }

  /** The teachers of a run; those that are gone are left out. */
  async teachers({ id, description }: RunRecord): Promise<NamedPolicy[]> {
    const found = await Promise.all(
      (description.teachers ?? []).map(async ({ name }) => ({ name, bytes: await this.file(id, `teachers/${name}`) })),
    );
    return found.flatMap(({ name, bytes }) => (bytes === undefined ? [] : [{ name, bytes }]));
  }

  /** Who was in the league at the last save; null where nothing is known. */
  async league(id: string): Promise<LeagueReport | null> {
    const bytes = await this.file(id, 'league');
    return bytes === undefined ? null : (JSON.parse(new TextDecoder().decode(bytes)) as LeagueReport);
  }

  /** Keeps a moment of a run; the one before is replaced. Rejects where the run is gone or the storage is full. */
  async save(id: string, moment: SavedMoment, savedAtMs: number): Promise<RunRecord> {
    const transaction = this.#database.transaction(['runs', 'files', 'metrics'], 'readwrite');
    const runs = transaction.objectStore('runs');
    const record = await runs.get(id);
    if (record === undefined) throw new TrainError('deleted', 'This run was deleted.');
    const files = transaction.objectStore('files');
    const metrics = transaction.objectStore('metrics');
    const checkpoint = encodeCheckpoint(moment.checkpoint);
    const best = moment.best ?? (await files.get([id, 'best']));
    const { metricsBytes } = moment.checkpoint;
    const league = moment.league
      ? new TextEncoder().encode(JSON.stringify(moment.league))
      : await files.get([id, 'league']);
    const sizes = [checkpoint, moment.policy, best, league].map((bytes) => bytes?.length ?? 0);
    const next: RunRecord = {
      ...record,
      ...moment.progress,
      savedAtMs,
      metricsBytes,
      sizeBytes: sizes.reduce((total, size) => total + size, metricsBytes + (record.givenBytes ?? 0)),
    };
    const chunk = await metrics.count(everything(id));
    await Promise.all([
      files.put(checkpoint, [id, 'checkpoint']),
      files.put(moment.policy, [id, 'policy']),
      moment.best ? files.put(moment.best, [id, 'best']) : null,
      moment.league && league ? files.put(league, [id, 'league']) : null,
      moment.lines === '' ? null : metrics.put(moment.lines, [id, chunk]),
      runs.put(next),
      transaction.done,
    ]);
    return next;
  }

  /** Keeps a run that came from elsewhere, under a name of its own. */
  async adopt(run: AdoptedRun, createdAtMs: number): Promise<RunRecord> {
    const { id, description, progress, files, lines } = run;
    const transaction = this.#database.transaction(['runs', 'files', 'metrics'], 'readwrite');
    const runs = transaction.objectStore('runs');
    const sizes = Object.values(files).map((bytes) => bytes?.length ?? 0);
    const given = Object.entries(files).filter(([name]) => name.startsWith('teachers/'));
    const metricsBytes = new TextEncoder().encode(lines).length;
    const record: RunRecord = {
      ...freshRecord(id, description, createdAtMs, await runs.getAll()),
      ...progress,
      savedAtMs: createdAtMs,
      metricsBytes,
      givenBytes: given.reduce((total, [, bytes]) => total + (bytes?.length ?? 0), 0),
      sizeBytes: sizes.reduce((total, size) => total + size, metricsBytes),
    };
    await Promise.all([
      runs.put(record),
      transaction.objectStore('metrics').put(lines, [id, 0]),
      ...Object.entries(files).map(([name, bytes]) =>
        bytes ? transaction.objectStore('files').put(bytes, [id, name]) : null,
      ),
      transaction.done,
    ]);
    return record;
  }

  /** Changes a record; null where the run is gone. */
  async change(id: string, changed: (record: RunRecord) => RunRecord): Promise<RunRecord | null> {
    const transaction = this.#database.transaction('runs', 'readwrite');
    const record = await transaction.store.get(id);
    const next = record === undefined ? null : changed(record);
    await Promise.all([next && transaction.store.put(next), transaction.done]);
    return next;
  }

  addEvaluation(id: string, evaluation: EvaluationRecord): Promise<RunRecord | null> {
    return this.change(id, (record) => ({ ...record, evaluations: [...record.evaluations, evaluation] }));
  }

  async remove(id: string): Promise<void> {
    const transaction = this.#database.transaction(['runs', 'files', 'metrics'], 'readwrite');
    await Promise.all([
      transaction.objectStore('runs').delete(id),
      transaction.objectStore('files').delete(everything(id)),
      transaction.objectStore('metrics').delete(everything(id)),
      transaction.done,
    ]);
  }

  close(): void {
    this.#database.close();
  }
}
