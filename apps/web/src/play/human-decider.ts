// A person as one side's decider: keeps what was ordered until the next decision asks for it.
import type { Snapshot } from '@jixia/env/drawing';
import type { Manifest } from '@jixia/env/types';
import { type MobaContent, readContent } from '@jixia/moba/draw';
import type { Decider } from '../match/decider.ts';
import { type Cast, OrderWriter, ownHero, type StandingOrder } from './orders.ts';

/** A press that stays illegal for this many decisions (about a second) is forgotten. */
const PATIENCE_DECISIONS = 7;

export class HumanDecider implements Decider {
  readonly side: number;
  readonly writer: OrderWriter;
  readonly #content: MobaContent;
  readonly #snapshot: () => Snapshot;
  #standing: StandingOrder = { kind: 'stop' };
  #cast: Cast | null = null;
  #patience = 0;

  /** `snapshot` gives the newest moment, which is what a person decides on. */
  constructor(manifest: Manifest, side: number, snapshot: () => Snapshot) {
    this.side = side;
    this.writer = new OrderWriter(manifest, side);
    this.#content = readContent(manifest);
    this.#snapshot = snapshot;
  }

  get standing(): StandingOrder {
    return this.#standing;
  }

  order(order: StandingOrder): void {
    this.#standing = order;
    this.#cast = null;
  }

  press(cast: Cast): void {
    this.#cast = cast;
    this.#patience = PATIENCE_DECISIONS;
  }

  decide(_observation: Float32Array, mask: Uint8Array, action: Int32Array): void {
    const snapshot = this.#snapshot();
    if (this.#cast) {
      const isDone = this.writer.writeCast(this.#cast, this.#reachCm(this.#cast.button), snapshot, mask, action);
      this.#patience -= 1;
      if (isDone && this.#cast.button === 'recall') this.#standing = { kind: 'stop' };
      if (isDone || this.#patience <= 0) this.#cast = null;
      if (isDone) return;
    }
    const hero = ownHero(snapshot, this.side);
    // Standing still, a recall or a started skill goes on undisturbed.
    const isBusy = (hero?.['recallTicks'] ?? 0) > 0 && this.#standing.kind === 'stop';
    if (isBusy && this.writer.isButtonLegal(mask, 'none2')) {
      action.fill(0);
      action[0] = this.writer.button('none2');
      return;
    }
    this.#standing = this.writer.writeStanding(this.#standing, snapshot, mask, action);
  }

  /** Skills whose place matters (areas) get offsets, scaled by their range; the others a direction. */
  #reachCm(button: string): number {
    const hero = ownHero(this.#snapshot(), this.side);
    const skills = this.#content.heroes[hero?.['heroId'] ?? -1]?.skills ?? [];
    const index = ['skill1', 'skill2', 'skill3'].indexOf(button);
    const ability = index >= 0 ? skills[index] : undefined;
    return ability?.how === 'area' ? ability.rangeCm : 0;
  }
}
