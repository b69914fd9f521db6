import { measuredKernel, measuredKernelNames } from './kernels';

/**
 * Sizes that are measured by default: on hardware two of each, since with one there would be no error to report with what
 * is fitted to them; on software, which only shows that the kernels run, a small one.
 */
export const usualSizes = {
  hardware: { batches: [16, 64], contexts: [1024, 4096] },
  software: { batches: [2], contexts: [256] },
} as const;

const list = (sizes: readonly number[]): string => sizes.join(' and ');

/** The default sizes in words, for a form or a help text. */
export const usualWords = {
  batches: list(usualSizes.hardware.batches),
  contexts: list(usualSizes.hardware.contexts),
  software: `batch ${list(usualSizes.software.batches)} and context ${list(usualSizes.software.contexts)}`,
  /** The kernels of few rows. */
  rows: measuredKernelNames
    .flatMap((name) => {
      const rows = measuredKernel(name)?.rows;
      return rows === undefined ? [] : `${name} at ${rows.most} rows at most (default: ${list(rows.usual)})`;
    })
    .join(', '),
} as const;
