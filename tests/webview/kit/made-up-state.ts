import type { KernelPoint, Profile } from '../../../server/core/profile';
import type { ProfileState } from '../../../server/protocol/profile';

/** A state of the panel that has two runs. */
export type Measured = ProfileState & { profile: Profile; previous: Profile };

/** Gives a point of a run other figures. */
export function changePoint({ kernels }: Profile, index: number, changes: Partial<KernelPoint>): void {
  const point = kernels[index];
  if (point === undefined) throw new Error(`there is no point ${index}`);
  kernels[index] = { ...point, ...changes };
}

/** What the panel shows where the adapter is hardware. The figures are made up for the tests; no device has them. */
export function madeUpState(change: (state: Measured) => unknown = () => {}): Measured {
  const point: KernelPoint = {
    kernel: 'mfa',
    variant: 'matrix',
    kv: 'f16',
    batch: 64,
    context: 4096,
    seconds: 100e-6,
    p20: 98e-6,
    p80: 103e-6,
    samples: 50,
    wallSeconds: 150e-6,
    bytesPerSecond: 2e12,
    flopsPerSecond: 128e12,
    fractionOfRoof: 0.5,
    boundBy: 'memory',
    relativeError: 2e-4,
    problem: null,
  };
  const profile: Profile = {
    adapter: 'Example GPU X100',
    card: {
      name: 'Example GPU X100',
      vendor: 'example',
      architecture: 'example',
      software: false,
      features: ['shader-f16', 'subgroups', 'chromium-experimental-subgroup-matrix', 'timestamp-query'],
      subgroupMin: 32,
      subgroupMax: 32,
      matrixShapes: [{ input: 'f16', output: 'f32', m: 16, n: 16, k: 16 }],
      workgroupBytes: 49_152,
      workgroupThreads: 1024,
      bindingBytes: 2 ** 31 - 4,
    },
    measuredAt: '2026-01-02T03:04:05.000Z',
    host: 'node',
    boundsChecks: false,
    software: false,
    probes: {
      copyBytesPerSecond: 3.5e12,
      readBytesPerSecond: 4e12,
      flops: { f32: 60e12, f16: 61e12, int8: 115e12, matrix: 600e12, matrixInt8: 1200e12 },
    },
    kernels: [
      point,
      { ...point, context: 8192, seconds: 200e-6, p20: 190e-6, p80: 210e-6 },
      { ...point, kernel: 'gqa', seconds: 80e-6, p20: 79e-6, p80: 81e-6, flopsPerSecond: 32e12 },
      {
        ...point,
        kernel: 'mla',
        relativeError: 0.03,
        boundBy: 'compute',
        problem: 'The result is wrong: its relative error of 3.0e-2 exceeds 0.001. Do not use this time.',
      },
      {
        ...point,
        kernel: 'gemv',
        variant: 'subgroups',
        kv: null,
        batch: 1,
        context: null,
        seconds: 10e-6,
        flopsPerSecond: 2e12,
        fractionOfRoof: 1.3,
        problem: 'Faster than the probed ceilings allow.',
      },
    ],
    failures: [
      {
        what: 'mha matrix batch 64 context 4096 f16',
        failure: { code: 'timeout', message: 'No answer within 120 s.', advice: 'Choose a smaller size.' },
      },
    ],
  };
  const previous = structuredClone(profile);
  previous.measuredAt = '2026-01-01T03:04:05.000Z';
  previous.kernels = previous.kernels.slice(0, 3).map((one) => ({ ...one, problem: null }));
  changePoint(previous, 0, { seconds: 101e-6, p20: 99e-6, p80: 104e-6 });
  changePoint(previous, 2, { seconds: 100e-6, p20: 99e-6, p80: 101e-6 });
  const state: Measured = {
    running: null,
    profile,
    previous,
    failure: null,
    hardware: [
      { uri: 'file:///cards/x10.hardware.yaml', name: 'Example X10' },
      { uri: 'file:///cards/x100.hardware.yaml', name: 'Example X100' },
    ],
  };
  change(state);
  return state;
}
