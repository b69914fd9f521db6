import { lowerBounds, type Pipeline, ROUND_TRIP, type Term, type TermName } from '../../pipeline';

/** What a step's time comes from: its lower bounds, each with the LM heads, which add to all of them. */
export interface Binding {
  /** The largest: a resource of the pipeline, or the way of one micro-batch through all layers. */
  readonly name: TermName;
  /** Seconds of a step that it would take by itself. */
  readonly seconds: number;
  /** The runner-up: what would bind next. */
  readonly next: BindingTerm;
  /** By how much the binding term exceeds the next, as a share of it: what there is to gain by improving it alone. */
  readonly margin: number;
  /** Seconds of a step beyond the binding term: layers or phases of unequal length that make each other wait. */
  readonly stall: number;
  /** Every term, largest first. */
  readonly terms: readonly BindingTerm[];
}

type BindingTerm = Term;

/**
 * Compares the lower bounds of a step.
 * @param step seconds of the steady step, without pipeline parallelism's stretch and handover
 */
export function binding(pipeline: Pipeline, step: number): Binding {
  const heads = pipeline.microBatches * pipeline.head.seconds;
  const terms = lowerBounds(pipeline)
    .map(({ name, seconds }) => ({ name, seconds: seconds + heads }))
    .sort((one, other) => other.seconds - one.seconds);
  const [first = { name: ROUND_TRIP, seconds: step }, next = first] = terms;
  return {
    name: first.name,
    seconds: first.seconds,
    next,
    margin: first.seconds > 0 ? (first.seconds - next.seconds) / first.seconds : 0,
    stall: Math.max(0, step - first.seconds),
    terms,
  };
}
