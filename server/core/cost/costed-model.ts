import {
  type AttentionOperator,
  attentionOperator,
  type FfnOperator,
  ffnOperator,
  type InnerDesign,
  innerAttentions,
  innerFfns,
  type Named,
  type OperatorResult,
} from '../designs';
import type { Variables } from '../formula';
import type { SequenceNode } from '../pipeline';
import {
  ABSENT,
  type AttentionSpec,
  bytesOf,
  completePrecision,
  type FfnSpec,
  HALVES,
  type Half,
  layerCount,
  layerKinds,
  MOST_LAYERS,
  type ModelSpec,
  type Precision,
  type Run,
} from '../spec';
import { kindSequence } from './kind-sequence';
import { nonsenseOf } from './nonsense';

/** A design with all variables of its formulas except the context. */
export interface Bound<Spec, Operator> {
  readonly name: string;
  readonly spec: Spec;
  readonly operator: Operator;
  /** The inner designs, each with its path below the half. */
  readonly inner: readonly { readonly spec: Spec; readonly path: readonly string[] }[];
  readonly precision: Precision;
  readonly variables: Variables;
  /** The number of layers that use it. */
  readonly count: number;
}

export type BoundAttention = Bound<AttentionSpec, AttentionOperator>;
export type BoundFfn = Bound<FfnSpec, FfnOperator>;

/** A model prepared for costing: each design is bound once for all layers that use it. */
export interface CostedModel {
  readonly spec: ModelSpec;
  readonly precision: Precision;
  readonly attentions: ReadonlyMap<string, BoundAttention>;
  readonly ffns: ReadonlyMap<string, BoundFfn>;
  /** Each pair of attention and FFN with its number of layers. */
  readonly kinds: readonly Run[];
  /** The layers in order, by the index of their kind. */
  readonly sequence: readonly SequenceNode[];
  readonly layers: number;
}

/**
 * A design's variables including the context. Uses `Object.assign`, because searches call this hundreds of
 * thousands of times per second and a spread costs ten times as much.
 */
export function atContext({ variables }: { readonly variables: Variables }, context: number): Variables {
  return Object.assign({}, variables, { context });
}

/** Why a model cannot be costed, with the key path of the problem. */
interface ModelProblem {
  readonly code: 'undefined-attention' | 'undefined-ffn' | 'invalid-expression' | 'too-many-layers';
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly message: string;
}

export type CostedModelResult =
  | { readonly ok: true; readonly model: CostedModel }
  | { readonly ok: false; readonly problems: readonly ModelProblem[] };

function sizes(precision: Precision): Variables {
  return {
    bytes_per_weight: bytesOf(precision.weights),
    bytes_per_shared: bytesOf(precision.shared),
    bytes_per_kv: bytesOf(precision.kv),
    bytes_per_index: bytesOf(precision.index),
    bytes_per_state: bytesOf(precision.state),
  };
}

function bind<Spec extends AttentionSpec | FfnSpec, Operator extends { readonly variables: Variables }>(
  model: ModelSpec,
  half: Half,
  designs: Readonly<Record<string, Spec>>,
  operatorOf: (design: Spec, named: Named<Spec>) => OperatorResult<Operator>,
  innerOf: (design: Spec, named: Named<Spec>) => readonly InnerDesign<Spec>[],
  counts: ReadonlyMap<string, number>,
  problems: ModelProblem[],
): ReadonlyMap<string, Bound<Spec, Operator>> {
  const bound = new Map<string, Bound<Spec, Operator>>();
  const named: Named<Spec> = (name) => (Object.hasOwn(designs, name) ? designs[name] : undefined);
  for (const [name, spec] of Object.entries(designs)) {
    const result = operatorOf(spec, named);
    if (!result.ok) {
      for (const { key, message } of result.problems)
        problems.push({ code: 'invalid-expression', path: [half, name, ...key.split('.')], name, message });
      continue;
    }
    // The formats of an inner design apply to the whole, unless it states its own.
    const inner = innerOf(spec, named).flatMap(({ key, name: own, spec: within }) =>
      within === undefined ? [] : [{ spec: within, path: own === undefined ? [name, key] : [own] }],
    );
    const stated = inner.map((one) => one.spec.precision);
    const precision = completePrecision(model.precision, ...stated, spec.precision);
    const variables = { hidden: model.hidden, ...sizes(precision), ...result.operator.variables };
    bound.set(name, {
      name,
      spec,
      operator: result.operator,
      inner,
      precision,
      variables,
      count: counts.get(name) ?? 0,
    });
  }
  return bound;
}

function tally(kinds: readonly Run[], half: Half): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind[half], (counts.get(kind[half]) ?? 0) + kind.count);
  return counts;
}

/**
 * Makes a model ready for costing. Fails, with every problem found, when a layer names a design that does not exist, a
 * custom expression cannot be read or comes out as no amount, or there are more layers than any model has.
 */
export function costModel(spec: ModelSpec): CostedModelResult {
  const problems: ModelProblem[] = [];
  const kinds = layerKinds(spec.layers);
  const [attentionCounts, ffnCounts] = [tally(kinds, 'attention'), tally(kinds, 'ffn')];
  const attentions = bind(
    spec,
    'attention',
    spec.attention,
    attentionOperator,
    innerAttentions,
    attentionCounts,
    problems,
  );
  const ffns = bind(spec, 'ffn', spec.ffn, ffnOperator, innerFfns, ffnCounts, problems);
  for (const half of HALVES) {
    for (const name of (half === 'attention' ? attentionCounts : ffnCounts).keys()) {
      if (name === ABSENT || Object.hasOwn(spec[half], name)) continue;
      const message = `no ${half} named ‘${name}’ is defined under \`${half}:\``;
      problems.push({ code: `undefined-${half}`, path: ['layers'], name, message });
    }
  }
  const layers = layerCount(spec.layers);
  if (layers > MOST_LAYERS) {
    const message = `the layers unroll to ${layers}; expected at most ${MOST_LAYERS}`;
    problems.push({ code: 'too-many-layers', path: ['layers'], name: 'layers', message });
  }
  // Where one cannot be read, what another comes to is noise.
  const readable = problems.length === 0;
  for (const { half, name, key, message } of readable ? nonsenseOf(attentions.values(), ffns.values()) : [])
    problems.push({ code: 'invalid-expression', path: [half, name, key], name, message });
  if (problems.length > 0) return { ok: false, problems };
  const sequence = kindSequence(spec.layers, kinds);
  return {
    ok: true,
    model: { spec, precision: completePrecision(spec.precision), attentions, ffns, kinds, sequence, layers },
  };
}

/** The model with only one of its designs, to determine the contribution of that design. */
export function withOnly(model: CostedModel, half: Half, name: string): CostedModel {
  const pick = <Design>(designs: ReadonlyMap<string, Design>, of: Half): ReadonlyMap<string, Design> => {
    const design = of === half ? designs.get(name) : undefined;
    return design === undefined ? new Map() : new Map([[name, design]]);
  };
  return { ...model, attentions: pick(model.attentions, 'attention'), ffns: pick(model.ffns, 'ffn') };
}
