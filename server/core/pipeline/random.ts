/**
 * A stream of pseudo-random numbers in [0, 1), determined by the seed: a 32-bit xorshift (G. Marsaglia, Xorshift
 * RNGs, Journal of Statistical Software 8, 2003, shifts 13, 17, 5). For jitter only; its quality is modest.
 */
export function randomNumbers(seed: number): () => number {
  // The state must not be 0, and similar seeds should not give similar streams.
  let state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
