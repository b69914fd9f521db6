import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, type KernelMeasurement } from '../../server/core/calibrate';
import { runs } from '../kit/runs';
import { card } from '../kit/specs';

/** What holds of calibrations, whatever the card and its kernels. */
const h800 = card('h800');
const efficiency = fc.double({ min: 0.3, max: 0.98, noNaN: true });
const overhead = fc.double({ min: 2e-6, max: 20e-6, noNaN: true });

function kernels(compute: number, memory: number, extra: number, noise: readonly number[]) {
  const ridge = (1.98e15 * compute) / (3.35e12 * memory);
  const shapes = [1, 5, 25, 125].flatMap((size) =>
    [0.05, 0.4, 3, 20].map((share) => ({ size, intensity: ridge * share })),
  );
  return shapes.map(({ size, intensity }, index): KernelMeasurement => {
    const bytes = (4e6 * size) / Math.max(1, intensity / ridge);
    const flops = bytes * intensity;
    const roof = Math.max(flops / (1.98e15 * compute), bytes / (3.35e12 * memory));
    const seconds = (roof + extra) * Math.exp(noise[index] ?? 0);
    return { row: index + 2, family: 'gqa', type: 'fp8', flops, bytes, seconds };
  });
}

function numbersOf(measured: readonly KernelMeasurement[]) {
  const result = calibrate(h800, { kernels: measured, transfers: [] }, [], { label: 'bench.csv' });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.fits[0]?.numbers ?? [];
}

describe('calibration', () => {
  it('gives every number back within 1% where there is no noise', () => {
    fc.assert(
      fc.property(efficiency, efficiency, overhead, (compute, memory, extra) => {
        const truth = { compute, memory, 'kernel overhead': extra };
        const numbers = numbersOf(kernels(compute, memory, extra, []));
        expect(numbers).toHaveLength(3);
        for (const { name, value } of numbers)
          expect(Math.abs(value / truth[name as keyof typeof truth] - 1)).toBeLessThan(0.01);
      }),
      { numRuns: runs(60) },
    );
  });

  it('states ranges that hold the truth where there is noise', () => {
    const noise = fc.array(fc.double({ min: -0.05, max: 0.05, noNaN: true }), {
      minLength: 16,
      maxLength: 16,
    });
    const lower = fc.double({ min: 0.3, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(lower, lower, overhead, noise, (compute, memory, extra, offsets) => {
        const truth = { compute, memory, 'kernel overhead': extra };
        // The ends of a range are off by no more than the noise itself.
        for (const { name, low, high } of numbersOf(kernels(compute, memory, extra, offsets))) {
          const wanted = truth[name as keyof typeof truth];
          const slack = name === 'kernel overhead' ? 1.25 : 1.05;
          expect(low).toBeLessThanOrEqual(wanted * slack);
          expect(high).toBeGreaterThanOrEqual(wanted / slack);
        }
      }),
      { numRuns: runs(60) },
    );
  });

  it('does not depend on the order of the measurements', () => {
    fc.assert(
      fc.property(efficiency, efficiency, overhead, (compute, memory, extra) => {
        const measured = kernels(compute, memory, extra, []);
        const values = (rows: readonly KernelMeasurement[]) =>
          numbersOf(rows).map(({ value }) => Number(value.toPrecision(3)));
        expect(values([...measured].reverse())).toEqual(values(measured));
      }),
      { numRuns: runs(20) },
    );
  });
});
