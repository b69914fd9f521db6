import type { KeyPath } from '../../core/data';
import { type DeploymentSpec, type HalfOnPool, halvesOf } from '../../core/spec';
import { setValue } from '../../yaml/edit';
import { currentSpec, type SourceFile } from '../workspace';
import { type Proposal, proposal } from './fixes/proposal';
import { defineRule } from './rule';

/** The degrees in the order of the file. */
const ORDER = ['data', 'expert', 'tensor', 'pipeline'] as const;

type Written = readonly (readonly [name: string, degree: number])[];

function writtenOf({ degrees = {} }: HalfOnPool): Written {
  return Object.entries(degrees).filter((entry): entry is [string, number] => entry[1] !== undefined);
}

const productOf = (written: Written): number => written.reduce((sofar, [, degree]) => sofar * degree, 1);

/** The halves whose written degrees do not multiply to the size of their pool. */
export function mismatchedHalves(spec: DeploymentSpec): readonly HalfOnPool[] {
  return Object.values(halvesOf(spec)).filter((half) => {
    const { degrees, pool, freeDegree } = half;
    const product = productOf(writtenOf(half));
    return (
      degrees !== undefined &&
      (degrees[freeDegree] === undefined ? pool.cards % product !== 0 : pool.cards !== product)
    );
  });
}

/** The value of a degree with which all multiply to the pool; undefined if there is no such whole number. */
function fitting(half: HalfOnPool, degree: string): number | undefined {
  const value = half.pool.cards / productOf(writtenOf(half).filter(([name]) => name !== degree));
  // Beyond the safe integers a quotient may be rounded.
  return Number.isSafeInteger(value) && value >= 1 ? value : undefined;
}

function says(half: HalfOnPool): string {
  const { pool, freeDegree: free } = half;
  const written = writtenOf(half);
  const factors = written.map(([name, degree]) => `${name} ${degree}`).join(' · ');
  const shown = written.length === 1 ? factors : `${factors} = ${productOf(written)}`;
  const value = fitting(half, free);
  const fits = value === undefined ? '' : `; \`${free}: ${value}\` would fit`;
  return `${shown}, but the pool has ${pool.cards} accelerators (instances × accelerators); expected the degrees to multiply to it${fits}`;
}

/** The fixes for the half whose degrees are at a path. */
export function fitParallelism(file: SourceFile, spec: DeploymentSpec, path: KeyPath): readonly Proposal[] {
  return Object.values(halvesOf(spec))
    .filter((half) => half.parallelPath.join('.') === path.join('.'))
    .flatMap((half) => fitOne(file, half));
}

/** Fixes that change one degree so that all multiply to the pool, beginning with the degree that is free. */
function fitOne(file: SourceFile, half: HalfOnPool): readonly Proposal[] {
  const degrees = new Set([
    half.freeDegree,
    ...ORDER.filter((degree) => half.degrees?.[degree] !== undefined),
  ]);
  const fits = [...degrees].flatMap((degree) => {
    const value = fitting(half, degree);
    return value === undefined ? [] : [{ degree, value }];
  });
  return fits.flatMap(({ degree, value }, index) => {
    const edits = setValue(file.parsed, [...half.parallelPath, degree], value);
    return proposal(file, `Set \`${degree}\` to ${value}`, edits, { preferred: index === 0 });
  });
}

/** The degrees of parallelism must multiply to the size of the pool. */
export const parallelismMismatch = defineRule({
  code: 'parallelism-mismatch',
  severity: 'error',
  kinds: ['deployment'],
  check: ({ file }) => {
    const spec = currentSpec(file);
    if (spec === undefined) return [];
    return mismatchedHalves(spec).map((half) => ({
      at: half.parallelPath,
      message: says(half),
      fixes: () => fitOne(file, half),
    }));
  },
});
