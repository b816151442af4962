// Whom an order means: units as a player sees them, and which value of the target head names each.
import type { RenderRow, Snapshot } from '@jixia/env/drawing';
import type { Manifest } from '@jixia/env/types';
import { type AbilityInfo, STATUS } from '@jixia/moba/draw';

export type MapPoint = { readonly xCm: number; readonly zCm: number };

export type SeenUnit = MapPoint & {
  readonly kind: string;
  readonly slot: number;
  readonly team: number;
  readonly hpShare: number;
  readonly isSheltered: boolean;
};

const CREEPS = ['melee', 'ranged', 'siege', 'super'];

const squared = (a: MapPoint, b: MapPoint): number => (a.xCm - b.xCm) ** 2 + (a.zCm - b.zCm) ** 2;

/** Living units that a side sees. */
export const seenUnits = (manifest: Manifest, snapshot: Snapshot, side: number): readonly SeenUnit[] =>
  snapshot.units
    .filter((row) => (row['hp'] ?? 0) > 0 && (((row['visibleMask'] ?? 3) >> side) & 1) === 1)
    .map((row) => ({
      kind: manifest.render.unitKinds[row['kind'] ?? 0] ?? 'none',
      slot: row['slot'] ?? -1,
      team: row['team'] ?? 2,
      xCm: row['x'] ?? 0,
      zCm: row['z'] ?? 0,
      hpShare: (row['hp'] ?? 0) / Math.max(row['maxHp'] ?? 1, 1),
      isSheltered: ((row['status'] ?? 0) & STATUS.sheltered) !== 0,
    }));

export const heroOfSeat = (snapshot: Snapshot, seat: number): RenderRow | undefined => snapshot.heroes[seat];

/** The seat's hero as a unit, null while it is dead. */
export const ownUnit = (snapshot: Snapshot, seat: number): MapPoint | null => {
  const slot = heroOfSeat(snapshot, seat)?.['slot'];
  const row = snapshot.units.find((unit) => unit['slot'] === slot && (unit['hp'] ?? 0) > 0);
  return row ? { xCm: row['x'] ?? 0, zCm: row['z'] ?? 0 } : null;
};

const rankOf = (units: readonly SeenUnit[], from: MapPoint, slot: number, tie: (slot: number) => number): number =>
  [...units]
    .sort((a, b) => squared(a, from) - squared(b, from) || tie(a.slot) - tie(b.slot))
    .findIndex((unit) => unit.slot === slot);

/** The value of the target head that means a unit; null where none does (a far creep, a sheltered tower). */
export const targetValue = (manifest: Manifest, snapshot: Snapshot, seat: number, slot: number): number | null => {
  const head = manifest.actionHeads.find((entry) => entry.name === 'target');
  const side = manifest.agents[seat]?.team ?? 0;
  const me = ownUnit(snapshot, seat);
  const units = seenUnits(manifest, snapshot, side);
  const unit = units.find((candidate) => candidate.slot === slot);
  if (!head || !unit || !me) return null;
  /** Groups of one have no number. */
  const named = (name: string, rank: number): number | null => {
    if (rank < 0) return null;
    const index = head.values.indexOf(`${name}${rank + 1}`);
    const only = rank === 0 ? head.values.indexOf(name) : -1;
    return index >= 0 ? index : only >= 0 ? only : null;
  };
  const seatOfSlot = snapshot.heroes.findIndex((row) => row['slot'] === slot);
  if (seatOfSlot === seat) return named('self', 0);
  if (unit.kind === 'hero') {
    const others = manifest.agents.flatMap((agent, other) =>
      agent.team === unit.team && other !== seat ? [other] : [],
    );
    return named(unit.team === side ? 'ally' : 'enemyHero', others.indexOf(seatOfSlot));
  }
  if (unit.kind === 'monster') {
    const monsters = units.filter((other) => other.kind === 'monster');
    return named(
      'monster',
      rankOf(monsters, me, slot, (tied) => tied ^ side),
    );
  }
  if (unit.team === side) return null;
  if (CREEPS.includes(unit.kind)) {
    const creeps = units.filter((other) => CREEPS.includes(other.kind) && other.team !== side);
    return named(
      'creep',
      rankOf(creeps, me, slot, (tied) => tied),
    );
  }
  const open = units.filter(
    (other) => (other.kind === 'tower' || other.kind === 'crystal') && other.team !== side && !other.isSheltered,
  );
  return rankOf(open, me, slot, (tied) => tied) === 0 ? named('structure', 0) : null;
};

/** The enemy that "attack" without a target means: a hero near by first, then whatever is nearest. */
export const nearestEnemy = (
  manifest: Manifest,
  snapshot: Snapshot,
  seat: number,
  withinCm: number,
  kinds?: readonly string[],
): number | null => {
  const side = manifest.agents[seat]?.team ?? 0;
  const me = ownUnit(snapshot, seat);
  if (!me) return null;
  let best: number | null = null;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const unit of seenUnits(manifest, snapshot, side)) {
    if (unit.team === side || unit.isSheltered || unit.kind === 'none') continue;
    const kind = CREEPS.includes(unit.kind) ? 'creep' : unit.kind;
    if (kinds && !kinds.includes(kind)) continue;
    const distance = Math.sqrt(squared(unit, me));
    if (distance > withinCm) continue;
    const score = distance * (unit.kind === 'hero' ? 0.5 : unit.team === 2 && !kinds ? 1.6 : 1);
    if (score < bestScore) {
      best = unit.slot;
      bestScore = score;
    }
  }
  return best;
};

/** Of the own side's heroes in reach, oneself included, the one that lacks the greatest share of its health. */
export const mostHurtAlly = (manifest: Manifest, snapshot: Snapshot, seat: number, withinCm: number): number | null => {
  const side = manifest.agents[seat]?.team ?? 0;
  const me = ownUnit(snapshot, seat);
  if (!me) return null;
  const near = seenUnits(manifest, snapshot, side).filter(
    (unit) => unit.kind === 'hero' && unit.team === side && squared(unit, me) <= withinCm ** 2,
  );
  near.sort((a, b) => a.hpShare - b.hpShare || a.slot - b.slot);
  return near[0]?.slot ?? null;
};

/** Whether an ability is meant for friends. */
export const isForAllies = (ability: AbilityInfo | undefined): boolean => ability?.at.includes('ally') ?? false;

/** Whom a press without a pointed-at unit means; null where the ability needs nobody or nobody is there. */
export const impliedTarget = (
  manifest: Manifest,
  snapshot: Snapshot,
  seat: number,
  ability: AbilityInfo | undefined,
  searchCm: number,
): number | null => {
  if (ability && isForAllies(ability)) return mostHurtAlly(manifest, snapshot, seat, ability.rangeCm);
  const kinds = ability?.needsUnit ? ability.at : undefined;
  return nearestEnemy(manifest, snapshot, seat, searchCm, kinds);
};
