import { type CostedModel, parameters } from '../../core/cost';
import { formatBytes, formatCount, formatQuantity } from '../../core/quantity';
import type { PricedHardware } from '../../core/spec';
import { catalogUri, isWhole, type Workspace } from '../workspace';
import { priceWords } from './price-words';

/** Name and key figures of a bundled file, in words. */
interface CatalogFigures {
  readonly name: string;
  readonly figures: string;
}

function modelFigures(model: CostedModel): string {
  const { total, active } = parameters(model);
  const designs = [...new Set(Object.values(model.spec.attention).map(({ type }) => type))].join(', ');
  return `${formatCount(total)} parameters, ${formatCount(active)} active, ${model.layers} layers, ${designs}`;
}

/** Memory, the peaks in FP8 and BF16, and the price of a card. */
function hardwareFigures({ pricing, compute, memory }: PricedHardware): string {
  const { capacity, bandwidth } = memory;
  const rates = (['fp8', 'bf16'] as const).flatMap((type) => {
    const rate = compute[type];
    return rate === undefined ? [] : [`${type} ${formatQuantity(rate, 'compute rate')}`];
  });
  return [
    `${formatBytes(capacity)} at ${formatQuantity(bandwidth, 'data rate')}`,
    ...rates,
    ...(pricing === undefined ? [] : [priceWords(pricing)]),
  ].join(', ');
}

/** Name and key figures of a bundled file by its id. */
export function catalogFigures(id: string, workspace: Workspace): CatalogFigures | undefined {
  const file = workspace.file(catalogUri(id) ?? '');
  if (isWhole(file, 'hardware'))
    return { name: file.spec.name, figures: hardwareFigures(workspace.pricing.of(file.spec)) };
  const costed = isWhole(file, 'model') ? workspace.costedModel(file.spec) : undefined;
  return costed?.ok === true
    ? { name: costed.model.spec.name, figures: modelFigures(costed.model) }
    : undefined;
}
