import { describe, expect, it } from 'vitest';
import { mfaPoint, mfaPoints, point, profileOf } from '../../../tests/kit/profile';
import { card } from '../../../tests/kit/specs';
import type { Profile } from '../profile';
import type { HardwareSpec } from '../spec';
import { calibrateProfile, readProfile } from '.';
import { mayBeSameCard } from './same-card';

const h800 = card('h800');

function fitOf(profile: Profile, hardware: HardwareSpec = h800) {
  const result = calibrateProfile(hardware, profile);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { ...result.value, notes: result.notes };
}

function codes(profile: Profile, hardware: HardwareSpec = h800) {
  const result = calibrateProfile(hardware, profile);
  return result.ok ? [] : result.problems.map(({ code, rows }) => `${code} ${rows.join(' ')}`.trim());
}

describe('a profile', () => {
  it('tells the efficiency and overhead of a family', () => {
    const { fits } = fitOf(profileOf(mfaPoints()));
    expect(fits.map(({ subject }) => subject)).toEqual(['mfa']);
    expect(fits[0]?.numbers).toMatchObject([
      { path: ['kernels', 'mfa', 'memory'], before: expect.closeTo(0.85, 9), value: 0.6 },
      { path: ['kernels', 'mfa', 'overhead'], before: expect.closeTo(5e-6, 12), value: 1e-5 },
    ]);
  });

  it('says where it was measured, and that it is a lower bound', () => {
    const { changes, notes } = fitOf(profileOf(mfaPoints()));
    expect(changes[0]?.value).toMatchObject({
      source: expect.stringMatching(
        /^measured with Decode Lens on NVIDIA H800, 2026-11-21, WebGPU \(Node\), a lower bound for the card: 5 measurements, error ×1\.00 \(worst ×1\.00, point \d\)$/,
      ),
    });
    expect(notes).toEqual([expect.stringContaining('lower bound')]);
  });

  it('says where times are wall-clock times', () => {
    const card = { ...profileOf([]).card, features: ['shader-f16'] };
    const { changes } = fitOf(profileOf(mfaPoints(), { boundsChecks: true, card }));
    const source = expect.stringContaining(
      'WebGPU (Node, with bounds checks, wall-clock times), a lower bound',
    );
    expect(changes[0]?.value).toMatchObject({ source });
    expect(fitOf(profileOf(mfaPoints())).notes).not.toContainEqual(expect.stringContaining('wall clock'));
  });

  it('counts products of 8-bit caches against the rate for halves, and their bytes as stored', () => {
    // 60% of 989 TFLOP/s: against the FP8 rate it would be half of that.
    const points = [64, 128, 256].map((batch) => {
      const flops = batch * 1e10;
      return point(
        'mla',
        batch,
        { flops, bytes: flops / 1e4, seconds: flops / (9.89e14 * 0.6) },
        { kv: 'int8' },
      );
    });
    const [fit] = fitOf(profileOf(points)).fits;
    expect(fit?.numbers.find(({ name }) => name === 'compute')?.value).toBeCloseTo(0.6, 2);
  });

  it('takes GEMM and GEMV as the projections’ family', () => {
    const points = ['gemm', 'gemv'].map((kernel) =>
      point(kernel, 8, { flops: 1e9, bytes: 1e9, seconds: 1e9 / (3.35e12 * 0.5) }),
    );
    expect(fitOf(profileOf(points)).fits[0]?.subject).toBe('linear');
  });

  it('leaves wrong results, slower variants and lone points out, and says so', () => {
    const points = [
      ...mfaPoints(),
      mfaPoint(64, 4096, { variant: 'portable', seconds: 1 }),
      mfaPoint(128, 4096, { problem: 'The result is wrong.' }),
      point('moe', 64, { flops: 1e9, bytes: 1e9, seconds: 1e-3 }),
    ];
    const { fits, notes } = fitOf(profileOf(points));
    expect(fits.map(({ subject, points: fitted }) => [subject, fitted.length])).toEqual([['mfa', 5]]);
    expect(notes).toContain('only the fastest variant of each kernel counts');
    expect(notes).toContain('mfa matrix f16 at batch 128, context 4096 is left out: The result is wrong.');
    expect(notes).toContainEqual(
      expect.stringMatching(/^left out, point 8 of the profile: expected at least 2 .* of moe/),
    );
  });

  it.each([
    [{ boundsChecks: true }, /bounds checks/],
    [{ card: { ...profileOf([]).card, features: ['shader-f16'] } }, /times are wall-clock times/],
    [{ adapter: 'NVIDIA H200' }, /measured on NVIDIA H200, written for NVIDIA H800/],
    [
      { kernels: mfaPoints().map((one) => ({ ...one, variant: 'subgroups' as const })) },
      /without matrix units/,
    ],
    [
      { kernels: [...mfaPoints(), mfaPoint(2, 4096, { kv: 'e4m3' })] },
      /one number for all KV caches \(f16, e4m3\)/,
    ],
  ])('notes %o', (more, note) => {
    expect(fitOf(profileOf(mfaPoints(), more)).notes).toContainEqual(expect.stringMatching(note));
  });

  it('is refused from a software adapter, from another card, and where nothing is left of it', () => {
    expect(codes(profileOf(mfaPoints(), { software: true }))).toEqual(['software-adapter']);
    const slow = card('h800', { memory: { capacity: '80 GB', bandwidth: '1 TB/s' } });
    expect(codes(profileOf(mfaPoints()), slow)).toContain('faster-than-peaks 2');
    expect(codes(profileOf([mfaPoint(64, 4096)]))).toEqual(['too-few-points 1']);
    expect(codes(profileOf([mfaPoint(64, 4096, { problem: 'wrong' })]))).toEqual(['too-few-points']);
    const integers = card('h800', { compute: { int8: '1980 TFLOP/s' } });
    expect(codes(profileOf(mfaPoints()), integers)).toEqual(['missing-rate 1 2 3 4 5']);
  });

  it('gives way to a later one, and the same one changes nothing', () => {
    const first = fitOf(profileOf(mfaPoints()));
    const written = { ...first.hardware, kernels: kernelsOf(first.changes) };
    expect(fitOf(profileOf(mfaPoints()), written).changes).toEqual(first.changes);
    const two = mfaPoints().slice(2, 4);
    const later = fitOf(profileOf(two, { measuredAt: '2026-12-01T00:00:00Z' }), written);
    expect(later.changes).toContainEqual({ path: ['kernels', 'mfa', 'overhead'], value: undefined });
    const [afresh] = fitOf(profileOf(two)).fits;
    const [number] = later.fits[0]?.numbers ?? [];
    expect(number).toEqual({ ...afresh?.numbers[0], before: 0.6 });
  });
});

describe('a family’s own numbers', () => {
  const withOwn = (mfa: object) => card('h800', { kernels: { mfa } });

  it('give way where the profile tells them: the fit does not start from them', () => {
    const own = fitOf(profileOf(mfaPoints()), withOwn({ memory: 0.5, overhead: '30 us' }));
    const none = fitOf(profileOf(mfaPoints()));
    expect(own.changes).toEqual(none.changes);
    expect(own.fits[0]?.numbers.map(({ before }) => before)).toEqual([0.5, expect.closeTo(3e-5, 12)]);
  });

  it('stay where it does not, and the fit rests on them', () => {
    const { fits, changes } = fitOf(profileOf(mfaPoints()), withOwn({ compute: 0.4 }));
    expect(fits[0]?.held).toMatchObject([{ name: 'compute', value: 0.4 }]);
    expect(changes.map(({ path }) => path[2])).not.toContain('compute');
  });

  it('go where it only tells that they are wrong', () => {
    // Memory binds, and compute reached more than 0.02 of its peak; how much more it could nothing tells.
    const { fits, changes, notes } = fitOf(profileOf(mfaPoints()), withOwn({ compute: 0.02 }));
    expect(changes).toContainEqual({ path: ['kernels', 'mfa', 'compute'], value: undefined });
    expect(notes).toContainEqual(expect.stringMatching(/^kernels\.mfa\.compute is removed/));
    expect(fits).toEqual(fitOf(profileOf(mfaPoints())).fits);
  });
});

function kernelsOf(changes: readonly { readonly path: readonly string[]; readonly value: unknown }[]) {
  const mfa = Object.fromEntries(changes.map(({ path, value }) => [path[2] ?? '', value]));
  return { mfa: { ...mfa, overhead: 1e-5 } } as HardwareSpec['kernels'];
}

describe('the JSON of a profile', () => {
  it('is recognized by its form', () => {
    expect(readProfile(JSON.stringify(profileOf(mfaPoints())))).toMatchObject({ ok: true });
    expect(readProfile('[{"kernel":"mfa","seconds":1}]')).toBeUndefined();
    expect(readProfile('{ not JSON')).toBeUndefined();
  });

  it('says what is wrong where it only resembles one', () => {
    const read = readProfile(JSON.stringify({ ...profileOf([]), host: 'toaster' }));
    expect(read?.ok === false && read.problems[0]?.message).toContain('found something like it: host: ');
  });
});

describe('the names of cards', () => {
  it.each([
    ['NVIDIA H200', 'NVIDIA H200', true],
    ['NVIDIA A100-SXM4-80GB', 'NVIDIA A100 80 GB', true],
    ['NVIDIA GeForce RTX 4090', 'RTX 4090', true],
    ['NVIDIA H100 80GB HBM3', 'NVIDIA A100 80GB', false],
    ['NVIDIA H200', 'NVIDIA H800', false],
    ['Intel Gaudi', 'Gaudi', true],
    ['Apple M2 Max', 'Card', false],
  ])('%s and %s', (adapter, name, same) => {
    expect(mayBeSameCard(adapter, name)).toBe(same);
  });
});
