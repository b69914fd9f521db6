import { formatNumber, formatTime, formatUsd } from '../core/quantity';
import type { EstimateFigures, ModelSummary } from '../core/summary';
import { type Edit, type Figured, type FileChange, fileName } from '../language';
import { type Figure, fromTo, MODEL_FIGURES, meaningOf } from '../language/present/change-words';

/** A change as table cells, for both terminal and Markdown. */
export interface DiffRow {
  readonly name: string;
  /** One cell per figure; a word if there are none. */
  readonly cells: readonly string[];
  /** The edits, and what the change means. */
  readonly notes: readonly string[];
}

/** The compared figures of a deployment. */
export const DEPLOYMENT_FIGURES: readonly Figure<EstimateFigures>[] = [
  ['USD per 1M tokens', (figures) => figures.usdPerMillionTokens, formatUsd],
  ['TPOT', (figures) => figures.tpot, formatTime],
  ['tokens/s', (figures) => figures.tokensPerSecond, formatNumber],
];

/** The maximum number of edits to list; the rest is counted. */
const MOST_EDITS = 3;

function editWords(edits: readonly Edit[]): readonly string[] {
  const listed = edits
    .slice(0, MOST_EDITS)
    .map(
      ({ uri, path, before, after }) => `${fileName(uri)} ${path}: ${before ?? 'none'} → ${after ?? 'none'}`,
    );
  return edits.length > MOST_EDITS ? [...listed, `${edits.length - MOST_EDITS} more edits`] : listed;
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

function meaning({ before, after }: FileChange<EstimateFigures>): readonly string[] {
  return before?.ok && after?.ok ? meaningOf(before.figures, after.figures) : [];
}

function cellsOf<Figures>(change: FileChange<Figures>, columns: readonly Figure<Figures>[]): string[] {
  const [then, now] = [change.before, change.after].map((side) => (side?.ok ? side.figures : undefined));
  return columns.map(([, of, format]) => {
    if (then !== undefined && now !== undefined) return fromTo(of(then), of(now), format);
    const only = then ?? now;
    const value = only === undefined ? null : of(only);
    return value === null ? '–' : format(value);
  });
}

/** The row of a changed deployment. */
export function deploymentRow(change: FileChange<EstimateFigures>): DiffRow {
  const notes = [...stateWords(change), ...meaning(change), ...editWords(change.edits)];
  return { name: change.name, cells: cellsOf(change, DEPLOYMENT_FIGURES), notes };
}

/** The row of a changed model. */
export function modelRow(change: FileChange<ModelSummary>): DiffRow {
  return {
    name: change.name,
    cells: cellsOf(change, MODEL_FIGURES),
    notes: [...stateWords(change), ...editWords(change.edits)],
  };
}
