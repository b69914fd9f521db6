import { formatCount, formatQuantity, formatUsd } from '../core/quantity';
import {
  type DeploymentFigures,
  type Edit,
  type Figured,
  type FileChange,
  fileName,
  formatRate,
  fromTo,
  type ModelFigures,
} from '../language';

/** A change in cells of text, the same for a terminal and for Markdown. */
export interface DiffRow {
  readonly name: string;
  /** One for each figure; a word where there are none. */
  readonly cells: readonly string[];
  /** What was edited, and what the change means. */
  readonly notes: readonly string[];
}

type Column<Figures> = readonly [
  head: string,
  of: (figures: Figures) => number | null,
  format: (value: number) => string,
];

export const DEPLOYMENT_COLUMNS: readonly Column<DeploymentFigures>[] = [
  ['USD per 1M tokens', (figures) => figures.usdPerMillionTokens, formatUsd],
  ['TPOT', (figures) => figures.tpot, (seconds) => formatQuantity(seconds, 'time')],
  ['tokens/s', (figures) => figures.tokensPerSecond, formatRate],
];

const flops = (amount: number): string => formatQuantity(amount, 'arithmetic');

export const MODEL_COLUMNS: readonly Column<ModelFigures>[] = [
  ['parameters', (figures) => figures.parameters, formatCount],
  ['active', (figures) => figures.activeParameters, formatCount],
  ['KV / state', (figures) => figures.stateBytes, (bytes) => formatQuantity(bytes, 'data')],
  ['attention', (figures) => figures.attentionFlops, flops],
  ['linear', (figures) => figures.linearFlops, flops],
  ['FFN', (figures) => figures.ffnFlops, flops],
];

/** Edits that are told of a file; the rest is counted. */
const MOST_EDITS = 3;

function editWords(edits: readonly Edit[]): readonly string[] {
  const told = edits
    .slice(0, MOST_EDITS)
    .map(
      ({ uri, path, before, after }) => `${fileName(uri)} ${path}: ${before ?? 'none'} → ${after ?? 'none'}`,
    );
  return edits.length > MOST_EDITS ? [...told, `${edits.length - MOST_EDITS} more edits`] : told;
}

function stateWords<Figures>(change: FileChange<Figures>): readonly string[] {
  const without = (figured: Figured<Figures> | undefined, when: string): string[] =>
    figured?.ok === false ? [`${when}: ${figured.reason}`] : [];
  return [
    ...(change.state === 'added' || change.state === 'removed' ? [change.state] : []),
    ...(change.from === undefined ? [] : [`was ${fileName(change.from)}`]),
    ...without(change.before, 'before, no figures'),
    ...without(change.after, 'no figures'),
  ];
}

function fitWords({ before, after }: FileChange<DeploymentFigures>): readonly string[] {
  if (before?.ok !== true || after?.ok !== true) return [];
  const [then, now] = [before.figures, after.figures];
  return [
    ...(then.binding === now.binding ? [] : [`binding: ${then.binding} → ${now.binding}`]),
    ...(then.fitsMemory && !now.fitsMemory ? ['no longer fits its memory'] : []),
    ...(!then.fitsMemory && now.fitsMemory ? ['fits its memory now'] : []),
    ...(then.meetsTarget === true && now.meetsTarget === false ? ['misses its target'] : []),
    ...(then.meetsTarget === false && now.meetsTarget === true ? ['meets its target now'] : []),
  ];
}

function cellsOf<Figures>(change: FileChange<Figures>, columns: readonly Column<Figures>[]): string[] {
  const [then, now] = [change.before, change.after].map((side) => (side?.ok ? side.figures : undefined));
  return columns.map(([, of, format]) => {
    if (then !== undefined && now !== undefined) return fromTo(of(then), of(now), format);
    const only = then ?? now;
    const value = only === undefined ? null : of(only);
    return value === null ? '–' : format(value);
  });
}

/** The row of a deployment that changed. */
export function deploymentRow(change: FileChange<DeploymentFigures>): DiffRow {
  const notes = [...stateWords(change), ...fitWords(change), ...editWords(change.edits)];
  return { name: change.name, cells: cellsOf(change, DEPLOYMENT_COLUMNS), notes };
}

/** The row of a model that changed. */
export function modelRow(change: FileChange<ModelFigures>): DiffRow {
  return {
    name: change.name,
    cells: cellsOf(change, MODEL_COLUMNS),
    notes: [...stateWords(change), ...editWords(change.edits)],
  };
}
