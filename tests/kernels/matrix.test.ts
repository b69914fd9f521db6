import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../kernels/host/host';
import { lavapipe } from './support/adapters';
import { testAttention } from './support/attention';
import { moe, projections, shapes, smallShapes } from './support/cases';
import { errorOf, openOn } from './support/hosts';

const adapter = lavapipe();
if (typeof adapter === 'string') console.log(`Skipped the kernels with halves and matrices: ${adapter}.`);

const SINGLE = 1e-5;
/** Weights pass through halves on their way into the matrix units. */
const HALF = 1e-3;

describe.skipIf(typeof adapter === 'string')('kernels with halves and matrices are right on lavapipe', () => {
  let session: Session;
  beforeAll(async () => {
    if (typeof adapter !== 'string') session = await openOn(adapter);
  }, 60_000);
  afterAll(() => session?.close());

  testAttention(() => session, { variant: 'matrix', shapes: smallShapes, limit: HALF, tuning: { tile: 16 } });
  testAttention(() => session, { variant: 'f16', shapes, limit: SINGLE });

  test.each(projections.filter(({ kernel }) => kernel === 'gemm'))(
    '$kernel of $batch x $inner x $outer on matrix units',
    async (shape) => {
      expect(await errorOf(session, { ...shape, variant: 'matrix' })).toBeLessThan(HALF);
    },
    120_000,
  );

  test.each(projections)(
    '$kernel of $batch x $inner x $outer with native halves',
    async (shape) => {
      expect(await errorOf(session, { ...shape, variant: 'f16' })).toBeLessThan(SINGLE);
    },
    60_000,
  );

  test.each(['f16', 'matrix'] as const)(
    'a mixture of experts in variant %s',
    async (variant) => {
      expect(await errorOf(session, { ...moe, variant })).toBeLessThan(HALF);
    },
    120_000,
  );
});
