import type { AdapterCard } from '../device/card';
import type { KernelSpec, KvFormat } from '../spec';
import { attentionDesigns, type KernelName, kernelNames, specOf } from './designs';
import { variantsFor } from './variants';

/** Which kernels to measure, and at which sizes. */
export interface Sizes {
  /** All, unless said. */
  readonly kernels?: readonly KernelName[];
  /** Sequences or tokens at once; 64 unless said, 2 on software adapters. */
  readonly batches?: readonly number[];
  /** Tokens of context; 4096 unless said, 256 on software adapters. */
  readonly contexts?: readonly number[];
  readonly kv?: readonly KvFormat[];
  /** `best` measures the fastest variant that the adapter can run, `all` every one. */
  readonly variants?: 'best' | 'all';
}

/** The vector kernel for projections takes few rows. */
const MOST_VECTOR_ROWS = 8;

/** Every kernel at every size in the wanted variants. */
export function specsOf(options: Sizes, card: AdapterCard): readonly KernelSpec[] {
  const { software } = card;
  const batches = options.batches ?? [software ? 2 : 64];
  const contexts = options.contexts ?? [software ? 256 : 4096];
  return (options.kernels ?? kernelNames).flatMap((name) => {
    const attention = name in attentionDesigns;
    const design =
      name === 'mfa' || name === 'gqa' || name === 'mla' || name === 'mha'
        ? attentionDesigns[name]
        : undefined;
    const group = design === undefined ? Number.POSITIVE_INFINITY : design.heads / design.kvHeads;
    const offered = variantsFor(name, group, card);
    const variants = options.variants === 'all' ? offered : offered.slice(0, 1);
    const rows =
      name === 'gemv' ? [...new Set(batches.map((batch) => Math.min(batch, MOST_VECTOR_ROWS)))] : batches;
    return rows.flatMap((batch) =>
      (attention ? contexts : [0]).flatMap((context) =>
        (attention ? (options.kv ?? (['f16'] as const)) : (['f16'] as const)).flatMap((kv) =>
          variants.map((variant) => specOf(name, { batch, context, kv, software }, variant)),
        ),
      ),
    );
  });
}

/** A kernel at one size in words, for progress and failures. */
export function nameOf(spec: KernelSpec): string {
  const context = 'context' in spec ? ` context ${spec.context} ${spec.kv}` : '';
  return `${spec.kernel} ${spec.variant} batch ${spec.batch}${context}`;
}
