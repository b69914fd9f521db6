import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isFailure, type Session } from '../../kernels/host/host';
import { swiftShader } from './support/adapters';
import { testAttention } from './support/attention';
import { projections, shapes } from './support/cases';
import { errorOf, openOn } from './support/hosts';

const adapter = swiftShader();
if (typeof adapter === 'string') console.log(`Skipped the kernels with subgroups: ${adapter}.`);

const SINGLE = 1e-5;

describe.skipIf(typeof adapter === 'string')('kernels with subgroups are right on SwiftShader', () => {
  let session: Session;
  beforeAll(async () => {
    if (typeof adapter !== 'string') session = await openOn(adapter);
  }, 60_000);
  afterAll(() => session?.close());

  testAttention(() => session, { variant: 'subgroups', shapes, limit: SINGLE });

  test('a projection of few rows', async () => {
    for (const shape of projections.filter(({ kernel }) => kernel === 'gemv')) {
      expect(await errorOf(session, { ...shape, variant: 'subgroups' })).toBeLessThan(SINGLE);
    }
  }, 60_000);

  test('every probe runs or is said to be unsupported', async () => {
    const timing = { samples: 3, warmUp: 0, budget: 0.1, rotation: 0 };
    const outcomes: Record<string, string> = {};
    for (const probe of ['copy', 'read', 'f32', 'f16', 'int8', 'matrix'] as const) {
      const result = await session.run({ task: 'probe', probe, timing }, 30);
      outcomes[probe] = isFailure(result) ? result.code : 'measured';
    }
    expect(outcomes).toEqual({
      copy: 'measured',
      read: 'measured',
      f32: 'measured',
      f16: 'unsupported',
      int8: 'measured',
      matrix: 'unsupported',
    });
  }, 60_000);
});
