// Bits of a unit's gate: what control effects forbade it at the start of the tick.
export const STUNNED: i32 = 1;
export const ROOTED: i32 = 2;
export const SILENCED: i32 = 4;
