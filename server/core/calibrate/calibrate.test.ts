import { describe, expect, it } from 'vitest';
import { random } from '../../../kernels/number/random';
import { both, card, deployment, model } from '../../../tests/kit/specs';
import { estimateStep, type Hardware } from '../cost';
import type { HardwareSpec } from '../spec';
import { calibrate, type DeploymentCase, type Fit, type KernelMeasurement } from '.';

const h800 = card('h800');
const step3 = model('step-3');

/** Kernels of a card whose efficiencies and overhead are known: of few and of many FLOPs a byte. */
function kernelsOf(compute: number, memory: number, overhead: number, noise = (_row: number) => 1) {
  const shapes = [1, 4, 16, 64, 256].flatMap((batch) =>
    [8, 64, 1024].map((intensity) => ({ batch, intensity })),
  );
  return shapes.map(({ batch, intensity }, index): KernelMeasurement => {
    const bytes = 4e6 * batch;
    const flops = bytes * intensity;
    const roof = Math.max(flops / (1.98e15 * compute), bytes / (3.35e12 * memory));
    return {
      row: index + 2,
      family: 'mfa',
      type: 'fp8',
      flops,
      bytes,
      seconds: (roof + overhead) * noise(index),
    };
  });
}

function fitsOf(
  kernels: readonly KernelMeasurement[],
  cases: readonly DeploymentCase[] = [],
  hardware = h800,
): readonly Fit[] {
  const result = calibrate(hardware, { kernels, transfers: [] }, cases, { label: 'bench.csv' });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.fits;
}

function codes(kernels: readonly KernelMeasurement[], cases: readonly DeploymentCase[] = []) {
  const result = calibrate(h800, { kernels, transfers: [] }, cases, { label: 'bench.csv' });
  const problems = result.ok ? result.value.setAside : result.problems;
  return problems.map(({ code, rows }) => `${code} ${rows.join(' ')}`);
}

/** What a card with other numbers would measure end to end. */
function caseOf(row: number, truth: HardwareSpec, changes: object = {}, share = 1): DeploymentCase {
  const spec = deployment('step-3-2a2f', changes);
  const step = estimateStep(spec, step3, both(truth));
  if (!step.ok) throw new Error(JSON.stringify(step.problems));
  const measurement = { row, reference: spec.name, tpot: step.value.tpot / share };
  const calibrates = { attention: true, ffn: true };
  return { measurement, spec, model: step3, hardware: both(h800) satisfies Hardware, calibrates };
}

describe('a kernel family', () => {
  it('gives its efficiencies and overhead back', () => {
    const [fit] = fitsOf(kernelsOf(0.6, 0.75, 9e-6));
    expect(fit?.numbers.map(({ name }) => name)).toEqual(['compute', 'memory', 'kernel overhead']);
    expect(fit?.numbers.map(({ value }) => value)).toEqual([0.6, 0.75, 9e-6]);
    expect(fit?.error.factor).toBeCloseTo(1, 9);
  });

  it('holds what no measurement is bound by', () => {
    const memoryBound = kernelsOf(0.6, 0.75, 9e-6).filter(({ flops, bytes }) => flops / bytes < 100);
    const [fit] = fitsOf(memoryBound);
    expect(fit?.numbers.map(({ name }) => name)).toEqual(['memory', 'kernel overhead']);
    expect(fit?.held).toEqual([
      { name: 'compute', value: 0.7, reason: 'no measured kernel is bound by compute' },
    ]);
  });

  it('lifts what is held to what was reached', () => {
    const memoryBound = kernelsOf(0.6, 0.75, 9e-6).filter(({ flops, bytes }) => flops / bytes < 100);
    const modest = card('h800', { efficiency: { compute: 0.05, memory: 0.85 } });
    const [fit] = fitsOf(memoryBound, [], modest);
    const compute = fit?.numbers.find(({ name }) => name === 'compute');
    expect(compute?.before).toBe(0.05);
    expect(compute?.value).toBeGreaterThan(0.07);
    expect(compute?.low).toBeCloseTo(compute?.value ?? 0, 3);
    expect(compute?.high).toBe(1);
    expect(fit?.numbers.find(({ name }) => name === 'memory')?.value).toBeCloseTo(0.75, 2);
  });

  it('takes one number from one shape, the one that moves least', () => {
    const one = kernelsOf(0.6, 0.8, 5e-6).find(({ bytes }) => bytes > 1e9);
    const same = [1, 1.02, 0.98].map((by, row) => ({ ...one, row, seconds: (one?.seconds ?? 0) * by }));
    const [fit] = fitsOf(same as KernelMeasurement[]);
    expect(fit?.numbers.map(({ name }) => name)).toEqual(['memory']);
    expect(fit?.error.worst.factor).toBeCloseTo(1.02, 2);
  });

  it.each([
    ['none', 0],
    ['half a microsecond', 0.5e-6],
    ['three', 3e-6],
  ])('finds the memory efficiency of kernels of 2 us and more, with an overhead of %s', (_, overhead) => {
    for (let seed = 1; seed <= 40; seed++) {
      const { normal } = random(seed);
      const kernels = kernelsOf(1, 0.6, overhead, () => Math.exp(0.02 * normal()))
        .filter(({ flops, bytes }) => flops === 64 * bytes)
        .map((one) => ({ ...one, type: 'bf16' as const }));
      const [fit] = fitsOf(kernels);
      const memory = fit?.numbers.find(({ name }) => name === 'memory')?.value;
      expect(Math.abs(Math.log((memory ?? 0) / 0.6)), `noise ${seed}`).toBeLessThan(0.1);
      expect(fit?.error.factor).toBeLessThan(1.05);
      const fitted = fit?.numbers.find(({ name }) => name === 'kernel overhead')?.value;
      expect(Math.abs((fitted ?? 1) - overhead), `noise ${seed}`).toBeLessThan(0.3e-6 + 0.2 * overhead);
    }
  });

  it('lowers a held overhead to what the shortest kernel leaves', () => {
    // Two measurements tell one number. At 0.6 of the bandwidth and without overhead the first takes 1.99 us, of which the
    // stated 0.85 of it leaves 0.585, so that 5 µs are not an overhead to hold.
    const kernels = [4e6, 64e6].map((bytes, index): KernelMeasurement => {
      const row = index + 2;
      return { row, family: 'mfa', type: 'bf16', flops: 1e6, bytes, seconds: bytes / (3.35e12 * 0.6) };
    });
    const [fit] = fitsOf(kernels);
    expect(fit?.numbers.map(({ name }) => name)).toEqual(['memory', 'kernel overhead']);
    const [memory, overhead] = fit?.numbers ?? [];
    expect(Math.abs(Math.log((memory?.value ?? 0) / 0.6))).toBeLessThan(0.2);
    expect(overhead).toMatchObject({ value: expect.closeTo(0.5853e-6, 10), low: 0 });
    expect(overhead?.high).toBeCloseTo(0.796e-6, 9);
    expect(fit?.error.worst.factor).toBeLessThan(1.2);
  });

  it('states how far off its worst measurement is', () => {
    const [fit] = fitsOf(kernelsOf(0.6, 0.75, 9e-6, (row) => (row === 4 ? 1.2 : 1)));
    expect(fit?.error.worst.row).toBe(6);
    expect(fit?.error.worst.factor).toBeGreaterThan(1.1);
    expect(fit?.error.factor).toBeLessThan(fit?.error.worst.factor ?? 0);
  });
});

describe('deployments end to end', () => {
  const truth = (compute: number, memory: number, network: number) =>
    card('h800', { efficiency: { compute, memory, network } });

  it('give one common factor from one point, which meets it', () => {
    const measurement = { row: 2, reference: '2A2F', tokensPerSecondPerAccelerator: 4039 };
    const [fit] = fitsOf([], [{ ...caseOf(2, h800), measurement }]);
    expect(fit?.commonFactor).toBeCloseTo(0.938, 3);
    expect(fit?.points[0]?.predicted).toBeCloseTo(6144 / (4039 * 32), 9);
    const ratios = fit?.numbers.map(({ before, value }) => value / before);
    for (const ratio of ratios ?? []) expect(ratio).toBeCloseTo(0.938, 3);
  });

  it('leave a range by that factor to either side, since one point has no error', () => {
    const [fit] = fitsOf([], [caseOf(2, h800, {}, 0.9)]);
    for (const { value, low, high } of fit?.numbers ?? []) {
      const off = 1 / (fit?.commonFactor ?? 1);
      expect(low).toBeLessThanOrEqual(value / off + 1e-4);
      expect(high).toBeGreaterThanOrEqual(Math.min(1, value * off) - 1e-4);
    }
  });

  it('tell the efficiencies apart where different ones bind', () => {
    const other = truth(0.6, 0.6, 0.7);
    const workload = (context: number, batch: number) => ({ workload: { context, batch } });
    const pool = (instances: number, parallel: object) => ({
      hardware: 'x',
      instances,
      accelerators: 8,
      parallel,
    });
    const changes = [
      {},
      workload(16384, 1536),
      workload(32768, 768),
      workload(1024, 12288),
      { ffn: pool(2, { expert: 16 }), attention: pool(8, { data: 64 }), ...workload(512, 49152) },
      { ffn: pool(1, { expert: 8 }), attention: pool(8, { data: 64 }), ...workload(512, 98304) },
    ];
    const [fit] = fitsOf(
      [],
      changes.map((change, index) => caseOf(index + 2, other, change)),
    );
    const value = (name: string) => fit?.numbers.find((number) => number.name === name)?.value;
    expect(value('network')).toBeCloseTo(0.7, 2);
    expect(value('memory')).toBeCloseTo(0.6, 2);
    expect(fit?.error.factor).toBeLessThan(1.01);
  });

  it('leave alone what kernels determined', () => {
    const result = calibrate(
      h800,
      { kernels: kernelsOf(0.6, 0.75, 9e-6), transfers: [] },
      [caseOf(20, h800, {}, 0.9)],
      { label: 'bench.csv' },
    );
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { kernels, efficiency } = result.value.hardware;
    expect(kernels?.mfa?.memory).toMatchObject({ value: 0.75 });
    expect(efficiency?.memory).not.toMatchObject({ value: 0.85 });
  });
});

describe('formats within a family', () => {
  const fp8 = kernelsOf(0.6, 0.75, 9e-6).map((one) => ({ ...one, stored: 'fp8' as const }));
  const bf16 = kernelsOf(0.6, 0.5, 4e-6).map((one) => ({
    ...one,
    row: one.row + 20,
    stored: 'bf16' as const,
  }));

  it('have numbers of their own, the widest those of the family', () => {
    const fits = fitsOf([...fp8, ...bf16]);
    expect(fits.map(({ subject }) => subject)).toEqual(['mfa fp8', 'mfa']);
    const values = new Map(
      fits.flatMap(({ numbers }) => numbers).map(({ path, value }) => [path.join('.'), value]),
    );
    expect(values.get('kernels.mfa.fp8.memory')).toBeCloseTo(0.75, 3);
    expect(values.get('kernels.mfa.memory')).toBeCloseTo(0.5, 3);
    expect(values.get('kernels.mfa.overhead')).toBeCloseTo(4e-6, 8);
  });

  it('are fitted together where all of them stand for the family', () => {
    const fp16 = bf16.map((one) => ({ ...one, row: one.row + 20, stored: 'fp16' as const }));
    const fits = fitsOf([...bf16, ...fp16]);
    expect(fits.map(({ subject, points }) => [subject, points.length])).toEqual([['mfa', 30]]);
  });

  it('go into the block of an engine, with their ranges', () => {
    const measurements = { kernels: fp8, transfers: [] };
    const result = calibrate(h800, measurements, [], { label: 'bench.csv', engine: 'vllm' });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { changes, hardware } = result.value;
    expect(changes.map(({ path }) => path.join('.'))).toEqual([
      'engines.vllm.kernels.mfa.compute',
      'engines.vllm.kernels.mfa.memory',
      'engines.vllm.kernels.mfa.overhead',
    ]);
    expect(changes.at(-1)?.value).toMatchObject({
      value: '9 us',
      source: expect.stringContaining('bench.csv'),
    });
    expect(hardware.kernels).toEqual(h800.kernels);
  });
});

it('sets a kernel aside that nothing explains, and fits the others', () => {
  const [first, ...rest] = kernelsOf(0.6, 0.75, 9e-6);
  const kernels = [{ ...(first as KernelMeasurement), seconds: 1e-7 }, ...rest];
  const result = calibrate(h800, { kernels, transfers: [] }, [], { label: 'bench.csv' });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  expect(result.value.setAside).toMatchObject([{ code: 'faster-than-peaks', rows: [2] }]);
  expect(result.value.fits[0]?.numbers.map(({ value }) => value)).toEqual([0.6, 0.75, 9e-6]);
});

describe('transfers', () => {
  it('give the network efficiency and the hop', () => {
    const transfers = [1e5, 1e6, 1e7, 1e8].map((bytes, index) => {
      return { row: index + 2, scope: 'scale-out' as const, bytes, seconds: bytes / (50e9 * 0.78) + 12e-6 };
    });
    const result = calibrate(h800, { kernels: [], transfers }, [], { label: 'net.csv' });
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    expect(result.value.changes).toEqual([
      { path: ['efficiency', 'network'], value: expect.objectContaining({ value: 0.78 }) },
      { path: ['overhead', 'hop'], value: '12 us' },
      { path: ['sources', 'overhead.hop'], value: expect.stringContaining('net.csv: 4 measurements') },
    ]);
  });
});

describe('what no efficiency explains is reported by its row', () => {
  const [one, ...rest] = kernelsOf(0.6, 0.75, 9e-6);
  const first = one as KernelMeasurement;

  it.each([
    ['faster than the peaks', [{ ...first, seconds: 1e-7 }, ...rest], 'faster-than-peaks 2'],
    ['microseconds taken for seconds', [{ ...first, seconds: 10 }, ...rest], 'implausible 2'],
    ['a family of one kernel', [first], 'too-few-points 2'],
    ['a format that the card lacks', [{ ...first, type: 'fp32' as const }, ...rest], 'missing-rate 2'],
  ])('%s', (_, kernels, problem) => {
    expect(codes(kernels)).toEqual([problem]);
  });

  it.each([
    [
      'a TPOT below that of the peaks',
      (spec: DeploymentCase) => ({ ...spec, measurement: { ...spec.measurement, tpot: 1e-3 } }),
      'faster-than-peaks 2',
    ],
    [
      'milliseconds taken for seconds',
      (spec: DeploymentCase) => ({ ...spec, measurement: { ...spec.measurement, tpot: 47.5 } }),
      'implausible 2',
    ],
    [
      'another card',
      (spec: DeploymentCase) => ({ ...spec, calibrates: { attention: false, ffn: false } }),
      'other-hardware 2',
    ],
    [
      'a deployment without an estimate',
      (spec: DeploymentCase) => ({ ...spec, measurement: { ...spec.measurement, batch: 1 } }),
      'no-estimate 2',
    ],
  ])('%s', (_, change, problem) => {
    expect(codes([], [change(caseOf(2, h800))])).toEqual([problem]);
  });
});
