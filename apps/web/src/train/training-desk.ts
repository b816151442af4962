// The one training run of this page: its worker, its state and its curves. It lives outside of the pages, so that a run
// goes on while another page of the site is open.
import type { LoadedScenario } from '@jixia/env/types';
import type { LeagueReport, Metrics } from '@jixia/learn';
import type { NamedPolicy, RunDescription, WebDeviceWish } from '@jixia/learn/web';
import { trainingFlag } from '../site/training-flag.ts';
import { Curves } from './curves.ts';
import { RunDatabase } from './run-database.ts';
import { type EvaluationRecord, freshId, type RunRecord } from './run-record.ts';
import { storageError, TrainError } from './train-error.ts';
import type { HostReport, TrainingAnswer, TrainingOrder } from './worker-protocol.ts';

/** `stored`: a run is open that nothing trains now. */
export type Phase = 'idle' | 'stored' | 'opening' | 'running' | 'pausing' | 'paused' | 'stopping';

export type DeskState = {
  readonly phase: Phase;
  readonly record: RunRecord | null;
  readonly host: HostReport | null;
  /** The newest line of metrics. */
  readonly latest: Metrics | null;
  /** Who is in the league and who beats whom; null until it is known. */
  readonly league: LeagueReport | null;
  /** 0..1 of the nearer limit. */
  readonly progress: number;
  /** Grows with every change of the curves. */
  readonly version: number;
  /** Saved runs, newest first; null until they are read. */
  readonly runs: readonly RunRecord[] | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
};

export type PolicyFile = { readonly bytes: Uint8Array; readonly update: number; readonly fileName: string };

type NewestPolicy = { readonly bytes: Uint8Array; readonly update: number };
type Asker = { readonly resolve: (policy: NewestPolicy) => void; readonly reject: (reason: Error) => void };

const PUBLISH_EVERY_MS = 200;
const LINES_AT_ONCE = 500;

const failureOf = (thrown: unknown): NonNullable<DeskState['failure']> => {
  const error = storageError(thrown);
  const message = error instanceof Error ? error.message : String(error);
  return { code: error instanceof TrainError ? error.code : 'internal', message };
};

export class TrainingDesk {
  #state: DeskState = {
    phase: 'idle',
    record: null,
    host: null,
    latest: null,
    league: null,
    progress: 0,
    version: 0,
    runs: null,
    failure: null,
  };
  curves = new Curves();
  readonly #listeners = new Set<() => void>();
  readonly #asked = new Map<number, Asker>();
  #database: Promise<RunDatabase> | null = null;
  #worker: Worker | null = null;
  #requests = 0;
  #pending: Partial<DeskState> = {};
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    const saveNow = (): void => {
      if (document.visibilityState === 'hidden') this.#tell({ kind: 'save' });
    };
    document.addEventListener('visibilitychange', saveNow);
    window.addEventListener('pagehide', () => this.#tell({ kind: 'save' }));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = (): DeskState => this.#state;

  get isBusy(): boolean {
    return this.#worker !== null;
  }

  /** Reads the list of saved runs. */
  async refresh(): Promise<void> {
    try {
      const runs = await (await this.#openDatabase()).list();
      this.#publish({ runs });
    } catch (error) {
      this.#publish({ runs: this.#state.runs ?? [], failure: failureOf(error) });
    }
  }

  /** A new run. @param teachers those that its description names */
  async start(
    loaded: LoadedScenario,
    description: RunDescription,
    device: WebDeviceWish,
    teachers: readonly NamedPolicy[] = [],
  ): Promise<void> {
    this.#shut();
    try {
      const id = freshId();
      const record = await (await this.#openDatabase()).create(id, description, Date.now(), teachers);
      // Without it a browser may throw runs away where space gets scarce; whether it grants it is its own business.
      void navigator.storage?.persist?.().catch(() => false);
      this.curves = new Curves();
      this.#begin(loaded, record, device);
    } catch (error) {
      this.#publish({ phase: 'idle', record: null, failure: failureOf(error) });
    }
  }

  /** Goes on with a saved run. @param limits those of the run where they change */
  async resume(
    loaded: LoadedScenario,
    id: string,
    device: WebDeviceWish,
    limits: Partial<Pick<RunDescription['training'], 'minutes' | 'steps'>> = {},
  ): Promise<void> {
    this.#shut();
    try {
      const database = await this.#openDatabase();
      const record = await database.change(id, (old) => ({
        ...old,
        ended: null,
        description: { ...old.description, training: { ...old.description.training, ...limits } },
      }));
      if (record === null) throw new TrainError('deleted', 'This run was deleted.');
      this.curves = new Curves();
      this.#begin(loaded, record, device);
    } catch (error) {
      this.#publish({ failure: failureOf(error) });
    }
  }

  /** Opens a saved run to look at. */
  async show(id: string): Promise<void> {
    this.#shut();
    try {
      const database = await this.#openDatabase();
      const record = await database.find(id);
      if (record === undefined) throw new TrainError('deleted', 'This run was deleted.');
      const curves = new Curves();
      let latest: Metrics | null = null;
      for (const [index, line] of (await database.metrics(id)).split('\n').entries()) {
        if (line === '') continue;
        latest = JSON.parse(line) as Metrics;
        curves.add(latest);
        // A long run has many lines: the page stays awake.
        if (index % LINES_AT_ONCE === LINES_AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve));
      }
      this.curves = curves;
      const league = await database.league(id);
      const version = this.#state.version + 1;
      this.#publish({ phase: 'stored', record, host: null, latest, league, progress: 0, version, failure: null });
    } catch (error) {
      this.#publish({ failure: failureOf(error) });
    }
  }

  /** Puts the open run away; one that trains has to be stopped first. */
  leave(): void {
    if (this.#worker !== null) return;
    this.curves = new Curves();
    this.#publish({ phase: 'idle', record: null, host: null, latest: null, league: null, progress: 0, failure: null });
    void this.refresh();
  }

  pause(): void {
    this.#tell({ kind: 'pause' });
    this.#publish({ phase: 'pausing' });
  }

  goOn(): void {
    this.#tell({ kind: 'go-on' });
    this.#publish({ phase: 'running' });
  }

  stop(): void {
    this.#tell({ kind: 'stop' });
    this.#publish({ phase: 'stopping' });
  }

  dismissFailure(): void {
    this.#publish({ failure: null });
  }

  async remove(id: string): Promise<void> {
    try {
      await (await this.#openDatabase()).remove(id);
      if (this.#state.record?.id === id) this.leave();
    } catch (error) {
      this.#publish({ failure: failureOf(error) });
    }
    await this.refresh();
  }

  /** The newest policy of the open run: from its worker, or from the last save. */
  async policy(): Promise<PolicyFile> {
    const { record } = this.#state;
    if (record === null) throw new TrainError('deleted', 'No run is open.');
    const fileName = `${record.name}.onnx`;
    // A worker that ends instead of answering has saved its policy.
    const newest = this.#worker === null ? null : await this.#askWorker().catch(() => null);
    if (newest !== null) return { ...newest, fileName };
    const bytes = await (await this.#openDatabase()).file(record.id, 'policy');
    if (bytes === undefined) throw new TrainError('not_a_run', 'This run has no policy yet: it was never saved.');
    return { bytes, update: this.#state.record?.update ?? record.update, fileName };
  }

  async addEvaluation(id: string, evaluation: EvaluationRecord): Promise<void> {
    const record = await (await this.#openDatabase()).addEvaluation(id, evaluation);
    if (record !== null && this.#state.record?.id === id) this.#publish({ record });
  }

  database(): Promise<RunDatabase> {
    return this.#openDatabase();
  }

  #askWorker(): Promise<NewestPolicy> {
    const request = ++this.#requests;
    return new Promise((resolve, reject) => {
      this.#asked.set(request, { resolve, reject });
      this.#tell({ kind: 'policy', request });
    });
  }

  #openDatabase(): Promise<RunDatabase> {
    this.#database ??= RunDatabase.open();
    // A refusal may be lifted: the next call asks again.
    this.#database.catch(() => {
      this.#database = null;
    });
    return this.#database;
  }

  #begin(loaded: LoadedScenario, record: RunRecord, device: WebDeviceWish): void {
    const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<TrainingAnswer>) => {
      if (this.#worker === worker) this.#take(data);
    };
    worker.onerror = ({ message }) => {
      if (this.#worker === worker) this.#fail('internal', message || 'The training worker could not be loaded.');
    };
    const { manifest, module } = loaded;
    this.#tell({ kind: 'start', record, scenario: { manifest, module }, device });
    const { version } = this.#state;
    this.#publish({
      phase: 'opening',
      record,
      host: null,
      latest: null,
      league: null,
      progress: 0,
      version: version + 1,
      failure: null,
    });
  }

  #take(told: TrainingAnswer): void {
    const { phase, version } = this.#state;
    switch (told.kind) {
      case 'ready':
        this.#publish({ host: told.host, phase: phase === 'opening' ? 'running' : phase });
        break;
      case 'history':
        for (const line of told.lines) this.curves.add(line);
        this.#publish({ latest: told.lines.at(-1) ?? null, version: version + 1 });
        break;
      case 'update':
        this.curves.add(told.metrics);
        this.#publishSoon({ latest: told.metrics, progress: told.progress });
        break;
      case 'league':
        this.#publish({ league: told.report });
        break;
      case 'saved':
        this.#publish({ record: told.record });
        break;
      case 'paused':
        this.#publish({ phase: phase === 'pausing' ? 'paused' : phase });
        break;
      case 'policy':
        this.#asked.get(told.request)?.resolve(told);
        this.#asked.delete(told.request);
        break;
      case 'ended':
        this.#shut();
        this.#publish({ phase: 'stored', record: told.record });
        void this.refresh();
        break;
      case 'failed':
        this.#fail(told.code, told.message);
    }
  }

  #fail(code: string, message: string): void {
    this.#shut();
    this.#publish({ phase: this.#state.record === null ? 'idle' : 'stored', failure: { code, message } });
    void this.refresh();
  }

  #tell(order: TrainingOrder): void {
    this.#worker?.postMessage(order);
  }

  #shut(): void {
    this.#flush();
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#asked.values()) reject(new Error('The training worker ended.'));
    this.#asked.clear();
  }

  /** Updates come faster than anybody can look. */
  #publishSoon(part: Partial<DeskState>): void {
    this.#pending = { ...this.#pending, ...part };
    this.#timer ??= setTimeout(() => this.#flush(), PUBLISH_EVERY_MS);
  }

  #flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (Object.keys(this.#pending).length === 0) return;
    const part = this.#pending;
    this.#pending = {};
    this.#publish({ ...part, version: this.#state.version + 1 });
  }

  #publish(part: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...part };
    trainingFlag.set(this.#worker !== null);
    for (const listener of this.#listeners) listener();
  }
}
