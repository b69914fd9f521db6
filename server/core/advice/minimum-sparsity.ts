import type { FfnOperator } from '../cost';
import { formula } from '../formula';

type Experts = Pick<FfnOperator['split'], 'active' | 'experts' | 'shared'>;

/**
 * The sparsity of an FFN: active experts per token over all experts, shared ones included in both. Step-3: (3 +
 * 1)/(48 + 1); 1 for a dense FFN.
 */
export function sparsity({ active, experts, shared }: Experts): number {
  return (active + shared) / (experts + shared);
}

/**
 * The minimum sparsity of a mixture of experts for a server's network. The B tokens that make the FFN
 * compute-bound, B = (FLOPs/bandwidth)·weight bytes/(2·S), must pass the server's NICs in both directions within a
 * layer's share of a stage: B·hidden·(dispatch + combine bytes)/network <= stage/layers. `network` is the total of
 * the server's NICs; FLOPs and memory bandwidth are per card.
 */
const MINIMUM_SPARSITY = formula(
  '(dispatch_bytes + combine_bytes) * hidden * (flops / bandwidth) * weight_bytes * layers / (2 * network * stage_seconds)',
);

/** The inputs of the rule, in SI units. */
export interface SparsityInputs {
  readonly hidden: number;
  readonly layers: number;
  /** FLOP/s of one card in the FFN's format. */
  readonly flops: number;
  /** Memory bandwidth of one card. */
  readonly bandwidth: number;
  /** Bandwidth of all NICs of the server, per direction. */
  readonly network: number;
  /** Bytes per element in dispatch and combine. */
  readonly dispatchBytes: number;
  readonly combineBytes: number;
  readonly weightBytes: number;
  /** Seconds per stage over all layers. */
  readonly stageSeconds: number;
}

/**
 * The minimum sparsity for a network (Step-3 paper, section 6, with its constants as parameters): 0.058 for H800,
 * hidden 7168, 61 layers, and the paper's formats and stages.
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
