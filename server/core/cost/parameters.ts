import { attentionWeightBytes, ffnWeightBytes } from '../designs';
import { bytesOf } from '../spec';
import type { CostedModel } from './costed-model';

/** Parameters of a model, without norms, biases, vision and MTP. */
export interface Parameters {
  /** Embedding and head (once if tied), learned positions, all layers with all experts. */
  readonly total: number;
  /** What one token uses: layers with active and shared experts, router, LM head. */
  readonly active: number;
}

/** Counts the parameters of a model. */
export function parameters(model: CostedModel): Parameters {
  const { hidden, vocabulary = 0, tied_embeddings = false, positions = 0 } = model.spec;
  const table = vocabulary * hidden;
  let total = table * (tied_embeddings ? 1 : 2) + positions * hidden;
  let active = table;
  for (const { operator, variables, count } of model.attentions.values()) {
    const projections = count * operator.projections.evaluate(variables);
    total += projections;
    active += projections;
  }
  for (const { operator, variables, count } of model.ffns.values()) {
    total += count * operator.parameters.evaluate(variables);
    active += count * operator.activeParameters.evaluate(variables);
  }
  return { total, active };
}

/** Memory that a model takes wherever it runs, in bytes. */
export interface ModelMemory {
  readonly attentionWeights: number;
  readonly ffnWeights: number;
  /** Embedding, learned positions and LM head. */
  readonly headWeights: number;
  /** KV cache and state of one sequence. */
  readonly statePerSequence: number;
}

/**
 * Memory of weights and of one sequence.
 * @param context tokens of context that the sequence keeps
 */
export function modelMemory(model: CostedModel, context: number): ModelMemory {
  const { hidden, vocabulary = 0, tied_embeddings = false, positions = 0 } = model.spec;
  const tables = vocabulary * (tied_embeddings ? 1 : 2) + positions;
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
  const headWeights = tables * hidden * bytesOf(model.precision.head);
  return { attentionWeights, ffnWeights, headWeights, statePerSequence };
}
