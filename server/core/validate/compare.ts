import { atPeaks } from '../calibrate';
import { type CostedModel, costModel, type Estimate, estimate, estimateStep } from '../cost';
import type { DeploymentSpec, HardwareSpec, ModelSpec } from '../spec';
import type { MeasuredRun } from './measured-run';
import { deploymentOfRun, modelOfRun } from './run-deployment';

/** A run and its estimate, in seconds per output token. */
export interface ComparedRun extends PlottedRun {
  readonly details: Estimate;
}

/** The figures alone, which are small enough to keep thousands of. */
export interface PlottedRun {
  readonly run: MeasuredRun;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

export type Comparison =
  | { readonly ok: true; readonly compared: ComparedRun }
  | { readonly ok: false; readonly reason: string };

/** Where a reference of a table leads; undefined where it leads nowhere, or the reason why its file cannot be used. */
type Referred<Spec> = Spec | string | undefined;

/** Where references of a table lead. */
export interface References {
  readonly model: (reference: string) => Referred<ModelSpec> | Promise<Referred<ModelSpec>>;
  readonly hardware: (reference: string) => Referred<HardwareSpec> | Promise<Referred<HardwareSpec>>;
}

/** A run that is slower than its estimate by more than this is a mistake of unit or batch. */
const IMPLAUSIBLE = 20;

/** A card, and the same one at its peaks. */
interface Card {
  readonly card: HardwareSpec;
  readonly peaks: HardwareSpec;
}

/** What a run is estimated from. */
export interface RunParts {
  readonly spec: DeploymentSpec;
  readonly model: CostedModel;
  readonly attention: Card;
  readonly ffn: Card;
  readonly options: { readonly batch: number };
}

/** Something, or the reason why there is none. */
export type Usable<Value> = Value | string;

/** Models and cards that are kept; a table has few. */
const MOST_KEPT = 1000;

/** Compares runs with their estimates; each model in its formats and each card is made ready once. */
export class Comparer {
  private readonly models = new Map<string, Usable<CostedModel>>();
  private readonly cards = new Map<string, Usable<Card>>();

  constructor(private readonly references: References) {}

  /** The estimate of a run; or why it cannot be compared. */
  async compare(run: MeasuredRun): Promise<Comparison> {
    const parts = await this.partsOf(run);
    if (typeof parts === 'string') return refused(parts);
    const { spec, model, attention, ffn, options } = parts;
    const result = estimate(spec, model, { attention: attention.card, ffn: ffn.card }, options);
    if (!result.ok) return refused(result.problems[0]?.message ?? 'the deployment cannot be estimated');
    const peaks = { attention: attention.peaks, ffn: ffn.peaks };
    const least = estimateStep({ ...spec, engine: 'none' }, model, peaks, options);
    const reason = implausible(run.tpot, result.value.tpot, least.ok ? least.value.tpot : 0);
    if (reason !== undefined) return refused(reason);
    const { tpot, interval } = result.value;
    return {
      ok: true,
      compared: { run, estimate: tpot, low: interval.low, high: interval.high, details: result.value },
    };
  }

  /** What a run is estimated from, or why it cannot be. */
  async partsOf(run: MeasuredRun): Promise<Usable<RunParts>> {
    const model = await this.modelOf(run);
    if (typeof model === 'string') return model;
    const attention = await this.cardOf(run.hardware);
    if (typeof attention === 'string') return attention;
    const ffn = run.ffnHardware === undefined ? attention : await this.cardOf(run.ffnHardware);
    if (typeof ffn === 'string') return ffn;
    return { spec: deploymentOfRun(run), model, attention, ffn, options: { batch: run.batch } };
  }

  private modelOf(run: MeasuredRun): Promise<Usable<CostedModel>> {
    const key = [run.model, run.weights, run.ffnWeights, run.head, run.kv].join(' ');
    return kept(this.models, key, async () => {
      const model = await this.references.model(run.model);
      if (model === undefined) return `unknown model ‘${run.model}’`;
      if (typeof model === 'string') return model;
      const costed = costModel(modelOfRun(model, run));
      return costed.ok ? costed.model : (costed.problems[0]?.message ?? 'the model cannot be costed');
    });
  }

  private cardOf(reference: string): Promise<Usable<Card>> {
    return kept(this.cards, reference, async () => {
      const card = await this.references.hardware(reference);
      if (card === undefined) return `unknown hardware ‘${reference}’`;
      return typeof card === 'string' ? card : { card, peaks: atPeaks(card) };
    });
  }
}

async function kept<Value>(
  values: Map<string, Value>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const found = values.get(key);
  if (found !== undefined) return found;
  const value = await make();
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
