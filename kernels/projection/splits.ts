import type { ProjectionKernelSpec } from './spec';

/**
 * The multiprocessors of a large card, each running one workgroup at a time; smaller cards run them in several
 * waves.
 */
const MULTIPROCESSORS = 132;

/** More splits must keep the multiprocessors busier by more than a tenth. */
const WORTHWHILE = 0.9;

/**
 * The number of parts into which the depth of a matrix product is split, which a later pass sums: with few tiles,
 * or a last wave with few, multiprocessors would be idle.
 */
export function splitsOf({ batch, inner, outer }: ProjectionKernelSpec): number {
  const tiles = Math.ceil(batch / 64) * Math.ceil(outer / 128);
  const busy = (splits: number) =>
    (tiles * splits) / (MULTIPROCESSORS * Math.ceil((tiles * splits) / MULTIPROCESSORS));
  const cuts = [1, 2, 4].filter((splits) => splits === 1 || inner % (128 * splits) === 0);
  const best = Math.max(...cuts.map(busy));
  return cuts.find((splits) => busy(splits) >= WORTHWHILE * best) ?? 1;
}
