import { type CostedModel, parameters } from '../../../core/cost';
import { listOf, mapOf } from '../../../core/data';
import { formatCount } from '../../../core/quantity';
import type { Half } from '../../../core/spec';
import { keyText, locate, type Placed, type Range } from '../../../yaml/parse';
import { plain } from '../../present/markdown';
import type { SourceFile } from '../../workspace';
import { designSize, layerSize } from './design-sizes';
import { afterValue, type Hint, type HintContext, type Part, tooltipOf } from './hint';

/** The number of parameters, and the number used per token if that is smaller. */
function amount(total: number, active: number): string {
  const all = `${formatCount(total)} parameters`;
  return active < total ? `${all}, ${formatCount(active)} active` : all;
}

/** The value of a key of the file, unless it is written elsewhere. */
function placedAt(file: SourceFile, key: string): Placed | undefined {
  const found = locate(file.parsed, [key]);
  if (found?.node === undefined || found.value === undefined || found.via !== undefined) return undefined;
  return { node: found.node, offset: found.value.from - found.node.contentOffset };
}

/** The names of a map's entries within a range, so that long maps stay fast. */
function namesWithin(place: Placed | undefined, within: Range): readonly string[] {
  if (place?.node.kind !== 'map') return [];
  const { node, offset } = place;
  return node.entries.flatMap((entry, index) => {
    const start = offset + (node.offsets[index] ?? 0);
    return start + entry.length < within.from || start > within.to ? [] : [keyText(entry.key)];
  });
}

/** The parameters of one layer after each attention and FFN. */
function designHints(file: SourceFile<'model'>, model: CostedModel, half: Half, within: Range): Hint[] {
  return namesWithin(placedAt(file, half), within).flatMap((name) => {
    const size = designSize(model, half, name);
    const at = size && afterValue(file, [half, name]);
    if (size === undefined || at === undefined) return [];
    const { total, active, count } = size;
    const parts: Part[] = [
      { text: `${formatCount(total)} a layer` },
      { text: ` × ${count}`, to: { file, path: ['layers'] } },
    ];
    const all = `${formatCount(total * count)} in ${count} layers`;
    const tooltip = tooltipOf(file, `**${plain(name)}**: ${amount(total, active)} a layer, ${all}`);
    return [{ at, parts, tooltip }];
  });
}

/** The parameters after each run or pattern of layers. Skips items outside of the range. */
function layerHints(
  file: SourceFile<'model'>,
  model: CostedModel,
  place: Placed | undefined,
  data: unknown,
  within: Range,
): Hint[] {
  if (place?.node.kind !== 'seq') return [];
  const { node, offset } = place;
  return node.items.flatMap((item, index) => {
    const start = offset + (node.offsets[index] ?? 0);
    if (!item.node || start + item.length < within.from || start > within.to) return [];
    const layer = listOf(data)[index];
    const inner = patternOf({ node: item.node, offset: start + item.nodeOffset });
    const nested = inner === undefined ? [] : layerHints(file, model, inner, mapOf(layer).of, within);
    const size = layerSize(model, layer);
    if (size === undefined) return nested;
    const from = start + item.nodeOffset + item.node.contentOffset;
    const written = file.text.slice(from, start + item.length);
    const line = /^.*?(?=\s*(?:\s#.*)?(?:[\r\n]|$))/.exec(written)?.[0] ?? '';
    const { layers, total, active } = size;
    const hint: Hint = {
      at: from + (written.includes('\n') ? line.length : written.trimEnd().length),
      parts: [{ text: formatCount(total), to: linkOf(file, layer) }, { text: ' parameters' }],
      tooltip: tooltipOf(
        file,
        `**${layers} ${layers === 1 ? 'layer' : 'layers'}**: ${amount(total, active)}`,
      ),
    };
    return [hint, ...nested];
  });
}

/** The list of a pattern's layers. */
function patternOf({ node, offset }: Placed): Placed | undefined {
  if (node.kind !== 'map') return undefined;
  const index = node.entries.findIndex(({ key }) => key.kind === 'scalar' && key.value === 'of');
  const entry = node.entries[index];
  return (
    entry?.value && { node: entry.value, offset: offset + (node.offsets[index] ?? 0) + entry.valueOffset }
  );
}

/** The link to the layer's FFN, which has most of its parameters. */
function linkOf(file: SourceFile, layer: unknown) {
  const { ffn } = mapOf(layer);
  return { file, path: typeof ffn === 'string' ? ['ffn', ffn] : ['ffn'] };
}

/** The parameters of a model: of each design, each run and pattern of layers, and in total. */
export function parameterHints(
  file: SourceFile<'model'>,
  { workspace }: HintContext,
  within: Range,
): readonly Hint[] {
  const costed = file.spec && workspace.costedModel(file.spec);
  if (costed?.ok !== true) return [];
  const { model } = costed;
  return [
    ...designHints(file, model, 'attention', within),
    ...designHints(file, model, 'ffn', within),
    ...totalHint(file, model),
    ...layerHints(file, model, placedAt(file, 'layers'), mapOf(file.data).layers, within),
  ];
}

/** The parameters of the whole model after `layers`. */
function totalHint(file: SourceFile<'model'>, model: CostedModel): readonly Hint[] {
  const at = afterValue(file, ['layers']);
  const { total, active } = parameters(model);
  if (at === undefined) return [];
  return [
    {
      at,
      parts: [{ text: `${model.layers} layers, ${amount(total, active)}` }],
      tooltip: tooltipOf(
        file,
        `**${plain(model.spec.name)}**: ${amount(total, active)}, embedding and LM head included; no norms, biases, vision or MTP.`,
      ),
    },
  ];
}
