import { attentionWeightBytes, ffnWeightBytes } from '../designs';
import { bytesOf } from '../spec';
import type { CostedModel } from './costed-model';

/** Parameters of a model, without norms, biases, vision and MTP. */
export interface Parameters {
  /** Embedding and LM head (once if tied), learned positions, all layers with all experts. */
  readonly total: number;
  /** Parameters used per token: layers with active and shared experts, router, LM head. */
  readonly active: number;
}

/** Counts the parameters of a model. */
export function parameters(model: CostedModel): Parameters {
  const { hidden, vocabulary = 0 } = model.spec;
  const projections = layerEmbeddingProjections(model);
  let total = tableParameters(model) + projections;
  let active = vocabulary * hidden + projections;
  for (const { operator, variables, count } of model.attentions.values()) {
    const weights = count * operator.projections.evaluate(variables);
    total += weights;
    active += weights;
  }
  for (const { operator, variables, count } of model.ffns.values()) {
    total += count * operator.parameters.evaluate(variables);
    active += count * operator.activeParameters.evaluate(variables);
  }
  return { total, active };
}

/**
 * Parameters of the tables: embedding and LM head (one table if they are tied), learned positions, and the layers'
 * own embeddings.
 */
function tableParameters({ spec, layers }: CostedModel): number {
  const { hidden, vocabulary = 0, tied_embeddings = false, positions = 0, layer_embeddings = 0 } = spec;
  return (
    (vocabulary * (tied_embeddings ? 1 : 2) + positions) * hidden + vocabulary * layers * layer_embeddings
  );
}

/** Bytes of those tables. A table that is embedding and LM head has the format of the head. */
export function tableBytes(model: CostedModel): number {
  const { hidden, vocabulary = 0 } = model.spec;
  const { head, embedding } = model.precision;
  const ofHead = vocabulary * hidden;
  return ofHead * bytesOf(head) + (tableParameters(model) - ofHead) * bytesOf(embedding);
}

/** Weights that apply the layers' own embeddings: a projection for all, and a gate and a projection in each. */
export function layerEmbeddingProjections({ spec, layers }: CostedModel): number {
  return 3 * layers * spec.hidden * (spec.layer_embeddings ?? 0);
}

/** Memory of a model, independent of the hardware, in bytes. */
export interface ModelMemory {
  readonly attentionWeights: number;
  readonly ffnWeights: number;
  /** Embeddings, learned positions and LM head. */
  readonly headWeights: number;
  /** KV cache and state of one sequence. */
  readonly statePerSequence: number;
}

/**
 * Memory of the weights and of one sequence.
 *
 * @param context tokens of context of the sequence
 */
export function modelMemory(model: CostedModel, context: number): ModelMemory {
  let [attentionWeights, ffnWeights, statePerSequence] = [0, 0, 0];
  for (const { operator, variables, count } of model.attentions.values()) {
    const values = { ...variables, context };
    attentionWeights += count * attentionWeightBytes(operator).evaluate(values);
    statePerSequence += count * operator.keptBytes.evaluate(values);
  }
  for (const { operator, variables, count } of model.ffns.values()) {
    const values = { ...variables, context };
    ffnWeights += count * ffnWeightBytes(operator).evaluate(values);
    statePerSequence += count * operator.stateBytes.evaluate(values);
  }
  const headWeights = tableBytes(model) + layerEmbeddingProjections(model) * bytesOf(model.precision.weights);
  return { attentionWeights, ffnWeights, headWeights, statePerSequence };
}
