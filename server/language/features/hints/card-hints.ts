import { formatQuantity, formatUsd } from '../../../core/quantity';
import type { PricedHardware } from '../../../core/spec';
import { usdPerPflopHour } from '../../../core/summary';
import { perByte } from '../../present/figures';
import { plain } from '../../present/markdown';
import { pricePath } from '../../present/price-words';
import type { SourceFile } from '../../workspace';
import { afterValue, type Hint, type HintContext, tooltipOf } from './hint';

/** The ridge point after the peaks of a card, and after its price the cost of its fastest format. */
export function cardHints(file: SourceFile<'hardware'>, { workspace }: HintContext): readonly Hint[] {
  if (file.spec === undefined) return [];
  const spec = workspace.pricing.of(file.spec);
  const { bandwidth } = spec.memory;
  const rates = Object.entries(spec.compute).filter(
    (entry): entry is [string, number] => entry[1] !== undefined,
  );
  const roofs = rates.flatMap(([type, rate]): readonly Hint[] => {
    const at = afterValue(file, ['compute', type]);
    const roof = perByte(rate / bandwidth);
    if (at === undefined) return [];
    const peak = `${formatQuantity(rate, 'compute rate')} over ${formatQuantity(bandwidth, 'data rate')}`;
    const cost = spec.price === undefined ? undefined : formatUsd(usdPerPflopHour(spec.price, rate));
    return [
      {
        at,
        parts: [{ text: `${roof} FLOP/B`, to: { file, path: ['memory', 'bandwidth'] } }],
        tooltip: tooltipOf(
          file,
          `**Ridge point ${roof} FLOP/B**: ${peak}. Work in ${plain(type)} with fewer FLOPs for each byte that it reads is bound by memory on this card.`,
          cost && `${cost} USD per PFLOP/s·h`,
        ),
      },
    ];
  });
  return [...roofs, ...priceHints(file, spec, rates)];
}

function priceHints(
  file: SourceFile<'hardware'>,
  { price, pricing }: PricedHardware,
  rates: readonly (readonly [string, number])[],
): readonly Hint[] {
  const path = pricePath(pricing?.basis);
  const at = afterValue(file, [...path, 'value']) ?? afterValue(file, path);
  const [fastest] = rates.toSorted(([, one], [, other]) => other - one);
  if (at === undefined || price === undefined || fastest === undefined) return [];
  const [type, rate] = fastest;
  const cost = formatUsd(usdPerPflopHour(price, rate));
  return [
    {
      at,
      parts: [
        { text: `${cost} USD per PFLOP/s·h`, to: { file, path: ['compute', type] } },
        { text: ` (${type})` },
      ],
      tooltip: tooltipOf(
        file,
        `**${cost} USD** for an hour of 1 PFLOP/s in ${plain(type)}, at the peak of ${formatQuantity(rate, 'compute rate')}.`,
      ),
    },
  ];
}
