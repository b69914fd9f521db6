import { MOST_LAYERS } from '../../spec';
import type { CostedModel } from '../costed-model';
import type { PoolLayout } from './pool-layout';
import type { EstimateProblem } from './problem';

/** The most micro-batches that an estimate follows. */
const MOST_MICRO_BATCHES = 64;

/** Why two pools and a model's layers do not go together. */
export function shapeProblems(
  attention: PoolLayout,
  ffn: PoolLayout,
  model: CostedModel,
  microBatches: number,
): readonly EstimateProblem[] {
  const problems: EstimateProblem[] = [];
  const { degrees, outputTensor } = attention;
  if (degrees.expert > 1) {
    const message = `attention has no experts to divide; expected \`expert\` only on the FFN side, found ${degrees.expert}; use \`data\` or \`tensor\``;
    problems.push({ code: 'expert-in-attention', path: [...attention.parallelPath, 'expert'], message });
  }
  if (degrees.pipeline !== ffn.degrees.pipeline) {
    const message = `expected the same \`pipeline\` degree for both halves of a layer, found ${degrees.pipeline} for attention and ${ffn.degrees.pipeline} for the FFN`;
    problems.push({ code: 'pipeline-mismatch', path: ffn.parallelPath, message });
  }
  if (degrees.pipeline > model.layers) {
    const message = `expected at most one pipeline group for each of the ${model.layers} layers, found ${degrees.pipeline}`;
    problems.push({ code: 'pipeline-exceeds-layers', path: attention.parallelPath, message });
  }
  const shared = degrees.tensor * degrees.data;
  if (outputTensor % degrees.tensor !== 0 || shared % outputTensor !== 0) {
    const message = `expected \`output_tensor\` to be a multiple of \`tensor\` ${degrees.tensor} that divides the ${shared} cards, found ${outputTensor}`;
    problems.push({
      code: 'output-tensor-mismatch',
      path: [...attention.path, 'output_tensor'],
      message,
    });
  }
  if (microBatches > MOST_MICRO_BATCHES) {
    const message = `expected at most ${MOST_MICRO_BATCHES} micro-batches, found ${microBatches}`;
    problems.push({ code: 'too-many-micro-batches', path: ['micro_batches'], message });
  }
  if (model.layers > MOST_LAYERS) {
    const message = `expected a model of at most ${MOST_LAYERS} layers, found ${model.layers}`;
    problems.push({ code: 'too-many-layers', path: ['model'], message });
  }
  return problems;
}

/** Fewer sequences than places for them. */
export function batchProblem(batch: number, microBatches: number, data: number): EstimateProblem {
  const message = `expected at least one sequence for each micro-batch of each card, ${microBatches} × ${data} = ${microBatches * data} in all, found a batch of ${batch}; raise the batch, or use fewer cards or micro-batches`;
  return { code: 'batch-below-cards', path: ['workload', 'batch'], message };
}
