// Small dense linear algebra for ratings: solving, inverting, null spaces. Matrices are arrays of rows.

export type Matrix = readonly (readonly number[])[];

const copyRows = (matrix: Matrix): number[][] => matrix.map((row) => [...row]);

/** Solves A X = B for square A by elimination with row pivots; null where A is singular to working precision. */
export const solveMany = (a: Matrix, b: Matrix): number[][] | null => {
  const size = a.length;
  const left = copyRows(a);
  const right = copyRows(b);
  const scale = Math.max(...left.map((row) => Math.max(...row.map(Math.abs))), 0);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(left[row]![column]!) > Math.abs(left[pivot]![column]!)) pivot = row;
    }
    if (!(Math.abs(left[pivot]![column]!) > scale * 1e-300)) return null;
    [left[column], left[pivot]] = [left[pivot]!, left[column]!];
    [right[column], right[pivot]] = [right[pivot]!, right[column]!];
    for (let row = column + 1; row < size; row++) {
      const factor = left[row]![column]! / left[column]![column]!;
      if (factor === 0) continue;
      for (let at = column; at < size; at++) left[row]![at]! -= factor * left[column]![at]!;
      for (let at = 0; at < right[row]!.length; at++) right[row]![at]! -= factor * right[column]![at]!;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let at = 0; at < right[row]!.length; at++) {
      let sum = right[row]![at]!;
      for (let column = row + 1; column < size; column++) sum -= left[row]![column]! * right[column]![at]!;
      right[row]![at] = sum / left[row]![row]!;
    }
  }
  return right;
};

/** Solves A x = b; null where A is singular to working precision. */
export const solve = (a: Matrix, b: readonly number[]): number[] | null => {
  const found = solveMany(
    a,
    b.map((value) => [value]),
  );
  return found === null ? null : found.map((row) => row[0]!);
};

/** The inverse, or null where the matrix is singular to working precision. */
export const invert = (a: Matrix): number[][] | null =>
  solveMany(
    a,
    a.map((_, row) => a.map((__, column) => (row === column ? 1 : 0))),
  );

export const multiplyVector = (a: Matrix, x: readonly number[]): number[] =>
  a.map((row) => row.reduce((sum, value, at) => sum + value * x[at]!, 0));

/**
 * A basis of {x : A x = 0} as rows, by elimination with full pivots: what is below `tolerance` times the largest
 * element counts as 0.
 */
export const nullSpace = (a: Matrix, columns: number, tolerance: number): number[][] => {
  const rows = copyRows(a);
  const order = Array.from({ length: columns }, (_, at) => at);
  const largest = Math.max(...rows.map((row) => Math.max(...row.map(Math.abs))), 0);
  let rank = 0;
  for (; rank < Math.min(rows.length, columns); rank++) {
    let [bestRow, bestColumn] = [rank, rank];
    for (let row = rank; row < rows.length; row++) {
      for (let column = rank; column < columns; column++) {
        if (Math.abs(rows[row]![column]!) > Math.abs(rows[bestRow]![bestColumn]!))
          [bestRow, bestColumn] = [row, column];
      }
    }
    if (!(Math.abs(rows[bestRow]![bestColumn]!) > tolerance * largest)) break;
    [rows[rank], rows[bestRow]] = [rows[bestRow]!, rows[rank]!];
    for (const row of rows) [row[rank], row[bestColumn]] = [row[bestColumn]!, row[rank]!];
    [order[rank], order[bestColumn]] = [order[bestColumn]!, order[rank]!];
    const pivot = rows[rank]![rank]!;
    for (let column = 0; column < columns; column++) rows[rank]![column]! /= pivot;
    for (let row = 0; row < rows.length; row++) {
      const factor = rows[row]![rank]!;
      if (row === rank || factor === 0) continue;
      for (let column = 0; column < columns; column++) rows[row]![column]! -= factor * rows[rank]![column]!;
    }
  }
  return Array.from({ length: columns - rank }, (_, free) => {
    const vector = new Array<number>(columns).fill(0);
    vector[order[rank + free]!] = 1;
    for (let row = 0; row < rank; row++) vector[order[row]!] = -rows[row]![rank + free]!;
    return vector;
  });
};
