import type { LinksEstimate } from './result';

/** Seconds per step in which the busiest link works, which `boundBy` and `utilization` are about; 0 where nothing is sent. */
export function busiestSeconds({ each, boundBy }: LinksEstimate): number {
  return each.find(({ name }) => name === boundBy)?.seconds ?? 0;
}
