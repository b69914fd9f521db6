import * as z from 'zod/mini';
import { PAPER_CARDS } from '../../server/core/summary/paper';
import { fileName } from '../../server/core/text/file-name';
import type { Control } from '../dom/controls';
import { distinct } from './best-pair';
import type { Study, StudyCard, StudyModel } from './study';

/** Which models and cards a panel draws, and how work is counted. */
export const sourceOptions = {
  source: z.catch(z.enum(['workspace', 'catalog', 'paper']), 'workspace'),
};
export type Source = 'workspace' | 'catalog' | 'paper';

const isOfPaper = ({ file }: StudyCard): boolean =>
  PAPER_CARDS.some((id) => fileName(file.uri).startsWith(`${id}.`));

/** The control of the source; `figure` is the figure of the paper that the panel reproduces. */
export function sourceControl(source: Source, figure: string): Control {
  return {
    kind: 'choice',
    id: 'source',
    label: 'Show',
    value: source,
    options: [
      { value: 'workspace', label: 'this workspace' },
      { value: 'catalog', label: 'the bundled catalog' },
      { value: 'paper', label: `the paper’s ${figure}` },
    ],
  };
}

export function readSource(value: unknown): Source {
  return value === 'catalog' || value === 'paper' ? value : 'workspace';
}

/** The models and cards of a source; empty while the catalog is loading. */
export function chosen(
  { models, cards, catalog }: Study,
  source: Source,
): { readonly models: readonly StudyModel[]; readonly cards: readonly StudyCard[] } {
  if (source === 'workspace') return { models, cards: distinct(cards) };
  const { models: bundled, cards: all } = catalog ?? { models: [], cards: [] };
  return source === 'catalog'
    ? { models: bundled, cards: all }
    : { models: bundled, cards: all.filter(isOfPaper) };
}

/** The way of counting for a source. */
export function countingOf(source: Source): 'exact' | 'step3-paper' {
  return source === 'paper' ? 'step3-paper' : 'exact';
}
