// Brings events of the database to readers: one line to the database for all of them, in the order of commits.
import { asc, desc, gt, inArray, max, min, or, type SQL } from 'drizzle-orm';
import type { Database } from '../database/database.ts';
import { liveEvent } from '../database/schema.ts';
import { LiveListener } from './live-listener.ts';
import { LiveStream } from './live-stream.ts';
import { type Cursor, SeenEvents } from './seen-events.ts';

const heartbeatMs = 15_000;
/** Whoever missed more loads the page anew. */
const mostCaughtUp = 1000;
const recentRows = 200;

type LiveRow = { readonly id: number; readonly topic: string; readonly data: unknown };
type Reader = {
  readonly stream: LiveStream;
  readonly topics: readonly string[];
  /** What comes while it is catching up; null afterwards. */
  waiting: { readonly id: number; readonly text: Buffer }[] | null;
  /** Ids that it was sent while catching up. */
  caughtUp: Set<number>;
};

const textOf = ({ topic, data }: LiveRow): string => `data: ${JSON.stringify({ topic, data })}\n`;
/** An id alone moves the client's place and is no event. */
const placeOf = (cursor: string): string => `id: ${cursor}\n\n`;
const resetText = 'event: reset\ndata: {}\n\n';

export class LiveHub {
  readonly #db: Database;
  readonly #listener: LiveListener;
  readonly #log: (message: string, error?: unknown) => void;
  readonly #byTopic = new Map<string, Set<Reader>>();
  readonly #readers = new Set<Reader>();
  #seen = new SeenEvents([], 0);
  #heartbeat: NodeJS.Timeout | undefined;
  #pending: number[] = [];
  #mustLook = false;
  #pump: Promise<void> | undefined;
  isClosing = false;
  sent = 0;
  dropped = 0;

  private constructor(db: Database, databaseUrl: string, log: (message: string, error?: unknown) => void) {
    this.#db = db;
    this.#log = log;
    this.#listener = new LiveListener({
      databaseUrl,
      onIds: (ids) => {
        this.#pending.push(...ids);
        this.#work();
      },
      onLook: () => {
        this.#mustLook = true;
        this.#work();
      },
      onTrouble: (error) => log('The line for live events is lost; it is opened again.', error),
    });
  }

  static async open(
    db: Database,
    databaseUrl: string,
    log: (message: string, error?: unknown) => void,
  ): Promise<LiveHub> {
    const hub = new LiveHub(db, databaseUrl, log);
    const recent = await db.select({ id: liveEvent.id }).from(liveEvent).orderBy(desc(liveEvent.id)).limit(recentRows);
    hub.#seen = new SeenEvents(recent.map(({ id }) => id).reverse(), performance.now());
    await hub.#listener.open();
    // What was committed between the two.
    hub.#mustLook = true;
    hub.#work();
    hub.#heartbeat = setInterval(() => hub.#beat(), heartbeatMs);
    return hub;
  }

  get readers(): number {
    return this.#readers.size;
  }

  get isListening(): boolean {
    return this.#listener.isListening;
  }

  /** A stream of the topics' events from now on, after those since `since`. */
  follow(topics: readonly string[], since: Cursor | null): LiveStream {
    const stream = new LiveStream();
    const reader: Reader = { stream, topics, waiting: [], caughtUp: new Set() };
    this.#readers.add(reader);
    for (const topic of topics) {
      const readers = this.#byTopic.get(topic) ?? new Set();
      this.#byTopic.set(topic, readers.add(reader));
    }
    stream.once('close', () => this.#forget(reader));
    this.#catchUp(reader, since).catch((error) => {
      this.#log('A reader of live events could not catch up.', error);
      stream.finish();
    });
    return stream;
  }

  /** What there is since `since`, as one text. */
  async read(topics: readonly string[], since: Cursor | null): Promise<string> {
    const place = placeOf(this.#seen.text);
    const rows = since === null ? [] : await this.#since(topics, since);
    return rows === null ? `${resetText}${place}` : rows.map((row) => `${textOf(row)}\n`).join('') + place;
  }

  async #catchUp(reader: Reader, since: Cursor | null): Promise<void> {
    const { stream, topics } = reader;
    if (since !== null) {
      const rows = await this.#since(topics, since);
      if (rows === null) stream.send(resetText);
      for (const row of rows ?? []) {
        // No id: whoever leaves in the middle gets them all again.
        reader.caughtUp.add(row.id);
        stream.send(`${textOf(row)}\n`);
        await stream.room();
      }
    }
    for (let next = reader.waiting?.shift(); next !== undefined; next = reader.waiting?.shift()) {
      if (!reader.caughtUp.delete(next.id)) stream.send(next.text);
      await stream.room();
    }
    reader.waiting = null;
    stream.send(placeOf(this.#seen.text));
  }

  /** Null where some of it is not kept any more, or it is too much. */
  async #since(topics: readonly string[], { highest, missing }: Cursor): Promise<LiveRow[] | null> {
    const [kept] = await this.#db.select({ oldest: min(liveEvent.id), newest: max(liveEvent.id) }).from(liveEvent);
    // Another server may have seen more than this one.
    const newest = Math.max(kept?.newest ?? 0, this.#seen.cursor.highest);
    if (highest > newest || highest + 1 < (kept?.oldest ?? newest + 1)) return null;
    const rows = await this.#db
      .select()
      .from(liveEvent)
      .where(
        or(gt(liveEvent.id, highest), missing.length === 0 ? undefined : inArray(liveEvent.id, missing as number[])),
      )
      .orderBy(asc(liveEvent.id))
      .limit(20 * mostCaughtUp);
    const wanted = rows.filter(({ topic }) => topics.includes(topic));
    return rows.length === 20 * mostCaughtUp || wanted.length > mostCaughtUp ? null : wanted;
  }

  #forget(reader: Reader): void {
    this.#readers.delete(reader);
    if (reader.stream.isSlow) this.dropped += 1;
    for (const topic of reader.topics) {
      const readers = this.#byTopic.get(topic);
      readers?.delete(reader);
      if (readers?.size === 0) this.#byTopic.delete(topic);
    }
  }

  #work(): void {
    this.#pump ??= this.#run()
      .catch((error) => {
        this.#log('Live events could not be read; they are looked for again.', error);
        // The listener's next look finds them.
      })
      .finally(() => {
        this.#pump = undefined;
        if (this.#pending.length > 0 && !this.isClosing) setImmediate(() => this.#work());
      });
  }

  async #run(): Promise<void> {
    while ((this.#pending.length > 0 || this.#mustLook) && !this.isClosing) {
      const ids = this.#pending;
      this.#pending = [];
      if (this.#mustLook) {
        this.#mustLook = false;
        const { highest, missing } = this.#seen.cursor;
        const gaps = missing.length === 0 ? undefined : inArray(liveEvent.id, missing as number[]);
        await this.#dispatch(or(gt(liveEvent.id, highest), gaps));
      }
      if (ids.length === 0) continue;
      // Nobody listens: it is enough to know that they were.
      if (this.#readers.size > 0) await this.#dispatch(inArray(liveEvent.id, ids));
      else for (const id of ids) this.#seen.note(id, performance.now());
    }
  }

  async #dispatch(where: SQL | undefined): Promise<void> {
    const rows = await this.#db.select().from(liveEvent).where(where).orderBy(asc(liveEvent.id));
    for (const row of rows) {
      if (!this.#seen.note(row.id, performance.now())) continue;
      const readers = this.#byTopic.get(row.topic);
      if (readers === undefined) continue;
      // The same bytes for all: what a slow reader has not taken is kept once.
      const text = Buffer.from(`id: ${this.#seen.text}\n${textOf(row)}\n`);
      for (const reader of readers) {
        if (reader.waiting !== null) {
          if (reader.waiting.push({ id: row.id, text }) > mostCaughtUp) reader.stream.cutOff();
        } else if (!reader.caughtUp.delete(row.id) && reader.stream.send(text)) this.sent += 1;
      }
    }
  }

  #beat(): void {
    const text = placeOf(this.#seen.text);
    for (const { stream, waiting } of this.#readers) if (waiting === null) stream.send(text);
  }

  /** Ends all streams and takes no more: at the stop of the server, before it waits for open requests. */
  endStreams(): void {
    this.isClosing = true;
    for (const { stream } of this.#readers) stream.finish();
  }

  async close(): Promise<void> {
    this.endStreams();
    clearInterval(this.#heartbeat);
    await this.#listener.close();
    await this.#pump;
  }
}
