// What tabular algorithms have in common: the environment they learn from, the table, epsilon-greedy choice, settings.

import type { Random } from '@jixia/env';
import { LearnError } from '../learn-error.ts';
import { scheduled } from './schedule.ts';

export type TabularStep = {
  readonly state: number;
  readonly reward: number;
  /** The rules ended the episode: `state` is worth 0. */
  readonly isTerminal: boolean;
  /** It was cut from outside: `state` is worth what it is worth, then a new episode starts. */
  readonly isTruncated: boolean;
};

/** States 0 .. states - 1, actions 0 .. actions - 1. */
export interface TabularEnv {
  readonly states: number;
  readonly actions: number;
  /** At least one action is legal in every state that is reached. */
  isLegal(state: number, action: number): boolean;
  /** Starts an episode and returns its state. */
  reset(random: Random): number;
  /** Only legal actions are taken. */
  step(action: number, random: Random): TabularStep;
}

export type TabularOptions = {
  /** Actions to take, >= 1. */
  readonly steps: number;
  /** Discount per action, 0..1. */
  readonly gamma: number;
  /** Step size of the first visit of a pair, above 0, up to 1. */
  readonly stepSize: number;
  /** Step size of visit n: stepSize / n ^ exponent, 0..1. 0 = constant; above 0.5 the values converge. */
  readonly stepSizeExponent: number;
  /** Share of random actions at the start and at the end, 0..1; linear in between. */
  readonly epsilon: number;
  readonly finalEpsilon: number;
  /** What the table starts with. */
  readonly initialValue: number;
};

export const defaultTabularOptions: TabularOptions = {
  steps: 100_000,
  gamma: 1,
  stepSize: 0.5,
  stepSizeExponent: 0,
  epsilon: 0.1,
  finalEpsilon: 0.1,
  initialValue: 0,
};

/** One finished episode. */
export type TabularEpisode = {
  /** From 1. */
  readonly episode: number;
  /** Actions since the start of learning. */
  readonly steps: number;
  /** Undiscounted. */
  readonly episodeReturn: number;
  readonly episodeDecisions: number;
  readonly epsilon: number;
  /** Mean absolute temporal-difference error of its updates. */
  readonly tdError: number;
};

const ranges: readonly (readonly [keyof TabularOptions, number, number])[] = [
  ['steps', 1, 1e12],
  ['gamma', 0, 1],
  ['stepSize', 1e-12, 1],
  ['stepSizeExponent', 0, 1],
  ['epsilon', 0, 1],
  ['finalEpsilon', 0, 1],
  ['initialValue', -1e12, 1e12],
];

/** Fills defaults and checks. Throws LearnError `invalid_option` naming field, value and range. */
export const resolveTabularOptions = (partial: Partial<TabularOptions>): TabularOptions => {
  const options = { ...defaultTabularOptions, ...partial };
  for (const [name, min, max] of ranges) {
    const value: unknown = options[name];
    if (typeof value === 'number' && value >= min && value <= max) continue;
    throw new LearnError('invalid_option', `${name} is ${String(value)}; it must be a number from ${min} to ${max}.`);
  }
  return options;
};

/** The table Q(state, action) with visits, step sizes and the running episode. */
export class ActionTable {
  readonly env: TabularEnv;
  readonly options: TabularOptions;
  /** f64 [states, actions] */
  readonly values: Float64Array;
  readonly visits: Float64Array;
  steps = 0;
  readonly #onEpisode: (episode: TabularEpisode) => void;
  #episode = { count: 0, decisions: 0, return: 0, tdError: 0 };

  constructor(env: TabularEnv, options: TabularOptions, onEpisode: (episode: TabularEpisode) => void) {
    this.env = env;
    this.options = options;
    this.values = new Float64Array(env.states * env.actions).fill(options.initialValue);
    this.visits = new Float64Array(env.states * env.actions);
    this.#onEpisode = onEpisode;
  }

  get isDone(): boolean {
    return this.steps >= this.options.steps;
  }

  get epsilon(): number {
    return scheduled(this.options.epsilon, this.options.finalEpsilon, this.steps / this.options.steps);
  }

  value(state: number, action: number): number {
    return this.values[state * this.env.actions + action] as number;
  }

  /** The legal action of the largest value, the first of equals. */
  greedy(state: number): number {
    let [best, bestValue] = [-1, Number.NEGATIVE_INFINITY];
    for (let action = 0; action < this.env.actions; action++) {
      if (!this.env.isLegal(state, action)) continue;
      if (best >= 0 && this.value(state, action) <= bestValue) continue;
      [best, bestValue] = [action, this.value(state, action)];
    }
    return best;
  }

  /** With probability epsilon any legal action, else one of the best, each as likely. */
  epsilonGreedy(state: number, random: Random): number {
    const isRandom = random.nextUnit() < this.epsilon;
    const bestValue = this.value(state, this.greedy(state));
    let [chosen, count] = [-1, 0];
    for (let action = 0; action < this.env.actions; action++) {
      if (!this.env.isLegal(state, action)) continue;
      if (!isRandom && this.value(state, action) !== bestValue) continue;
      count += 1;
      // The n-th candidate replaces the one before with probability 1 / n: all are as likely.
      if (random.nextBelow(count) === 0) chosen = action;
    }
    return chosen;
  }

  /** Moves Q(state, action) towards the target of the step that was just taken. */
  update(state: number, action: number, target: number, step: TabularStep): void {
    const { stepSize, stepSizeExponent } = this.options;
    const at = state * this.env.actions + action;
    const visits = (this.visits[at] as number) + 1;
    this.visits[at] = visits;
    const error = target - (this.values[at] as number);
    this.values[at] = (this.values[at] as number) + (stepSize / visits ** stepSizeExponent) * error;
    this.steps += 1;
    const episode = this.#episode;
    episode.decisions += 1;
    episode.return += step.reward;
    episode.tdError += Math.abs(error);
    if (!step.isTerminal && !step.isTruncated) return;
    episode.count += 1;
    this.#onEpisode({
      episode: episode.count,
      steps: this.steps,
      episodeReturn: episode.return,
      episodeDecisions: episode.decisions,
      epsilon: this.epsilon,
      tdError: episode.tdError / episode.decisions,
    });
    this.#episode = { count: episode.count, decisions: 0, return: 0, tdError: 0 };
  }
}
