import { type Formula, formula } from '../../server/core/formula';
import { type Node, parse, type WgslSource } from './parse';
import { type PlacedValue, type SourceLine, TemplateError } from './template-error';

export type { WgslSource };

/** The values of a template's names: sizes, switches (0 or 1) and type names. */
export type TemplateValues = Readonly<Record<string, number | string>>;

/** Plain WGSL, and the template line of each of its lines. */
export interface Expanded {
  readonly code: string;
  readonly lines: readonly SourceLine[];
}

/** A larger count is a mistake, and would exhaust memory. */
const MOST_LINES = 100_000;

/**
 * Expands WGSL templates. `{{expression}}` becomes its value, `//#each i COUNT` … `//#end` repeats its lines with
 * `i` from 0 to COUNT - 1, `//#if EXPRESSION` … `//#else` … `//#end` keeps lines if the value is not 0, and
 * `//#use name` inserts the lines of `//#block name` … `//#end`, with the additional values of `//#use name
 * STEP=k+1`. The directives are WGSL comments, so that editors can still parse the files. An invalid template is a
 * bug and throws a {@link TemplateError}.
 */
export function expand(sources: readonly WgslSource[], values: TemplateValues): Expanded {
  const out: string[] = [];
  const lines: SourceLine[] = [];
  const blocks = new Map<string, readonly Node[]>();
  const emit = (nodes: readonly Node[], scope: TemplateValues): void => {
    for (const node of nodes) {
      if (node.kind === 'line') {
        if (out.length >= MOST_LINES) throw new TemplateError(node.at, `more than ${MOST_LINES} lines`);
        const { text, values: placed } = substitute(node.text, scope, node.at);
        out.push(text);
        lines.push(placed.length === 0 ? node.at : { ...node.at, values: placed });
      } else if (node.kind === 'block') {
        blocks.set(node.name, node.body);
      } else if (node.kind === 'use') {
        const body = blocks.get(node.name);
        if (body === undefined) throw new TemplateError(node.at, `no block ‘${node.name}’ above`);
        emit(body, { ...scope, ...readSettings(node.settings, scope, node.at) });
      } else if (node.kind === 'if') {
        emit(number(node.condition, scope, node.at) !== 0 ? node.body : node.otherwise, scope);
      } else {
        const count = number(node.count, scope, node.at);
        if (!Number.isInteger(count) || count < 0)
          throw new TemplateError(node.at, `expected a count, found ${node.count} = ${count}`);
        for (let index = 0; index < count; index++) emit(node.body, { ...scope, [node.name]: index });
      }
    }
  };
  for (const source of sources) emit(parse(source), values);
  return { code: out.join('\n'), lines };
}

/** Adds the value of `STEP=k+1` under that name. */
function readSettings(texts: readonly string[], scope: TemplateValues, at: SourceLine): TemplateValues {
  return Object.fromEntries(
    texts.map((text) => {
      const [name = '', expression = ''] = text.split('=');
      return [name, number(expression, scope, at)];
    }),
  );
}

function substitute(line: string, scope: TemplateValues, at: SourceLine) {
  const values: PlacedValue[] = [];
  let text = '';
  let pos = 0;
  for (const match of line.matchAll(/\{\{(.+?)\}\}/g)) {
    const expression = (match[1] ?? '').trim();
    const named = scope[expression];
    const value = typeof named === 'string' ? named : String(number(expression, scope, at));
    const written = { from: match.index, to: match.index + match[0].length };
    text += line.slice(pos, written.from);
    values.push({ written, expanded: { from: text.length, to: text.length + value.length } });
    text += value;
    pos = written.to;
  }
  return { text: text + line.slice(pos), values };
}

/** The value of an expression, which must be defined. */
function number(expression: string, scope: TemplateValues, at: SourceLine): number {
  const { variables, evaluate } = read(expression, at);
  const values: Record<string, number> = {};
  for (const name of variables) {
    const value = scope[name];
    if (typeof value !== 'number')
      throw new TemplateError(at, `‘${expression}’ has no value: ${name} is not a number here`);
    values[name] = value;
  }
  const value = evaluate(values);
  if (!Number.isFinite(value)) throw new TemplateError(at, `‘${expression}’ has no value: it is ${value}`);
  return value;
}

function read(expression: string, at: SourceLine): Formula {
  try {
    return formula(expression);
  } catch (error) {
    throw new TemplateError(at, error instanceof Error ? error.message : String(error));
  }
}
