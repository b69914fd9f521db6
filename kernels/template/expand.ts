import { formula } from '../../server/core/formula';

/** What a template's names stand for: sizes, switches (0 or 1) and type names. */
export type TemplateValues = Readonly<Record<string, number | string>>;

/** A piece of WGSL and the file it came from, for messages. */
export interface WgslSource {
  readonly file: string;
  readonly text: string;
}

/** Where a line of the expanded text was written. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** Plain WGSL, and for each of its lines the line it was made from. */
export interface Expanded {
  readonly code: string;
  readonly lines: readonly SourceLine[];
}

type Node =
  | { readonly kind: 'line'; readonly text: string; readonly at: SourceLine }
  | { readonly kind: 'each'; readonly name: string; readonly count: string; readonly body: Node[] }
  | { readonly kind: 'if'; readonly condition: string; readonly body: Node[]; readonly otherwise: Node[] }
  | { readonly kind: 'block'; readonly name: string; readonly body: Node[] }
  | {
      readonly kind: 'use';
      readonly name: string;
      readonly settings: readonly string[];
      readonly at: SourceLine;
    };

const DIRECTIVE = /^\s*\/\/#(each|if|else|block|use|end)\b\s*(.*?)\s*$/;

/**
 * Puts sizes into WGSL. `{{expression}}` becomes its value, `//#each i COUNT` … `//#end` repeats its lines with `i` from
 * 0 to COUNT - 1, `//#if EXPRESSION` … `//#else` … `//#end` keeps lines where the value is not 0, and the lines of
 * `//#block name` … `//#end` appear wherever `//#use name` stands after it,
 * with the values that `//#use name STEP=k+1` adds. The directives are WGSL comments, so that
 * editors still read the files. A template that does not parse is a bug and throws.
 */
export function expand(sources: readonly WgslSource[], values: TemplateValues): Expanded {
  const out: string[] = [];
  const lines: SourceLine[] = [];
  const blocks = new Map<string, readonly Node[]>();
  const emit = (nodes: readonly Node[], scope: TemplateValues): void => {
    for (const node of nodes) {
      if (node.kind === 'line') {
        out.push(substitute(node.text, scope, node.at));
        lines.push(node.at);
      } else if (node.kind === 'block') {
        blocks.set(node.name, node.body);
      } else if (node.kind === 'use') {
        const body = blocks.get(node.name);
        if (body === undefined)
          throw new Error(`${node.at.file}:${node.at.line}: no block ${node.name} above`);
        emit(body, { ...scope, ...readSettings(node.settings, scope) });
      } else if (node.kind === 'if') {
        emit(number(node.condition, scope) !== 0 ? node.body : node.otherwise, scope);
      } else {
        const count = number(node.count, scope);
        for (let index = 0; index < count; index++) emit(node.body, { ...scope, [node.name]: index });
      }
    }
  };
  for (const source of sources) emit(parse(source), values);
  return { code: out.join('\n'), lines };
}

function parse({ file, text }: WgslSource): Node[] {
  const root: Node[] = [];
  const open: { node: Node; into: Node[] }[] = [];
  const into = () => open.at(-1)?.into ?? root;
  for (const [index, line] of text.split('\n').entries()) {
    const [, word, rest = ''] = DIRECTIVE.exec(line) ?? [];
    if (word === undefined) {
      into().push({ kind: 'line', text: line, at: { file, line: index + 1 } });
    } else if (word === 'use') {
      const [name = '', ...settings] = rest.split(/\s+/);
      into().push({ kind: 'use', name, settings, at: { file, line: index + 1 } });
    } else if (word === 'each' || word === 'if' || word === 'block') {
      const node = opened(word, rest);
      into().push(node);
      open.push({ node, into: node.body });
    } else {
      const last = open.pop();
      if (last === undefined || (word === 'else' && last.node.kind !== 'if'))
        throw new Error(`${file}:${index + 1}: //#${word} without its beginning`);
      if (word === 'else' && last.node.kind === 'if')
        open.push({ node: last.node, into: last.node.otherwise });
    }
  }
  if (open.length > 0) throw new Error(`${file}: a //#each or //#if has no //#end`);
  return root;
}

function opened(word: 'each' | 'if' | 'block', rest: string): Exclude<Node, { kind: 'line' | 'use' }> {
  if (word === 'if') return { kind: 'if', condition: rest, body: [], otherwise: [] };
  if (word === 'block') return { kind: 'block', name: rest, body: [] };
  const [name = '', ...count] = rest.split(/\s+/);
  return { kind: 'each', name, count: count.join(' '), body: [] };
}

/** `STEP=k+1` becomes a value of that name. */
function readSettings(texts: readonly string[], scope: TemplateValues): TemplateValues {
  return Object.fromEntries(
    texts.map((text) => {
      const [name = '', expression = ''] = text.split('=');
      return [name, number(expression, scope)];
    }),
  );
}

function substitute(text: string, scope: TemplateValues, at: SourceLine): string {
  return text.replace(/\{\{(.+?)\}\}/g, (_, expression: string) => {
    const named = scope[expression.trim()];
    if (typeof named === 'string') return named;
    const value = number(expression, scope);
    if (!Number.isFinite(value)) throw new Error(`${at.file}:${at.line}: {{${expression}}} has no value`);
    return String(value);
  });
}

function number(expression: string, scope: TemplateValues): number {
  const numbers = Object.entries(scope).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return formula(expression).evaluate(Object.fromEntries(numbers));
}
