// A person as one seat's decider: keeps what was ordered until the next decision asks for it.
import type { Snapshot } from '@jixia/env/drawing';
import type { Manifest } from '@jixia/env/types';
import { type AbilityInfo, type MobaContent, readContent } from '@jixia/moba/draw';
import type { Decider, SeatRow } from '../match/decider.ts';
import { type Cast, OrderWriter, type Route, type StandingOrder } from './orders.ts';
import { PathFinder } from './paths.ts';
import { heroOfSeat } from './targets.ts';

/** A press that stays illegal for this many decisions (about a second) is forgotten. */
const PATIENCE_DECISIONS = 7;

export class HumanDecider implements Decider {
  readonly seat: number;
  readonly side: number;
  readonly writer: OrderWriter;
  readonly #content: MobaContent;
  readonly #snapshot: () => Snapshot;
  #standing: StandingOrder = { kind: 'stop' };
  #cast: Cast | null = null;
  #patience = 0;

  /** `snapshot` gives the newest moment, which is what a person decides on. */
  constructor(manifest: Manifest, seat: number, snapshot: () => Snapshot) {
    this.seat = seat;
    this.side = manifest.agents[seat]?.team ?? 0;
    const paths = manifest.map ? new PathFinder(manifest.map) : null;
    const route: Route = (from, to) => paths?.next(from, to) ?? to;
    this.writer = new OrderWriter(manifest, seat, route);
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

  /** What a button does for the person's hero at this moment. */
  abilityOf(button: string): AbilityInfo | undefined {
    const hero = heroOfSeat(this.#snapshot(), this.seat);
    const { heroes, heal, summoners, items } = this.#content;
    if (button === 'heal') return heal;
    if (button === 'summoner') return summoners[hero?.['summoner'] ?? -1];
    if (button === 'item') {
      const active = [1, 2, 3, 4, 5, 6].map((slot) => items[hero?.[`item${slot}`] ?? -1]?.active).find(Boolean);
      return active ?? undefined;
    }
    const index = ['skill1', 'skill2', 'skill3'].indexOf(button);
    return index >= 0 ? heroes[hero?.['heroId'] ?? -1]?.skills[index] : undefined;
  }

  decide(rows: readonly SeatRow[]): void {
    for (const { mask, action } of rows) this.#decide(mask, action);
  }

  #decide(mask: Uint8Array, action: Int32Array): void {
    const snapshot = this.#snapshot();
    if (this.#cast) {
      const isDone = this.writer.writeCast(this.#cast, this.#reachCm(this.#cast.button), snapshot, mask, action);
      this.#patience -= 1;
      if (isDone && this.#cast.button === 'recall') this.#standing = { kind: 'stop' };
      if (isDone || this.#patience <= 0) this.#cast = null;
      if (isDone) return;
    }
    const hero = heroOfSeat(snapshot, this.seat);
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
    const ability = this.abilityOf(button);
    return ability?.how === 'area' ? ability.rangeCm : 0;
  }
}
