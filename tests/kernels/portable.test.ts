import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../kernels/host/host';
import { swiftShader } from './support/adapters';
import { testAttention } from './support/attention';
import { moe, projections, shapes } from './support/cases';
import { errorOf, openOn } from './support/hosts';

const adapter = swiftShader();
if (typeof adapter === 'string') console.log(`Skipped the portable kernels: ${adapter}.`);

/** Single precision throughout; halves only round what is stored. */
const SINGLE = 1e-5;
/** The MoE FFN keeps its inner activations as halves. */
const HALF = 1e-3;

describe.skipIf(typeof adapter === 'string')('portable kernels are right on SwiftShader', () => {
  let session: Session;
  beforeAll(async () => {
    if (typeof adapter !== 'string') session = await openOn(adapter);
  }, 60_000);
  afterAll(() => session?.close());

  testAttention(() => session, { variant: 'portable', shapes, limit: SINGLE });

  test.each(projections)(
    '$kernel of $batch x $inner x $outer',
    async (shape) => {
      expect(await errorOf(session, { ...shape, variant: 'portable' })).toBeLessThan(SINGLE);
    },
    60_000,
  );

  test('a mixture of experts', async () => {
    expect(await errorOf(session, { ...moe, variant: 'portable' })).toBeLessThan(HALF);
  }, 60_000);
});
