// What teachers would do in the decisions of a rollout: their distributions over legal values, and their values.

import type { Manifest, Random } from '@jixia/env';
import { ActionSampler } from '../actions/action-sampler.ts';
import { LearnError } from '../learn-error.ts';
import type { Policy } from '../policy/policy.ts';
import type { TrainConfig } from '../train-config.ts';
import type { DecisionRows } from './decision-batch.ts';
import { copyRow, type Rollout } from './rollout.ts';

export type Teacher = {
  readonly name: string;
  readonly policy: Policy;
  /** Heroes that it teaches; none = all. */
  readonly heroes: readonly string[];
};

/** Decisions with what a teacher would do there; rows as in the rollout. */
export type Lessons = DecisionRows & {
  /**
   * f32 [rows, sum of heads]: the teacher's probabilities, over the values that are legal under a button drawn from its
   * own; 0 for heads that this button does not use
   */
  readonly probabilities: Float32Array;
  /** f32 [rows]: the teacher's value, in the reward scale of the student */
  readonly values: Float32Array;
  /** Mean entropy of the teacher over those heads, nats. */
  readonly entropy: number;
};

/** Rows that a teacher looks at in one go. */
const chunkRows = 4096;

/** Names of the heroes that may sit on learning seats; none where the scenario has no heroes. */
const heroesOf = (manifest: Manifest, { match, heroPool }: Pick<TrainConfig, 'match' | 'heroPool'>): string[] => {
  const names = manifest.agents.flatMap((_, agent) => {
    const choices = manifest.config.find(({ name }) => name === `hero${agent}`)?.choices ?? [];
    const fixed = match[`hero${agent}`];
    if (fixed !== undefined) return [typeof fixed === 'string' ? fixed : (choices[Number(fixed)] as string)];
    return heroPool.length > 0 ? heroPool : choices;
  });
  return [...new Set(names)];
};

export class Teachers {
  readonly #teachers: readonly Teacher[];
  readonly #manifest: Manifest;
  readonly #sampler: ActionSampler;
  /** Features of which one is 1 where the teacher teaches; null = everywhere. */
  readonly #features: readonly (readonly number[] | null)[];
  /** Memory of each teacher that has one, f32 [rows of a step, its size]. */
  readonly #states: readonly Float32Array[];
  /** i32 [rows of a step]: number of each row's agent in its team. */
  readonly #slotOf: Int32Array;

  /**
   * @param slotOf number of each row's agent in its team, of the rows of a step
   * @throws LearnError `invalid_option` where there is no teacher, or none for a hero that may be played
   */
  constructor(
    manifest: Manifest,
    teachers: readonly Teacher[],
    config: Pick<TrainConfig, 'match' | 'heroPool'>,
    slotOf: Int32Array,
  ) {
    if (teachers.length === 0) {
      throw new LearnError('invalid_option', 'algorithm is distillation, which needs teachers: name them with --from.');
    }
    const featureOf = (hero: string): number => {
      const found = manifest.observation.features.find(({ name }) => name === `self.is.${hero}`);
      if (found) return found.index;
      throw new LearnError(
        'invalid_option',
        `A teacher of "${hero}": ${manifest.id} shows no feature self.is.${hero}.`,
      );
    };
    this.#features = teachers.map(({ heroes }) => (heroes.length === 0 ? null : heroes.map(featureOf)));
    const untaught = heroesOf(manifest, config).filter(
      (hero) => !teachers.some(({ heroes }) => heroes.length === 0 || heroes.includes(hero)),
    );
    if (untaught.length > 0) {
      throw new LearnError(
        'invalid_option',
        `No teacher knows ${untaught.join(', ')}: name one that does, or leave them out with heroPool.`,
      );
    }
    this.#teachers = teachers;
    this.#manifest = manifest;
    this.#sampler = new ActionSampler(manifest);
    this.#slotOf = slotOf;
    this.#states = teachers.map(({ policy }) => new Float32Array(slotOf.length * policy.stateSize));
  }

  /** All matches begin anew. */
  restart(): void {
    for (const state of this.#states) state.fill(0);
  }

  /**
   * Asks about every decision of a rollout one of the teachers that know its hero, drawn evenly.
   * @param rewardScale of the student @param random also draws the teacher's button
   */
  async ask(rollout: Rollout, rewardScale: number, random: Random): Promise<Lessons> {
    const rows = rollout.steps * rollout.rows;
    const { logitCount, headCount } = this.#sampler;
    const chosen = this.#choose(rollout, random);
    const logits = new Float32Array(rows * logitCount);
    const values = new Float32Array(rows);
    for (const index of this.#teachers.keys()) await this.#evaluate(index, rollout, chosen, logits, values);
    for (let row = 0; row < rows; row++) {
      const training = this.#teachers[chosen[row] as number]?.policy.description?.training;
      values[row] = ((values[row] as number) * rewardScale) / (Number(training?.['rewardScale']) || rewardScale);
    }
    const legal = new Uint8Array(rows * logitCount);
    const participation = new Uint8Array(rows * headCount);
    const entropy = this.#distribute(rollout, logits, { legal, participation }, random);
    const { observations } = rollout;
    return { rows, observations, legal, participation, probabilities: logits, values, entropy };
  }

  async close(): Promise<void> {
    await Promise.all(this.#teachers.map(({ policy }) => policy.close()));
  }

  /** Index of the teacher of every row. */
  #choose({ observations, steps, rows }: Rollout, random: Random): Int32Array {
    const width = observations.length / (steps * rows);
    return Int32Array.from({ length: steps * rows }, (_, row) => {
      const know = this.#features.flatMap((features, index) =>
        features === null || features.some((feature) => (observations[row * width + feature] as number) > 0.5)
          ? [index]
          : [],
      );
      if (know.length === 0) throw new LearnError('invalid_option', 'A hero came up that no teacher knows.');
      return know[know.length === 1 ? 0 : random.nextBelow(know.length)] as number;
    });
  }

  /** Logits and values of one teacher, for the rows that it was chosen for. */
  async #evaluate(
    index: number,
    rollout: Rollout,
    chosen: Int32Array,
    logits: Float32Array,
    values: Float32Array,
  ): Promise<void> {
    const { policy } = this.#teachers[index] as Teacher;
    const { steps, rows, ended } = rollout;
    const states = this.#states[index] as Float32Array;
    const take = async (places: readonly number[], memory?: Float32Array): Promise<void> => {
      const own = new Float32Array(places.length);
      const found = await policy.evaluate({
        ...this.#rowsAt(rollout, places),
        values: own,
        ...(memory ? { states: memory } : {}),
      });
      for (const [at, place] of places.entries()) {
        if (chosen[place] !== index) continue;
        copyRow(logits, place, found, at, this.#sampler.logitCount);
        values[place] = own[at] as number;
      }
    };
    if (policy.stateSize === 0) {
      const places = [...chosen.keys()].filter((place) => chosen[place] === index);
      for (let first = 0; first < places.length; first += chunkRows) await take(places.slice(first, first + chunkRows));
      return;
    }
    // Who remembers has to see every step, taught or not.
    for (let step = 0; step < steps; step++) {
      await take(
        Array.from({ length: rows }, (_, row) => step * rows + row),
        states,
      );
      for (let row = 0; row < rows; row++) {
        if (ended[step * rows + row] === 0) continue;
        states.fill(0, row * policy.stateSize, (row + 1) * policy.stateSize);
      }
    }
  }

  /** What a policy is shown of some rows: their observations without the agent's number, which it may be told apart. */
  #rowsAt(rollout: Rollout, places: readonly number[]) {
    const { size } = this.#manifest.observation;
    const maskSize = this.#manifest.masks.size;
    const width = rollout.observations.length / (rollout.steps * rollout.rows);
    const observations = new Float32Array(places.length * size);
    const masks = new Uint8Array(places.length * maskSize);
    for (const [at, place] of places.entries()) {
      observations.set(rollout.observations.subarray(place * width, place * width + size), at * size);
      copyRow(masks, at, rollout.masks as Uint8Array, place, maskSize);
    }
    const agents = Int32Array.from(places, (place) => this.#slotOf[place % rollout.rows] as number);
    return { rows: places.length, observations, masks, agents };
  }

  /** Draws buttons, keeps what is legal under them, turns logits into probabilities; returns the mean entropy. */
  #distribute(
    rollout: Rollout,
    logits: Float32Array,
    record: { readonly legal: Uint8Array; readonly participation: Uint8Array },
    random: Random,
  ): number {
    const { headSizes, headCount, logitCount } = this.#sampler;
    const rows = rollout.steps * rollout.rows;
    const action = new Int32Array(headCount);
    let entropy = 0;
    for (let row = 0; row < rows; row++) {
      this.#sampler.decide(logits, row, rollout.masks as Uint8Array, row, action, 0, random, record, row);
      let start = row * logitCount;
      for (const [head, size] of headSizes.entries()) {
        const isPart = record.participation[row * headCount + head] === 1;
        entropy += toProbabilities(logits, start, size, record.legal, isPart);
        start += size;
      }
    }
    return entropy / rows;
  }
}

/** Softmax over legal values, in place, 0 elsewhere; all 0 for a head that takes no part. Returns its entropy. */
const toProbabilities = (
  logits: Float32Array,
  start: number,
  size: number,
  legal: Uint8Array,
  isPart: boolean,
): number => {
  let peak = Number.NEGATIVE_INFINITY;
  for (let at = start; at < start + size; at++) if (legal[at] === 1) peak = Math.max(peak, logits[at] as number);
  let total = 0;
  for (let at = start; at < start + size; at++) {
    const weight = isPart && legal[at] === 1 ? Math.exp((logits[at] as number) - peak) : 0;
    logits[at] = weight;
    total += weight;
  }
  if (total === 0) return 0;
  let entropy = 0;
  for (let at = start; at < start + size; at++) {
    const probability = (logits[at] as number) / total;
    logits[at] = probability;
    if (probability > 0) entropy -= probability * Math.log(probability);
  }
  return entropy;
};
