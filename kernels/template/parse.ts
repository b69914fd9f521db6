import { type SourceLine, TemplateError } from './template-error';

/** A WGSL template and its file name, for messages. */
export interface WgslSource {
  readonly file: string;
  readonly text: string;
}

/** A line, or a directive with the lines inside it. */
export type Node =
  | { readonly kind: 'line'; readonly text: string; readonly at: SourceLine }
  | {
      readonly kind: 'each';
      readonly name: string;
      readonly count: string;
      readonly body: Node[];
      readonly at: SourceLine;
    }
  | {
      readonly kind: 'if';
      readonly condition: string;
      readonly body: Node[];
      readonly otherwise: Node[];
      readonly at: SourceLine;
    }
  | { readonly kind: 'block'; readonly name: string; readonly body: Node[]; readonly at: SourceLine }
  | {
      readonly kind: 'use';
      readonly name: string;
      readonly settings: readonly string[];
      readonly at: SourceLine;
    };

type Holder = Exclude<Node, { kind: 'line' | 'use' }>;

interface Open {
  readonly node: Holder;
  readonly into: Node[];
  readonly isElse: boolean;
}

const DIRECTIVE = /^\s*\/\/#(\S*)\s*(.*?)\s*$/;

/** Parses a template into lines and directives; throws a {@link TemplateError} for unbalanced directives. */
export function parse({ file, text }: WgslSource): readonly Node[] {
  const root: Node[] = [];
  const open: Open[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const at = { file, line: index + 1 };
    const into = open.at(-1)?.into ?? root;
    const [, word, rest = ''] = DIRECTIVE.exec(line) ?? [];
    if (word === undefined) into.push({ kind: 'line', text: line, at });
    else if (word === 'use') {
      const [name = '', ...settings] = rest.split(/\s+/);
      into.push({ kind: 'use', name, settings, at });
    } else if (word === 'each' || word === 'if' || word === 'block') {
      const node = holder(word, rest, at);
      into.push(node);
      open.push({ node, into: node.body, isElse: false });
    } else if (word === 'end' || word === 'else') close(word, open, at);
    else throw new TemplateError(at, `expected //#each, if, else, end, block or use, found //#${word}`);
  }
  const last = open.at(-1);
  if (last !== undefined) throw new TemplateError(last.node.at, `this //#${last.node.kind} has no //#end`);
  return root;
}

function close(word: 'end' | 'else', open: Open[], at: SourceLine): void {
  const last = open.pop();
  if (last === undefined || (word === 'else' && (last.node.kind !== 'if' || last.isElse)))
    throw new TemplateError(at, `//#${word} without its beginning`);
  if (word === 'else' && last.node.kind === 'if')
    open.push({ node: last.node, into: last.node.otherwise, isElse: true });
}

function holder(word: 'each' | 'if' | 'block', rest: string, at: SourceLine): Holder {
  if (word === 'if') return { kind: 'if', condition: rest, body: [], otherwise: [], at };
  if (word === 'block') return { kind: 'block', name: rest, body: [], at };
  const [name = '', ...count] = rest.split(/\s+/);
  return { kind: 'each', name, count: count.join(' '), body: [], at };
}
