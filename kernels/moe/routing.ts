import { random } from '../number/random';
import type { MoeKernelSpec } from './spec';

/** The experts of each token, sorted by expert for the grouped products. */
export interface Routing {
  /** The first row of each expert, and the total number of rows. */
  readonly offsets: Uint32Array<ArrayBuffer>;
  /** The token of each row. */
  readonly tokens: Uint32Array<ArrayBuffer>;
  /** [tokens, active]: the rows of a token. */
  readonly places: Uint32Array<ArrayBuffer>;
  /** [tokens, active]: the router's weights, which add up to 1. */
  readonly shares: Float32Array<ArrayBuffer>;
  readonly touchedExperts: number;
  /** The number of rows of the busiest expert. */
  readonly mostRows: number;
}

/** Routes every token to `active` different random experts. */
export function route({ batch, experts, active }: MoeKernelSpec): Routing {
  const { uniform } = random(31);
  const chosen = Array.from({ length: batch }, () => chooseDistinct(experts, active, uniform));
  const rowsOf: number[][] = Array.from({ length: experts }, () => []);
  for (const [token, list] of chosen.entries()) for (const expert of list) rowsOf[expert]?.push(token);
  const offsets = new Uint32Array(experts + 1);
  for (const [expert, rows] of rowsOf.entries()) offsets[expert + 1] = (offsets[expert] ?? 0) + rows.length;
  const places = chosen.flatMap((list, token) =>
    list.map((expert) => (offsets[expert] ?? 0) + (rowsOf[expert]?.indexOf(token) ?? 0)),
  );
  const shares = chosen.flatMap((list) => {
    const raw = list.map(() => 0.1 + uniform());
    const sum = raw.reduce((a, b) => a + b, 0);
    return raw.map((value) => value / sum);
  });
  return {
    offsets,
    tokens: Uint32Array.from(rowsOf.flat()),
    places: Uint32Array.from(places),
    shares: Float32Array.from(shares),
    touchedExperts: rowsOf.filter((rows) => rows.length > 0).length,
    mostRows: Math.max(...rowsOf.map((rows) => rows.length)),
  };
}

function chooseDistinct(count: number, wanted: number, uniform: () => number): readonly number[] {
  const chosen = new Set<number>();
  while (chosen.size < wanted) chosen.add(Math.floor(uniform() * count));
  return [...chosen];
}
