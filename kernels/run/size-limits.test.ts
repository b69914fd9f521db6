import { describe, expect, it } from 'vitest';
import type { MeasuredKernelName } from '../../server/core/profile';
import type { AdapterCard } from '../device/card';
import { definitionOf } from '../registry/registry';
import { sizeFailure } from './size-limits';

const card: AdapterCard = {
  name: 'card',
  vendor: 'vendor',
  architecture: '',
  software: false,
  features: [],
  subgroupMin: 32,
  subgroupMax: 32,
  matrixShapes: [],
  workgroupBytes: 32768,
  workgroupThreads: 1024,
  bindingBytes: 2 ** 31,
};

function failureAt(name: MeasuredKernelName, batch: number, context = 64, bindingBytes = card.bindingBytes) {
  const spec = definitionOf(name).at({ batch, context, kv: 'f16' }, 'portable');
  return sizeFailure(spec, { ...card, bindingBytes });
}

describe('a size', () => {
  it.each<[MeasuredKernelName, number]>([
    ['mfa', 64],
    ['gemm', 64],
    ['gemv', 8],
    ['moe', 64],
  ])('of %s at batch %i fits', (name, batch) => {
    expect(failureAt(name, batch, 4096)).toBeUndefined();
  });

  it.each<MeasuredKernelName>(['mfa', 'gqa', 'mla', 'mha', 'gemm', 'moe'])(
    'of %s beyond every buffer is reported with what to do, and nothing is allocated',
    (name) => {
      expect(failureAt(name, 1e9)).toEqual({
        code: 'out-of-memory',
        message: expect.stringMatching(/ would take [\d.e+]+ GB; a buffer of this device holds 2\.15 GB\.$/),
        advice: 'Choose a smaller batch or context, or free GPU memory.',
      });
    },
  );

  it('of a cache that fills a buffer to the last byte still fits', () => {
    const bytes = 2 * 4096 * 256 * 2;
    expect(failureAt('mfa', 2, 4096, bytes)).toBeUndefined();
    expect(failureAt('mfa', 2, 4096, bytes - 1)).toMatchObject({ code: 'out-of-memory' });
  });

  it('of more workgroups than a device starts is not supported', () => {
    const most = Math.floor(65535 / 3);
    expect(failureAt('moe', most, 0, 1e15)).toBeUndefined();
    expect(failureAt('moe', most + 1, 0, 1e15)).toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining(`batch ${most + 1}`),
      advice: 'Choose a smaller batch.',
    });
    expect(failureAt('mfa', 65536, 1, 1e15)).toMatchObject({ code: 'unsupported' });
  });
});
