// From what a person wants ("go there", "hit that", "skill 2 towards the cursor") to the heads of one action.
import { actionLayout, isLegalAction, legalOffset } from '@jixia/env';
import type { Snapshot } from '@jixia/env/drawing';
import type { Manifest } from '@jixia/env/types';
import { type MapPoint, ownUnit, targetValue } from './targets.ts';

/** What stands until it is done or replaced. */
export type StandingOrder =
  | { readonly kind: 'stop' }
  | { readonly kind: 'moveTo'; readonly to: MapPoint }
  /** A direction in world coordinates, as a stick gives it. */
  | { readonly kind: 'steer'; readonly dx: number; readonly dz: number }
  | { readonly kind: 'attack'; readonly slot: number };

/** Pressed once; taken at the next decision at which it is legal. */
export type Cast = { readonly button: string; readonly at: MapPoint | null; readonly slot: number | null };

/** Where to walk straight to on the way from one point to another. */
export type Route = (from: MapPoint, to: MapPoint) => MapPoint;

const ARRIVED_CM = 70;
const STEPS = 15;

/** Components of a direction (or of an offset, where `reachCm` is given) as head values 0..15 in the agent's own view. */
export const directionHeads = (dx: number, dz: number, side: number, reachCm = 0): [number, number] => {
  const sign = side === 1 ? -1 : 1;
  const full = reachCm > 0 ? reachCm : Math.max(Math.abs(dx), Math.abs(dz), 1e-6);
  const head = (value: number): number => {
    const scaled = Math.min(Math.max((sign * value) / full, -1), 1) * STEPS;
    return Math.min(Math.max(Math.round((scaled + STEPS) / 2), 0), STEPS);
  };
  return [head(dx), head(dz)];
};

/** Writes orders as actions for one seat. */
export class OrderWriter {
  readonly #manifest: Manifest;
  readonly #seat: number;
  readonly #side: number;
  readonly #route: Route;
  readonly #layout;

  constructor(manifest: Manifest, seat: number, route: Route) {
    this.#manifest = manifest;
    this.#seat = seat;
    this.#side = manifest.agents[seat]?.team ?? 0;
    this.#route = route;
    this.#layout = actionLayout(manifest);
  }

  button(name: string): number {
    return this.#manifest.actionHeads[0]?.values.indexOf(name) ?? -1;
  }

  isButtonLegal(mask: Uint8Array, name: string): boolean {
    const button = this.button(name);
    return button >= 0 && mask[legalOffset(this.#layout, 0, 0) + button] === 1;
  }

  /** Fills `action` for a cast; false where it is not legal now. */
  writeCast(cast: Cast, reachCm: number, snapshot: Snapshot, mask: Uint8Array, action: Int32Array): boolean {
    if (!this.isButtonLegal(mask, cast.button)) return false;
    const button = this.button(cast.button);
    const me = ownUnit(snapshot, this.#seat);
    action.fill(0);
    action[0] = button;
    const at = cast.at ?? (me ? { xCm: me.xCm + (this.#side === 0 ? 100 : -100), zCm: me.zCm } : null);
    if (me && at) this.#direct(action, 'skillX', 'skillZ', at.xCm - me.xCm, at.zCm - me.zCm, reachCm);
    const wanted = cast.slot === null ? null : targetValue(this.#manifest, snapshot, this.#seat, cast.slot);
    this.#pickTarget(action, mask, button, wanted);
    return isLegalAction(this.#layout, mask, 0, action, 0);
  }

  /** Fills `action` for what stands; returns the order that still stands afterwards. */
  writeStanding(order: StandingOrder, snapshot: Snapshot, mask: Uint8Array, action: Int32Array): StandingOrder {
    action.fill(0);
    const me = ownUnit(snapshot, this.#seat);
    if (!me || order.kind === 'stop') return order;
    if (order.kind === 'attack') {
      const value = targetValue(this.#manifest, snapshot, this.#seat, order.slot);
      const button = this.button('attack');
      action[0] = button;
      if (value !== null) this.#pickTarget(action, mask, button, value);
      if (value !== null && isLegalAction(this.#layout, mask, 0, action, 0)) return order;
      // Out of reach of an attack order: walk towards it while it can be seen, else stand.
      const unit = snapshot.units.find((row) => row['slot'] === order.slot && (row['hp'] ?? 0) > 0);
      const isSeen = unit && (((unit['visibleMask'] ?? 3) >> this.#side) & 1) === 1;
      action.fill(0);
      if (!unit || !isSeen) return { kind: 'stop' };
      this.#walk(action, me, { xCm: unit['x'] ?? 0, zCm: unit['z'] ?? 0 }, mask);
      return order;
    }
    if (order.kind === 'steer') this.#move(action, order.dx, order.dz, mask);
    else {
      if (Math.hypot(order.to.xCm - me.xCm, order.to.zCm - me.zCm) < ARRIVED_CM) return { kind: 'stop' };
      this.#walk(action, me, order.to, mask);
    }
    return order;
  }

  #head(name: string): number {
    return this.#manifest.actionHeads.findIndex((head) => head.name === name);
  }

  #direct(action: Int32Array, headX: string, headZ: string, dx: number, dz: number, reachCm: number): void {
    const [x, z] = directionHeads(dx, dz, this.#side, reachCm);
    action[this.#head(headX)] = x;
    action[this.#head(headZ)] = z;
  }

  #walk(action: Int32Array, from: MapPoint, to: MapPoint, mask: Uint8Array): void {
    const next = this.#route(from, to);
    this.#move(action, next.xCm - from.xCm, next.zCm - from.zCm, mask);
  }

  #move(action: Int32Array, dx: number, dz: number, mask: Uint8Array): void {
    action[0] = this.button('move');
    this.#direct(action, 'moveX', 'moveZ', dx, dz, 0);
    if (!isLegalAction(this.#layout, mask, 0, action, 0)) action.fill(0);
  }

  /** The wanted target where it is legal, else the first legal one. */
  #pickTarget(action: Int32Array, mask: Uint8Array, button: number, wanted: number | null): void {
    const head = this.#head('target');
    const size = this.#manifest.actionHeads[head]?.size ?? 0;
    const start = legalOffset(this.#layout, head, button);
    if (wanted !== null && (start < 0 || mask[start + wanted] === 1)) {
      action[head] = wanted;
      return;
    }
    for (let value = 0; value < size && start >= 0; value += 1) {
      if (mask[start + value] === 1) {
        action[head] = value;
        return;
      }
    }
  }
}
