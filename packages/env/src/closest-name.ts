// Finds the name that a person most likely meant, for error messages.

/** Number of single-letter edits and neighbour swaps between two names. */
const editDistance = (a: string, b: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const isSame = a[row - 1] === b[column - 1];
      let best = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (beforeLast[column - 2] as number) + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] as number;
};

/** The known name nearest to `name`, or null where none is near. Letter case does not count. */
export const closestName = (name: string, known: readonly string[]): string | null => {
  const wanted = name.toLowerCase();
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(wanted.length / 2)) + 1;
  for (const candidate of known) {
    const lower = candidate.toLowerCase();
    const isPart = wanted.length >= 3 && (lower.startsWith(wanted) || wanted.startsWith(lower));
    const distance = isPart ? 1 : editDistance(wanted, lower);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
};

/** ` Did you mean "x"?` or an empty text. */
export const suggestion = (name: string, known: readonly string[]): string => {
  const best = closestName(name, known);
  return best === null ? '' : ` Did you mean "${best}"?`;
};
