import { attentionFlopsOf, type Counting } from '../designs';
import type { Formula, Variables } from '../formula';
import type { Dimension } from '../quantity';
import type {
  AttentionSpec,
  FfnSpec,
  Half,
  HardwareSpec,
  ModelSpec,
  NumberType,
  PrecisionSpec,
  PricedHardware,
} from '../spec';
import { ATTENTION_SECONDS, boundVariables, FFN_SECONDS, USD_PER_MILLION } from './bound';
import type { Bound, CostedModel } from './costed-model';
import { computeRate } from './rate';
import type { FlopsByType, ModelWork } from './work';

/** The origin of a number in a formula. */
export type Origin =
  | {
      readonly kind: 'spec';
      readonly file: 'model' | 'hardware';
      readonly path: readonly (string | number)[];
    }
  | { readonly kind: 'given'; readonly note: string };

/** A number in a formula. */
export interface Input {
  readonly name: string;
  readonly value: number;
  readonly origin: Origin;
}

/** A formula with its numbers, and its factor. */
export interface Term {
  readonly label: string;
  readonly count: number;
  /** The value of one; the term adds `count` times this. */
  readonly each: number;
  readonly formula: Formula;
  readonly inputs: readonly Input[];
}

/** A result with its derivation: the sum of its terms. */
export interface Explanation {
  readonly label: string;
  readonly value: number;
  readonly dimension: Dimension;
  readonly terms: readonly Term[];
}

type Design = Bound<AttentionSpec | FfnSpec, { readonly variables: Variables }>;
const ELEMENT_ROLE: ReadonlyMap<string, keyof PrecisionSpec> = new Map([
  ['bytes_per_weight', 'weights'],
  ['bytes_per_shared', 'shared'],
  ['bytes_per_kv', 'kv'],
  ['bytes_per_index', 'index'],
  ['bytes_per_state', 'state'],
]);

const spec = (file: 'model' | 'hardware', ...path: (string | number)[]): Origin => ({
  kind: 'spec',
  file,
  path,
});
const given = (note: string): Origin => ({ kind: 'given', note });

/** The formats stated by a design or an inner one, and where. */
function precisionOrigin(model: ModelSpec, half: Half, design: Design, role: keyof PrecisionSpec): Origin {
  if (design.spec.precision?.[role] !== undefined) return spec('model', half, design.name, 'precision', role);
  const inner = design.inner.findLast((one) => one.spec.precision?.[role] !== undefined);
  if (inner !== undefined) return spec('model', half, ...inner.path, 'precision', role);
  if (model.precision?.[role] !== undefined) return spec('model', 'precision', role);
  return given(`${role} are ${design.precision[role]} by default`);
}

function designOrigin(model: ModelSpec, half: Half, design: Design, name: string): Origin {
  const role = ELEMENT_ROLE.get(name);
  if (role !== undefined) return precisionOrigin(model, half, design, role);
  if (name === 'context') return given('the context');
  if (Object.hasOwn(design.spec, name)) return spec('model', half, design.name, name);
  if (name === 'hidden') return spec('model', 'hidden');
  const inner = design.inner.find((one) => Object.hasOwn(one.spec, name));
  if (inner !== undefined) return spec('model', half, ...inner.path, name);
  // The variables of an attention that runs next to another one have a prefix.
  const beside = design.inner.at(-1);
  const own = name.replace(/^with_/, '');
  if (own !== name && beside !== undefined && Object.hasOwn(beside.spec, own))
    return spec('model', half, ...beside.path, own);
  return given('not stated, so the default');
}

function termOf(
  model: ModelSpec,
  half: Half,
  design: Design,
  formula: Formula,
  context: number,
  factor = 1,
): Term {
  const values: Variables = { ...design.variables, context };
  const inputs = formula.variables.map((name) => ({
    name,
    value: values[name] ?? Number.NaN,
    origin: designOrigin(model, half, design, name),
  }));
  const label =
    factor === 1 ? `${half}.${design.name}` : `${factor} FLOPs a weight of ${half}.${design.name}`;
  return { label, count: design.count * factor, each: formula.evaluate(values), formula, inputs };
}

function sum(label: string, dimension: Dimension, terms: readonly Term[]): Explanation {
  const used = terms.filter((term) => term.count > 0 && term.each !== 0);
  return {
    label,
    dimension,
    terms: used,
    value: used.reduce((total, term) => total + term.count * term.each, 0),
  };
}

/** The derivation of every figure of a model's work per token. */
export type WorkExplanation = {
  readonly [Key in 'stateBytes' | 'attentionFlops' | 'linearFlops' | 'ffnFlops']: Explanation;
};

/** Explains {@link modelWork}: the same formulas, with their numbers and the origin of each. */
export function explainWork(
  model: CostedModel,
  context: number,
  counting: Counting = 'exact',
): WorkExplanation {
  const attentions = [...model.attentions.values()];
  const ffns = [...model.ffns.values()];
  const attention = (design: (typeof attentions)[number], formula: Formula, factor?: number): Term =>
    termOf(model.spec, 'attention', design, formula, context, factor);
  const ffn = (design: (typeof ffns)[number], formula: Formula): Term =>
    termOf(model.spec, 'ffn', design, formula, context);
  return {
    stateBytes: sum('KV cache and state', 'data', [
      ...attentions.map((design) => attention(design, design.operator.stateBytes)),
      ...ffns.map((design) => ffn(design, design.operator.stateBytes)),
    ]),
    attentionFlops: sum(
      'attention FLOPs',
      'arithmetic',
      attentions.map((design) => attention(design, attentionFlopsOf(design.operator, counting))),
    ),
    linearFlops: sum(
      'linear FLOPs',
      'arithmetic',
      attentions.map((design) => attention(design, design.operator.projections, 2)),
    ),
    ffnFlops: sum(
      'FFN FLOPs',
      'arithmetic',
      ffns.map((design) => ffn(design, design.operator.ffnFlops)),
    ),
  };
}

function rateOrigin(hardware: HardwareSpec, flops: FlopsByType): Origin {
  const types = [...flops.keys()].map((type: NumberType) => computeRate(hardware, type)?.type ?? type);
  const [only] = types;
  if (only !== undefined && types.length === 1) return spec('hardware', 'compute', only);
  return given(`mean of ${types.join(' and ')} by their share of the time`);
}

function priceOrigin({ pricing }: PricedHardware): Origin {
  if (pricing?.basis === 'deployment') return given('the price of the deployment');
  return pricing === undefined || pricing.basis === 'file'
    ? spec('hardware', 'price')
    : spec('hardware', 'prices', pricing.basis);
}

/** Explains one half of {@link cardBound} in USD per 1M tokens; undefined if the card has no rate or no price. */
export function explainBound(work: ModelWork, hardware: PricedHardware, half: Half): Explanation | undefined {
  const values = boundVariables(work, hardware);
  if (values === undefined || hardware.price === undefined) return undefined;
  const formula = half === 'attention' ? ATTENTION_SECONDS : FFN_SECONDS;
  const origins: Readonly<Record<string, Origin>> = {
    attention_flops: given('attention FLOPs'),
    state_bytes: given('KV cache and state'),
    linear_flops: given('linear FLOPs'),
    ffn_flops: given('FFN FLOPs'),
    memory_bandwidth: spec('hardware', 'memory', 'bandwidth'),
    attention_rate: rateOrigin(hardware, work.attentionByType),
    linear_rate: rateOrigin(hardware, work.linearByType),
    ffn_rate: rateOrigin(hardware, work.ffnByType),
  };
  const inputs = formula.variables.map((name) => ({
    name,
    value: values[name] ?? Number.NaN,
    origin: origins[name] ?? given(name),
  }));
  const seconds = formula.evaluate(values);
  const cost = { seconds_per_token: seconds, price_per_hour: hardware.price * 3600 };
  const usd = USD_PER_MILLION.evaluate(cost);
  return {
    label: half === 'attention' ? 'attention' : 'FFN',
    dimension: 'money',
    value: usd,
    terms: [
      { label: 'card-seconds per token', count: 1, each: seconds, formula, inputs },
      {
        label: 'USD per 1M tokens',
        count: 1,
        each: usd,
        formula: USD_PER_MILLION,
        inputs: [
          { name: 'seconds_per_token', value: seconds, origin: given('card-seconds per token') },
          { name: 'price_per_hour', value: cost.price_per_hour, origin: priceOrigin(hardware) },
        ],
      },
    ],
  };
}
