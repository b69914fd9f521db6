/** How many tokens a step with a draft yields, as measured. */
export interface AcceptanceCurve {
  /** The model and checkpoint. */
  readonly model: string;
  /** Mean tokens per step by number of drafted tokens, from one on. */
  readonly accepted: readonly number[];
  readonly source: string;
}

const source = (file: string, thinking: boolean): string =>
  `SemiAnalysisAI/InferenceX, commit 843c625, golden_al_distribution/${file}.yaml, thinking ${thinking ? 'on' : 'off'}`;

/** Measured acceptance of the drafters of 2026, by drafter. */
export const ACCEPTANCE_CURVES = {
  'deepseek-v4-pro-dspark': {
    model: 'deepseek-v4-pro-0813',
    accepted: [1.84, 2.51, 3.01, 3.36, 3.61, 3.77, 3.73, 3.47],
    source: source('dsv4-pro-0813-dspark', true),
  },
  'deepseek-v4-pro-mtp': {
    model: 'deepseek-v4-pro',
    accepted: [1.79, 2.27, 2.49, 2.54, 2.55, 2.55, 2.54, 2.58],
    source: source('dsv4_mtp', true),
  },
  'deepseek-v4-pro-mtp-no-thinking': {
    model: 'deepseek-v4-pro',
    accepted: [1.92, 2.61, 2.97, 3.0, 3.1, 3.16, 3.0, 3.11],
    source: source('dsv4_mtp', false),
  },
  'glm-5.2-mtp': {
    model: 'glm-5.2-fp8',
    accepted: [1.84, 2.5, 2.99, 3.33, 3.61, 3.78, 3.91, 4.06],
    source: source('glm5.2_mtp', true),
  },
  'kimi-k2.5-eagle3': {
    model: 'kimi-k2.5-nvfp4',
    accepted: [1.83, 2.43, 2.88, 3.24, 3.46, 3.62, 3.71, 3.77],
    source: source('kimik2.5_eagle3', true),
  },
  'kimi-k2.5-eagle3-no-thinking': {
    model: 'kimi-k2.5-nvfp4',
    accepted: [1.8, 2.33, 2.75, 3.06, 3.25, 3.43, 3.46, 3.51],
    source: source('kimik2.5_eagle3', false),
  },
  'kimi-k3-dspark': {
    model: 'kimi-k3',
    accepted: [1.84, 2.45, 2.87, 3.22, 3.44, 3.54, 3.78, 3.88],
    source: source('kimik3_dspark', true),
  },
  'kimi-k3-dspark-block': {
    model: 'kimi-k3',
    accepted: [1.85, 2.51, 3.0, 3.36, 3.62, 3.75, 3.84, 4.0],
    source: source('kimik3_dspark_probabilistic_sample_method_block_rejection_sample_method', true),
  },
  'minimax-m3-eagle3': {
    model: 'minimax-m3',
    accepted: [1.78, 2.38, 2.83, 3.11, 3.35, 3.45, 3.53, 3.74],
    source: source('minimaxm3_eagle3', true),
  },
  'minimax-m3-eagle3-no-thinking': {
    model: 'minimax-m3',
    accepted: [1.84, 2.52, 2.93, 3.41, 3.59, 3.57, 3.85, 4.06],
    source: source('minimaxm3_eagle3', false),
  },
  'minimax-m3-eagle3-gqa': {
    model: 'minimax-m3',
    accepted: [1.79, 2.39, 2.78, 3.02, 3.21, 3.3, 3.52, 3.51],
    source: source('minimaxm3_eagle3_gqa', true),
  },
  'minimax-m3-eagle3-gqa-no-thinking': {
    model: 'minimax-m3',
    accepted: [1.83, 2.46, 2.97, 3.29, 3.72, 3.76, 3.75, 3.93],
    source: source('minimaxm3_eagle3_gqa', false),
  },
  'qwen3.5-mtp': {
    model: 'qwen3.5-397b-a17b-nvfp4',
    accepted: [1.93, 2.73, 3.39, 3.97, 4.41, 4.8, 5.04, 5.21],
    source: source('qwen3.5_mtp', true),
  },
  'qwen3.5-mtp-no-thinking': {
    model: 'qwen3.5-397b-a17b-nvfp4',
    accepted: [1.92, 2.7, 3.33, 3.83, 4.2, 4.48, 4.73, 4.71],
    source: source('qwen3.5_mtp', false),
  },
} as const satisfies Readonly<Record<string, AcceptanceCurve>>;

export type AcceptanceName = keyof typeof ACCEPTANCE_CURVES;

/** Names of the curves, in order. */
export const ACCEPTANCE_NAMES = Object.keys(ACCEPTANCE_CURVES) as [AcceptanceName, ...AcceptanceName[]];
