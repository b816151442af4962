// For tests: reads server-sent events as a browser does, over a real connection.
export type ReadEvent = { readonly type: string; readonly topic: string; readonly data: Record<string, unknown> };

export class EventReader {
  readonly events: ReadEvent[] = [];
  /** Of the last block that had one. */
  lastEventId = '';
  status = 0;
  headers = new Headers();
  hasEnded = false;
  /** Where the answer is no stream. */
  body = '';
  readonly #abort = new AbortController();

  static async open(url: string, headers: Record<string, string> = {}): Promise<EventReader> {
    const reader = new EventReader();
    const response = await fetch(url, { headers, signal: reader.#abort.signal });
    reader.status = response.status;
    reader.headers = response.headers;
    if (response.status === 200) void reader.#read(response).catch(() => {});
    else reader.body = await response.text();
    return reader;
  }

  async #read(response: Response): Promise<void> {
    let text = '';
    try {
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop() as string;
        for (const block of blocks) this.#take(block);
      }
    } finally {
      this.hasEnded = true;
    }
  }

  #take(block: string): void {
    const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2)));
    if (fields['id'] !== undefined) this.lastEventId = fields['id'];
    if (fields['data'] === undefined) return;
    const { topic = '', data = {} } = JSON.parse(fields['data']);
    this.events.push({ type: fields['event'] ?? 'message', topic, data });
  }

  close(): void {
    this.#abort.abort();
  }
}
