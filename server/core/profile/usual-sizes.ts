import { measuredKernel, measuredKernelNames } from './kernels';

/**
 * The sizes that are measured by default: two of each on hardware, because fitting to a single size would leave no
 * error to report; a small one on a software adapter, which only shows that the kernels run.
 */
export const usualSizes = {
  hardware: { batches: [16, 64], contexts: [1024, 4096] },
  software: { batches: [2], contexts: [256] },
} as const;

const list = (sizes: readonly number[]): string => sizes.join(' and ');

/** The default sizes in words, for the form and the help text. */
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
