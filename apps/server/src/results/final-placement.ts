// The placement of a whole competition: who came further is placed before who did not, and within a phase its rank counts.

export type PlacedPhase = {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: string;
  readonly status: string;
};
export type PlacedEntry = {
  readonly phaseId: string;
  readonly entryId: string;
  readonly rank: number | null;
  /** Withdrawn and disqualified ones get no place. */
  readonly entryStatus: string;
};
export type Placement = { readonly entryId: string; readonly phaseId: string; readonly place: number };

/** Phases that count: practice does only where there is nothing else. */
export function countingPhases<P extends PlacedPhase>(phases: readonly P[]): readonly P[] {
  const played = phases.filter(({ status }) => status !== 'cancelled');
  const serious = played.filter(({ kind }) => kind !== 'practice');
  return serious.length > 0 ? serious : played;
}

export const isFinal = (phases: readonly PlacedPhase[]): boolean => {
  const counting = countingPhases(phases);
  return counting.length > 0 && counting.every(({ status }) => status === 'done');
};

/** Best first. Entries with the same rank in the same phase share a place. */
export function placeEntries(phases: readonly PlacedPhase[], entries: readonly PlacedEntry[]): readonly Placement[] {
  const placements: Placement[] = [];
  const placed = new Set<string>();
  for (const { id } of countingPhases(phases).toSorted((a, b) => b.ordinal - a.ordinal)) {
    const own = entries
      .filter(({ phaseId, entryId, rank }) => phaseId === id && rank !== null && !placed.has(entryId))
      .toSorted((a, b) => (a.rank as number) - (b.rank as number) || (a.entryId < b.entryId ? -1 : 1));
    const first = placements.length + 1;
    for (const { entryId, rank, entryStatus } of own) {
      placed.add(entryId);
      if (entryStatus !== 'registered') continue;
      const better = own.filter((other) => other.entryStatus === 'registered' && (other.rank ?? 0) < (rank ?? 0));
      placements.push({ entryId, phaseId: id, place: first + better.length });
    }
  }
  return placements;
}
