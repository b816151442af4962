// From what a person wants ("go there", "hit that", "skill 2 towards the cursor") to the heads of one action.
import { actionLayout, isLegalAction, legalOffset } from '@jixia/env';
import type { RenderRow, Snapshot } from '@jixia/env/drawing';
import type { Manifest } from '@jixia/env/types';

export type MapPoint = { readonly xCm: number; readonly zCm: number };

/** What stands until it is done or replaced. */
export type StandingOrder =
  | { readonly kind: 'stop' }
  | { readonly kind: 'moveTo'; readonly to: MapPoint }
  /** A direction in world coordinates, as a stick gives it. */
  | { readonly kind: 'steer'; readonly dx: number; readonly dz: number }
  | { readonly kind: 'attack'; readonly slot: number };

/** Pressed once; taken at the next decision at which it is legal. */
export type Cast = { readonly button: string; readonly at: MapPoint | null; readonly slot: number | null };

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

type Named = {
  readonly kind: string;
  readonly slot: number;
  readonly team: number;
  readonly xCm: number;
  readonly zCm: number;
};

const livingUnits = (manifest: Manifest, snapshot: Snapshot, side: number): readonly Named[] =>
  snapshot.units
    .filter((row) => (row['hp'] ?? 0) > 0 && (((row['visibleMask'] ?? 3) >> side) & 1) === 1)
    .map((row) => ({
      kind: manifest.render.unitKinds[row['kind'] ?? 0] ?? 'none',
      slot: row['slot'] ?? -1,
      team: row['team'] ?? 2,
      xCm: row['x'] ?? 0,
      zCm: row['z'] ?? 0,
    }));

const isCreep = (kind: string): boolean => kind === 'melee' || kind === 'ranged' || kind === 'siege';

/** The value of the target head that means a unit; null where it has none (a far creep). Creeps are numbered by distance. */
export const targetValue = (manifest: Manifest, snapshot: Snapshot, side: number, slot: number): number | null => {
  const head = manifest.actionHeads.find((entry) => entry.name === 'target');
  const own = ownHero(snapshot, side);
  if (!head || !own) return null;
  const units = livingUnits(manifest, snapshot, side);
  const me = units.find((unit) => unit.slot === own['slot']);
  const unit = units.find((candidate) => candidate.slot === slot);
  if (!unit || !me) return null;
  const valueNamed = (name: string): number | null => {
    const index = head.values.indexOf(name);
    return index >= 0 ? index : null;
  };
  if (unit.slot === me.slot) return valueNamed('self');
  if (unit.kind === 'hero') return unit.team === side ? null : valueNamed('enemyHero');
  if (unit.kind === 'monster') return valueNamed('monster');
  if (unit.kind === 'tower' || unit.kind === 'crystal') return unit.team === side ? null : valueNamed('structure');
  const distance = (other: Named): number => (other.xCm - me.xCm) ** 2 + (other.zCm - me.zCm) ** 2;
  const creeps = units
    .filter((other) => isCreep(other.kind) && other.team !== side)
    .sort((a, b) => distance(a) - distance(b) || a.slot - b.slot);
  const rank = creeps.findIndex((other) => other.slot === slot);
  return rank < 0 ? null : valueNamed(`creep${rank + 1}`);
};

export const ownHero = (snapshot: Snapshot, side: number): RenderRow | undefined =>
  snapshot.heroes.find((row) => row['team'] === side);

/** The enemy that "attack" without a target means: a hero near by first, then whatever is nearest. */
export const nearestEnemy = (manifest: Manifest, snapshot: Snapshot, side: number, withinCm: number): number | null => {
  const units = livingUnits(manifest, snapshot, side);
  const me = units.find((unit) => unit.slot === ownHero(snapshot, side)?.['slot']);
  if (!me) return null;
  let best: number | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const unit of units) {
    if (unit.team === side || unit.kind === 'none') continue;
    const distance = Math.hypot(unit.xCm - me.xCm, unit.zCm - me.zCm);
    if (distance > withinCm) continue;
    const score = distance * (unit.kind === 'hero' ? 0.5 : unit.team === 2 ? 1.6 : 1);
    if (score < bestScore) {
      best = unit.slot;
      bestScore = score;
    }
  }
  return best;
};

/** Writes orders as actions for one side. */
export class OrderWriter {
  readonly #manifest: Manifest;
  readonly #side: number;
  readonly #layout;

  constructor(manifest: Manifest, side: number) {
    this.#manifest = manifest;
    this.#side = side;
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
    const me = this.#me(snapshot);
    action.fill(0);
    action[0] = button;
    const at = cast.at ?? (me ? { xCm: me.xCm + (this.#side === 0 ? 100 : -100), zCm: me.zCm } : null);
    if (me && at) this.#direct(action, 'skillX', 'skillZ', at.xCm - me.xCm, at.zCm - me.zCm, reachCm);
    const wanted = cast.slot === null ? null : targetValue(this.#manifest, snapshot, this.#side, cast.slot);
    this.#pickTarget(action, mask, button, wanted);
    return isLegalAction(this.#layout, mask, 0, action, 0);
  }

  /** Fills `action` for what stands; returns the order that still stands afterwards. */
  writeStanding(order: StandingOrder, snapshot: Snapshot, mask: Uint8Array, action: Int32Array): StandingOrder {
    action.fill(0);
    const me = this.#me(snapshot);
    if (!me || order.kind === 'stop') return order;
    if (order.kind === 'attack') {
      const value = targetValue(this.#manifest, snapshot, this.#side, order.slot);
      const button = this.button('attack');
      action[0] = button;
      if (value !== null) this.#pickTarget(action, mask, button, value);
      if (value !== null && isLegalAction(this.#layout, mask, 0, action, 0)) return order;
      // Out of reach of an attack order: walk towards it while it can be seen, else stand.
      const unit = snapshot.units.find((row) => row['slot'] === order.slot && (row['hp'] ?? 0) > 0);
      const isSeen = unit && (((unit['visibleMask'] ?? 3) >> this.#side) & 1) === 1;
      action.fill(0);
      if (!unit || !isSeen) return { kind: 'stop' };
      this.#move(action, (unit['x'] ?? 0) - me.xCm, (unit['z'] ?? 0) - me.zCm, mask);
      return order;
    }
    const dx = order.kind === 'steer' ? order.dx : order.to.xCm - me.xCm;
    const dz = order.kind === 'steer' ? order.dz : order.to.zCm - me.zCm;
    if (order.kind === 'moveTo' && Math.hypot(dx, dz) < ARRIVED_CM) return { kind: 'stop' };
    this.#move(action, dx, dz, mask);
    return order;
  }

  #me(snapshot: Snapshot): MapPoint | null {
    const slot = ownHero(snapshot, this.#side)?.['slot'];
    const row = snapshot.units.find((unit) => unit['slot'] === slot && (unit['hp'] ?? 0) > 0);
    return row ? { xCm: row['x'] ?? 0, zCm: row['z'] ?? 0 } : null;
  }

  #head(name: string): number {
    return this.#manifest.actionHeads.findIndex((head) => head.name === name);
  }

  #direct(action: Int32Array, headX: string, headZ: string, dx: number, dz: number, reachCm: number): void {
    const [x, z] = directionHeads(dx, dz, this.#side, reachCm);
    action[this.#head(headX)] = x;
    action[this.#head(headZ)] = z;
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
