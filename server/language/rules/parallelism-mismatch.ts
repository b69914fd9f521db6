import type { Degrees, DeploymentSpec } from '../../core/spec';
import { currentSpec } from '../workspace';
import type { Finding } from './finding';
import { placeOf } from './place';
import { type CheckContext, defineRule } from './rule';

interface Placed {
  readonly degrees: Degrees | undefined;
  readonly pool: number;
  readonly path: readonly string[];
  /** The degree that takes what is left of the pool when it is not written. */
  readonly free: 'data' | 'expert';
}

function halves(spec: DeploymentSpec): readonly Placed[] {
  if (spec.topology === 'afd') {
    return (['attention', 'ffn'] as const).map((half) => ({
      degrees: spec[half].parallel,
      pool: spec[half].instances * spec[half].accelerators,
      path: [half, 'parallel'],
      free: half === 'attention' ? 'data' : 'expert',
    }));
  }
  const pool = spec.pool.instances * spec.pool.accelerators;
  return (['attention', 'ffn'] as const).map((half) => ({
    degrees: spec.pool.parallel?.[half],
    pool,
    path: ['pool', 'parallel', half],
    free: half === 'attention' ? 'data' : 'expert',
  }));
}

function mismatch({ file }: CheckContext<'deployment'>, { degrees, pool, path, free }: Placed): Finding[] {
  if (degrees === undefined) return [];
  const written = Object.entries(degrees).filter(
    (entry): entry is [string, number] => entry[1] !== undefined,
  );
  const product = written.reduce((sofar, [, degree]) => sofar * degree, 1);
  const open = degrees[free] === undefined;
  if (open ? pool % product === 0 : pool === product) return [];
  const factors = written.map(([name, degree]) => `${name} ${degree}`).join(' · ');
  const shown = written.length === 1 ? factors : `${factors} = ${product}`;
  const rest = written.filter(([name]) => name !== free).reduce((sofar, [, degree]) => sofar * degree, 1);
  const fits = pool % rest === 0 ? `; \`${free}: ${pool / rest}\` would fit` : '';
  const message = `${shown}, but the pool has ${pool} accelerators (instances × accelerators); expected the degrees to multiply to it${fits}`;
  return [{ code: 'parallelism-mismatch', severity: 'error', message, ...placeOf(file, path) }];
}

/** The degrees of parallelism have to use the whole pool. */
export const parallelismMismatch = defineRule({
  code: 'parallelism-mismatch',
  kinds: ['deployment'],
  check: (context) => {
    const spec = currentSpec(context.file);
    return spec === undefined ? [] : halves(spec).flatMap((half) => mismatch(context, half));
  },
});
