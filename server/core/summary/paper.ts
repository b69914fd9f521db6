/** The cards that the Step-3 paper compares, and three of its models, by their names in the catalog. */
export const PAPER_CARDS = ['nvidia-h800', 'nvidia-h20', 'nvidia-a800', 'ascend-910b'] as const;
export const PAPER_MODELS = ['step-3', 'deepseek-v3', 'qwen3-235b-a22b'] as const;
