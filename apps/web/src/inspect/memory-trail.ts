// What a policy with memory remembers before any decision of a match: it is led through the match from the nearest decision
// whose memory was kept.
import type { ReplayPlayer } from '@jixia/arena/replay';
import type { Policy } from '@jixia/learn/policy';

/** So many decisions at most are gone through again after a jump. */
const KEEP_EVERY = 64;

export class MemoryTrail {
  readonly policy: Policy;
  readonly seat: number;
  readonly #slot: number;
  /** By decision / KEEP_EVERY: the memory before it. */
  readonly #kept: Float32Array[];
  #at = 0;
  #memory: Float32Array;

  /** @param slot number of the seat's agent in its team */
  constructor(policy: Policy, seat: number, slot: number) {
    this.policy = policy;
    this.seat = seat;
    this.#slot = slot;
    this.#memory = new Float32Array(policy.stateSize);
    this.#kept = [this.#memory];
  }

  /**
   * f32 [state size]: what is remembered when `decision` is made. Moves `player`, which knows the match up to there.
   * @throws LearnError `invalid_output`
   */
  async before(decision: number, player: ReplayPlayer): Promise<Float32Array> {
    // One that stands behind, or a jump ahead to where the memory was kept.
    const place = Math.min(Math.floor(decision / KEEP_EVERY), this.#kept.length - 1);
    if (this.#at > decision || this.#at < place * KEEP_EVERY) {
      this.#at = place * KEEP_EVERY;
      this.#memory = this.#kept[place] as Float32Array;
    }
    player.seek(this.#at);
    const { instance } = player;
    const { observation, masks } = instance.manifest;
    const agents = Int32Array.of(this.#slot);
    while (this.#at < decision) {
      instance.observe();
      const states = this.#memory.slice();
      await this.policy.evaluate({
        rows: 1,
        observations: instance.observations.slice(this.seat * observation.size, (this.seat + 1) * observation.size),
        masks: instance.masks.slice(this.seat * masks.size, (this.seat + 1) * masks.size),
        agents,
        states,
      });
      if (!player.step()) break;
      this.#memory = states;
      this.#at += 1;
      if (this.#at === this.#kept.length * KEEP_EVERY) this.#kept.push(states);
    }
    return this.#memory.slice();
  }
}
