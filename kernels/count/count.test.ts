import { describe, expect, test } from 'vitest';
import { attentionDesigns } from '../profile/designs';
import { countAttention } from './attention';
import { countMoe } from './moe';
import { countProjection } from './projection';

const size = { kv: 'f16', variant: 'portable', batch: 2, context: 100, logits: 'flat' } as const;

describe('work is counted as estimates count it', () => {
  test('MFA: 64 FLOPs per byte of KV cache in halves', () => {
    const { flops, bytes } = countAttention({ ...attentionDesigns.mfa, ...size });
    expect(flops).toBe(2 * 4 * 64 * 256 * 100);
    expect(bytes).toBe(2 * (2 * 256 * 100 * 2 + 64 * 256 * (2 + 4)));
  });

  test('absorbed MLA: scores over 576 elements, sums over 512, of one entry a token', () => {
    const { flops, bytes } = countAttention({ ...attentionDesigns.mla, ...size });
    expect(flops).toBe(2 * 2 * 128 * (576 + 512) * 100);
    expect(bytes).toBe(2 * (576 * 100 * 2 + 128 * (576 * 2 + 512 * 4)));
  });

  test('an 8-bit cache brings two scales a token', () => {
    const { bytes } = countAttention({ ...attentionDesigns.mfa, ...size, kv: 'int8' });
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
