import type { ReadBuffer } from '../definition/program';
import { fromF16 } from '../number/f16';
import { relativeError } from '../number/relative-error';
import type { ProjectionKernelSpec } from './spec';

/** Compares the first and the last row, each at the first and the last columns. */
export async function checkProjection(
  { batch, inner, outer }: ProjectionKernelSpec,
  read: ReadBuffer,
): Promise<number> {
  const outputs = new Float32Array(await read('outputs', 0, batch * outer * 4));
  if (outputs.some(Number.isNaN)) return Number.NaN;
  const sampled = Math.min(outer, 32);
  const [got, expected]: [number[], number[]] = [[], []];
  for (const firstColumn of [0, outer - sampled]) {
    const weights = await readHalves(read, 'weights', firstColumn * inner, sampled * inner);
    for (const row of [0, batch - 1]) {
      const input = await readHalves(read, 'inputs', row * inner, inner);
      for (let column = 0; column < sampled; column++) {
        const weight = weights.subarray(column * inner, (column + 1) * inner);
        expected.push(input.reduce((sum, value, k) => sum + value * (weight[k] ?? 0), 0));
        got.push(outputs[row * outer + firstColumn + column] ?? Number.NaN);
      }
    }
  }
  return relativeError(got, expected);
}

/** Reads halves of a buffer. */
export async function readHalves(
  read: ReadBuffer,
  name: string,
  first: number,
  count: number,
): Promise<Float64Array> {
  return Float64Array.from(new Uint16Array(await read(name, first * 2, count * 2)), fromF16);
}
