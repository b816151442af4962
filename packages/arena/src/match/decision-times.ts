// How long an agent took to decide: counts on a fine logarithmic scale, so that the percentiles of many matches can be
// told from those of each. Times are never part of a replay or of anything that is hashed.

/** As it is written down and sent between threads. */
export type TimeCounts = {
  /** Decisions that were answered. */
  readonly decisions: number;
  readonly totalMs: number;
  readonly maxMs: number;
  /** [bucket, decisions] where there are any; bucket b holds times from `shortestMs * 2^(b / 8)` on. */
  readonly buckets: readonly (readonly [bucket: number, decisions: number])[];
};

export type TimeSummary = {
  readonly decisions: number;
  readonly meanMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly maxMs: number;
};

/** What is faster counts as this fast. */
const shortestMs = 0.0001;
/** Times in one bucket differ by 9 %, so that a percentile is told to about 4.5 %. */
const bucketsPerOctave = 8;
/** Up to seven minutes. */
const bucketCount = 256;

const bucketOf = (ms: number): number => {
  if (!(ms > shortestMs)) return 0;
  return Math.min(bucketCount - 1, Math.floor(Math.log2(ms / shortestMs) * bucketsPerOctave));
};

const middleMs = (bucket: number): number => shortestMs * 2 ** ((bucket + 0.5) / bucketsPerOctave);

export class DecisionTimes {
  readonly #counts = new Uint32Array(bucketCount);
  #decisions = 0;
  #totalMs = 0;
  #maxMs = 0;

  static of(counts: readonly TimeCounts[]): DecisionTimes {
    const times = new DecisionTimes();
    for (const one of counts) times.addAll(one);
    return times;
  }

  add(ms: number): void {
    const bucket = bucketOf(ms);
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1;
    this.#decisions += 1;
    this.#totalMs += ms;
    if (ms > this.#maxMs) this.#maxMs = ms;
  }

  addAll({ decisions, totalMs, maxMs, buckets }: TimeCounts): void {
    for (const [bucket, count] of buckets) this.#counts[bucket] = (this.#counts[bucket] ?? 0) + count;
    this.#decisions += decisions;
    this.#totalMs += totalMs;
    this.#maxMs = Math.max(this.#maxMs, maxMs);
  }

  counts(): TimeCounts {
    const buckets: [number, number][] = [];
    for (const [bucket, count] of this.#counts.entries()) if (count > 0) buckets.push([bucket, count]);
    return { decisions: this.#decisions, totalMs: rounded(this.#totalMs), maxMs: rounded(this.#maxMs), buckets };
  }

  /** null where nothing was decided. */
  summary(): TimeSummary | null {
    if (this.#decisions === 0) return null;
    return {
      decisions: this.#decisions,
      meanMs: rounded(this.#totalMs / this.#decisions),
      medianMs: this.#percentile(0.5),
      p99Ms: this.#percentile(0.99),
      maxMs: rounded(this.#maxMs),
    };
  }

  /** The shortest time that at least this share of the decisions did not exceed. */
  #percentile(share: number): number {
    const wanted = Math.ceil(share * this.#decisions);
    let seen = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= wanted) return rounded(Math.min(middleMs(bucket), this.#maxMs));
    }
    return rounded(this.#maxMs);
  }
}

/** Tenths of a microsecond. */
const rounded = (ms: number): number => Math.round(ms * 10_000) / 10_000;

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

/** What was read from a file; null where it is no such counts. */
export const parseTimeCounts = (value: unknown): TimeCounts | null => {
  const { decisions, totalMs, maxMs, buckets } = (value ?? {}) as Partial<TimeCounts>;
  const isRight =
    isCount(decisions) &&
    typeof totalMs === 'number' &&
    typeof maxMs === 'number' &&
    Array.isArray(buckets) &&
    buckets.every((pair) => Array.isArray(pair) && isCount(pair[0]) && pair[0] < bucketCount && isCount(pair[1]));
  return isRight ? (value as TimeCounts) : null;
};
