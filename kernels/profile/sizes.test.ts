import { describe, expect, it } from 'vitest';
import { calibrateProfile } from '../../server/core/calibrate';
import { measuredKernelNames } from '../../server/core/profile';
import { point, profileOf } from '../../tests/kit/profile';
import { card as cardNamed } from '../../tests/kit/specs';
import type { AdapterCard } from '../device/card';
import { sizeFailure } from '../run/size-limits';
import { type Sizes, specsOf } from './sizes';

const { card: hardware } = profileOf([]);
const software: AdapterCard = { ...hardware, software: true };

function sizesOf(options: Sizes, card = hardware): readonly string[] {
  return specsOf(options, card).map((spec) =>
    'context' in spec ? `${spec.kernel} ${spec.batch} ${spec.context}` : `${spec.kernel} ${spec.batch}`,
  );
}

describe('the usual sizes', () => {
  it('on hardware are two batches and two contexts', () => {
    expect(sizesOf({ kernels: ['mfa'] })).toEqual([
      'mfa 16 1024',
      'mfa 16 4096',
      'mfa 64 1024',
      'mfa 64 4096',
    ]);
    expect(sizesOf({ kernels: ['gemm', 'moe'] })).toEqual(['gemm 16', 'gemm 64', 'moe 16', 'moe 64']);
    expect(sizesOf({ kernels: ['gemv'] })).toEqual(['gemv 1', 'gemv 8']);
  });

  it('on software are small', () => {
    expect(sizesOf({ kernels: ['mfa', 'gemv'] }, software)).toEqual(['mfa 2 256', 'gemv 2']);
  });

  it.each(measuredKernelNames)('of %s alone are enough to fit a hardware file to', (name) => {
    const points = specsOf({ kernels: [name] }, hardware).map(({ batch, ...spec }) => {
      const context = 'context' in spec ? spec.context : null;
      const bytes = batch * (context ?? 1) * 1e5;
      return point(name, batch, { flops: bytes, bytes, seconds: bytes / 1e12 + 1e-5 }, { context });
    });
    const result = calibrateProfile(cardNamed('h800'), profileOf(points));
    expect(result.ok && result.notes.filter((note) => note.includes('left out'))).toEqual([]);
  });

  it.each([2 ** 31 - 4, 2 ** 27])('of every kernel fit buffers of %i bytes', (bindingBytes) => {
    const card = { ...hardware, bindingBytes };
    const specs = specsOf({ kernels: ['mfa', 'gqa', 'mla', 'mha'] }, card);
    expect(specs.filter((spec) => sizeFailure(spec, card))).toEqual([]);
    for (const kernel of ['mfa', 'gqa', 'mla', 'mha'])
      expect(specs.filter((spec) => spec.kernel === kernel).length).toBeGreaterThanOrEqual(2);
  });
});

describe('sizes that are asked for', () => {
  it('of which no context fits are left to fail by the usual ones', () => {
    expect(sizesOf({ kernels: ['mfa'], batches: [1e9] }, software)).toEqual(['mfa 1000000000 256']);
  });

  it('are taken as they are, but for the rows that the vector kernel takes', () => {
    const sizes = { batches: [4, 512, 1024], contexts: [1e6] };
    expect(sizesOf({ ...sizes, kernels: ['mha'] })).toEqual([
      'mha 4 1000000',
      'mha 512 1000000',
      'mha 1024 1000000',
    ]);
    expect(sizesOf({ ...sizes, kernels: ['gemv'] })).toEqual(['gemv 4', 'gemv 8']);
  });
});
