// How each mode tempers heroes: per cent of the damage they deal and of the damage they take; [100, 100] where none is
// named. Found with `jixia bench balance`, so that one set of skills serves duels and team fights alike.
export type Tempering = Readonly<
  Record<string, Readonly<Record<string, readonly [dealtPct: number, takenPct: number]>>>
>;

/** By scenario id, then by hero. */
export const TEMPERING: Tempering = {};
