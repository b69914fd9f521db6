import { SCHEMAS } from '../../../core/spec';
import { columnOf, firstOnLine, inFlow, lineEndOf, lineStartOf, reach, styleOf } from '../../../yaml/edit';
import {
  type PathAt,
  pathAt,
  type Range,
  type YamlAlias,
  type YamlMap,
  type YamlPath,
  type YamlScalar,
  type YamlSeq,
} from '../../../yaml/parse';
import { type Schema, schemaFor, shapeOf, takesMap } from '../../schema';
import type { SourceFile } from '../../workspace';
import { flowLead, flowTail } from './flow-gap';
import { inComment } from './in-comment';
import type { KeyPlace, Place, Writing } from './place-kinds';

/** Determines what can be written at an offset. */
class Placer {
  private readonly text: string;
  private readonly lineStart: number;

  constructor(
    private readonly file: SourceFile,
    private readonly offset: number,
  ) {
    this.text = file.text;
    this.lineStart = lineStartOf(file.text, offset);
  }

  find(): Place | undefined {
    if (inComment(this.text, this.offset)) return undefined;
    // No completion before other text on the line.
    const indentation = firstOnLine(this.text, this.offset);
    const next = this.text.charAt(this.offset);
    if (indentation && (next === ' ' || next === '\t') && !this.blankAfter()) return undefined;
    return this.from(pathAt(this.file.parsed, this.offset));
  }

  private blankAfter(): boolean {
    return /^[ \t]*(?:#|$)/.test(this.text.slice(this.offset, lineEndOf(this.text, this.offset)));
  }

  private from(found: PathAt): Place | undefined {
    if (found.part === 'key') return this.atKey(found);
    if (found.part === 'value') return this.atValue(found);
    const { node } = found;
    if (node === undefined) return this.newKey([], 0);
    if (node.kind === 'map' && node.flow) return this.inFlowMap(found, node);
    if (node.kind === 'seq' && node.flow) return this.inFlowList(found, node);
    return this.inBlock(found);
  }

  private schema(path: YamlPath): Schema | undefined {
    return schemaFor(SCHEMAS[this.file.kind], this.file.data, path);
  }

  /** On a key: another name for it. If the colon is missing, a new entry. */
  private atKey({ path, node, range }: PathAt): Place | undefined {
    const parents = reach(this.file.parsed, path).parents;
    const parent = parents.at(-1);
    if (parent === undefined || node === undefined || this.offset < range.from) return undefined;
    if (!this.oneLine(range)) return undefined;
    const flow = inFlow(parents);
    const colon = /^[ \t]*:/.test(this.text.slice(range.to));
    const column = flow ? 0 : columnOf(this.text, parent);
    const span = { from: range.from + node.contentOffset, to: range.to };
    // If deeper lines follow, they are the value, and only the colon is missing.
    const tail = !colon && !flow && this.nextColumn() > column ? ':' : '';
    const renames = colon || tail !== '';
    return { kind: 'key', path: path.slice(0, -1), span, lead: '', tail, flow, column, renames };
  }

  private oneLine({ from, to }: Range): boolean {
    return !/[\r\n]/.test(this.text.slice(from, to));
  }

  /** A new key on a blank line, at the column of its map. */
  private newKey(path: YamlPath, column: number): KeyPlace | undefined {
    const here = this.here(column);
    return here && { kind: 'key', path, ...here, flow: false, column, renames: false };
  }

  /** The column of the next line with content. */
  private nextColumn(): number {
    const rest = this.text.slice(lineEndOf(this.text, this.offset));
    return /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*( *)[^\s#]/.exec(rest)?.[1]?.length ?? 0;
  }

  /** The place for a new entry or item in block text; undefined if the following lines would become part of it. */
  private here(column: number): Pick<Writing, 'span' | 'lead' | 'tail'> | undefined {
    if (this.nextColumn() > column) return undefined;
    const exact = this.offset - this.lineStart === column;
    const span = { from: exact ? this.offset : this.lineStart, to: this.offset };
    const comment = this.text.charAt(this.offset) === '#' ? ' ' : '';
    return { span, lead: exact ? '' : ' '.repeat(column), tail: comment };
  }

  private inBlock({ path, node, column = 0 }: PathAt): Place | undefined {
    if (!firstOnLine(this.text, this.offset)) return undefined;
    if (node?.kind !== 'seq') return this.newKey(path, column);
    // No new item before another item's dash.
    const here = this.blankAfter() ? this.here(column) : undefined;
    return here && { kind: 'item', path, ...here, flow: false, column };
  }

  private closed(range: Range): boolean {
    return /[}\]]/.test(this.text.charAt(range.to - 1));
  }

  private flowGap(closed: boolean): Pick<Writing, 'span' | 'lead' | 'tail' | 'flow' | 'column'> {
    const { text, offset } = this;
    const lead = flowLead(text, offset);
    return {
      span: { from: offset, to: offset },
      lead,
      tail: flowTail(text, offset, closed),
      flow: true,
      column: 0,
    };
  }

  private inFlowMap({ path, range }: PathAt, node: YamlMap): Place | undefined {
    // After a value without a comma, text still belongs to that value.
    if (node.entries.length === 0 && this.offset > range.to) return undefined;
    return { kind: 'key', path, ...this.flowGap(this.closed(range)), renames: false };
  }

  private inFlowList({ path, range }: PathAt, node: YamlSeq): Place | undefined {
    const item: YamlPath = [...path, node.items.length];
    return { kind: 'value', path: item, ...this.flowGap(this.closed(range)), behindDash: false, written: '' };
  }

  private atValue(found: PathAt): Place | undefined {
    const { node, path, range } = found;
    if (node === undefined) return this.emptyValue(path);
    if (node.kind === 'scalar' || node.kind === 'alias') return this.atScalar(found, node);
    const unclosed = node.flow && !this.closed(range) && this.offset >= range.to;
    return unclosed && this.oneLine({ from: range.to, to: this.offset })
      ? this.inUnclosed(path, node)
      : undefined;
  }

  /** Inside an unclosed bracket, in its last part. */
  private inUnclosed(path: YamlPath, node: YamlMap | YamlSeq): Place | undefined {
    const at = { span: { from: this.offset, to: this.offset }, lead: '', tail: '', flow: true, column: 0 };
    const last = node.kind === 'map' ? node.entries.at(-1) : undefined;
    if (/,\s*$/.test(this.text.slice(this.lineStart, this.offset)))
      return { kind: 'key', path, ...at, renames: false };
    if (last === undefined || last.value !== undefined || last.keyOnly) return undefined;
    const key = last.key.kind === 'scalar' ? String(last.key.value) : '';
    return { kind: 'value', path: [...path, key], ...at, behindDash: false, written: '' };
  }

  /** At a missing value: after its key or dash, or on a line below. */
  private emptyValue(path: YamlPath): Place | undefined {
    const parents = reach(this.file.parsed, path).parents;
    const parent = parents.at(-1);
    const flow = inFlow(parents);
    const { text, offset } = this;
    const span = { from: offset, to: offset };
    if (!flow && parent !== undefined && firstOnLine(text, offset)) {
      const column = columnOf(text, parent) + styleOf(this.file.parsed).unit;
      return this.onOwnLine(path, column) ?? this.scalarBelow(path, column);
    }
    const before = text.charAt(offset - 1);
    const column = flow || parent === undefined ? 0 : columnOf(text, parent);
    const lead = /\s/.test(before) ? '' : ' ';
    const behindDash = !flow && parent?.node.kind === 'seq';
    return {
      kind: 'value',
      path,
      span,
      lead,
      tail: this.tailAt(offset),
      flow,
      column,
      behindDash,
      written: '',
    };
  }

  /** A comment needs a blank before it. */
  private tailAt(offset: number): string {
    return this.text.charAt(offset) === '#' ? ' ' : '';
  }

  /** The first key or item of a map or list that begins on the cursor's line. */
  private onOwnLine(path: YamlPath, column: number): Place | undefined {
    const schema = this.schema(path);
    const shape = schema && shapeOf(schema);
    if (schema === undefined || shape === undefined) return undefined;
    if (takesMap(schema)) return this.newKey(path, column);
    if (shape.kind !== 'array') return undefined;
    const here = this.here(column);
    return here && { kind: 'item', path, ...here, flow: false, column };
  }

  private scalarBelow(path: YamlPath, column: number): Place | undefined {
    const here = this.here(column);
    return here && { kind: 'value', path, ...here, flow: false, column, behindDash: false, written: '' };
  }

  /** On a scalar, or on an alias. */
  private atScalar({ path, range }: PathAt, node: YamlScalar | YamlAlias): Place | undefined {
    const { text, offset } = this;
    const style = node.kind === 'scalar' ? node.style : 'plain';
    const block = style === 'literal' || style === 'folded';
    const from = range.from + node.contentOffset;
    // After a closing bracket or a comma the value is complete.
    if (/\S/.test(text.slice(range.to, offset))) return undefined;
    if (block || !this.oneLine({ from, to: Math.max(range.to, offset) }) || offset < from) return undefined;
    const parents = reach(this.file.parsed, path).parents;
    const parent = parents.at(-1);
    const flow = inFlow(parents);
    const span = { from, to: Math.max(range.to, offset) };
    if (!flow && style === 'plain' && text.charAt(from) !== '*' && offset <= range.to) {
      const begun = this.begunMap(path, span);
      if (begun !== undefined) return begun;
    }
    const column = flow || parent === undefined ? 0 : columnOf(text, parent);
    const lead = from > 0 && from === range.from && /[^\s[]/.test(text.charAt(from - 1)) ? ' ' : '';
    const written = text.slice(from, offset);
    return {
      kind: 'value',
      path,
      span,
      lead,
      tail: this.tailAt(span.to),
      flow,
      column,
      behindDash: false,
      written,
    };
  }

  /** A word where a map is expected: its half-typed first key. */
  private begunMap(path: YamlPath, span: Range): Place | undefined {
    const schema = this.schema(path);
    const dash = /^[ \t]*(?:-[ \t]+)+$/.test(this.text.slice(this.lineStart, span.from));
    if (schema === undefined || !takesMap(schema) || !(firstOnLine(this.text, span.from) || dash))
      return undefined;
    const column = span.from - this.lineStart;
    const tail = this.nextColumn() > column ? ':' : '';
    return { kind: 'key', path, span, lead: '', tail, flow: false, column, renames: tail !== '' };
  }
}

/** What can be written at an offset of a file; undefined in comments, in free text, and if there is no room. */
export function placeAt(file: SourceFile, offset: number): Place | undefined {
  return new Placer(file, offset).find();
}
