/** Solves A·x = b for a small square matrix by Gaussian elimination with pivoting; undefined if A is singular. */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] | undefined {
  const size = right.length;
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  const largest = Math.max(...matrix.flatMap((row) => row.map(Math.abs)));
  for (let pivot = 0; pivot < size; pivot++) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row++)
      if (Math.abs(at(row, pivot)) > Math.abs(at(best, pivot))) best = row;
    if (!(Math.abs(at(best, pivot)) > 1e-14 * largest)) return undefined;
    const [upper, lower] = [rows[pivot] ?? [], rows[best] ?? []];
    [rows[pivot], rows[best]] = [lower, upper];
    for (let row = pivot + 1; row < size; row++) {
      const factor = at(row, pivot) / at(pivot, pivot);
      rows[row] = (rows[row] ?? []).map((value, column) => value - factor * at(pivot, column));
    }
  }
  const solution = right.map(() => 0);
  for (let row = size - 1; row >= 0; row--) {
    let sum = at(row, size);
    for (let column = row + 1; column < size; column++) sum -= at(row, column) * (solution[column] ?? 0);
    solution[row] = sum / at(row, row);
  }
  return solution;
}

/** The diagonal of a matrix's inverse; undefined if it is singular. */
export function inverseDiagonal(matrix: readonly (readonly number[])[]): readonly number[] | undefined {
  const diagonal: number[] = [];
  for (let index = 0; index < matrix.length; index++) {
    const unit = matrix.map((_, row) => (row === index ? 1 : 0));
    const column = solveLinear(matrix, unit);
    if (column === undefined) return undefined;
    diagonal.push(column[index] ?? 0);
  }
  return diagonal;
}
