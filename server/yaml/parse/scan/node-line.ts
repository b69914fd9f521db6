import { scanBlockScalar } from './block-scalar';
import type { BlockState } from './block-state';
import {
  AMPERSAND,
  ASTERISK,
  AT,
  BACKTICK,
  BANG,
  COLON,
  COMMA,
  DASH,
  endOnLine,
  GREATER,
  HASH,
  isBreak,
  isCloser,
  isDocumentMarker,
  isFlowIndicator,
  isOpener,
  isQuote,
  isSeparator,
  lineEndOf,
  nextLine,
  PERCENT,
  PIPE,
  QUESTION,
  skipBlanks,
  TAB,
  trimEnd,
} from './chars';
import { type Findings, repair, report } from './findings';
import type { FlowEnd } from './flow';
import { reportStray } from './flow-problems';
import {
  checkPlainKey,
  reportAliasProperty,
  reportMissingColon,
  reportNestedKey,
  reportNoKey,
} from './key-problems';
import { contentEnd, isKeyColon, plainColon, wordEnd } from './line-text';
import { reportTabs } from './quoted';
import { reportSpecial } from './special';

/** The position of a node on a line: as an entry, where a new collection may begin, or after `key: `. */
export type Place = 'entry' | 'fresh' | 'inline';

const UNFIT_STARTS = new Set([AMPERSAND, ASTERISK, AT, BACKTICK, PERCENT]);

/** Scans the nodes of one line: dashes, keys, anchors and tags, and the value at its end. */
export class NodeLine {
  private readonly text: string;
  private readonly findings: Findings;
  private pos = 0;
  private place: Place = 'fresh';
  /** The start of the anchor or tag of the current node, and which of the two were seen. */
  private propertiesAt: number | undefined;
  private properties = '';

  constructor(private readonly block: BlockState) {
    this.text = block.text;
    this.findings = block.findings;
  }

  /** Scans the node at `start`, with its continuation lines; returns the start of the line after it. */
  read(start: number, place: Place): number {
    this.moveOn(start, place);
    for (let after: number | undefined; ; ) {
      after = this.step(start);
      if (after !== undefined) return after;
    }
  }

  private moveOn(pos: number, place: Place): undefined {
    this.pos = pos;
    this.place = place;
    this.propertiesAt = undefined;
    this.properties = '';
    return undefined;
  }

  /** Scans one token; returns the start of the next line once the node is complete. */
  private step(start: number): number | undefined {
    const { text, pos, block } = this;
    const code = text.charCodeAt(pos);
    const next = text.charCodeAt(pos + 1);
    if (isBreak(code) || (code === HASH && pos > start)) {
      block.value = 'expected';
      return block.after(pos);
    }
    if ((code === DASH || code === QUESTION) && isSeparator(next)) return this.indicator(code);
    if (code === COLON && isSeparator(next) && this.place === 'entry') {
      return this.moveOn(skipBlanks(text, pos + 1), 'fresh');
    }
    const anchor = code === AMPERSAND && !isSeparator(next) && !isFlowIndicator(next);
    if (anchor || code === BANG) return this.property(anchor ? '&' : '!');
    return isQuote(code) || isOpener(code) ? this.delimited() : this.plain(code);
  }

  /** A `- ` or `? `. */
  private indicator(code: number): number | undefined {
    const { text, pos, block } = this;
    if (this.place === 'inline' || this.propertiesAt !== undefined) {
      report(
        this.findings,
        pos,
        pos + 1,
        'yaml-unexpected-item',
        'a `-` list cannot begin on the line of its key; put the items on lines of their own below the key, or write `[a, b]`',
      );
      repair(this.findings, pos, pos + 1, 'x');
      return this.endPlain();
    }
    if (!block.enter(code === DASH ? 'seq' : 'map', pos, this.place === 'entry')) return block.after(pos);
    const after = skipBlanks(text, pos + 1);
    if (text.slice(pos + 1, after).includes('\t') && block.startsBlock(after)) {
      reportTabs(this.findings, pos + 1, after);
    }
    return this.moveOn(after, 'fresh');
  }

  /** Scans an anchor or a tag. A node has at most one of each. */
  private property(sign: '&' | '!'): undefined {
    const { pos } = this;
    const end = wordEnd(this.text, pos);
    if (this.properties.includes(sign)) {
      const name = sign === '!' ? 'tag' : 'anchor';
      const known = this.properties.length > 2;
      if (!known) {
        report(
          this.findings,
          pos,
          end,
          'yaml-second-property',
          `a value can have only one ${name}; delete this one`,
        );
      }
      repair(this.findings, pos, end, ' ');
    }
    if (this.properties.length < 3) this.properties += sign;
    this.propertiesAt ??= pos;
    this.pos = skipBlanks(this.text, end);
    return undefined;
  }

  /** Scans a quoted scalar, or a flow map or sequence: a value, or a key if a colon follows. */
  private delimited(): number | undefined {
    const { pos, block } = this;
    const problems = this.findings.problems.length;
    const node = block.delimited(pos);
    const colon = block.colonAfter(node);
    if (colon !== undefined) return this.key(colon, this.findings.problems.length > problems);
    return this.place === 'entry' ? this.noKey(node) : this.tail(node.end);
  }

  /** Scans a token that begins with neither quote nor bracket: a key, or a scalar. */
  private plain(code: number): number | undefined {
    const { pos } = this;
    const colon = this.plainColon(code);
    if (colon === undefined) return this.scalar(code);
    if (this.place !== 'inline') checkPlainKey(this.findings, pos, colon);
    return this.key(colon, false);
  }

  private plainColon(code: number): number | undefined {
    const { text, pos } = this;
    if (isCloser(code)) return undefined;
    if (code !== ASTERISK) return plainColon(text, pos);
    const colon = skipBlanks(text, wordEnd(text, pos));
    return isKeyColon(text, colon) ? colon : undefined;
  }

  private key(colon: number, reported: boolean): number | undefined {
    const { block, pos } = this;
    if (this.place === 'inline') {
      reportNestedKey(this.findings, pos, colon, reported);
      return this.endPlain();
    }
    if (!block.enter('map', this.propertiesAt ?? pos, this.place === 'entry')) return block.after(pos);
    return this.moveOn(skipBlanks(this.text, colon + 1), 'inline');
  }

  /** Reports a quoted scalar, map or sequence where a key is expected. */
  private noKey(node: FlowEnd): number {
    const { text, pos, block } = this;
    if (node.closed) reportMissingColon(this.findings, pos, endOnLine(text, pos, node.end));
    const { repairs } = this.findings;
    while ((repairs[repairs.length - 1]?.from ?? -1) >= pos) repairs.pop();
    repair(this.findings, pos, lineEndOf(text, node.end), '');
    block.value = 'done';
    return block.after(node.end);
  }

  /** Scans a plain scalar, a block scalar or an alias. */
  private scalar(code: number): number | undefined {
    const { text, pos, block, findings } = this;
    if (isCloser(code) || code === COMMA) return this.stray();
    if (this.place === 'entry') return this.missingColon();
    if (code === PIPE || code === GREATER) {
      const end = scanBlockScalar(findings, pos, block.indent);
      block.value = 'done';
      if (end !== undefined) return end;
      reportSpecial(findings, pos, contentEnd(text, pos));
      return this.endPlain();
    }
    const end = wordEnd(text, pos);
    if (code === ASTERISK && end > pos + 1 && contentEnd(text, pos) === end) {
      if (this.propertiesAt !== undefined) reportAliasProperty(findings, this.propertiesAt, pos);
      return this.tail(end);
    }
    if (UNFIT_STARTS.has(code)) reportSpecial(findings, pos, contentEnd(text, pos));
    const first = this.propertiesAt ?? pos;
    const alone = this.place === 'fresh' && first === skipBlanks(text, block.lineStart);
    if (!alone || !this.nextIsKey()) return this.endPlain();
    return block.enter('map', first, false) ? this.missingColon() : block.after(pos);
  }

  private stray(): number {
    const { pos, block } = this;
    reportStray(this.findings, pos);
    repair(this.findings, pos + 1, lineEndOf(this.text, pos), '');
    block.value = 'done';
    return block.after(pos);
  }

  private missingColon(): number | undefined {
    const { block, pos } = this;
    const value = reportNoKey(this.findings, pos, contentEnd(this.text, pos));
    block.value = 'expected';
    return value === undefined ? block.after(pos) : this.moveOn(value, 'inline');
  }

  /** Whether the next line with content is a key at the same column, so that this line must be one as well. */
  private nextIsKey(): boolean {
    const { text, findings, block } = this;
    let start = block.after(this.pos);
    while (start < text.length) {
      const content = skipBlanks(text, start);
      const end = lineEndOf(text, content);
      findings.reach = Math.max(findings.reach, end + 1);
      if (content < end && text.charCodeAt(content) !== HASH) {
        const sameColumn = content - start === block.column(this.pos);
        return sameColumn && !isDocumentMarker(text, start) && block.keyColon(content) !== undefined;
      }
      start = nextLine(text, end);
    }
    findings.reach = text.length + 1;
    return false;
  }

  /** Ends a line with a plain scalar at its end, which deeper lines may continue. */
  private endPlain(): number {
    this.block.value = this.commentAfter(this.pos) ? 'done' : 'plain';
    return this.block.after(this.pos);
  }

  /** Whether a comment follows the plain text at `pos`. The tree parser needs a space before every `#`. */
  commentAfter(pos: number): boolean {
    const { text } = this;
    const end = contentEnd(text, pos);
    if (end >= trimEnd(text, pos, lineEndOf(text, pos))) return false;
    const hash = skipBlanks(text, end);
    if (text.charCodeAt(hash - 1) === TAB) repair(this.findings, hash, hash, ' ');
    return true;
  }

  /** Checks that only blanks and a comment follow a complete value. */
  tail(end: number): number {
    const { text, findings, block } = this;
    const rest = skipBlanks(text, end);
    const code = text.charCodeAt(rest);
    block.value = 'done';
    if (isBreak(code) || (code === HASH && rest > end)) return block.after(rest);
    const to = code === HASH ? trimEnd(text, rest, lineEndOf(text, rest)) : contentEnd(text, rest);
    if (isCloser(code)) {
      reportStray(findings, rest);
      repair(findings, rest + 1, to, '');
    } else {
      const message =
        code === HASH
          ? 'a comment needs a space before its `#`; add the space'
          : 'the value ends before this text; delete the text, or quote the whole value';
      report(findings, rest, to, 'yaml-unexpected-text', message);
      repair(findings, rest, to, '');
    }
    return block.after(rest);
  }
}
