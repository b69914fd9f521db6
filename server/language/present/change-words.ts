import { formatBytes, formatCount, formatFlops, formatShare } from '../../core/quantity';
import { type EstimateFigures, type ModelSummary, riseOf } from '../../core/summary';

/** A figure of a row: its name, its value, and its format. */
export type Figure<Figures> = readonly [
  name: string,
  of: (figures: Figures) => number | null,
  format: (value: number) => string,
];

/** The compared figures of a model. */
export const MODEL_FIGURES: readonly Figure<ModelSummary>[] = [
  ['parameters', (figures) => figures.parameters, formatCount],
  ['active', (figures) => figures.activeParameters, formatCount],
  ['KV / state', (figures) => figures.stateBytes, formatBytes],
  ['attention', (figures) => figures.attentionFlops, formatFlops],
  ['linear', (figures) => figures.linearFlops, formatFlops],
  ['FFN', (figures) => figures.ffnFlops, formatFlops],
];

/** A change in words: `+11.3%`; empty if there is none. */
export function signedPercent(rise: number | undefined): string {
  if (rise === undefined || Math.abs(rise) <= 1e-12) return '';
  const sign = rise < 0 ? '-' : '+';
  const size = Math.abs(rise);
  if (size < 0.0005) return `${sign}<0.1%`;
  return `${sign}${size < 1 ? `${(size * 100).toFixed(1)}%` : formatShare(size)}`;
}

/** `0.0550 → 0.0612 (+11.3%)`; only the figure itself if it did not change. */
export function fromTo(
  before: number | null | undefined,
  after: number | null | undefined,
  format: (value: number) => string,
): string {
  const [then, now] = [before, after].map((value) => (value == null ? '–' : format(value)));
  const percent = signedPercent(riseOf(before, after));
  const change = then === now ? `${now}` : `${then} → ${now}`;
  return percent === '' ? change : `${change} (${percent})`;
}

/** What a change means for the limiting resource, the memory and the target of a deployment. */
export function meaningOf(before: EstimateFigures, after: EstimateFigures): readonly string[] {
  return [
    ...(before.binding === after.binding ? [] : [`binding: ${before.binding} → ${after.binding}`]),
    ...(before.fitsMemory && !after.fitsMemory ? ['no longer fits its memory'] : []),
    ...(!before.fitsMemory && after.fitsMemory ? ['fits its memory now'] : []),
    ...(before.meetsTarget === true && after.meetsTarget === false ? ['misses its target'] : []),
    ...(before.meetsTarget === false && after.meetsTarget === true ? ['meets its target now'] : []),
  ];
}
