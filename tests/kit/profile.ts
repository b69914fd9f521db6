import { type KernelPoint, measuredKernel, type Profile } from '../../server/core/profile';

/** A point with the rates of a kernel that did some work in some time. */
export function point(
  kernel: string,
  batch: number,
  work: { readonly flops: number; readonly bytes: number; readonly seconds: number },
  more: Partial<KernelPoint> = {},
): KernelPoint {
  const { flops, bytes, seconds } = work;
  const cached = measuredKernel(kernel)?.cached === true;
  return {
    kernel,
    variant: 'matrix',
    kv: cached ? 'f16' : null,
    batch,
    context: cached ? 4096 : null,
    seconds,
    p20: seconds,
    p80: seconds,
    samples: 50,
    wallSeconds: seconds,
    bytesPerSecond: bytes / seconds,
    flopsPerSecond: flops / seconds,
    fractionOfRoof: 0.5,
    boundBy: 'memory',
    relativeError: 1e-4,
    problem: null,
    ...more,
  };
}

/** MFA with halves as KV cache on a card of 3.35 TB/s that reaches 60% of it, with a fixed 10 µs. */
export function mfaPoint(batch: number, context: number, more: Partial<KernelPoint> = {}): KernelPoint {
  const bytes = batch * 2 * 256 * 2 * context;
  const seconds = bytes / (3.35e12 * 0.6) + 10e-6;
  const flops = batch * 4 * 64 * 256 * context;
  return point('mfa', batch, { flops, bytes, seconds }, { context, ...more });
}

/** MFA at five sizes. */
export const mfaPoints = (): readonly KernelPoint[] =>
  (
    [
      [1, 4096],
      [16, 4096],
      [64, 4096],
      [64, 8192],
      [16, 32768],
    ] as const
  ).map(([batch, context]) => mfaPoint(batch, context));

/** A profile of a card with those points. */
export function profileOf(kernels: readonly KernelPoint[], more: Partial<Profile> = {}): Profile {
  return {
    adapter: 'NVIDIA H800',
    card: {
      name: 'NVIDIA H800',
      vendor: 'nvidia',
      architecture: 'hopper',
      software: false,
      features: ['shader-f16', 'subgroups', 'timestamp-query', 'chromium-experimental-subgroup-matrix'],
      subgroupMin: 32,
      subgroupMax: 32,
      matrixShapes: [{ input: 'f16', output: 'f32', m: 16, n: 16, k: 16 }],
      workgroupBytes: 49152,
      workgroupThreads: 1024,
      bindingBytes: 2 ** 31 - 4,
    },
    measuredAt: '2026-11-21T12:00:00.000Z',
    host: 'node',
    boundsChecks: false,
    software: false,
    probes: { copyBytesPerSecond: 2.9e12, readBytesPerSecond: 3.1e12, flops: { matrix: 6e14 } },
    kernels: [...kernels],
    failures: [],
    ...more,
  };
}
