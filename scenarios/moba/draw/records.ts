// Render records of units in the words of the MOBA; absent fields read as 0 so that one drawing serves every mode.

import type { RenderRow } from '@jixia/env/drawing';

/** Bits of a unit's `status`, as the render schema lists them. */
export const STATUS = {
  stun: 1,
  root: 2,
  silence: 4,
  slow: 8,
  haste: 16,
  burn: 32,
  /** A structure that cannot be hurt yet. */
  sheltered: 64,
  swinging: 128,
  casting: 256,
  dashing: 512,
  recalling: 1024,
  empowered: 2048,
  might: 4096,
  rapid: 8192,
  warded: 16384,
  boon: 32768,
  inBrush: 65536,
} as const;

export type Unit = {
  readonly slot: number;
  readonly kind: string;
  readonly team: number;
  readonly hero: number;
  readonly xCm: number;
  readonly zCm: number;
  readonly dirX: number;
  readonly dirZ: number;
  readonly hp: number;
  readonly maxHp: number;
  readonly shield: number;
  readonly status: number;
  readonly visibleMask: number;
  /** Monster: its index in the content's monsters; tower: in its towers; else -1. */
  readonly variety: number;
};

export const readUnit = (row: RenderRow, kinds: readonly string[]): Unit => ({
  slot: row['slot'] ?? 0,
  kind: kinds[row['kind'] ?? 0] ?? 'none',
  team: row['team'] ?? 2,
  hero: row['hero'] ?? -1,
  xCm: row['x'] ?? 0,
  zCm: row['z'] ?? 0,
  dirX: row['dirX'] ?? 0,
  dirZ: row['dirZ'] ?? 0,
  hp: row['hp'] ?? 0,
  maxHp: Math.max(row['maxHp'] ?? 1, 1),
  shield: row['shield'] ?? 0,
  status: row['status'] ?? 0,
  visibleMask: row['visibleMask'] ?? 3,
  variety: row['variety'] ?? -1,
});
