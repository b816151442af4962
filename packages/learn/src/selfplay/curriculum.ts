// Which bot the learner meets how often: most of all those that it beats about half of the time. Weak bots fade as they
// are beaten, strong ones come in as they become beatable.

/** Share of the newest result in a running win rate: about the last 100 matches count. */
const memory = 0.01;
/** Weight of a bot that always or never loses, beside 1 for one that loses half of the time. */
const floor = 0.1;

export type CurriculumState = { readonly rates: readonly number[]; readonly matches: readonly number[] };

export class Curriculum {
  readonly #priors: readonly number[];
  readonly #isAdaptive: boolean;
  #rates: number[];
  #matches: number[];

  /** @param priors fixed weights of the bots; @param isAdaptive whether win rates move them */
  constructor(priors: readonly number[], isAdaptive: boolean) {
    this.#priors = priors;
    this.#isAdaptive = isAdaptive;
    this.#rates = priors.map(() => 0.5);
    this.#matches = priors.map(() => 0);
  }

  /** Takes in matches against each bot and the points won in them (win 1, draw 0.5). */
  observe(matches: readonly number[], points: readonly number[]): void {
    for (const index of this.#rates.keys()) {
      const count = matches[index] as number;
      if (count === 0) continue;
      // The first results count fully, so that the start value is soon forgotten.
      const seen = (this.#matches[index] as number) + count;
      const keep = Math.min((1 - memory) ** count, 1 - count / seen);
      this.#rates[index] = keep * (this.#rates[index] as number) + (1 - keep) * ((points[index] as number) / count);
      this.#matches[index] = seen;
    }
  }

  /** Running win rate against each bot, 0..1; 0.5 before the first match. */
  get winRates(): readonly number[] {
    return this.#rates;
  }

  /** How often each bot is drawn, not normalised. */
  get weights(): readonly number[] {
    if (!this.#isAdaptive) return this.#priors;
    return this.#priors.map((prior, index) => {
      const rate = this.#rates[index] as number;
      return prior * (floor + (1 - floor) * 4 * rate * (1 - rate));
    });
  }

  saveState(): CurriculumState {
    return { rates: [...this.#rates], matches: [...this.#matches] };
  }

  loadState(state: CurriculumState): void {
    this.#rates = [...state.rates];
    this.#matches = [...state.matches];
  }
}
