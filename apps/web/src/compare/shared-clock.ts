// One clock for two replays, in seconds of play.
export type ClockState = { readonly seconds: number; readonly isPlaying: boolean; readonly speed: number };

const PUBLISH_MS = 90;

export class SharedClock {
  readonly #listeners = new Set<() => void>();
  #now: ClockState = { seconds: 0, isPlaying: true, speed: 1 };
  #shown: ClockState = this.#now;
  #sincePublishMs = 0;
  /** Where it stops. */
  endSeconds = 0;

  get seconds(): number {
    return this.#now.seconds;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = (): ClockState => this.#shown;

  /** Called by one of the two pictures, once a frame. */
  advance(elapsedMs: number): void {
    this.#sincePublishMs += elapsedMs;
    const { seconds, isPlaying, speed } = this.#now;
    if (!isPlaying) return;
    const next = Math.min(this.endSeconds, seconds + (elapsedMs / 1000) * speed);
    this.#now = { ...this.#now, seconds: next, isPlaying: next < this.endSeconds };
    if (this.#sincePublishMs > PUBLISH_MS || !this.#now.isPlaying) this.#publish();
  }

  seek(seconds: number): void {
    this.#now = { ...this.#now, seconds: Math.min(Math.max(seconds, 0), this.endSeconds) };
    this.#publish();
  }

  /** At the end, playing begins anew. */
  setPlaying(isPlaying: boolean): void {
    const isAtEnd = this.#now.seconds >= this.endSeconds;
    this.#now = { ...this.#now, isPlaying, seconds: isPlaying && isAtEnd ? 0 : this.#now.seconds };
    this.#publish();
  }

  setSpeed(speed: number): void {
    this.#now = { ...this.#now, speed };
    this.#publish();
  }

  #publish(): void {
    this.#sincePublishMs = 0;
    this.#shown = this.#now;
    for (const listener of this.#listeners) listener();
  }
}
