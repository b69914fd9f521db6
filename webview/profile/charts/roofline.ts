import { type KernelPoint, measuredKernelNames, type Profile } from '../../../server/core/profile';
import { formatNumber, formatQuantity, formatShare } from '../../../server/core/quantity';
import { type Curve, curveChart } from '../../charts/curves';
import type { Drawing, Table } from '../../charts/picture';
import { ceilings } from '../device';
import { kernelIndex, pointName } from '../names';
import { type LineName, paintAlong, paintNames, paintRings } from './painting';
import { HELP, markOf } from './point-mark';
import { logTicks } from './ticks';

const intensity = ({ flopsPerSecond, bytesPerSecond }: KernelPoint): number =>
  flopsPerSecond / bytesPerSecond;

/** A point without work cannot be drawn on logarithmic axes. */
const drawable = (point: KernelPoint): boolean => point.flopsPerSecond > 0 && point.bytesPerSecond > 0;

function kernelCurve(kernel: string, points: readonly KernelPoint[], run: 'now' | 'before'): Curve {
  return {
    label: run === 'now' ? kernel : `${kernel} (run before)`,
    look: 'points',
    like: kernelIndex(kernel),
    ...(run === 'before' ? { hollow: true, unlisted: true } : {}),
    points: points.map((point) => ({
      x: intensity(point),
      y: point.flopsPerSecond,
      mark: markOf(point, run),
    })),
  };
}

/** The points of a run by kernel. */
function byKernel({ kernels }: Profile): readonly (readonly [string, readonly KernelPoint[]])[] {
  const names = [...new Set([...measuredKernelNames, ...kernels.map(({ kernel }) => kernel)])];
  return names
    .map((name) => [name, kernels.filter((point) => point.kernel === name && drawable(point))] as const)
    .filter(([, points]) => points.length > 0);
}

/** The share of the axis reserved for names. */
const NAMES = 0.35;

interface Roofs {
  readonly curves: readonly Curve[];
  readonly names: readonly LineName[];
  /** The range of the roofs in FLOP/byte. */
  readonly low: number;
  readonly high: number;
  readonly bandwidth: number | null;
}

/**
 * The probed ceilings as lines: memory rises with intensity up to the fastest unit, arithmetic is level from its
 * ridge point on.
 */
function roofsOf(profile: Profile, points: readonly KernelPoint[]): Roofs {
  const bandwidth = profile.probes.readBytesPerSecond;
  const units = ceilings(profile).filter(({ unit }) => unit !== 'B/s');
  const ridges = bandwidth === null ? [] : units.map(({ perSecond }) => perSecond / bandwidth);
  const xs = [...points.map(intensity), ...ridges];
  // The names of the roofs are on the right, where there are no points.
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [first / 2, last * Math.max(4, (last / first) ** NAMES)];
  const level = units.map(({ name, value, perSecond }): Curve => {
    const from = bandwidth === null ? low : Math.max(low, perSecond / bandwidth);
    const mark = { label: `Roof of ${name}: ${value}` };
    return {
      label: `${name} ${value}`,
      look: 'guide',
      unlisted: true,
      points: [from, high].map((x) => ({ x, y: perSecond, mark })),
    };
  });
  const best = Math.max(...units.map(({ perSecond }) => perSecond), ...points.map((p) => p.flopsPerSecond));
  const memory = (rate: number): Curve => {
    const mark = { label: `Roof of memory: ${formatQuantity(rate, 'data rate')} read` };
    const xs = [low, Math.min(high, best / rate)];
    return {
      label: 'memory',
      look: 'guide',
      unlisted: true,
      points: xs.map((x) => ({ x, y: x * rate, mark })),
    };
  };
  return {
    curves: [...(bandwidth === null ? [] : [memory(bandwidth)]), ...level],
    names: units.map(({ name, value, perSecond }) => ({
      text: `${name} ${value}`,
      short: name,
      at: perSecond,
    })),
    low,
    high,
    bandwidth,
  };
}

/** Measured kernels below the probed ceilings of the same run. */
export function rooflineDrawing(profile: Profile, previous: Profile | null): Drawing | undefined {
  const now = byKernel(profile);
  const points = now.flatMap(([, list]) => list);
  if (points.length === 0) return undefined;
  const before = previous === null ? [] : byKernel(previous);
  const roofs = roofsOf(profile, points);
  const measured = now.map(([kernel, list]) => kernelCurve(kernel, list, 'now'));
  const hollow = before.map(([kernel, list]) => kernelCurve(kernel, list, 'before'));
  const flagged = now.map(([, list]) => list.map(({ problem }) => problem !== null));
  const { bandwidth, low, high } = roofs;
  const ys = [...measured, ...hollow, ...roofs.curves].flatMap((curve) => curve.points.map(({ y }) => y));
  const [bottom, top] = [Math.min(...ys) / 1.6, Math.max(...ys) * 2];
  return curveChart({
    id: 'roofline',
    title:
      hollow.length === 0
        ? 'Measured kernels under the probed roofs'
        : 'Measured kernels under the probed roofs (hollow: the run before)',
    x: {
      title: 'intensity (FLOP per byte)',
      log: true,
      format: String,
      ticks: logTicks(low, high),
      min: low,
      max: high,
    },
    y: {
      title: 'arithmetic rate',
      log: true,
      format: (value) => formatQuantity(value, 'compute rate'),
      ticks: logTicks(bottom, top),
      min: bottom,
      max: top,
    },
    curves: [...measured, ...hollow, ...roofs.curves],
    borders: [],
    help: HELP,
    paint: (chart, theme) => {
      paintRings(chart, flagged, theme);
      paintNames(chart, roofs.names, theme);
      if (bandwidth === null) return;
      const text = `memory ${formatQuantity(bandwidth, 'data rate')}`;
      const along = { from: { x: low, y: low * bandwidth }, to: { x: high, y: high * bandwidth } };
      paintAlong(chart, { text, ...along }, theme);
    },
  });
}

/** The same as a table. */
export function rooflineTable({ kernels }: Profile): Table {
  return {
    caption: 'Measured kernels under the probed roofs',
    columns: ['of', 'intensity (FLOP/B)', 'arithmetic rate', 'memory rate', 'of the roof', 'bound by'],
    rows: kernels.map((point) => ({
      cells: [
        `${pointName(point)}${point.problem === null ? '' : ' (has a problem)'}`,
        formatNumber(intensity(point)),
        formatQuantity(point.flopsPerSecond, 'compute rate'),
        formatQuantity(point.bytesPerSecond, 'data rate'),
        formatShare(point.fractionOfRoof),
        point.boundBy,
      ],
    })),
  };
}
