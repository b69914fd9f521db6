import type { HardwareSpec } from '../spec';
import { efficienciesOf, overheadsOf, type Placed, withPlaced } from './adjusted-hardware';
import type { Unknown } from './candidate';
import { type Fit, type FittedNumber, fitError, type HeldNumber, rounded, roundedSeconds } from './fit';
import { type Identified, identify, type Predict, subsets } from './identify';
import { measuredTpot, tpotOn } from './measured-deployment';
import type { DeploymentCase } from './measurement';

type Name = 'common' | 'compute' | 'memory' | 'network' | 'kernel overhead' | 'hop';

const PARTS = ['compute', 'memory', 'network', 'kernel overhead', 'hop'] as const;

/**
 * Fits the card's general numbers to whole deployments. A step is a single time, the largest of sums over kernels
 * and links. From one point, or from points that do not separate the numbers, only a common factor follows: all
 * efficiencies are multiplied by it and keep their ratios. With one point, the range is that factor to either
 * side, and at least the previous range. Numbers measured by kernels or transfers stay unchanged.
 *
 * @param measured paths of the numbers that kernels and transfers determined
 */
export function fitDeployments(
  cases: readonly DeploymentCase[],
  card: HardwareSpec,
  measured: readonly (readonly string[])[],
): Fit {
  const taken = new Set(measured.map((path) => path.join('.')));
  const free = efficienciesOf(card).filter(({ path }) => !taken.has(path.join('.')));
  const overheads = overheadsOf(card);
  const names = PARTS.filter(
    (name) =>
      name === 'kernel overhead' ||
      (name === 'hop' ? !taken.has('overhead.hop') : free.some(({ peak }) => peak === name)),
  );
  const factor = (name: Name): Unknown<Name> => {
    // Each peak has its own: what compute may still gain says nothing of memory.
    const own = free.filter(({ peak }) => name === 'common' || peak === name);
    const high = Math.max(1, ...own.map(({ efficiency }) => 1 / efficiency.value));
    return { name, held: 1, starts: [1], low: 0.02, high };
  };
  const seconds = (name: Name, held: number): Unknown<Name> => {
    const start = Math.max(held, 1e-7);
    return { name, held: start, starts: [start], low: 1e-9, high: 1e-3 };
  };
  const unknowns = [
    factor('common'),
    ...(['compute', 'memory', 'network'] as const).map(factor),
    seconds('kernel overhead', overheads.kernel),
    seconds('hop', overheads.hop),
  ];
  const predict: Predict<Name> = (values) => {
    const adjusted = withPlaced(card, [
      ...free.map(({ peak, path, efficiency }): Placed => {
        const value = Math.min(1, efficiency.value * values.common * values[peak]);
        return { path, value: { value, low: value, high: value } };
      }),
      { path: ['overhead', 'kernel'], value: values['kernel overhead'] },
      { path: ['overhead', 'hop'], value: values.hop },
    ]);
    return cases.map((one) => tpotOn(one, adjusted));
  };
  const sets: readonly (readonly Name[])[] = [
    ...subsets(names).filter((set) => set.length > 1),
    ['common'],
    // One point is met by either, and says nothing of which.
    ...(cases.length > 1 ? [['kernel overhead'] as const] : []),
  ];
  const result = identify(unknowns, sets, cases.map(measuredTpot), predict);
  const points = cases.map((one, index) => {
    const tpot = measuredTpot(one);
    return {
      row: one.measurement.row,
      measured: tpot,
      predicted: tpot * Math.exp(result.residuals[index] ?? 0),
    };
  });
  const common = result.found.find(({ name }) => name === 'common');
  return {
    subject: 'end to end',
    points,
    numbers: numbersOf(result, free, overheads, cases.length),
    held: heldOf(result, names, free, overheads),
    error: fitError(points),
    ...(common === undefined ? {} : { commonFactor: common.value }),
  };
}

type Free = ReturnType<typeof efficienciesOf>;
type Overheads = ReturnType<typeof overheadsOf>;

function numbersOf(
  result: Identified<Name>,
  free: Free,
  overheads: Overheads,
  count: number,
): readonly FittedNumber[] {
  const efficiencies = free.flatMap(({ peak, path, efficiency }): FittedNumber[] => {
    const found = result.found.find(({ name }) => name === peak || name === 'common');
    if (found === undefined) return [];
    const value = Math.min(1, efficiency.value * found.value);
    // One point leaves no residual: its deviation is all that is known about the deviation of others.
    const off = Math.max(found.value, 1 / found.value);
    const [low, high] =
      count === 1
        ? [
            Math.min(efficiency.low * found.value, value / off),
            Math.max(efficiency.high * found.value, value * off),
          ]
        : [value / found.spread, value * found.spread];
    return [{ name: peak, path, before: efficiency.value, ...rounded(value, low, high) }];
  });
  const delays = result.found.flatMap(({ name, value, spread }): FittedNumber[] => {
    if (name !== 'kernel overhead' && name !== 'hop') return [];
    const key = name === 'hop' ? 'hop' : 'kernel';
    const [low, high] = [roundedSeconds(value / spread), roundedSeconds(value * spread)];
    const before = overheads[key];
    return [{ name, path: ['overhead', key], before, value: roundedSeconds(value), low, high }];
  });
  return [...efficiencies, ...delays];
}

function heldOf(
  result: Identified<Name>,
  names: readonly (typeof PARTS)[number][],
  free: Free,
  overheads: Overheads,
): readonly HeldNumber[] {
  const together = result.found.some(({ name }) => name === 'common');
  return PARTS.flatMap((name): HeldNumber[] => {
    const delay = name === 'hop' || name === 'kernel overhead';
    if (result.found.some((found) => found.name === name) || (together && !delay && names.includes(name)))
      return [];
    const value = delay
      ? overheads[name === 'hop' ? 'hop' : 'kernel']
      : (free.find(({ peak }) => peak === name)?.efficiency.value ?? Number.NaN);
    if (!names.includes(name) || !Number.isFinite(value)) return [];
    const reason = together
      ? 'the deployments determine one number only, a common factor on the efficiencies'
      : 'the deployments do not determine it';
    return [{ name, value, reason }];
  });
}
