import type { Resource } from './resource';

/** A stay of a micro-batch at a resource. */
export interface Visit {
  /** Index into the pipeline's resources. */
  readonly resource: number;
  /** Seconds for which it occupies the resource; more than 0. */
  readonly seconds: number;
  /** Seconds of the network hop that follows, during which it occupies nothing. */
  readonly delay: number;
}

/** A passage in which a micro-batch visits each resource at most once. */
type Phase = readonly Visit[];

/**
 * The resource use of one layer of a kind. With attention and FFN on separate cards a layer is one phase; on
 * shared cards it is two, attention and FFN, because the cards are visited twice.
 */
export interface LayerStages {
  /** The name of the kind of layer; several kinds may share one. */
  readonly kind: string;
  readonly phases: readonly Phase[];
}

/** The layers of a step in order: runs of one kind (an index into the kinds), and repeated patterns. */
export type SequenceNode =
  | { readonly kind: number; readonly count: number }
  | { readonly repeat: number; readonly of: readonly SequenceNode[] };

/**
 * A decode step: micro-batches pass the layers in turn, and each resource serves them in the fixed order (step,
 * layer, phase, micro-batch).
 */
export interface Pipeline {
  readonly resources: readonly Resource[];
  readonly kinds: readonly LayerStages[];
  readonly sequence: readonly SequenceNode[];
  /** Number of micro-batches in flight. */
  readonly microBatches: number;
  /**
   * The LM head of one micro-batch and its resource. Everything else is idle while it runs: sampling involves the
   * host, so the head is counted in full and does not overlap with anything.
   */
  readonly head: { readonly resource: number; readonly seconds: number };
  /** Pipeline parallelism: the factor by which the fullest group of layers lengthens a step; 1 without. */
  readonly stretch: number;
  /** Pipeline parallelism: seconds per step for passing tokens between groups; 0 without. */
  readonly handover: number;
  /** Seconds between two steps in which nothing decodes: the host, and prefill on the same cards; none where absent. */
  readonly pause?: number;
}

/** Seconds of a steady step whose layers take `layers` seconds. */
export function stepSeconds(pipeline: Pipeline, layers: number): number {
  return pipeline.stretch * (layers + pipeline.microBatches * pipeline.head.seconds) + betweenSteps(pipeline);
}

/** Seconds of a step that lie outside its layers and heads. */
export function betweenSteps({ handover, pause = 0 }: Pipeline): number {
  return handover + pause;
}

/** The number of layers of an unrolled sequence. */
export function sequenceLength(nodes: readonly SequenceNode[]): number {
  return nodes.reduce(
    (sum, node) => sum + ('of' in node ? node.repeat * sequenceLength(node.of) : node.count),
    0,
  );
}
