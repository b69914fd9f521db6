import { atPeaks } from '../calibrate';
import { type CostedModelResult, costModel, type Estimate, estimate, estimateStep } from '../cost';
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

/** A card, and the same one at its peaks. */
interface Card {
  readonly card: HardwareSpec;
  readonly peaks: HardwareSpec;
}

/** Models and cards that are kept; a table has few. */
const MOST_KEPT = 1000;

/** Compares runs with their estimates; each model in its formats and each card is made ready once. */
export class Comparer {
  private readonly models = new Map<string, CostedModelResult | undefined>();
  private readonly cards = new Map<string, Card | undefined>();

  constructor(private readonly references: References) {}

  /** The estimate of a run; or why it cannot be compared. */
  compare(run: MeasuredRun): Comparison {
    const costed = this.modelOf(run);
    if (costed === undefined) return refused(`unknown model ‘${run.model}’`);
    if (!costed.ok) return refused(costed.problems[0]?.message ?? 'the model cannot be costed');
    const attention = this.cardOf(run.hardware);
    if (attention === undefined) return refused(`unknown hardware ‘${run.hardware}’`);
    const ffn = run.ffnHardware === undefined ? attention : this.cardOf(run.ffnHardware);
    if (ffn === undefined) return refused(`unknown hardware ‘${run.ffnHardware ?? ''}’`);
    const spec = deploymentOfRun(run);
    const options = { batch: run.batch };
    const result = estimate(spec, costed.model, { attention: attention.card, ffn: ffn.card }, options);
    if (!result.ok) return refused(result.problems[0]?.message ?? 'the deployment cannot be estimated');
    const peaks = { attention: attention.peaks, ffn: ffn.peaks };
    const least = estimateStep({ ...spec, engine: 'none' }, costed.model, peaks, options);
    const reason = implausible(run.tpot, result.value.tpot, least.ok ? least.value.tpot : 0);
    if (reason !== undefined) return refused(reason);
    const { tpot, interval } = result.value;
    return {
      ok: true,
      compared: { run, estimate: tpot, low: interval.low, high: interval.high, details: result.value },
    };
  }

  private modelOf(run: MeasuredRun): CostedModelResult | undefined {
    const key = [run.model, run.weights, run.ffnWeights, run.head, run.kv].join(' ');
    return kept(this.models, key, () => {
      const model = this.references.model(run.model);
      return model === undefined ? undefined : costModel(modelOfRun(model, run));
    });
  }

  private cardOf(reference: string): Card | undefined {
    return kept(this.cards, reference, () => {
      const card = this.references.hardware(reference);
      return card === undefined ? undefined : { card, peaks: atPeaks(card) };
    });
  }
}

function kept<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const found = values.get(key);
  if (found !== undefined || values.has(key)) return found as Value;
  const value = make();
  if (values.size < MOST_KEPT) values.set(key, value);
  return value;
}

/** Why a measured time cannot be right: faster than the peaks, or far too slow. */
function implausible(measured: number, estimated: number, least: number): string | undefined {
  const check = 'check the unit and the batch';
  if (measured < least)
    return `a TPOT of ${milliseconds(measured)} is faster than the card’s peaks allow, ${milliseconds(least)}; ${check}`;
  if (measured > IMPLAUSIBLE * estimated)
    return `a TPOT of ${milliseconds(measured)} is more than ${IMPLAUSIBLE} times the estimate, ${milliseconds(estimated)}; ${check}`;
  return undefined;
}

function refused(reason: string): Comparison {
  return { ok: false, reason };
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1e3).toPrecision(3)} ms`;
}
