import type { ColocatedRival } from '../colocated-rival';
import type { CostedDeployment } from '../costed-deployment';
import { type Variation, variation } from '../variation';

type Degrees = Readonly<Record<string, number | undefined>>;

/** Degrees of parallelism without those of 1, which hold anyway; the first one stays where all are. */
function short(degrees: Degrees | undefined, otherwise: string): Degrees {
  const kept = Object.entries(degrees ?? {}).filter(([, degree]) => degree !== undefined && degree !== 1);
  return kept.length === 0 ? { [otherwise]: 1 } : Object.fromEntries(kept);
}

/** The same cards as one pool. */
export function colocated(costed: CostedDeployment, { choice }: ColocatedRival): Variation {
  const { pool, micro_batches } = choice.deployment;
  const { hardware, instances, accelerators, parallel } = pool;
  const degrees = { attention: short(parallel?.attention, 'data'), ffn: short(parallel?.ffn, 'expert') };
  const value = { hardware, instances, accelerators, parallel: degrees };
  return variation(costed.spec, `Put both halves on the same ${instances} servers`, 'shared cards', [
    { path: ['topology'], value: 'colocated' },
    { path: ['pool'], value },
    { path: ['ffn'], value: undefined },
    { path: ['attention'], value: undefined },
    { path: ['fan_out'], value: undefined },
    { path: ['micro_batches'], value: micro_batches },
  ]);
}
