// The answer to one reader, which does not end: text for an EventSource. What a reader does not take is kept up to a bound.
import { Readable } from 'node:stream';

/** Besides what the system's own buffers hold. */
const mostWaitingBytes = 128 * 1024;
/** Access is looked up anew when the client comes again. */
const longestMs = 30 * 60 * 1000;
/** After a stop of the server its readers do not come back all at once. */
const retryMs = (): number => 1000 + Math.floor(Math.random() * 3000);

export class LiveStream extends Readable {
  /** Set where it was closed because its reader was too slow. */
  isSlow = false;
  readonly #timer: NodeJS.Timeout;
  #onRoom: (() => void) | undefined;

  constructor() {
    super();
    this.#timer = setTimeout(() => this.finish(), longestMs);
    this.#timer.unref();
    this.push(`retry: ${retryMs()}\n\n`);
  }

  /** False where the reader is gone. */
  send(text: string | Buffer): boolean {
    if (this.destroyed || this.readableEnded) return false;
    this.push(text);
    if (this.readableLength <= mostWaitingBytes) return true;
    this.cutOff();
    return false;
  }

  /** Resolves when the reader has taken most of what was sent, or is gone. */
  async room(): Promise<void> {
    while (!this.destroyed && this.readableLength > mostWaitingBytes / 2) {
      await new Promise<void>((resolve) => {
        this.#onRoom = resolve;
      });
    }
  }

  /** Its reader is too slow. */
  cutOff(): void {
    this.isSlow = true;
    this.destroy();
  }

  /** Ends well: the client comes again, and goes on where it was. */
  finish(): void {
    if (!this.destroyed) this.push(null);
  }

  override _read(): void {
    this.#onRoom?.();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    clearTimeout(this.#timer);
    this.#onRoom?.();
    callback(error);
  }
}
