import { type DeploymentSpec, type PoolKey, poolsOf, resized } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { type Variation, variation } from './variation';

/** The maximum number of instances of a pool to try. */
const MOST_INSTANCES = 64;

const NAMES: Readonly<Record<PoolKey, string>> = {
  attention: 'attention instances',
  ffn: 'FFN instances',
  pool: 'instances',
};

/**
 * A pool with another number of instances; undefined if its degrees of parallelism cannot follow (see {@link
 * resized}).
 */
export function withInstances(spec: DeploymentSpec, key: PoolKey, instances: number): Variation | undefined {
  const changes = resized(spec, key, instances);
  if (changes === undefined) return undefined;
  const follow = changes.slice(1).map(({ path, value }) => `${path.at(-1)} ${value}`);
  const named = NAMES[key];
  const title = `Set the ${named} to ${instances}${follow.length === 0 ? '' : ` (${follow.join(', ')})`}`;
  const phrase = `${instances} ${instances === 1 ? named.replace(/s$/, '') : named}`;
  return variation(spec, title, phrase, changes);
}

/**
 * The smallest increase of a pool's instances for which a condition holds that more instances make easier to meet.
 * Doubles the stride, then bisects. Undefined if no number fulfils it, or if the deployment is too large to
 * search.
 */
export function moreInstances(
  costed: CostedDeployment,
  key: PoolKey,
  holds: (varied: CostedDeployment) => boolean,
): Variation | undefined {
  const pool = poolsOf(costed.spec).find((one) => one.key === key);
  if (pool === undefined || !costed.isSearchable()) return undefined;
  const holding = (instances: number): Variation | undefined => {
    const varied = withInstances(costed.spec, key, instances);
    return varied !== undefined && holds(costed.vary(varied.spec)) ? varied : undefined;
  };
  let short = pool.instances;
  for (let stride = 1; pool.instances + stride <= MOST_INSTANCES; stride *= 2) {
    let enough = pool.instances + stride;
    let found = holding(enough);
    while (found !== undefined && enough - short > 1) {
      const middle = Math.floor((short + enough) / 2);
      const fewer = holding(middle);
      if (fewer === undefined) short = middle;
      else [found, enough] = [fewer, middle];
    }
    if (found !== undefined) return found;
    short = enough;
  }
  return undefined;
}
