// What some algorithms learn from beside decisions and rewards: whole mask rows, and central states, which players never
// see. Writes them into rollouts that have room for them.

import type { VectorEnv } from '@jixia/env';
import type { Rollout } from '../algorithms/rollout.ts';
import { LearnError } from '../learn-error.ts';
import { gatherRows } from './opponent-row.ts';
import { learnerRows, type Seat } from './seats.ts';
import { teamRowsOf } from './team-rows.ts';

export class HiddenRecorder {
  readonly #env: VectorEnv;
  readonly #rows: Int32Array;
  readonly #centralRows: Int32Array;
  readonly #firstRow: number;
  readonly #firstTeam: number;

  /**
   * @param first of the collector's rows and teams in a step of a rollout
   * @throws LearnError `invalid_option` where rollouts ask for central states that the environment does not offer
   */
  constructor(
    env: VectorEnv,
    seats: readonly Seat[],
    rollouts: readonly Rollout[],
    first: { readonly row: number; readonly team: number },
  ) {
    if (rollouts.some(({ central }) => central !== null) && !env.centralStates) {
      const why = 'the algorithm learns from central states; make the environment with central: true';
      throw new LearnError('invalid_option', `An environment of ${env.manifest.id} shows no central states: ${why}.`);
    }
    this.#env = env;
    this.#rows = learnerRows(env.manifest, seats);
    this.#centralRows = teamRowsOf(env.manifest, seats).centralRows;
    this.#firstRow = first.row;
    this.#firstTeam = first.team;
  }

  /** What decisions of this step are made in. */
  before({ masks: to, central, rows }: Rollout, step: number): void {
    const { masks, manifest, centralStates } = this.#env;
    if (to) {
      const { size } = manifest.masks;
      const first = step * rows + this.#firstRow;
      for (const [index, row] of this.#rows.entries()) {
        to.set(masks.subarray(row * size, (row + 1) * size), (first + index) * size);
      }
    }
    if (central) this.#copy(centralStates, central.states, step * central.teams);
  }

  /** Where the step led, for episodes that were cut there. */
  after({ central }: Rollout, step: number): void {
    const { truncated, finalCentralStates } = this.#env;
    if (central && truncated.includes(1)) this.#copy(finalCentralStates, central.finalStates, step * central.teams);
  }

  /** What is there after the last step. */
  end({ central }: Rollout): void {
    if (central) this.#copy(this.#env.centralStates, central.nextStates, 0);
  }

  #copy(from: Float32Array | undefined, to: Float32Array, first: number): void {
    const size = this.#env.manifest.central?.size ?? 0;
    gatherRows(from as Float32Array, this.#centralRows, size, to, first + this.#firstTeam);
  }
}
