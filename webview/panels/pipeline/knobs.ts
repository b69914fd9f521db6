import { layOut } from '../../../server/core/cost';
import { formatShare, formatTokens } from '../../../server/core/quantity';
import {
  type DeploymentSpec,
  microBatchesOf,
  type Pool,
  type PoolKey,
  poolsOf,
  resized,
  spreadOf,
} from '../../../server/core/spec';
import type { Control } from '../../dom/controls';
import type { StudyCard, StudyDeployment } from '../../study/study';
import type { Knob, WhatIf } from './options';

type Range = Extract<Control, { kind: 'range' }>;

const count = (value: number): string => String(value);
const price = (value: number): string => `$${value.toFixed(2)}/h`;

const unique = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b);

const INSTANCES: Readonly<Record<PoolKey, string>> = {
  attention: 'Attention instances',
  ffn: 'FFN instances',
  pool: 'Instances',
};

/** The possible numbers of instances of a pool: those that its degrees of parallelism can follow. */
function instances(spec: DeploymentSpec, { key, instances: now }: Pool): readonly number[] {
  return Array.from({ length: Math.max(8, 2 * now) }, (_, index) => index + 1).filter(
    (to) => to === now || resized(spec, key, to) !== undefined,
  );
}

/**
 * Batches around the stated one, in eighths of a factor of two, each a whole number of sequences per card and
 * micro-batch.
 */
function batches(now: number, unit: number): readonly number[] {
  const around = Array.from({ length: 49 }, (_, index) => now * 2 ** ((index - 32) / 8));
  return unique([now, ...around.map((batch) => Math.max(1, Math.round(batch / unit)) * unit)]);
}

function contexts(now: number): readonly number[] {
  const powers = Array.from({ length: 21 }, (_, index) => Math.round(1024 * 2 ** (index / 2)));
  return unique([now, ...powers.map((tokens) => Math.round(tokens / 256) * 256)]);
}

function prices(now: number): readonly number[] {
  const most = Math.max(1, 3 * now);
  const step = most > 10 ? 0.25 : 0.05;
  const steps = Array.from({ length: Math.floor(most / step) }, (_, index) =>
    Number(((index + 1) * step).toFixed(2)),
  );
  return unique([Number(now.toFixed(4)), ...steps]);
}

/** The increment of the batch that gives each card and micro-batch one more sequence. */
function batchUnit({ spec, model, hardware }: StudyDeployment): number {
  const layout = layOut(spec, model.model, hardware, {});
  return layout.ok ? layout.value.microBatches * layout.value.attention.degrees.data : 1;
}

/** The sliders with their current values. */
export function knobs(deployment: StudyDeployment, change: WhatIf): readonly Range[] {
  const { spec, attention, ffn } = deployment;
  const range = (
    id: Knob,
    label: string,
    stated: number,
    stops: readonly number[],
    text: (value: number) => string,
  ): Range => ({ kind: 'range', id, label, value: change[id] ?? stated, stops, text });
  const pools = poolsOf(spec).map((pool) =>
    range(pool.key, INSTANCES[pool.key], pool.instances, instances(spec, pool), count),
  );
  const { context, batch } = spec.workload;
  const micro = microBatchesOf(spec);
  const { mean } = spreadOf(context);
  const priceOf = (id: Knob, { name, spec: card }: StudyCard): readonly Range[] => {
    if (card.price === undefined) return [];
    const perHour = card.price * 3600;
    return [range(id, `Price of ${name}`, perHour, prices(perHour), price)];
  };
  const one = attention.file.uri === ffn.file.uri;
  return [
    ...pools,
    range('batch', 'Batch', batch, batches(batch, batchUnit(deployment)), count),
    range('microBatches', 'Micro-batches', micro, unique([micro, 1, 2, 3, 4, 5, 6, 7, 8]), count),
    range('context', 'Context', mean, contexts(mean), (tokens) => `${formatTokens(tokens)} tokens`),
    ...priceOf('attentionPrice', attention),
    ...(one ? [] : priceOf('ffnPrice', ffn)),
  ];
}

/** The change of a figure in words; empty if there is none. */
export function moved(now: number | null, before: number | null | undefined): string {
  if (now === null || before === null || before === undefined || before === 0) return '';
  const share = now / before - 1;
  if (Math.abs(share) < 5e-4) return '';
  return ` (${share > 0 ? '+' : '−'}${formatShare(Math.abs(share))})`;
}
