import type { Edit } from '../../yaml/edit';
import { keyText, type Placed, parseYaml, type Range, type ScalarStyle, toValue } from '../../yaml/parse';
import { contentOf } from './anchors';

/** How a name is written in a file, and so how to replace it. */
export interface Written {
  /** The range of the name without its quotes. */
  readonly range: Range;
  /** The whole scalar with its quotes. */
  readonly scalar: Range;
  readonly style: ScalarStyle | 'anchor';
  /** The text of the scalar before and after the name, as in the source path `attention.NAME.heads`. */
  readonly before: string;
  readonly after: string;
}

/** How a scalar, or the part `name` between `before` and `after`, is written; undefined for other nodes. */
export function writtenIn(text: string, placed: Placed, before = '', after = ''): Written | undefined {
  if (placed.node.kind !== 'scalar') return undefined;
  const scalar = contentOf(placed);
  // A tag or an anchor without a value yet names nothing.
  if (scalar.from === scalar.to) return undefined;
  const { style } = placed.node;
  const value = keyText(placed.node);
  const quote = style === 'plain' ? 0 : 1;
  const inside = { from: scalar.from + quote, to: scalar.to - (isOpen(text, scalar, style) ? 0 : quote) };
  // With escapes and folded lines the characters of the value differ from those of the text.
  const verbatim = text.slice(inside.from, inside.to) === value;
  const range = verbatim
    ? { from: inside.from + before.length, to: inside.to - after.length }
    : oneLine(text, scalar);
  return { range, scalar, style, before, after };
}

/** Whether the closing quote of a quoted scalar is not typed yet. */
function isOpen(text: string, { from, to }: Range, style: Written['style']): boolean {
  return (style === 'single' || style === 'double') && (to - from < 2 || text[to - 1] !== text[from]);
}

function oneLine(text: string, { from, to }: Range): Range {
  const end = text.slice(from, to).search(/[\r\n]/);
  return { from, to: end < 0 ? to : from + end };
}

/** Whether a text can be written without quotes, as a key and as a value, in block and in flow style. */
function isPlain(text: string): boolean {
  return (
    reads(`${text}: ${text}\n`, { [text]: text }) &&
    reads(`[${text}, {${text}: ${text}}]\n`, [text, { [text]: text }])
  );
}

/** Whether a YAML text parses without problems to `data`. */
export function reads(yaml: string, data: unknown): boolean {
  const parsed = parseYaml(yaml);
  const { value, problems } = toValue(parsed);
  return parsed.problems.length + problems.length === 0 && JSON.stringify(value) === JSON.stringify(data);
}

/** Writes names into one text. Determines once whether a name needs quotes. */
export class Writer {
  private readonly plain = new Map<string, boolean>();

  constructor(private readonly text: string) {}

  /** The edit that writes another name. Keeps quotes, and adds them if the name needs them. */
  rename({ range, scalar, style, before, after }: Written, name: string): Edit {
    if (style === 'anchor') return { ...range, insert: name };
    const closed = this.scalar(before + name + after, style);
    // The closing quote is still being typed: do not add one.
    const whole = isOpen(this.text, scalar, style) ? closed.slice(0, -1) : closed;
    const kept = this.text.slice(scalar.from, range.from) + name + this.text.slice(range.to, scalar.to);
    return whole === kept ? { ...range, insert: name } : { ...scalar, insert: whole };
  }

  private scalar(value: string, style: Written['style']): string {
    if (style === 'single' && !/\p{Cc}/u.test(value)) return `'${value.replaceAll("'", "''")}'`;
    return style !== 'double' && this.isPlain(value) ? value : JSON.stringify(value);
  }

  private isPlain(value: string): boolean {
    const plain = this.plain.get(value) ?? isPlain(value);
    this.plain.set(value, plain);
    return plain;
  }
}
