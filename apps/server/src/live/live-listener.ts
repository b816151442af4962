// Listens to the database for new events. Where the line breaks it is opened again, and a look at the table now and then finds
// what no notification told of.
import pg from 'pg';
import { liveChannel } from './announce.ts';

const lookMs = 15_000;
const answerMs = 10_000;
const firstRestMs = 250;
const longestRestMs = 5000;

export type ListenerOptions = {
  readonly databaseUrl: string;
  /** Rows with these ids were committed. */
  onIds(ids: readonly number[]): void;
  /** Something may have been missed: look at the table. */
  onLook(): void;
  onTrouble(error: unknown): void;
};

export class LiveListener {
  readonly #options: ListenerOptions;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #restMs = firstRestMs;
  #isClosed = false;
  isListening = false;

  constructor(options: ListenerOptions) {
    this.#options = options;
  }

  /** Rejects where the database does not answer. */
  async open(): Promise<void> {
    const { databaseUrl, onIds } = this.#options;
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'jixia-live',
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      keepAlive: true,
    });
    client.on('notification', ({ payload = '' }) => onIds(payload.split(',').map(Number).filter(Number.isSafeInteger)));
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, undefined));
    try {
      await client.connect();
      await client.query(`listen ${liveChannel}`);
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
    if (this.#isClosed) return void client.end().catch(() => {});
    // Only from here on is it a line that can be lost: who asked for one that never was hears of it above, and decides.
    this.#client = client;
    this.isListening = true;
    this.#restMs = firstRestMs;
    this.#timer = setInterval(() => this.#look(client), lookMs);
  }

  /** The question tells besides whether the line is still one. */
  #look(client: pg.Client): void {
    client.query('select 1').then(
      () => this.#options.onLook(),
      (error) => this.#lost(client, error),
    );
  }

  #lost(client: pg.Client, error: unknown): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.isListening = false;
    clearInterval(this.#timer);
    void client.end().catch(() => {});
    if (this.#isClosed) return;
    this.#options.onTrouble(error);
    this.#retry();
  }

  #retry(): void {
    this.#timer = setTimeout(() => {
      this.open().then(
        () => this.#options.onLook(),
        () => {
          if (!this.#isClosed) this.#retry();
        },
      );
    }, this.#restMs);
    this.#restMs = Math.min(this.#restMs * 2, longestRestMs);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    this.isListening = false;
    await client?.end().catch(() => {});
  }
}
