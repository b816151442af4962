// A progress line on stderr: share done, throughput, time left. Redrawn on a terminal, a plain line now and then elsewhere.
import type { Sink } from './output.ts';

const barWidth = 24;
const redrawMs = 100;
const plainLineMs = 10_000;

/** 75 -> '1:15', 3700 -> '1:01:40' */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** 1234567 -> '1.23 M'; three figures. */
export function shortNumber(value: number): string {
  const units: [number, string][] = [
    [1e9, ' G'],
    [1e6, ' M'],
    [1e3, ' k'],
  ];
  for (const [size, suffix] of units) if (value >= size) return `${(value / size).toPrecision(3)}${suffix}`;
  return value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toPrecision(3);
}

export class Progress {
  readonly #sink: Sink;
  readonly #title: string;
  readonly #total: number;
  readonly #unit: string;
  readonly #now: () => number;
  readonly #startMs: number;
  #shownMs: number;

  /** `now` in milliseconds. */
  constructor(sink: Sink, title: string, total: number, unit: string, now: () => number = () => performance.now()) {
    this.#sink = sink;
    this.#title = title;
    this.#total = total;
    this.#unit = unit;
    this.#now = now;
    this.#startMs = now();
    // A terminal shows it at once, a log only what takes long.
    this.#shownMs = sink.isTTY ? Number.NEGATIVE_INFINITY : this.#startMs;
  }

  /** `done` so far, of the total; `note` says more, shortly. Cheap to call often. */
  update(done: number, note = ''): void {
    const nowMs = this.#now();
    if (nowMs - this.#shownMs < (this.#sink.isTTY ? redrawMs : plainLineMs)) return;
    this.#shownMs = nowMs;
    const text = this.#line(done, (nowMs - this.#startMs) / 1000, note);
    this.#sink.write(this.#sink.isTTY ? `\r\x1b[2K${text}` : `${text}\n`);
  }

  /** Takes the line away; the result follows. */
  end(): void {
    if (this.#sink.isTTY && this.#shownMs > Number.NEGATIVE_INFINITY) this.#sink.write('\r\x1b[2K');
  }

  #line(done: number, seconds: number, note: string): string {
    const rate = seconds > 0 ? done / seconds : 0;
    const speed = rate > 0 ? `  ${shortNumber(rate)} ${this.#unit}/s` : '';
    const tail = `${speed}${note === '' ? '' : `  ${note}`}`;
    if (this.#total <= 0) return `${this.#title}  ${shortNumber(done)} ${this.#unit}${tail}`;
    const share = Math.min(1, done / this.#total);
    const filled = Math.round(share * barWidth);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
    const left = rate > 0 ? `  ${clockText((this.#total - done) / rate)} left` : '';
    return `${this.#title}  ${bar} ${String(Math.floor(share * 100)).padStart(3)} %${left}${tail}`;
  }
}
