import type { Change } from './change';
import { type DeploymentSpec, halvesOf, poolsOf } from './deployment';
import type { PoolKey } from './topology/pool';

/**
 * The changes that give a pool another number of instances. The free degree of each half (`data` of attention,
 * `expert` of the FFN) follows if the file states it; all other degrees stay. Undefined if they do not divide the
 * new pool, or if the deployment has no such pool.
 */
export function resized(
  spec: DeploymentSpec,
  key: PoolKey,
  instances: number,
): readonly Change<number>[] | undefined {
  const pool = poolsOf(spec).find((one) => one.key === key);
  if (pool === undefined) return undefined;
  const { attention, ffn } = halvesOf(spec);
  // The halves of a layer are in the same pipeline group, so one half may state the groups of both.
  const pipeline = attention.degrees?.pipeline ?? ffn.degrees?.pipeline ?? 1;
  const changes: Change<number>[] = [{ path: [key, 'instances'], value: instances }];
  for (const { degrees, freeDegree, parallelPath } of pool.halves) {
    const others = { ...degrees, pipeline: degrees?.pipeline ?? pipeline, [freeDegree]: 1 };
    const taken = Object.values(others).reduce<number>((product, degree = 1) => product * degree, 1);
    const left = (instances * pool.accelerators) / taken;
    if (!Number.isInteger(left) || left < 1) return undefined;
    if (degrees?.[freeDegree] !== undefined)
      changes.push({ path: [...parallelPath, freeDegree], value: left });
  }
  return changes;
}
