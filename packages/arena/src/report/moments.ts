// The moments of a match that decided it, found while a replay is played through: what a report links to.

import type { Manifest } from '@jixia/env/types';
import type { Replay, ReplayPlayer } from '../replay/index.ts';

export type MomentKind =
  /** The first hero to fall by a hero's side. */
  | 'firstKill'
  /** The largest gain in gold over the other side within `swingSeconds`. */
  | 'swing'
  /** From here on the winner's side never was behind in gold again. */
  | 'lead'
  /** The last seconds before the rules ended the match. */
  | 'end'
  /** Where an agent forfeited. */
  | 'forfeit';

export type Moment = {
  readonly kind: MomentKind;
  /** Decision at which it happened, 0 .. decisions. */
  readonly decision: number;
  /** Game time. */
  readonly seconds: number;
  /** The side that it was good for; null = neither. */
  readonly team: number | null;
  /** `swing`: gold by which the difference between the sides moved. */
  readonly gold?: number;
};

export const swingSeconds = 15;

/** Seconds before the end, so that one sees what led to it. */
const finalSeconds = 10;

/** A lead that was never given up is told only where it was won after this share of the match. */
const earliestLead = 0.05;

/** Give `look` to `behaviourOf`, then ask for `moments`. */
export class MomentFinder {
  readonly #manifest: Manifest;
  readonly #replay: Replay;
  readonly #columns: Readonly<Record<'tick' | 'kills0' | 'kills1' | 'gold0' | 'gold1', number>>;
  /** Gold of side 0 minus gold of side 1, and the tick, after each decision. */
  readonly #leads: number[] = [0];
  readonly #ticks: number[] = [0];
  #firstKill: { readonly decision: number; readonly team: number | null } | null = null;

  constructor(manifest: Manifest, replay: Replay) {
    this.#manifest = manifest;
    this.#replay = replay;
    const at = (name: string): number => manifest.render.header.indexOf(name);
    this.#columns = {
      tick: at('tick'),
      kills0: at('kills0'),
      kills1: at('kills1'),
      gold0: at('gold0'),
      gold1: at('gold1'),
    };
  }

  look = (player: ReplayPlayer): void => {
    const records = player.render();
    const { tick, kills0, kills1, gold0, gold1 } = this.#columns;
    const read = (at: number): number => (at < 0 ? 0 : (records[at] ?? 0));
    this.#ticks.push(read(tick));
    this.#leads.push(read(gold0) - read(gold1));
    const kills = [read(kills0), read(kills1)] as const;
    if (this.#firstKill === null && kills[0] + kills[1] > 0) {
      const team = kills[0] > 0 === kills[1] > 0 ? null : kills[0] > 0 ? 0 : 1;
      this.#firstKill = { decision: player.decision, team };
    }
  };

  /** In the order of the match. */
  moments(): Moment[] {
    const { result } = this.#replay;
    const found: Moment[] = [];
    const add = (kind: MomentKind, decision: number, team: number | null, gold?: number): void => {
      const seconds = (this.#ticks[decision] ?? 0) / this.#manifest.ticksPerSecond;
      found.push({ kind, decision, seconds, team, ...(gold === undefined ? {} : { gold }) });
    };
    if (this.#firstKill !== null) add('firstKill', this.#firstKill.decision, this.#firstKill.team);
    if (this.#columns.gold0 >= 0 && this.#columns.gold1 >= 0) {
      const swing = this.#swing();
      if (swing !== null) add('swing', swing.decision, swing.gold > 0 ? 0 : 1, Math.abs(swing.gold));
      const lead = this.#lead();
      if (lead !== null) add('lead', lead, result.winner);
    }
    if (result.forfeit !== undefined) {
      add('forfeit', Math.min(result.forfeit.step, result.decisions), result.winner < 0 ? null : result.winner);
    } else if (result.decisions > 0) {
      add('end', this.#before(result.decisions, finalSeconds), result.winner < 0 ? null : result.winner);
    }
    return found.sort((x, y) => x.decision - y.decision);
  }

  /** The decision that lies `seconds` before another. */
  #before(decision: number, seconds: number): number {
    const least = (this.#ticks[decision] ?? 0) - seconds * this.#manifest.ticksPerSecond;
    let at = decision;
    while (at > 0 && (this.#ticks[at] ?? 0) > least) at -= 1;
    return at;
  }

  #swing(): { readonly decision: number; readonly gold: number } | null {
    let best: { decision: number; gold: number } | null = null;
    let from = 0;
    for (let at = 1; at < this.#leads.length; at++) {
      while ((this.#ticks[at] ?? 0) - (this.#ticks[from] ?? 0) > swingSeconds * this.#manifest.ticksPerSecond)
        from += 1;
      const gold = this.#leads[at]! - this.#leads[from]!;
      if (gold !== 0 && (best === null || Math.abs(gold) > Math.abs(best.gold))) best = { decision: at, gold };
    }
    return best;
  }

  #lead(): number | null {
    const { winner } = this.#replay.result;
    if (winner !== 0 && winner !== 1) return null;
    const sign = winner === 0 ? 1 : -1;
    let at = this.#leads.length - 1;
    if (sign * this.#leads[at]! <= 0) return null;
    while (at > 0 && sign * this.#leads[at]! >= 0) at -= 1;
    // The first decision with a real lead after the last one behind.
    while (at < this.#leads.length && sign * this.#leads[at]! <= 0) at += 1;
    return at < earliestLead * this.#leads.length ? null : at;
  }
}
