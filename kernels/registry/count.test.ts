import { describe, expect, test } from 'vitest';
import { countAttention } from '../attention/count';
import { countMoe } from '../moe/count';
import { countProjection } from '../projection/count';
import { definitionOf } from './registry';

const size = { kv: 'f16', batch: 2, context: 100 } as const;
const mfa = definitionOf('mfa').at(size, 'portable');

describe('work is counted as estimates count it', () => {
  test('MFA: 64 FLOPs per byte of KV cache in halves', () => {
    const { flops, bytes } = countAttention(mfa);
    expect(flops).toBe(2 * 4 * 64 * 256 * 100);
    expect(bytes).toBe(2 * (2 * 256 * 100 * 2 + 64 * 256 * (2 + 4)));
  });

  test('absorbed MLA: scores over 576 elements, sums over 512, of one entry a token', () => {
    const { flops, bytes } = countAttention(definitionOf('mla').at(size, 'portable'));
    expect(flops).toBe(2 * 2 * 128 * (576 + 512) * 100);
    expect(bytes).toBe(2 * (576 * 100 * 2 + 128 * (576 * 2 + 512 * 4)));
  });

  test('an 8-bit cache brings two scales a token', () => {
    const { bytes } = countAttention({ ...mfa, kv: 'int8' });
    expect(bytes).toBe(2 * (2 * 256 * 100 + 8 * 100 + 64 * 256 * (2 + 4)));
  });

  test('a projection and an expert FFN', () => {
    expect(countProjection({ kernel: 'gemm', batch: 3, inner: 8, outer: 5, variant: 'portable' })).toEqual({
      flops: 2 * 3 * 8 * 5,
      bytes: 2 * 8 * (5 + 3) + 4 * 3 * 5,
    });
    const moe = {
      kernel: 'moe',
      batch: 3,
      hidden: 8,
      width: 4,
      experts: 6,
      active: 2,
      variant: 'portable',
    } as const;
    expect(countMoe(moe, 4)).toEqual({ flops: 3 * 2 * 3 * 8 * 4 * 2, bytes: 4 * 3 * 8 * 4 * 2 + 3 * 8 * 6 });
  });
});
