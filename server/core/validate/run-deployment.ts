import type { DeploymentSpec, ModelSpec, Precision } from '../spec';
import type { MeasuredRun } from './measured-run';

/** The model in the formats that a run states: arithmetic in the stored format, or in the next wider one that the card has. */
export function modelOfRun(model: ModelSpec, run: MeasuredRun): ModelSpec {
  const { weights, ffnWeights, head, kv } = run;
  const stated: Partial<Precision> = { weights, head, kv, attention: kv, linear: weights, ffn: ffnWeights };
  const without = <Design extends object>(designs: Readonly<Record<string, Design>>, precision?: object) =>
    Object.fromEntries(
      Object.entries(designs).map(([name, design]) => [name, { ...design, precision }]),
    ) as Record<string, Design>;
  return {
    ...model,
    precision: { ...model.precision, ...stated },
    attention: without(model.attention),
    ffn: without(model.ffn, { weights: ffnWeights, ffn: ffnWeights }),
  };
}

/** The deployment that a run was measured on. */
export function deploymentOfRun(run: MeasuredRun): DeploymentSpec {
  const { pipeline, server } = run;
  const attention = { data: run.data, tensor: run.tensor, pipeline };
  const ffn = { expert: run.expert, tensor: run.ffnTensor, pipeline };
  const shared = {
    name: run.id,
    model: run.model,
    ...(run.engine === undefined ? {} : { engine: run.engine }),
    workload: workloadOf(run),
    ...(run.microBatches === undefined ? {} : { micro_batches: run.microBatches }),
  };
  const servers = (cards: number) => ({
    instances: Math.max(1, Math.round(cards / server)),
    accelerators: Math.min(server, cards),
  });
  if (run.topology === 'colocated')
    return {
      ...shared,
      topology: 'colocated',
      pool: { hardware: run.hardware, ...servers(run.cards), parallel: { attention, ffn } },
    };
  return {
    ...shared,
    topology: 'afd',
    attention: { hardware: run.hardware, ...servers(run.cards), parallel: attention },
    ffn: { hardware: run.ffnHardware ?? run.hardware, ...servers(run.ffnCards ?? 1), parallel: ffn },
  };
}

/** Sequences at an even progress through their output deviate by output/√12; prefill counts where the cards serve it too. */
function workloadOf({ context, batch, prompt, output, kind }: MeasuredRun): DeploymentSpec['workload'] {
  const whole = Math.max(1, Math.round(batch));
  if (prompt === undefined || output === undefined) return { context, batch: whole };
  const deviation = Math.max(1, Math.round(output / Math.sqrt(12)));
  const aggregated = kind.startsWith('aggregated') ? { aggregated: { prompt, output } } : {};
  return { context: { mean: context, max: context, deviation }, batch: whole, ...aggregated };
}
