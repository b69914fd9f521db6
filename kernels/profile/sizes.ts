import {
  type KvFormat,
  type MeasuredKernel,
  type MeasuredKernelName,
  measuredKernelNames,
  measuredKernels,
  usualSizes,
} from '../../server/core/profile';
import { type AdapterCard, canRun } from '../device/card';
import { definitionOf, type KernelSpec } from '../registry/registry';
import { sizeFailure } from '../run/size-limits';

/** The kernels and sizes to measure. */
export interface Sizes {
  /** Default: all. */
  readonly kernels?: readonly MeasuredKernelName[];
  /** Sequences or tokens per run; default: the usual ones of the kernel. */
  readonly batches?: readonly number[];
  /** Tokens of context; default: the usual ones, reduced to what a buffer can hold. */
  readonly contexts?: readonly number[];
  readonly kv?: readonly KvFormat[];
  /** `best` measures the fastest variant that the adapter can run, `all` every variant. */
  readonly variants?: 'best' | 'all';
}

const usualOf = (card: AdapterCard) => usualSizes[card.software ? 'software' : 'hardware'];

function batchesOf({ rows }: MeasuredKernel, { batches }: Sizes, card: AdapterCard): readonly number[] {
  const usual = usualOf(card).batches;
  if (rows === undefined) return batches ?? usual;
  const wanted = batches ?? (card.software ? usual : rows.usual);
  return [...new Set(wanted.map((batch) => Math.min(batch, rows.most)))];
}

/** Kernels read whole tiles, so a cache is slightly larger than its tokens. */
const SPARE = 0.99;

/** A context, halved until the cache fits into a buffer of the adapter; undefined if it never does. */
function fitting(
  name: MeasuredKernelName,
  batch: number,
  context: number,
  card: AdapterCard,
): number | undefined {
  const spec = definitionOf(name).at({ batch, context, kv: 'f16' }, 'portable', card.software);
  const fits = sizeFailure(spec, { ...card, bindingBytes: card.bindingBytes * SPARE }) === undefined;
  if (fits) return context;
  return context === 1 ? undefined : fitting(name, batch, Math.floor(context / 2), card);
}

/** The requested contexts, or else the usual ones that fit the adapter. */
function contextsOf(
  name: MeasuredKernelName,
  batch: number,
  { contexts }: Sizes,
  card: AdapterCard,
): readonly number[] {
  if (!measuredKernels[name].cached) return [0];
  if (contexts !== undefined) return contexts;
  return [
    ...new Set(usualOf(card).contexts.map((context) => fitting(name, batch, context, card) ?? context)),
  ];
}

/** Every kernel at every size in the requested variants. */
export function specsOf(options: Sizes, card: AdapterCard): readonly KernelSpec[] {
  return (options.kernels ?? measuredKernelNames).flatMap((name) => {
    const definition = definitionOf(name);
    const able = definition.variants.filter((variant) => canRun(variant, card));
    const variants = options.variants === 'all' ? able : able.slice(0, 1);
    const formats = (measuredKernels[name].cached && options.kv) || (['f16'] as const);
    return batchesOf(measuredKernels[name], options, card).flatMap((batch) =>
      contextsOf(name, batch, options, card).flatMap((context) =>
        formats.flatMap((kv) =>
          variants.map((variant) => definition.at({ batch, context, kv }, variant, card.software)),
        ),
      ),
    );
  });
}

/** The display name of a kernel at one size. */
export function nameOf(spec: KernelSpec): string {
  const context = 'context' in spec ? ` context ${spec.context} ${spec.kv}` : '';
  return `${spec.kernel} ${spec.variant} batch ${spec.batch}${context}`;
}
