import type { Explanation, Input, Term } from '../../core/cost';
import { showFormula } from '../../core/formula';
import { type Dimension, formatNumber, formatQuantity, formatTime } from '../../core/quantity';
import { oneLine } from '../../core/text/escapes';
import { fenced, plain } from './markdown';
import { type Files, originOf } from './sources';

/** The dimensions of the built-in variables; all others are plain numbers. */
const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  attention_flops: 'arithmetic',
  linear_flops: 'arithmetic',
  ffn_flops: 'arithmetic',
  attention_rate: 'compute rate',
  linear_rate: 'compute rate',
  ffn_rate: 'compute rate',
  state_bytes: 'data',
  memory_bandwidth: 'data rate',
  seconds_per_token: 'time',
};

function number({ name, value }: Input): string {
  const dimension = DIMENSIONS[name];
  if (dimension !== undefined) return formatQuantity(value, dimension);
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : formatNumber(value);
}

function termLines(term: Term, dimension: Dimension): string {
  const inputs = new Map(term.inputs.map((input) => [input.name, number(input)]));
  const withNumbers = showFormula(term.formula, (name) => inputs.get(name) ?? name);
  const total = term.count * term.each;
  const times = term.count === 1 ? '' : `${term.count} · `;
  const whole = term.count === 1 || /^[\w.]+$/.test(withNumbers) ? withNumbers : `(${withNumbers})`;
  const result = term.label.endsWith('a token') ? formatTime(total) : formatQuantity(total, dimension);
  return `${oneLine(term.label)}: ${showFormula(term.formula)}\n  = ${times}${whole} = ${result}`;
}

/** The maximum number of terms shown: a model with hundreds of designs would fill pages. */
const MOST_TERMS = 8;

/** An explanation reduced to its largest terms; its value includes the others, and its label mentions them. */
export function largestTerms(explanation: Explanation): Explanation {
  const { terms, label } = explanation;
  if (terms.length <= MOST_TERMS) return explanation;
  const largest = [...terms].sort((a, b) => b.count * b.each - a.count * a.each).slice(0, MOST_TERMS);
  return {
    ...explanation,
    label: `${label} (the largest ${MOST_TERMS} of ${terms.length} terms)`,
    terms: largest,
  };
}

/** An explanation as a block: the formula, the formula with numbers, and the result. */
export function formulas(explanations: readonly Explanation[]): string {
  const lines = explanations.flatMap((explanation) => [
    `${oneLine(explanation.label)} = ${formatQuantity(explanation.value, explanation.dimension)}`,
    ...explanation.terms.map((term) => termLines(term, explanation.dimension).replace(/^/gm, '  ')),
  ]);
  return lines.length === 0 ? '' : fenced(lines.join('\n'));
}

/** The origins of the numbers in explanations: each place once, with the names of its numbers. */
export function sources(explanations: readonly Explanation[], files: Files): string {
  const byPlace = new Map<string, Set<string>>();
  const inputs = explanations.flatMap(({ terms }) => terms.flatMap((term) => term.inputs));
  for (const input of inputs) {
    if (input.origin.kind !== 'spec') continue;
    const place = originOf(input, files);
    byPlace.set(place, (byPlace.get(place) ?? new Set()).add(plain(input.name)));
  }
  return [...byPlace].map(([place, names]) => `${[...names].join(', ')}: ${place}`).join(' · ');
}
