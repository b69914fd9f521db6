/** A stream of pseudo-random numbers. */
export interface Random {
  /** The next number, uniform in [0, 1). */
  readonly uniform: () => number;
  /** The next number, from a standard normal distribution. */
  readonly normal: () => number;
}

/** A small seeded generator (mulberry32), with normal numbers by the Box-Muller method. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}
