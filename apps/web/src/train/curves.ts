// The curves of a run, at most a few hundred points each: lines of metrics are averaged in buckets, and buckets joined
// two by two as they become many.
import { wilsonInterval } from '@jixia/arena';
import type { Metrics } from '@jixia/learn';

export type Point = {
  readonly seconds: number;
  readonly steps: number;
  readonly value: number;
  /** An interval around the value. */
  readonly low?: number;
  readonly high?: number;
};

type Bucket = {
  seconds: number;
  steps: number;
  lines: number;
  readonly sums: Map<string, { sum: number; count: number }>;
  readonly matches: Map<string, { points: number; count: number }>;
};

const MOST_BUCKETS = 480;
/** A point of a win rate looks back over this many matches. */
const WINDOW_MATCHES = 100;
/** With fewer a win rate says nothing. */
const LEAST_MATCHES = 10;
const WIN_RATE = 'winRate/';

/** A throughput is taken over at least this much time: single updates wait for each other. */
const THROUGHPUT_SECONDS = 3;

/** Metrics that charts show. */
export const CURVE_KEYS = [
  'rewardMean',
  'episodeReturn',
  'entropy',
  'policyLoss',
  'valueLoss',
  'explainedVariance',
  'tdLoss',
  'qMean',
  'epsilon',
] as const;
export type CurveKey = (typeof CURVE_KEYS)[number];

/** The part of a line that curves are made of. */
export const curveLine = (metrics: Metrics): Metrics =>
  Object.fromEntries(
    Object.entries(metrics).filter(
      ([name]) =>
        /^(update|seconds|steps|samplesPerSecond)$|^(winRate|episodes)\//.test(name) ||
        (CURVE_KEYS as readonly string[]).includes(name),
    ),
  );

const emptyBucket = (): Bucket => ({ seconds: 0, steps: 0, lines: 0, sums: new Map(), matches: new Map() });

const addSum = (bucket: Bucket, key: string, sum: number, count: number): void => {
  const own = bucket.sums.get(key) ?? { sum: 0, count: 0 };
  bucket.sums.set(key, { sum: own.sum + sum, count: own.count + count });
};

const addMatches = (bucket: Bucket, opponent: string, points: number, count: number): void => {
  const own = bucket.matches.get(opponent) ?? { points: 0, count: 0 };
  bucket.matches.set(opponent, { points: own.points + points, count: own.count + count });
};

const join = (first: Bucket, second: Bucket): Bucket => {
  for (const [key, { sum, count }] of second.sums) addSum(first, key, sum, count);
  for (const [opponent, { points, count }] of second.matches) addMatches(first, opponent, points, count);
  first.seconds = second.seconds;
  first.steps = second.steps;
  first.lines += second.lines;
  return first;
};

export class Curves {
  #buckets: Bucket[] = [];
  #linesPerBucket = 1;
  #opponents: string[] = [];

  /** Opponents that were met, in the order of their first match. */
  get opponents(): readonly string[] {
    return this.#opponents;
  }

  get isEmpty(): boolean {
    return this.#buckets.length === 0;
  }

  add(metrics: Metrics): void {
    let bucket = this.#buckets.at(-1);
    if (bucket === undefined || bucket.lines >= this.#linesPerBucket) {
      bucket = emptyBucket();
      this.#buckets.push(bucket);
    }
    bucket.seconds = metrics['seconds'] ?? bucket.seconds;
    bucket.steps = metrics['steps'] ?? bucket.steps;
    bucket.lines += 1;
    for (const key of CURVE_KEYS) {
      const value = metrics[key];
      if (value !== undefined) addSum(bucket, key, value, 1);
    }
    for (const [name, rate] of Object.entries(metrics)) {
      if (!name.startsWith(WIN_RATE)) continue;
      const opponent = name.slice(WIN_RATE.length);
      if (!this.#opponents.includes(opponent)) this.#opponents.push(opponent);
      const count = metrics[`episodes/${opponent}`] ?? 0;
      addMatches(bucket, opponent, rate * count, count);
    }
    if (this.#buckets.length > MOST_BUCKETS) this.#halve();
  }

  points(key: CurveKey): Point[] {
    return this.#buckets.flatMap(({ seconds, steps, sums }) => {
      const own = sums.get(key);
      return own === undefined ? [] : [{ seconds, steps, value: own.sum / own.count }];
    });
  }

  /** Learned decisions a second. */
  throughput(): Point[] {
    const points: Point[] = [];
    let from = { seconds: 0, steps: 0 };
    for (const { seconds, steps } of this.#buckets) {
      const passed = seconds - from.seconds;
      if (passed < THROUGHPUT_SECONDS) continue;
      points.push({ seconds, steps, value: (steps - from.steps) / passed });
      from = { seconds, steps };
    }
    return points;
  }

  /** Win rate over the last hundred matches against an opponent, draws half, with Wilson's 95 % interval. */
  winRate(opponent: string): Point[] {
    const points: Point[] = [];
    let [first, won, played] = [0, 0, 0];
    const of = (at: number) => this.#buckets[at]?.matches.get(opponent) ?? { points: 0, count: 0 };
    for (const [at, { seconds, steps }] of this.#buckets.entries()) {
      const own = of(at);
      won += own.points;
      played += own.count;
      while (played - of(first).count >= WINDOW_MATCHES) {
        won -= of(first).points;
        played -= of(first).count;
        first += 1;
      }
      if (played < LEAST_MATCHES) continue;
      points.push({ seconds, steps, value: won / played, ...wilsonInterval(won, played) });
    }
    return points;
  }

  #halve(): void {
    const halved: Bucket[] = [];
    for (let at = 0; at < this.#buckets.length; at += 2) {
      const [first, second] = [this.#buckets[at] as Bucket, this.#buckets[at + 1]];
      halved.push(second === undefined ? first : join(first, second));
    }
    this.#buckets = halved;
    this.#linesPerBucket *= 2;
  }
}
