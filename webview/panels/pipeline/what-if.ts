import type { Hardware } from '../../../server/core/cost';
import {
  type Change,
  type DeploymentSpec,
  type HardwareSpec,
  POOL_KEYS,
  resized,
  withChanges,
} from '../../../server/core/spec';
import type { FileValue } from '../../../server/protocol/panels';
import type { StudyDeployment } from '../../study/study';
import type { WhatIf } from './options';

/** A changed deployment, and the values to write into files for it. */
export interface Varied {
  readonly spec: DeploymentSpec;
  readonly hardware: Hardware;
  readonly values: readonly FileValue[];
}

const HOUR = 3600;

function priced(hardware: HardwareSpec, perHour: number | undefined): HardwareSpec {
  return perHour === undefined ? hardware : { ...hardware, price: perHour / HOUR };
}

/** A price in the syntax of the language. */
function priceText(perHour: number): string {
  return `$${perHour.toFixed(2)}/h`;
}

/** A changed context. For a context with mean and longest, changes the mean, and raises the longest to it. */
function contextChanges(spec: DeploymentSpec, context: number): readonly Change<number>[] {
  const written = spec.workload.context;
  const path = ['workload', 'context'];
  if (typeof written === 'number' || !('mean' in written)) return [{ path, value: context }];
  return [
    { path: [...path, 'mean'], value: context },
    { path: [...path, 'max'], value: Math.max(context, written.max) },
  ];
}

/** The changes to a deployment's own file. */
function changesTo(spec: DeploymentSpec, change: WhatIf): readonly Change<number>[] {
  const { batch, microBatches, context } = change;
  return [
    ...POOL_KEYS.flatMap((key) => {
      const instances = change[key];
      return (instances === undefined ? undefined : resized(spec, key, instances)) ?? [];
    }),
    ...(batch === undefined ? [] : [{ path: ['workload', 'batch'], value: batch }]),
    ...(microBatches === undefined ? [] : [{ path: ['micro_batches'], value: microBatches }]),
    ...(context === undefined ? [] : contextChanges(spec, context)),
  ];
}

/** Applies the user's changes to a deployment. */
export function vary({ file, spec, attention, ffn, hardware }: StudyDeployment, change: WhatIf): Varied {
  const changes = changesTo(spec, change);
  const values: FileValue[] = changes.map(({ path, value }) => ({ uri: file.uri, path: [...path], value }));
  const one = attention.file.uri === ffn.file.uri;
  const ffnPrice = one ? change.attentionPrice : change.ffnPrice;
  for (const [card, price] of [
    [attention, change.attentionPrice],
    [ffn, one ? undefined : ffnPrice],
  ] as const)
    if (price !== undefined && !card.file.readOnly)
      values.push({ uri: card.file.uri, path: ['price'], value: priceText(price) });
  return {
    spec: withChanges(spec, changes),
    hardware: {
      attention: priced(hardware.attention, change.attentionPrice),
      ffn: priced(hardware.ffn, ffnPrice),
    },
    values,
  };
}
