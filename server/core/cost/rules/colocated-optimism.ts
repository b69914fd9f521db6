/**
 * By how much the estimate of a colocated deployment is too fast against published runs: DeepSeek-V3 on 128 H800 at 4096
 * tokens of context and 128 sequences a card is estimated at 3,638 tokens/s per card with the efficiencies of the examples'
 * H800, and ran at 2,324 (DeepSeek's published profile, as the Step-3 paper, arXiv 2507.19427, quotes it). The estimate of AFD is
 * within 7% of the paper's own run, so that the two are compared only beyond this factor.
 */
export const COLOCATED_RUN = { predicted: 3638, measured: 2324 } as const;

/** 1.57: what a colocated estimate has to be ahead by before it may be called faster. */
export const COLOCATED_OPTIMISM = COLOCATED_RUN.predicted / COLOCATED_RUN.measured;
