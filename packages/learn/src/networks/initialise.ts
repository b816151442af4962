// Random starting weights.

import type { Random } from '@jixia/env';

/** Standard normal numbers (Box-Muller). */
export const normalVector = (length: number, random: Random): Float64Array =>
  Float64Array.from({ length }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random.nextUnit()));
    return radius * Math.cos(2 * Math.PI * random.nextUnit());
  });

/**
 * A [rows, columns] matrix whose rows (or columns, where these are fewer) are orthogonal and of length `gain`,
 * by Gram-Schmidt on normal vectors.
 */
export const orthogonalMatrix = (rows: number, columns: number, gain: number, random: Random): Float32Array => {
  const [count, length] = rows < columns ? [rows, columns] : [columns, rows];
  const vectors: Float64Array[] = [];
  while (vectors.length < count) {
    const vector = normalVector(length, random);
    // Twice: once leaves rounding errors that grow with the number of vectors.
    for (let pass = 0; pass < 2; pass++) {
      for (const other of vectors) {
        let dot = 0;
        for (let i = 0; i < length; i++) dot += (vector[i] as number) * (other[i] as number);
        for (let i = 0; i < length; i++) vector[i] = (vector[i] as number) - dot * (other[i] as number);
      }
    }
    let square = 0;
    for (const x of vector) square += x * x;
    const norm = Math.sqrt(square);
    if (norm < 1e-6) continue;
    vectors.push(vector.map((x) => x / norm));
  }
  const matrix = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [vector, element] = rows < columns ? [row, column] : [column, row];
      matrix[row * columns + column] = gain * ((vectors[vector] as Float64Array)[element] as number);
    }
  }
  return matrix;
};

/** Matrices of the same number of rows, side by side. */
export const joinColumns = (rows: number, matrices: readonly Float32Array[]): Float32Array => {
  const widths = matrices.map(({ length }) => length / rows);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const joined = new Float32Array(rows * total);
  let first = 0;
  for (const [index, matrix] of matrices.entries()) {
    const width = widths[index] as number;
    for (let row = 0; row < rows; row++) {
      joined.set(matrix.subarray(row * width, (row + 1) * width), row * total + first);
    }
    first += width;
  }
  return joined;
};
