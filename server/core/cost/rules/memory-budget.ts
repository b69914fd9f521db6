/** What a card can read in a layer's share of the attention stage. */
export interface AttentionBudget {
  /** Bytes that pass the memory in that time. */
  readonly bytes: number;
  /** What the projections' weights leave of them for the KV cache. */
  readonly stateBytes: number;
  /** Tokens of context, of all sequences together, whose KV cache that is. */
  readonly tokens: number;
}

/**
 * Tokens of context that a card's attention can serve within a layer's budget, by its memory bandwidth alone. In the
 * Step-3 paper's L20 example 864 GB/s and 272 us read 235 MB; 67 MB of weights leave 168 MB, 328K tokens of 512 bytes.
 * @param bandwidth memory bandwidth of the card
 * @param seconds the layer's budget
 * @param weightBytes projection weights of a layer on the card
 * @param stateBytesPerToken KV bytes of a layer per token of context
 */
export function attentionBudget(
  bandwidth: number,
  seconds: number,
  weightBytes: number,
  stateBytesPerToken: number,
): AttentionBudget {
  const bytes = bandwidth * seconds;
  const stateBytes = Math.max(0, bytes - weightBytes);
  return { bytes, stateBytes, tokens: stateBytes / stateBytesPerToken };
}

/** What an FFN server can read in a stage, and the servers that a model's FFN weights then need. */
export interface FfnBudget {
  readonly bytesPerCard: number;
  readonly bytesPerServer: number;
  readonly servers: number;
}

/**
 * Servers that read all FFN weights of a model within a stage. In the paper's L20 example half of 864 GB/s reads 7.1 GB a
 * card and 56.8 GB a server of 8 in 16.6 ms, so that 300 GB of weights take 6 servers.
 * @param efficiency share of the memory bandwidth that the FFN's kernels reach
 * @param seconds the stage's budget over all layers
 */
export function ffnBudget(
  bandwidth: number,
  efficiency: number,
  seconds: number,
  accelerators: number,
  weightBytes: number,
): FfnBudget {
  const bytesPerCard = bandwidth * efficiency * seconds;
  const bytesPerServer = bytesPerCard * accelerators;
  return { bytesPerCard, bytesPerServer, servers: Math.ceil(weightBytes / bytesPerServer) };
}
