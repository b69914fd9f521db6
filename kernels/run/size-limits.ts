import type { AdapterCard } from '../device/card';
import { type Failure, failure } from '../device/failure';
import { definitionOf, type KernelSpec } from '../registry/registry';

/** The maximum number of workgroups along one dimension of a dispatch that WebGPU guarantees. */
const MOST_WORKGROUPS = 65535;

const gigabytes = (bytes: number): string =>
  `${bytes < 1e15 ? (bytes / 1e9).toFixed(2) : (bytes / 1e9).toExponential(2)} GB`;

/** The failure for a buffer that exceeds the device's limit of `most` bytes. */
export function tooLarge(name: string, bytes: number, most: number): Failure {
  return failure(
    'out-of-memory',
    `${name} would take ${gigabytes(bytes)}; a buffer of this device holds ${gigabytes(most)}.`,
  );
}

/**
 * Why an adapter cannot run a kernel of this size, or undefined. Computed from the sizes without allocating
 * anything.
 */
export function sizeFailure(spec: KernelSpec, card: AdapterCard): Failure | undefined {
  const { buffers, rows } = definitionOf(spec.kernel).extent(spec);
  const [largest] = Object.entries(buffers).toSorted(([, a], [, b]) => b - a);
  if (largest !== undefined && largest[1] > card.bindingBytes)
    return tooLarge(largest[0], largest[1], card.bindingBytes);
  if (rows <= MOST_WORKGROUPS) return undefined;
  const message = `${spec.kernel} at batch ${spec.batch} needs ${rows} rows of workgroups; a device starts ${MOST_WORKGROUPS}.`;
  return { ...failure('unsupported', message), advice: 'Choose a smaller batch.' };
}
