import type { Degrees, DeploymentSpec } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { type Change, type PoolKey, type Variation, variation } from './variation';

/** The most instances of a pool that are tried. */
const MOST_INSTANCES = 64;

const NAMES: Readonly<Record<PoolKey, string>> = {
  attention: 'attention instances',
  ffn: 'FFN instances',
  pool: 'instances',
};

/** The degrees of one half, the key that takes what the others leave of the pool, and where they stand. */
interface Dealt {
  readonly degrees: Degrees | undefined;
  readonly free: 'data' | 'expert';
  readonly path: readonly string[];
}

function poolOf(spec: DeploymentSpec, key: PoolKey) {
  if (spec.topology === 'colocated') return key === 'pool' ? spec.pool : undefined;
  return key === 'pool' ? undefined : spec[key];
}

function dealtOf(spec: DeploymentSpec, key: PoolKey): readonly Dealt[] {
  if (spec.topology === 'colocated')
    return [
      { degrees: spec.pool.parallel?.attention, free: 'data', path: ['pool', 'parallel', 'attention'] },
      { degrees: spec.pool.parallel?.ffn, free: 'expert', path: ['pool', 'parallel', 'ffn'] },
    ];
  if (key === 'pool') return [];
  return [{ degrees: spec[key].parallel, free: key === 'ffn' ? 'expert' : 'data', path: [key, 'parallel'] }];
}

/**
 * A pool of so many instances: `data` on the attention side and `expert` on the FFN side follow where they are written, the other
 * degrees stay. Undefined where these then do not divide the pool.
 */
export function withInstances(spec: DeploymentSpec, key: PoolKey, instances: number): Variation | undefined {
  const pool = poolOf(spec, key);
  if (pool === undefined) return undefined;
  const changes: Change[] = [{ path: [key, 'instances'], value: instances }];
  const follow: string[] = [];
  for (const { degrees, free, path } of dealtOf(spec, key)) {
    if (degrees?.[free] === undefined) continue;
    const { [free]: written, ...others } = degrees;
    const taken = Object.values(others).reduce<number>((product, degree = 1) => product * degree, 1);
    const left = (instances * pool.accelerators) / taken;
    if (!Number.isInteger(left) || left < 1) return undefined;
    changes.push({ path: [...path, free], value: left });
    follow.push(`${free} ${left}`);
  }
  const named = NAMES[key];
  const title = `Set the ${named} to ${instances}${follow.length === 0 ? '' : ` (${follow.join(', ')})`}`;
  const phrase = `${instances} ${instances === 1 ? named.replace(/s$/, '') : named}`;
  return variation(spec, title, phrase, changes);
}

/**
 * The fewest instances of a pool, more than it has, with which something holds that more of them make easier: looked for in
 * doubling strides and then by halves. Undefined where none of those does, or the deployment is too large to be searched.
 */
export function moreInstances(
  costed: CostedDeployment,
  key: PoolKey,
  holds: (varied: CostedDeployment) => boolean,
): Variation | undefined {
  const pool = poolOf(costed.spec, key);
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
