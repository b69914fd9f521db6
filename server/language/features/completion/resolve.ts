import { type CompletionItem, MarkupKind } from 'vscode-languageserver-types';
import { type CostedModel, parameters } from '../../../core/cost';
import { formatCount, formatQuantity } from '../../../core/quantity';
import type { HardwareSpec } from '../../../core/spec';
import { catalogUri, type Workspace } from '../../workspace';

function modelFigures(model: CostedModel): string {
  const { total, active } = parameters(model);
  const designs = [...new Set(Object.values(model.spec.attention).map(({ type }) => type))].join(', ');
  return `${formatCount(total)} parameters, ${formatCount(active)} active, ${model.layers} layers, ${designs}`;
}

function hardwareFigures({ price, compute, memory }: HardwareSpec): string {
  const rates = Object.entries(compute).flatMap(([type, rate]) =>
    rate === undefined ? [] : [`${type} ${formatQuantity(rate, 'compute rate')}`],
  );
  const { capacity, bandwidth } = memory;
  return [
    ...(price === undefined ? [] : [formatQuantity(price, 'price')]),
    ...rates.slice(0, 2),
    `${formatQuantity(capacity, 'data')} at ${formatQuantity(bandwidth, 'data rate')}`,
  ].join(', ');
}

/** Name and key figures of a bundled file. */
function catalogFigures(id: string, workspace: Workspace): { name: string; figures: string } | undefined {
  const file = workspace.file(catalogUri(id) ?? '');
  if (file?.spec === undefined) return undefined;
  if (file.kind === 'hardware') {
    const spec = file.spec as HardwareSpec;
    return { name: spec.name, figures: hardwareFigures(spec) };
  }
  const costed = file.kind === 'model' ? workspace.costedModel(file.spec as CostedModel['spec']) : undefined;
  return costed?.ok === true
    ? { name: costed.model.spec.name, figures: modelFigures(costed.model) }
    : undefined;
}

/** Completes an item that the editor shows: the name and the figures of a bundled file. */
export function resolveCompletion(item: CompletionItem, workspace: Workspace): CompletionItem {
  const data: unknown = item.data;
  const id = typeof data === 'object' && data !== null && 'catalogId' in data ? data.catalogId : undefined;
  const found = typeof id === 'string' ? catalogFigures(id, workspace) : undefined;
  if (found === undefined) return item;
  return {
    ...item,
    detail: found.name,
    documentation: { kind: MarkupKind.Markdown, value: `**${found.name}**\n\n${found.figures}` },
  };
}
