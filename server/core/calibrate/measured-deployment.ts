import { estimateStep, type Hardware } from '../cost';
import { formatNumber, formatTime } from '../quantity';
import { acceleratorsOf, type HardwareSpec } from '../spec';
import { atPeaks } from './adjusted-hardware';
import type { DeploymentCase } from './measurement';
import type { CalibrationProblem } from './problem';

/** The cards of a case, with the calibrated card in place of its own. */
export function cardsOf({ hardware, calibrates }: DeploymentCase, card: HardwareSpec): Hardware {
  return {
    attention: calibrates.attention ? card : hardware.attention,
    ffn: calibrates.ffn ? card : hardware.ffn,
  };
}

export function optionsOf({ batch, context }: DeploymentCase['measurement']) {
  return { ...(batch === undefined ? {} : { batch }), ...(context === undefined ? {} : { context }) };
}

/** Seconds per output token on a card; NaN if there is no estimate, which callers exclude first. */
export function tpotOn(one: DeploymentCase, card: HardwareSpec): number {
  const step = estimateStep(one.spec, one.model, cardsOf(one, card), optionsOf(one.measurement));
  return step.ok ? step.value.tpot : Number.NaN;
}

/** The measured TPOT; from an output per card as batch·utilization / (output·cards). */
export function measuredTpot({ measurement, spec }: DeploymentCase): number {
  if (measurement.tpot !== undefined) return measurement.tpot;
  const output = (measurement.tokensPerSecondPerAccelerator ?? Number.NaN) * acceleratorsOf(spec);
  return ((measurement.batch ?? spec.workload.batch) * (spec.workload.utilization ?? 1)) / output;
}

/** Problems of deployments without an estimate, or with measurements that no efficiency can explain. */
export function deploymentProblems(
  cases: readonly DeploymentCase[],
  card: HardwareSpec,
): readonly CalibrationProblem[] {
  return cases.flatMap((one): CalibrationProblem[] => {
    const rows = [one.measurement.row];
    const { name } = one.spec;
    const { calibrates, measurement } = one;
    if (!calibrates.attention && !calibrates.ffn) {
      const message = `${name} does not run on the file that is calibrated, ${card.name}; calibrate the hardware file that it refers to`;
      return [{ code: 'other-hardware', rows, message }];
    }
    const step = estimateStep(one.spec, one.model, cardsOf(one, card), optionsOf(measurement));
    if (!step.ok)
      return step.problems.map(({ message }) => ({
        code: 'no-estimate',
        rows,
        message: `${name} has no estimate: ${message}`,
      }));
    const measured = measuredTpot(one);
    const least = tpotOn(one, atPeaks(card));
    const time = formatTime(measured);
    if (measured < least) {
      const message = `${name}: a TPOT of ${time} is faster than the peaks of ${card.name} allow, ${formatTime(least)}; check the unit, the batch and whether tokens are counted per accelerator`;
      return [{ code: 'faster-than-peaks', rows, message }];
    }
    if (measured > 20 * step.value.tpot) {
      const message = `${name}: a TPOT of ${time} is ${formatNumber(measured / step.value.tpot)} times the estimate, ${formatTime(step.value.tpot)}; check the unit and the batch`;
      return [{ code: 'implausible', rows, message }];
    }
    return [];
  });
}
