import { describe, expect, test } from 'vitest';
import { isFailure } from '../../kernels/host/host';
import { nodeHost } from '../../kernels/host/node';
import { profile } from '../../kernels/profile/profile';
import { profileSchema } from '../../server/core/profile';
import { swiftShader } from './support/adapters';
import { hostOn } from './support/hosts';

const adapter = swiftShader();
if (typeof adapter === 'string') console.log(`Skipped the profile: ${adapter}.`);

const nowhere = nodeHost({ command: ['/nowhere/node'], script: 'child.cjs' });

describe('a profile', () => {
  test('without any host says why', async () => {
    expect(await profile({ hosts: [nowhere] })).toMatchObject({ code: 'no-runtime' });
  });

  test.skipIf(typeof adapter === 'string')(
    'measures on the host that works',
    async () => {
      if (typeof adapter === 'string') return;
      const steps: string[] = [];
      const hosts = [nowhere, await hostOn(adapter)];
      const kernels = ['gqa', 'gemv'] as const;
      const result = await profile({
        hosts,
        kernels,
        contexts: [40],
        onProgress: (_, __, now) => steps.push(now),
      });
      if (isFailure(result)) throw new Error(result.message);
      expect(profileSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
      expect(result).toMatchObject({ host: 'node', software: true, failures: [] });
      expect(result.kernels.map(({ kernel, variant }) => `${kernel} ${variant}`)).toEqual([
        'gqa subgroups',
        'gemv subgroups',
      ]);
      expect(result.probes.readBytesPerSecond).toBeGreaterThan(0);
      expect(steps.at(-1)).toBe('gemv subgroups batch 2');
    },
    60_000,
  );

  test.skipIf(typeof adapter === 'string')(
    'that is cancelled ends at once',
    async () => {
      if (typeof adapter === 'string') return;
      const cancelling = new AbortController();
      const onProgress = () => cancelling.abort();
      const result = await profile({
        hosts: [await hostOn(adapter)],
        kernels: ['gqa'],
        signal: cancelling.signal,
        onProgress,
      });
      if (isFailure(result)) throw new Error(result.message);
      expect(result.kernels).toEqual([]);
      expect(new Set(result.failures.map(({ failure }) => failure.code))).toEqual(new Set(['cancelled']));
    },
    60_000,
  );
});
