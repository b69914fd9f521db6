/**
 * The resources that micro-batches occupy. With a pool for each half: the cards of attention and of the FFN, the
 * links between them (`dispatch`, `combine`), and those among the cards of each (`attention scale-up`,
 * `scale-up`). On shared cards: the cards, and the links among them.
 */
export type Resource =
  | 'attention'
  | 'attention scale-up'
  | 'dispatch'
  | 'ffn'
  | 'scale-up'
  | 'combine'
  | 'cards'
  | 'scale-out';

/** The name of the latency bound: one micro-batch that passes every stage without waiting. */
export const ROUND_TRIP = 'round trip';

/** What can limit a step. */
export type TermName = Resource | typeof ROUND_TRIP;

/**
 * Why a resource is idle: the micro-batch that it waits for is at another resource, on a network hop, or at an LM
 * head.
 */
export type IdleCause = Resource | 'hop' | 'head';
