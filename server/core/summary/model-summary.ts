import { type CostedModel, type Counting, modelWork, parameters } from '../cost';

/** The size of a model, and its work per token at a context. */
export interface ModelSummary {
  readonly parameters: number;
  /** Parameters used per token. */
  readonly activeParameters: number;
  /** Bytes of KV cache and state read per decoded token. */
  readonly stateBytes: number;
  readonly attentionFlops: number;
  readonly linearFlops: number;
  readonly ffnFlops: number;
}

/** The summary of a model at a context in tokens. */
export function modelSummary(
  model: CostedModel,
  context: number,
  counting: Counting = 'exact',
): ModelSummary {
  const { total, active } = parameters(model);
  const { stateBytes, attentionFlops, linearFlops, ffnFlops } = modelWork(model, context, counting);
  return { parameters: total, activeParameters: active, stateBytes, attentionFlops, linearFlops, ffnFlops };
}
