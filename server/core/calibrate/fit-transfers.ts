import { efficiencyAt, hopDelay } from '../cost';
import { formatBytes, formatQuantity, formatTime } from '../quantity';
import type { HardwareSpec } from '../spec';
import type { Unknown } from './candidate';
import { efficiencyAround, type Fit, fitError, roundedSeconds } from './fit';
import { identify, type Predict } from './identify';
import type { TransferMeasurement } from './measurement';
import type { CalibrationProblem } from './problem';

type Name = 'network' | 'hop';

function bandwidthOf({ scope }: TransferMeasurement, hardware: HardwareSpec): number | undefined {
  return (scope === 'scale-up' ? hardware.scale_up : hardware.scale_out)?.bandwidth;
}

/** Problems of transfers over networks that the card's file lacks, or faster than they allow. */
export function transferProblems(
  transfers: readonly TransferMeasurement[],
  hardware: HardwareSpec,
): readonly CalibrationProblem[] {
  return transfers.flatMap((transfer): CalibrationProblem[] => {
    const { row, scope, bytes, seconds } = transfer;
    const bandwidth = bandwidthOf(transfer, hardware);
    if (bandwidth === undefined) {
      const key = scope.replace('-', '_');
      const message = `expected ${hardware.name} to have a ${scope} network; add \`${key}\` to its file`;
      return [{ code: 'missing-rate', rows: [row], message }];
    }
    if (seconds >= bytes / bandwidth) return [];
    const message = `${formatTime(seconds)} is faster than ${formatQuantity(bandwidth, 'data rate')} allow for ${formatBytes(bytes)}; check the unit and whether the bytes are those of one card and direction`;
    return [{ code: 'faster-than-peaks', rows: [row], message }];
  });
}

/** Fits bytes/(bandwidth·network), plus the hop between servers, to transfers of one card and direction. */
export function fitTransfers(transfers: readonly TransferMeasurement[], hardware: HardwareSpec): Fit {
  const points = transfers.map((transfer) => ({
    ...transfer,
    peakSeconds: transfer.bytes / (bandwidthOf(transfer, hardware) ?? Number.NaN),
  }));
  const between = points.some(({ scope }) => scope === 'scale-out');
  const network = efficiencyAt(hardware, 'network', 'network', 'value');
  const reached = Math.max(...points.map(({ peakSeconds, seconds }) => peakSeconds / seconds), 1e-4);
  const shortest = Math.min(...points.map(({ seconds }) => seconds));
  const hop = Math.min(hopDelay(hardware), shortest / 2);
  const unknowns: readonly Unknown<Name>[] = [
    { name: 'network', held: Math.max(network, reached), starts: [reached], low: 1e-4, high: 1 },
    { name: 'hop', held: hop, starts: [shortest / 20, shortest / 2], low: 1e-10, high: shortest },
  ];
  const predict: Predict<Name> = (values) =>
    points.map(
      ({ scope, peakSeconds }) => peakSeconds / values.network + (scope === 'scale-out' ? values.hop : 0),
    );
  const sets: readonly (readonly Name[])[] = between ? [['network', 'hop'], ['network']] : [['network']];
  const measured = points.map(({ seconds }) => seconds);
  const result = identify(unknowns, sets, measured, predict);
  const numbers = result.found.map(({ name, value, spread }) => {
    if (name === 'network')
      return { name, path: networkPath(hardware), before: network, ...efficiencyAround(value, spread) };
    const [low, high] = [roundedSeconds(value / spread), roundedSeconds(value * spread)];
    const path = ['overhead', 'hop'];
    return { name, path, before: hopDelay(hardware), value: roundedSeconds(value), low, high };
  });
  const held = result.held.map((name) => {
    const reason = between
      ? 'the measurements do not determine it'
      : 'no transfer between servers was measured';
    return { name, value: result.values[name], reason };
  });
  const fitPoints = points.map(({ row, seconds }, index) => ({
    row,
    measured: seconds,
    predicted: seconds * Math.exp(result.residuals[index] ?? 0),
  }));
  return { subject: 'network', points: fitPoints, numbers, held, error: fitError(fitPoints) };
}

/** The path of the transfer efficiency in a hardware file. */
function networkPath(hardware: HardwareSpec): readonly string[] {
  return hardware.kernels?.network?.network === undefined
    ? ['efficiency', 'network']
    : ['kernels', 'network', 'network'];
}
