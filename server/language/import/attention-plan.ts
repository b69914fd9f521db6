import { compressed } from './attention/compressed';
import { conv } from './attention/conv';
import { cross } from './attention/cross';
import { fullAttention, linearInPlace } from './attention/full';
import type { AttentionImporter, LayerContext } from './attention/importer';
import { linear } from './attention/linear';
import { mamba, parallel } from './attention/mamba';
import { sparseAttention } from './attention/sparse';
import { chunked, sliding } from './attention/windowed';
import type { Config } from './config';

/** The attentions other than the full one; where fields name a layer twice, the last holds. */
const IMPORTERS = {
  sliding,
  chunked,
  linear,
  mamba,
  conv,
  cross,
  parallel,
  compressed,
} as const satisfies Readonly<Record<string, AttentionImporter>>;

/** What a layer mixes tokens with. */
export type AttentionKind = 'full' | 'none' | 'linear-in-place' | keyof typeof IMPORTERS;

const KINDS = Object.keys(IMPORTERS) as readonly (keyof typeof IMPORTERS)[];

/** The kinds of attention by what lists of layer types call them. */
export const ATTENTION_NAMES: ReadonlyMap<string, AttentionKind> = new Map<string, AttentionKind>([
  ...['full_attention', 'attention', 'global', 'global_attention', 'full'].map(
    (name) => [name, 'full'] as const,
  ),
  ...KINDS.flatMap((kind) => IMPORTERS[kind].layerTypes.map((name) => [name, kind] as const)),
]);

/** The kind of each layer's attention, from fields that do not name every layer. */
export function attentionKinds(config: Config, layers: number): readonly AttentionKind[] {
  const found = KINDS.toReversed().map((kind) => ({ kind, has: IMPORTERS[kind].layers(config, layers) }));
  return Array.from({ length: layers }, (_, layer) => found.find(({ has }) => has?.(layer))?.kind ?? 'full');
}

/** Tells of the kinds whose fields are there while no layer has them. */
export function tellUnused(config: Config, kinds: ReadonlySet<AttentionKind>): void {
  for (const kind of KINDS) {
    const importer: AttentionImporter = IMPORTERS[kind];
    if (!kinds.has(kind)) importer.unused?.(config);
  }
}

/** Writes the attention of a layer; its name. */
export function writeAttention(
  kind: Exclude<AttentionKind, 'none'>,
  config: Config,
  context: LayerContext,
): string {
  if (kind === 'linear-in-place')
    return context.add('linear_layer', linearInPlace('a linear layer in its place'));
  const importer: AttentionImporter | undefined = kind === 'full' ? undefined : IMPORTERS[kind];
  if (importer !== undefined && importer.isFull?.(config) !== true)
    return context.add(kind, importer.design(config, context));
  const full = fullAttention(config, context);
  const name = context.add(full.type.value, full);
  const sparse = sparseAttention(config, name, context);
  return sparse === undefined ? name : context.add('sparse', sparse);
}
