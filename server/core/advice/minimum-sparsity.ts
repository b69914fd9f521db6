import type { FfnOperator } from '../cost';
import { formula } from '../formula';

type Experts = Pick<FfnOperator['split'], 'active' | 'experts' | 'shared'>;

/**
 * Sparsity of an FFN: experts that serve a token over all experts, shared ones included in both. Step-3: (3 + 1)/(48 + 1); 1
 * for a dense FFN.
 */
export function sparsity({ active, experts, shared }: Experts): number {
  return (active + shared) / (experts + shared);
}

/**
 * The sparsest mixture of experts that a server's network can feed: the B tokens that make the FFN compute bound, B =
 * (FLOPs/bandwidth)·weight bytes/(2·S), have to pass the server's NICs, out and back, within a layer's share of a stage:
 * B·hidden·(dispatch + combine bytes)/network <= stage/layers. `network` is that of the server's NICs together; FLOPs and
 * memory bandwidth are those of one card.
 */
const MINIMUM_SPARSITY = formula(
  '(dispatch_bytes + combine_bytes) * hidden * (flops / bandwidth) * weight_bytes * layers / (2 * network * stage_seconds)',
);

/** What the rule takes in, in SI units. */
export interface SparsityInputs {
  readonly hidden: number;
  readonly layers: number;
  /** FLOP/s of one card in the FFN's format. */
  readonly flops: number;
  /** Memory bandwidth of one card. */
  readonly bandwidth: number;
  /** Bandwidth of the server's NICs together, per direction. */
  readonly network: number;
  /** Bytes of an element on the way to the FFN and back. */
  readonly dispatchBytes: number;
  readonly combineBytes: number;
  readonly weightBytes: number;
  /** Seconds of a stage over all layers. */
  readonly stageSeconds: number;
}

/**
 * The least sparsity that a network can feed (Step-3 paper, section 6, with its constants left open): 0.058 for H800, hidden 7168,
 * 61 layers and the paper's formats and stages.
 */
export function minimumSparsity(inputs: SparsityInputs): number {
  const { dispatchBytes, combineBytes, weightBytes, stageSeconds, ...rest } = inputs;
  return MINIMUM_SPARSITY.evaluate({
    ...rest,
    dispatch_bytes: dispatchBytes,
    combine_bytes: combineBytes,
    weight_bytes: weightBytes,
    stage_seconds: stageSeconds,
  });
}
