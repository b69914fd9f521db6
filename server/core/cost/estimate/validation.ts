import type { Engine } from './card';
import type { Layout } from './layout';
import validated from './validated.json';

/** How a model's work is laid out, as far as errors differ by it. */
type LayoutKind = 'one card' | 'tensor parallel' | 'tensor and expert parallel' | 'data parallel' | 'afd';

/** How well estimates of a kind are known to hold. */
export interface Validation {
  /** Public runs like this one that the estimate was compared with. */
  readonly runs: number;
  /** Median of |estimate / measured − 1| over them; null where there are none. */
  readonly medianError: number | null;
  /** What they have in common with this one. */
  readonly like: string;
}

/** The kind of a layout. */
function layoutKind({ shared, attention, ffn }: Layout): LayoutKind {
  if (!shared) return 'afd';
  if (attention.degrees.data > 1) return 'data parallel';
  if (attention.cards === 1) return 'one card';
  return ffn.degrees.expert > 1 ? 'tensor and expert parallel' : 'tensor parallel';
}

/** Estimates against public runs, by kind; a test writes it from the runs. */
interface ValidatedGroup {
  readonly engine: string;
  /** Name of the card; absent for all cards together. */
  readonly hardware?: string;
  readonly layout: string;
  readonly runs: number;
  /** Median of |estimate / measured − 1|. */
  readonly medianError: number;
}

const VALIDATED: readonly ValidatedGroup[] = validated;

/** The runs that a group stands on are few below this. */
const ENOUGH = 3;

/**
 * The runs like this one: of the same engine, card and layout where there are some, else of the same layout on any card, else
 * none. Without an engine's name the estimate of a typical engine was compared with runs of all engines.
 */
export function validationOf(layout: Layout): Validation {
  const kind = layoutKind(layout);
  if (layout.engine === 'none') return { runs: 0, medianError: null, like: 'no engine is modelled' };
  const { name } = layout.attention.hardware;
  const engine = nameOf(layout.engine);
  const same = VALIDATED.find(
    (group) => group.engine === engine && group.layout === kind && group.hardware === name,
  );
  if (same !== undefined && same.runs >= ENOUGH) return validatedBy(same, `${name}, ${kind}`);
  const wider = VALIDATED.find(
    (group) => group.engine === engine && group.layout === kind && group.hardware === undefined,
  );
  if (wider !== undefined && wider.runs >= ENOUGH) return validatedBy(wider, `${kind} on other cards`);
  return { runs: 0, medianError: null, like: 'nothing like this was measured' };
}

function validatedBy({ runs, medianError }: ValidatedGroup, like: string): Validation {
  return { runs, medianError, like };
}

function nameOf(engine: Exclude<Engine, 'none'>): string {
  return engine ?? 'typical engine';
}
