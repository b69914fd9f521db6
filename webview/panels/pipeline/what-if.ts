import type { Hardware } from '../../../server/core/cost';
import type { DeploymentSpec, HardwareSpec } from '../../../server/core/spec';
import type { FileValue } from '../../../server/protocol/panels';
import type { StudyDeployment } from '../../study/study';
import type { WhatIf } from './options';

/** A deployment with some figures changed, and what would have to be written to make it so. */
export interface Varied {
  readonly spec: DeploymentSpec;
  readonly hardware: Hardware;
  readonly values: readonly FileValue[];
}

type Path = readonly (string | number)[];
type Degrees = Readonly<Record<string, number | undefined>>;

const HOUR = 3600;

/** The degree that grows and shrinks with a pool, of those that a file states: other keys keep their meaning. */
const ELASTIC = { attention: ['data', 'tensor'], ffn: ['expert', 'data', 'tensor'] } as const;

/**
 * The stated degree that follows a pool from some instances to others, with its new value; undefined where none is stated
 * or the new one would not be whole.
 */
export function followingDegree(
  half: 'attention' | 'ffn',
  degrees: Degrees | undefined,
  from: number,
  to: number,
): { readonly key: string; readonly value: number } | undefined {
  for (const key of ELASTIC[half]) {
    const value = ((degrees?.[key] ?? 0) * to) / from;
    if (value >= 1 && Number.isInteger(value)) return { key, value };
  }
  return undefined;
}

/** Puts a value at a key path of plain data; what is not on the way stays the same object. */
function put<Data>(data: Data, path: Path, value: number): Data {
  const [key, ...rest] = path;
  if (key === undefined) return value as Data;
  const record = (data ?? {}) as Record<string | number, unknown>;
  return { ...record, [key]: put(record[key], rest, value) } as Data;
}

function priced(hardware: HardwareSpec, perHour: number | undefined): HardwareSpec {
  return perHour === undefined ? hardware : { ...hardware, price: perHour / HOUR };
}

/** A price as the language writes it. */
function priceText(perHour: number): string {
  return `$${perHour.toFixed(2)}/h`;
}

/** Applies what a person has changed to a deployment. */
export function vary({ file, spec, attention, ffn, hardware }: StudyDeployment, change: WhatIf): Varied {
  const values: FileValue[] = [];
  let varied = spec;
  const set = (path: Path, value: number | undefined): void => {
    if (value === undefined) return;
    varied = put(varied, path, value);
    values.push({ uri: file.uri, path: [...path], value });
  };
  const resize = (side: string, halves: readonly ('attention' | 'ffn')[], to: number | undefined): void => {
    const pool = (spec as unknown as Record<string, { instances: number; parallel?: unknown }>)[side];
    if (pool === undefined || to === undefined) return;
    set([side, 'instances'], to);
    for (const half of halves) {
      const nested = side === 'pool' ? [half] : [];
      const stated = nested.reduce<unknown>(
        (data, key) => (data as Degrees | undefined)?.[key],
        pool.parallel,
      );
      const degree = followingDegree(half, stated as Degrees | undefined, pool.instances, to);
      if (degree !== undefined) set([side, 'parallel', ...nested, degree.key], degree.value);
    }
  };
  if (spec.topology === 'afd') {
    resize('attention', ['attention'], change.attention);
    resize('ffn', ['ffn'], change.ffn);
  } else resize('pool', ['attention', 'ffn'], change.pool);
  set(['workload', 'batch'], change.batch);
  set(['micro_batches'], change.microBatches);
  if (typeof spec.workload.context === 'number') set(['workload', 'context'], change.context);
  else if (change.context !== undefined) {
    set(['workload', 'context', 'mean'], change.context);
    set(['workload', 'context', 'max'], Math.max(change.context, spec.workload.context.max));
  }
  const one = attention.file.uri === ffn.file.uri;
  const ffnPrice = one ? change.attentionPrice : change.ffnPrice;
  for (const [card, price] of [
    [attention, change.attentionPrice],
    [ffn, one ? undefined : ffnPrice],
  ] as const)
    if (price !== undefined && !card.file.readOnly)
      values.push({ uri: card.file.uri, path: ['price'], value: priceText(price) });
  return {
    spec: varied,
    hardware: {
      attention: priced(hardware.attention, change.attentionPrice),
      ffn: priced(hardware.ffn, ffnPrice),
    },
    values,
  };
}
