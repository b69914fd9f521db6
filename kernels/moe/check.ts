import type { ReadBuffer } from '../definition/program';
import { relativeError } from '../number/relative-error';
import { readHalves } from '../projection/check';
import type { Routing } from './routing';
import type { MoeKernelSpec } from './spec';

/** Output columns to compare at either end. */
const COLUMNS = 16;

/** Compares columns of the first and the last token with the float64 reference. */
export async function checkMoe(spec: MoeKernelSpec, routing: Routing, read: ReadBuffer): Promise<number> {
  const { batch, hidden } = spec;
  const outputs = new Float32Array(await read('outputs', 0, batch * hidden * 4));
  if (outputs.some(Number.isNaN)) return Number.NaN;
  const columns = [...new Set([...Array(COLUMNS).keys()].flatMap((i) => [i, hidden - 1 - i]))].filter(
    (c) => c >= 0 && c < hidden,
  );
  const [got, expected]: [number[], number[]] = [[], []];
  for (const token of new Set([0, batch - 1])) {
    const row = await referenceToken(spec, routing, token, columns, read);
    expected.push(...row);
    got.push(...columns.map((column) => outputs[token * hidden + column] ?? Number.NaN));
  }
  return relativeError(got, expected);
}

/** The output of one token at some columns: the sum of each expert's gated FFN times the router's weight. */
async function referenceToken(
  { hidden, width, active }: MoeKernelSpec,
  { offsets, places, shares }: Routing,
  token: number,
  columns: readonly number[],
  read: ReadBuffer,
): Promise<readonly number[]> {
  const input = await readHalves(read, 'inputs', token * hidden, hidden);
  const out = columns.map(() => 0);
  for (let i = 0; i < active; i++) {
    const place = places[token * active + i] ?? 0;
    const expert = offsets.findLastIndex((offset) => offset <= place);
    const gateUp = await readHalves(read, 'gateUpWeights', expert * 2 * width * hidden, 2 * width * hidden);
    const down = await readHalves(read, 'downWeights', expert * hidden * width, hidden * width);
    const product = (row: number) => dot(input, gateUp.subarray(row * hidden, (row + 1) * hidden));
    const inner = Float64Array.from({ length: width }, (_, j) => {
      const gate = product(j);
      return (gate / (1 + Math.exp(-gate))) * product(width + j);
    });
    for (const [index, column] of columns.entries()) {
      const share = shares[token * active + i] ?? 0;
      out[index] =
        (out[index] ?? 0) + share * dot(inner, down.subarray(column * width, (column + 1) * width));
    }
  }
  return out;
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
