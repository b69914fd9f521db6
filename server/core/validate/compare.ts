import { atPeaks } from '../calibrate';
import { costModel, type Estimate, estimate, estimateStep } from '../cost';
import type { HardwareSpec, ModelSpec } from '../spec';
import type { MeasuredRun } from './measured-run';
import { deploymentOfRun, modelOfRun } from './run-deployment';

/** A run and its estimate, in seconds per output token. */
export interface ComparedRun {
  readonly run: MeasuredRun;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly details: Estimate;
}

export type Comparison =
  | { readonly ok: true; readonly compared: ComparedRun }
  | { readonly ok: false; readonly reason: string };

/** Where references of a table lead; undefined for one that leads nowhere. */
export interface References {
  readonly model: (reference: string) => ModelSpec | undefined;
  readonly hardware: (reference: string) => HardwareSpec | undefined;
}

/** A run that is slower than its estimate by more than this is a mistake of unit or batch. */
const IMPLAUSIBLE = 20;

/** Estimates a measured run; or why it cannot be compared. */
export function compareRun(run: MeasuredRun, references: References): Comparison {
  const model = references.model(run.model);
  if (model === undefined) return refused(`unknown model ‘${run.model}’`);
  const attention = references.hardware(run.hardware);
  if (attention === undefined) return refused(`unknown hardware ‘${run.hardware}’`);
  const ffn = run.ffnHardware === undefined ? attention : references.hardware(run.ffnHardware);
  if (ffn === undefined) return refused(`unknown hardware ‘${run.ffnHardware ?? ''}’`);
  const costed = costModel(modelOfRun(model, run));
  if (!costed.ok) return refused(costed.problems[0]?.message ?? 'the model cannot be costed');
  const spec = deploymentOfRun(run);
  const options = { batch: run.batch };
  const result = estimate(spec, costed.model, { attention, ffn }, options);
  if (!result.ok) return refused(result.problems[0]?.message ?? 'the deployment cannot be estimated');
  const { tpot, interval } = result.value;
  const peaks = { attention: atPeaks(attention), ffn: atPeaks(ffn) };
  const least = estimateStep({ ...spec, engine: 'none' }, costed.model, peaks, options);
  if (least.ok && run.tpot < least.value.tpot)
    return refused(
      `a TPOT of ${milliseconds(run.tpot)} is faster than the card’s peaks allow, ${milliseconds(least.value.tpot)}; check the unit and the batch`,
    );
  if (run.tpot > IMPLAUSIBLE * tpot)
    return refused(
      `a TPOT of ${milliseconds(run.tpot)} is more than ${IMPLAUSIBLE} times the estimate, ${milliseconds(tpot)}; check the unit and the batch`,
    );
  return {
    ok: true,
    compared: { run, estimate: tpot, low: interval.low, high: interval.high, details: result.value },
  };
}

function refused(reason: string): Comparison {
  return { ok: false, reason };
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1e3).toPrecision(3)} ms`;
}
