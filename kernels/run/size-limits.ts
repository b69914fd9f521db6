import type { AdapterCard } from '../device/card';
import { type Failure, failure } from '../failure';
import { bytesPerElement } from '../number/kv';
import type { AttentionSpec, KernelSpec, MoeSpec, ProjectionSpec } from '../spec';

/** Workgroups along one dimension of a dispatch: what WebGPU grants every device. */
const MOST_WORKGROUPS = 65535;

/** What a size comes to, before anything is made for it. */
interface Extent {
  /** Bytes of the buffers that grow with the size. */
  readonly buffers: Readonly<Record<string, number>>;
  /** Rows that are workgroups of their own along one dimension. */
  readonly rows: number;
}

function attentionExtent({ batch, heads, kvHeads, keyDim, valueDim, context, kv }: AttentionSpec): Extent {
  const tokens = batch * kvHeads * context;
  const keys = tokens * keyDim * bytesPerElement(kv);
  return {
    buffers: { keys, query: batch * heads * keyDim * 4, output: batch * heads * valueDim * 4 },
    rows: batch,
  };
}

function projectionExtent({ batch, inner, outer }: ProjectionSpec): Extent {
  return { buffers: { inputs: batch * inner * 2, outputs: batch * outer * 4 }, rows: 0 };
}

function moeExtent({ batch, hidden, width, active }: MoeSpec): Extent {
  const rows = batch * active;
  return { buffers: { gateUp: rows * 2 * width * 4, expertOutputs: rows * hidden * 4 }, rows };
}

function extentOf(spec: KernelSpec): Extent {
  switch (spec.kernel) {
    case 'gemm':
    case 'gemv':
      return projectionExtent(spec);
    case 'moe':
      return moeExtent(spec);
    default:
      return attentionExtent(spec);
  }
}

const gigabytes = (bytes: number): string =>
  `${bytes < 1e15 ? (bytes / 1e9).toFixed(2) : (bytes / 1e9).toExponential(2)} GB`;

/** Why a buffer is too large for a device whose buffers hold `most` bytes. */
export function tooLarge(name: string, bytes: number, most: number): Failure {
  return failure(
    'out-of-memory',
    `${name} would take ${gigabytes(bytes)}; a buffer of this device holds ${gigabytes(most)}.`,
  );
}

/** Why an adapter cannot hold a kernel of this size, or undefined. Computes from the sizes alone: nothing is allocated. */
export function sizeFailure(spec: KernelSpec, card: AdapterCard): Failure | undefined {
  const { buffers, rows } = extentOf(spec);
  const [largest] = Object.entries(buffers).toSorted(([, a], [, b]) => b - a);
  if (largest !== undefined && largest[1] > card.bindingBytes)
    return tooLarge(largest[0], largest[1], card.bindingBytes);
  if (rows <= MOST_WORKGROUPS) return undefined;
  const message = `${spec.kernel} at batch ${spec.batch} needs ${rows} rows of workgroups; a device starts ${MOST_WORKGROUPS}.`;
  return { ...failure('unsupported', message), advice: 'Choose a smaller batch.' };
}
