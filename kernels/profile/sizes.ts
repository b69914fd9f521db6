import type { AdapterCard } from '../device/card';
import { sizeFailure } from '../run/size-limits';
import type { KernelSpec, KvFormat } from '../spec';
import { attentionDesigns, type KernelName, kernelNames, specOf } from './designs';
import { variantsFor } from './variants';

/** Which kernels to measure, and at which sizes. */
export interface Sizes {
  /** All, unless said. */
  readonly kernels?: readonly KernelName[];
  /** Sequences or tokens at once; 16 and 64 unless said (1 and 8 for `gemv`), 2 on software adapters. */
  readonly batches?: readonly number[];
  /** Tokens of context; 1024 and 4096 unless said, fewer where a buffer holds less, 256 on software adapters. */
  readonly contexts?: readonly number[];
  readonly kv?: readonly KvFormat[];
  /** `best` measures the fastest variant that the adapter can run, `all` every one. */
  readonly variants?: 'best' | 'all';
}

/** The vector kernel for projections takes few rows. */
const MOST_VECTOR_ROWS = 8;

/** Two sizes of every kernel: with one there would be no error to report beside what is fitted to them. */
const HARDWARE_BATCHES = [16, 64];
const HARDWARE_VECTOR_ROWS = [1, MOST_VECTOR_ROWS];
const HARDWARE_CONTEXTS = [1024, 4096];
/** Software only shows that the kernels run. */
const SOFTWARE_BATCHES = [2];
const SOFTWARE_CONTEXTS = [256];

function batchesOf(name: KernelName, { batches }: Sizes, software: boolean): readonly number[] {
  const usual = name === 'gemv' ? HARDWARE_VECTOR_ROWS : HARDWARE_BATCHES;
  const wanted = batches ?? (software ? SOFTWARE_BATCHES : usual);
  return name === 'gemv' ? [...new Set(wanted.map((batch) => Math.min(batch, MOST_VECTOR_ROWS)))] : wanted;
}

/** Kernels read whole tiles, so that a cache is a little larger than its tokens. */
const SPARE = 0.99;

/** A context, halved until a buffer of the adapter holds the cache; undefined where none does. */
function fitting(name: KernelName, batch: number, context: number, card: AdapterCard): number | undefined {
  const spec = specOf(name, { batch, context, kv: 'f16', software: card.software }, 'portable');
  const fits = sizeFailure(spec, { ...card, bindingBytes: card.bindingBytes * SPARE }) === undefined;
  if (fits) return context;
  return context === 1 ? undefined : fitting(name, batch, Math.floor(context / 2), card);
}

/** The contexts that were asked for, else those of the usual ones that the adapter holds. */
function contextsOf(
  name: KernelName,
  batch: number,
  { contexts }: Sizes,
  card: AdapterCard,
): readonly number[] {
  if (contexts !== undefined) return contexts;
  const usual = card.software ? SOFTWARE_CONTEXTS : HARDWARE_CONTEXTS;
  return [...new Set(usual.map((context) => fitting(name, batch, context, card) ?? context))];
}

/** Every kernel at every size in the wanted variants. */
export function specsOf(options: Sizes, card: AdapterCard): readonly KernelSpec[] {
  const { software } = card;
  return (options.kernels ?? kernelNames).flatMap((name) => {
    const attention = name in attentionDesigns;
    const design =
      name === 'mfa' || name === 'gqa' || name === 'mla' || name === 'mha'
        ? attentionDesigns[name]
        : undefined;
    const group = design === undefined ? Number.POSITIVE_INFINITY : design.heads / design.kvHeads;
    const offered = variantsFor(name, group, card);
    const variants = options.variants === 'all' ? offered : offered.slice(0, 1);
    return batchesOf(name, options, software).flatMap((batch) =>
      (attention ? contextsOf(name, batch, options, card) : [0]).flatMap((context) =>
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
