// Which bot the learner meets how often, given bots from weak to strong: the next one comes in as the one before gets
// beaten, those that lose about half of the time are met most, beaten ones fade.

/** Share of the newest result in a running win rate: about the last 100 matches count. */
const memory = 0.01;
/** Weight of a bot that always or never loses, beside 1 for one that loses half of the time. */
const floor = 0.1;
/** A bot comes in while the win rate against the one before rises from the first to the second of these. */
const gateFrom = 0.25;
const gateTo = 0.75;
/** Share of its weight that a bot has before. */
const gateFloor = 0.03;

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
    this.#rates = priors.map(() => 0);
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

  /** Running win rate against each bot, 0..1; 0 before the first match. */
  get winRates(): readonly number[] {
    return this.#rates;
  }

  /** How often each bot is drawn, not normalised. */
  get weights(): readonly number[] {
    if (!this.#isAdaptive) return this.#priors;
    return this.#priors.map((prior, index) => {
      const rate = this.#rates[index] as number;
      const before = index === 0 ? 1 : (this.#rates[index - 1] as number);
      const gate = Math.min(1, Math.max(gateFloor, (before - gateFrom) / (gateTo - gateFrom)));
      return prior * gate * (floor + (1 - floor) * 4 * rate * (1 - rate));
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
