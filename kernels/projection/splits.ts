import type { ProjectionKernelSpec } from './spec';

/** A large card's multiprocessors, each of which takes one workgroup at a time; smaller cards take them in turns. */
const MULTIPROCESSORS = 132;

/** A larger cut is taken only where it keeps the multiprocessors busier by more than a tenth. */
const WORTHWHILE = 0.9;

/**
 * Into how many parts the depth of a product on matrices is cut, for a later pass to add up: with few tiles, or a last turn
 * with few, multiprocessors would idle.
 */
export function splitsOf({ batch, inner, outer }: ProjectionKernelSpec): number {
  const tiles = Math.ceil(batch / 64) * Math.ceil(outer / 128);
  const busy = (splits: number) =>
    (tiles * splits) / (MULTIPROCESSORS * Math.ceil((tiles * splits) / MULTIPROCESSORS));
  const cuts = [1, 2, 4].filter((splits) => splits === 1 || inner % (128 * splits) === 0);
  const best = Math.max(...cuts.map(busy));
  return cuts.find((splits) => busy(splits) >= WORTHWHILE * best) ?? 1;
}
