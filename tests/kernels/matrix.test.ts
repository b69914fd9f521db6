import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../kernels/host/host';
import { lavapipe } from './support/adapters';
import { casesOf, projections, shapes, sizes, smallShapes } from './support/cases';
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

  test.each([
    ['mfa', 'f16'],
    ['mfa', 'int8'],
    ['gqa', 'e4m3'],
    ['mla', 'f16'],
    ['mla', 'int8'],
  ] as const)(
    '%s on matrix units with %s as KV cache',
    async (name, kv) => {
      for (const spec of casesOf({ ...smallShapes[name] }, kv, 'matrix')) {
        const tuned = { ...spec, tuning: { tile: 16 } };
        expect(await errorOf(session, tuned), JSON.stringify(spec)).toBeLessThan(HALF);
      }
    },
    180_000,
  );

  test('a grouped product on matrix units', async () => {
    const [shape] = projections;
    if (shape === undefined) throw new Error('no projection');
    expect(await errorOf(session, { ...shape, variant: 'matrix' })).toBeLessThan(HALF);
  }, 120_000);

  test.each(['mfa', 'mla'] as const)(
    '%s with native halves',
    async (name) => {
      for (const spec of casesOf(shapes[name], 'f16', 'f16', sizes.slice(0, 2))) {
        expect(await errorOf(session, spec), JSON.stringify(spec)).toBeLessThan(SINGLE);
      }
    },
    120_000,
  );
});
