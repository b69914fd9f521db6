import type { KernelPoint, Profile } from '../../kernels';
import { formatQuantity, formatShare, formatTime, formatTokens, formatWhole } from '../core/quantity';
import type { Outcome } from './outcome';
import { textTable } from './table';

function row(point: KernelPoint): string[] {
  const { kernel, variant, kv, batch, context, seconds, p20, p80, bytesPerSecond, fractionOfRoof } = point;
  return [
    kv === null ? kernel : `${kernel} ${kv}`,
    variant,
    formatWhole(batch),
    context === null ? '–' : formatTokens(context),
    formatTime(seconds),
    `${formatTime(p20)} to ${formatTime(p80)}`,
    formatQuantity(bytesPerSecond, 'data rate'),
    formatShare(fractionOfRoof),
    point.boundBy,
    point.relativeError === null ? 'NaN' : point.relativeError.toExponential(0),
    point.problem ?? '',
  ];
}

const HEAD = [
  'kernel',
  'variant',
  'batch',
  'context',
  'median',
  'p20 to p80',
  'rate',
  'of roof',
  'bound by',
  'error',
  '',
];

function text(result: Profile): string {
  const { adapter, software, probes, kernels, failures } = result;
  const rate = (value: number | null): string => (value === null ? '–' : formatQuantity(value, 'data rate'));
  const flops = Object.entries(probes.flops).map(
    ([unit, value]) => `${unit} ${formatQuantity(value, 'compute rate')}`,
  );
  return [
    `${adapter}${software ? ' (a software adapter: the times say nothing of a GPU)' : ''}`,
    `copy ${rate(probes.copyBytesPerSecond)}, read ${rate(probes.readBytesPerSecond)}; ${flops.join(', ')}`,
    kernels.length === 0 ? 'nothing was measured' : textTable(HEAD, kernels.map(row)),
    ...failures.map(({ what, failure }) => `${what}: ${failure.message} ${failure.advice}`),
  ].join('\n');
}

/** The outcome of a profile; status 1 if it has no valid time. */
export function profileOutcome(result: Profile, wantsJson: boolean): Outcome {
  const counts = result.kernels.some(({ problem }) => problem === null);
  return { status: counts ? 0 : 1, json: result, text: text(result), wantsJson };
}
