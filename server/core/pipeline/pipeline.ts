import type { Resource } from './resource';

/** One stay of a micro-batch at a resource. */
export interface Visit {
  /** Index into the pipeline's resources. */
  readonly resource: number;
  /** Seconds for which it occupies the resource; more than 0. */
  readonly seconds: number;
  /** Seconds for which it then is on its way and occupies nothing (a network hop). */
  readonly delay: number;
}

/** A passage during which a micro-batch visits each resource at most once. */
type Phase = readonly Visit[];

/**
 * What one layer of a kind asks of the resources. With attention and FFN on separate cards a layer is one phase; where
 * they share cards it is two, attention and FFN, since the cards are visited twice.
 */
export interface LayerStages {
  /** The kind of layer in words; several may have the same. */
  readonly kind: string;
  readonly phases: readonly Phase[];
}

/** The layers of a step in their order: runs of one kind (an index into the kinds), and patterns that repeat. */
export type SequenceNode =
  | { readonly kind: number; readonly count: number }
  | { readonly repeat: number; readonly of: readonly SequenceNode[] };

/**
 * A decode step as micro-batches that pass the layers in turn, each resource serving in the fixed order (step, layer,
 * phase, micro-batch).
 */
export interface Pipeline {
  readonly resources: readonly Resource[];
  readonly kinds: readonly LayerStages[];
  readonly sequence: readonly SequenceNode[];
  /** Micro-batches in flight together. */
  readonly microBatches: number;
  /**
   * The LM head of one micro-batch and the resource it runs on. While it runs, everything else stands still: sampling is
   * where the host takes part, so the head is counted in full and hides behind nothing.
   */
  readonly head: { readonly resource: number; readonly seconds: number };
  /** Pipeline parallelism: how much longer the fullest group of layers makes a step; 1 without. */
  readonly stretch: number;
  /** Pipeline parallelism: seconds a step spends on passing tokens from group to group; 0 without. */
  readonly handover: number;
  /** Seconds between two steps in which nothing decodes: the host, and prefill on the same cards; none where absent. */
  readonly pause?: number;
}

/** Seconds of a step whose layers take `layers` seconds once the pipeline is steady. */
export function stepSeconds(pipeline: Pipeline, layers: number): number {
  return pipeline.stretch * (layers + pipeline.microBatches * pipeline.head.seconds) + betweenSteps(pipeline);
}

/** Seconds of a step that lie outside its layers and heads. */
export function betweenSteps({ handover, pause = 0 }: Pipeline): number {
  return handover + pause;
}

/** How many layers a sequence unrolls to. */
export function sequenceLength(nodes: readonly SequenceNode[]): number {
  return nodes.reduce(
    (sum, node) => sum + ('of' in node ? node.repeat * sequenceLength(node.of) : node.count),
    0,
  );
}
