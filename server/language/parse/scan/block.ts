import { DEPTH_BUDGET } from '../budgets';
import { scanBlockScalar } from './block-scalar';
import {
  AMPERSAND,
  ASTERISK,
  AT,
  BACKTICK,
  BANG,
  COLON,
  COMMA,
  DASH,
  DOT,
  GREATER,
  HASH,
  isBlank,
  isBreak,
  isCloser,
  isDocumentMarker,
  isFlowIndicator,
  isOpener,
  isQuote,
  isSeparator,
  lineEnd,
  nextLine,
  PERCENT,
  PIPE,
  QUESTION,
  skipBlanks,
  skipSpaces,
  TAB,
  trimEnd,
} from './chars';
import { skipConflict } from './conflict';
import { excerpt, type Findings, repair, report } from './findings';
import { type FlowEnd, reportStray, reportTooDeep, scanFlow } from './flow';
import { reportTabs, scanQuoted } from './quoted';
import { reportSpecial } from './special';
import { type Frame, pushFrame, type ScanState } from './state';

/** Where on a line a node stands: at the place of an entry, where a new collection may begin, or after `key: `. */
type Place = 'entry' | 'fresh' | 'inline';

/** Reads block text line by line and reports what YAML does not allow in it. */
export class BlockScan {
  private readonly text: string;
  private document: ScanState['document'];
  private frame: Frame | undefined;
  private value: ScanState['value'];
  private tooDeep: number | undefined;
  /** Columns that repairs of the indentation moved the line by. */
  private shift = 0;
  private lineStart = 0;

  constructor(
    private readonly findings: Findings,
    state: ScanState,
  ) {
    this.text = findings.text;
    this.document = state.document;
    this.frame = state.frame;
    this.value = state.value;
    this.tooDeep = state.tooDeep;
  }

  get state(): ScanState {
    const { document, frame, value, tooDeep } = this;
    return { document, frame, value, tooDeep, inConflict: this.findings.inConflict };
  }

  /** Reads the line at `start`, and the lines that a node which begins on it takes; gives the start of the next line. */
  line(start: number): number {
    const lineStart = skipConflict(this.findings, start);
    if (lineStart > start) return lineStart;
    const { text } = this;
    const spaces = skipSpaces(text, start);
    const content = skipBlanks(text, spaces);
    const code = text.charCodeAt(content);
    this.lineStart = start;
    this.shift = 0;
    if (this.document === 'cut') return this.drop(start);
    if (isBreak(code)) return nextLine(text, content);
    if (code === HASH) {
      if (this.value === 'plain') this.value = 'done';
      return nextLine(text, lineEnd(text, content));
    }
    if (isDocumentMarker(text, start)) return this.marker(start);
    if (this.document === 'ended' && code !== PERCENT) return this.cut(start, start, lineEnd(text, start));
    if (code === PERCENT && content === start && this.document !== 'open') {
      this.document = this.document === 'ended' ? 'ended' : 'directives';
      return nextLine(text, lineEnd(text, start));
    }
    if (this.document === 'directives') {
      report(
        this.findings,
        content,
        lineEnd(text, content),
        'directive',
        'A `%` directive must be followed by a `---` line. Add the `---`, or quote the text that begins with `%`.',
      );
    }
    if (this.tooDeep !== undefined) {
      if (spaces - start > this.tooDeep) return this.drop(start);
      this.tooDeep = undefined;
    }
    if (content > spaces && this.tabMatters(spaces, content)) reportTabs(this.findings, start, content);
    this.document = 'open';
    return this.content(content, code);
  }

  private drop(start: number): number {
    const next = nextLine(this.text, lineEnd(this.text, start));
    if (next > start) repair(this.findings, start, next, '');
    return next;
  }

  private cut(start: number, from: number, to: number): number {
    report(
      this.findings,
      from,
      to,
      'multiple-documents',
      'A second YAML document begins here; only the first one is read. Put it into a file of its own.',
    );
    this.document = 'cut';
    return this.drop(start);
  }

  private marker(start: number): number {
    const { text } = this;
    const end = start + 3;
    if (text.charCodeAt(start) === DOT) {
      const rest = skipBlanks(text, end);
      if (this.document !== 'start' || rest > start)
        this.document = this.document === 'open' ? 'ended' : this.document;
      this.frame = undefined;
      this.value = 'done';
      if (!isBreak(text.charCodeAt(rest)) && text.charCodeAt(rest) !== HASH) this.tail(end);
      if (this.document === 'start') this.value = 'expected';
      return nextLine(text, lineEnd(text, end));
    }
    if (this.document === 'open' || this.document === 'ended') return this.cut(start, start, end);
    this.document = 'open';
    this.frame = undefined;
    this.value = 'expected';
    const content = skipBlanks(text, end);
    if (isBreak(text.charCodeAt(content)) || text.charCodeAt(content) === HASH) {
      return nextLine(text, lineEnd(text, content));
    }
    return this.node(content, 'inline');
  }

  /** Tabs before the content are only allowed where no indentation is needed. */
  private tabMatters(spaces: number, content: number): boolean {
    const indent = this.frame?.indent ?? -1;
    const deeper = spaces - this.lineStart > indent;
    return !(deeper && (this.value === 'plain' || (this.value === 'expected' && !this.startsBlock(content))));
  }

  private column(pos: number): number {
    return pos - this.lineStart + this.shift;
  }

  private content(pos: number, code: number): number {
    const dash = code === DASH && isSeparator(this.text.charCodeAt(pos + 1));
    const column = this.column(pos);
    let popped: Frame | undefined;
    const { value } = this;
    if (value === 'plain' && column > (this.frame?.indent ?? -1)) return this.continuePlain(pos);
    let root = this.frame;
    while (root?.parent) root = root.parent;
    if (root && column < root.indent) return this.dedentedRoot(pos, root);
    while (
      this.frame &&
      (this.frame.indent > column || (this.frame.indent === column && this.frame.kind === 'seq' && !dash))
    ) {
      popped = this.frame;
      this.frame = this.frame.parent;
    }
    if (popped) this.value = 'done';
    const top = this.frame;
    if (!top) {
      if (popped || this.value !== 'expected') return this.afterRoot(pos);
      return this.node(pos, 'fresh');
    }
    if (top.indent === column) {
      if (top.kind === 'map' && dash) return this.dashInMap(pos, popped ? 'done' : value);
      return this.node(pos, 'entry');
    }
    if (value === 'expected' && !popped) return this.node(pos, 'fresh');
    return this.misaligned(pos, top, popped, dash);
  }

  private afterRoot(pos: number): number {
    const end = lineEnd(this.text, pos);
    report(
      this.findings,
      pos,
      trimEnd(this.text, pos, end),
      'unexpected-text',
      'The document is already complete here. Indent this text like the entries above, or delete it.',
    );
    repair(this.findings, this.lineStart, end, '');
    return nextLine(this.text, end);
  }

  private dedentedRoot(pos: number, root: Frame): number {
    const column = this.column(pos);
    this.badIndentation(
      pos,
      `This line is indented by ${column}, but the document began at ${root.indent}. Indent both alike.`,
    );
    this.moveTo(pos, root.indent);
    this.frame = root;
    this.value = 'done';
    const dash = this.text.charCodeAt(pos) === DASH && isSeparator(this.text.charCodeAt(pos + 1));
    if (root.kind === 'seq' && !dash) return this.missingDash(pos);
    if (root.kind === 'map' && dash) return this.dashInMap(pos, 'done');
    return this.node(pos, 'entry');
  }

  private missingDash(pos: number): number {
    const end = lineEnd(this.text, pos);
    repair(this.findings, this.lineStart, end, '');
    this.value = 'done';
    return nextLine(this.text, end);
  }

  private dashInMap(pos: number, value: ScanState['value']): number {
    if (value === 'expected') return this.node(pos, 'fresh');
    report(
      this.findings,
      pos,
      pos + 1,
      'unexpected-item',
      'A `-` item cannot stand among the keys of a map. Put it below a key that has no other value, or delete the dash.',
    );
    const end = lineEnd(this.text, pos);
    repair(this.findings, this.lineStart, end, '');
    this.value = 'done';
    return nextLine(this.text, end);
  }

  private misaligned(pos: number, top: Frame, popped: Frame | undefined, dash: boolean): number {
    const column = this.column(pos);
    const fits = popped && (popped.kind === 'seq') === dash ? popped : undefined;
    this.badIndentation(
      pos,
      popped
        ? `This line is indented by ${column}, which fits neither ${top.indent} nor ${popped.indent}, the columns of the lines above. Indent it like one of them.`
        : `This line is indented by ${column}, but the line above already has its value. Indent it by ${top.indent}, or move the value below its key.`,
    );
    if (fits) {
      this.moveTo(pos, fits.indent);
      this.frame = fits;
      return this.node(pos, 'entry');
    }
    if ((top.kind === 'seq') !== dash) {
      const end = lineEnd(this.text, pos);
      repair(this.findings, this.lineStart, end, '');
      this.tooDeep = top.indent;
      return nextLine(this.text, end);
    }
    this.moveTo(pos, top.indent);
    return this.node(pos, 'entry');
  }

  private badIndentation(pos: number, message: string): void {
    report(this.findings, pos, trimEnd(this.text, pos, this.tokenEnd(pos)), 'bad-indentation', message);
  }

  private tokenEnd(pos: number): number {
    return this.keyColon(pos) ?? this.contentEnd(pos);
  }

  private moveTo(pos: number, column: number): void {
    repair(this.findings, this.lineStart, pos, ' '.repeat(column));
    this.shift = column - (pos - this.lineStart);
  }

  /** The end of the line's content, before a comment and trailing blanks. */
  private contentEnd(pos: number): number {
    const { text } = this;
    let end = pos;
    for (let scan = pos; ; scan++) {
      const code = text.charCodeAt(scan);
      if (isBreak(code)) return end;
      if (code === HASH && scan > pos && isBlank(text.charCodeAt(scan - 1))) return end;
      if (!isBlank(code)) end = scan + 1;
    }
  }

  /** The first colon from `pos` on that ends a plain key; undefined where the text holds none. */
  private plainColon(pos: number): number | undefined {
    const { text } = this;
    for (let scan = pos; ; scan++) {
      const code = text.charCodeAt(scan);
      if (isBreak(code)) return undefined;
      if (code === HASH && scan > pos && isBlank(text.charCodeAt(scan - 1))) return undefined;
      if (code === COLON && isSeparator(text.charCodeAt(scan + 1))) return scan;
    }
  }

  /** The colon of the key that begins at `pos`, found without reporting anything. */
  private keyColon(pos: number): number | undefined {
    const code = this.text.charCodeAt(pos);
    if (!isQuote(code) && !isOpener(code)) return this.plainColon(pos);
    const trial: Findings = { text: this.text, problems: [], repairs: [], reach: 0, inConflict: false };
    const end = isQuote(code) ? scanQuoted(trial, pos, -1) : scanFlow(trial, pos, -1, 0);
    this.findings.reach = Math.max(this.findings.reach, trial.reach);
    return this.colonAfter(end);
  }

  /** A line that goes on with the plain scalar of the line above. */
  private continuePlain(pos: number): number {
    const { text } = this;
    const colon = this.plainColon(pos);
    const end = lineEnd(text, pos);
    if (colon !== undefined) {
      const top = this.frame;
      if (!top) return this.afterRoot(pos);
      this.value = 'done';
      return this.misaligned(pos, top, undefined, false);
    }
    if (this.commentAfter(pos, end)) this.value = 'done';
    return nextLine(text, end);
  }

  /** Whether a comment ends the line at `end`. The tree wants a space before every `#`. */
  private commentAfter(pos: number, end: number): boolean {
    const contentEnd = this.contentEnd(pos);
    if (contentEnd >= trimEnd(this.text, pos, end)) return false;
    const hash = skipBlanks(this.text, contentEnd);
    if (this.text.charCodeAt(hash - 1) === TAB) repair(this.findings, hash, hash, ' ');
    return true;
  }

  /** Reads the node or entry at `start`; gives the start of the line after it. */
  private node(start: number, first: Place): number {
    const { text } = this;
    let pos = start;
    let place = first;
    let propertiesAt: number | undefined;
    let seen = new Set<number>();
    for (;;) {
      const code = text.charCodeAt(pos);
      if (isBreak(code)) {
        this.value = 'expected';
        return nextLine(text, pos);
      }
      if (code === HASH && pos > start) {
        this.value = 'expected';
        return nextLine(text, lineEnd(text, pos));
      }
      const next = text.charCodeAt(pos + 1);
      if ((code === DASH || code === QUESTION) && isSeparator(next)) {
        if (place === 'inline' || propertiesAt !== undefined) {
          report(
            this.findings,
            pos,
            pos + 1,
            'unexpected-item',
            'A `-` list cannot begin on the line of its key. Put the items on lines of their own below the key, or write `[a, b]`.',
          );
          repair(this.findings, pos, pos + 1, 'x');
          return this.endPlain(pos);
        }
        if (!this.enter(code === DASH ? 'seq' : 'map', pos, place)) return nextLine(text, lineEnd(text, pos));
        const after = skipBlanks(text, pos + 1);
        if (text.slice(pos + 1, after).includes('\t') && this.startsBlock(after)) {
          reportTabs(this.findings, pos + 1, after);
        }
        pos = after;
        place = 'fresh';
        propertiesAt = undefined;
        seen = new Set();
        continue;
      }
      if (code === COLON && isSeparator(next) && place === 'entry') {
        pos = skipBlanks(text, pos + 1);
        place = 'fresh';
        continue;
      }
      if ((code === AMPERSAND || code === BANG) && !(code === AMPERSAND && isSeparator(next))) {
        propertiesAt ??= pos;
        pos = this.property(pos, seen);
        continue;
      }
      const keyStart = propertiesAt ?? pos;
      const reported = this.findings.problems.length;
      const delimited = isQuote(code) || isOpener(code) ? this.delimited(pos, code) : undefined;
      const colon = delimited ? this.colonAfter(delimited) : this.colonOf(pos, code);
      if (colon === undefined) {
        if (delimited && place !== 'entry') return this.tail(delimited.end);
        return delimited ? this.delimitedNoKey(pos, delimited) : this.scalar(pos, keyStart, code, place);
      }
      if (place === 'inline') {
        if (this.findings.problems.length === reported) this.nestedKey(pos, colon);
        return this.endPlain(pos);
      }
      if (!delimited) this.plainKey(pos, colon, code);
      if (!this.enter('map', keyStart, place)) return nextLine(text, lineEnd(text, pos));
      pos = skipBlanks(text, colon + 1);
      place = 'inline';
      propertiesAt = undefined;
      seen = new Set();
      start = -1;
    }
  }

  /** Reads an anchor or a tag, of which a node has one each at most; gives what follows it. */
  private property(pos: number, seen: Set<number>): number {
    const { text } = this;
    const code = text.charCodeAt(pos);
    const end = this.wordEnd(pos);
    if (seen.has(code)) {
      const name = code === BANG ? 'tag' : 'anchor';
      if (seen.size < 3) report(this.findings, pos, end, 'second-property', `A value can have only one ${name}. Delete this one.`);
      repair(this.findings, pos, end, ' ');
      seen.add(-1);
    }
    seen.add(code);
    return skipBlanks(text, end);
  }

  private delimited(pos: number, code: number): FlowEnd {
    const indent = this.frame?.indent ?? -1;
    return isQuote(code)
      ? scanQuoted(this.findings, pos, indent)
      : scanFlow(this.findings, pos, indent, this.frame?.depth ?? 0);
  }

  private colonAfter(node: FlowEnd): number | undefined {
    if (!node.closed || node.multiline) return undefined;
    const colon = skipBlanks(this.text, node.end);
    return this.isKeyColon(colon) ? colon : undefined;
  }

  private isKeyColon(pos: number): boolean {
    return this.text.charCodeAt(pos) === COLON && isSeparator(this.text.charCodeAt(pos + 1));
  }

  private colonOf(pos: number, code: number): number | undefined {
    if (isCloser(code)) return undefined;
    if (code !== ASTERISK) return this.plainColon(pos);
    const colon = skipBlanks(this.text, this.wordEnd(pos));
    return this.isKeyColon(colon) ? colon : undefined;
  }

  /** Reports a key that needs quotes, and hides from the tree what it would not take for part of a key. */
  private plainKey(pos: number, colon: number, code: number): void {
    if (code === AT || code === BACKTICK || code === PERCENT) reportSpecial(this.findings, pos, colon);
    for (let at = pos; at < colon; at++) {
      if (isFlowIndicator(this.text.charCodeAt(at))) repair(this.findings, at, at + 1, '_');
    }
  }

  private wordEnd(pos: number): number {
    let end = pos + 1;
    for (;;) {
      const code = this.text.charCodeAt(end);
      if (isSeparator(code)) return end;
      end++;
    }
  }

  private startsBlock(pos: number): boolean {
    const code = this.text.charCodeAt(pos);
    if (isBreak(code) || code === HASH) return false;
    if ((code === DASH || code === QUESTION) && isSeparator(this.text.charCodeAt(pos + 1))) return true;
    return this.keyColon(pos) !== undefined;
  }

  /** Opens the collection of an entry at `pos`, unless it is open already; false where that is too deep. */
  private enter(kind: Frame['kind'], pos: number, place: Place): boolean {
    const indent = this.column(pos);
    if (place === 'entry' && this.frame?.indent === indent && this.frame.kind === kind) return true;
    if ((this.frame?.depth ?? 0) >= DEPTH_BUDGET - 1) {
      reportTooDeep(this.findings, pos);
      repair(this.findings, pos, lineEnd(this.text, pos), '');
      this.tooDeep = this.frame?.indent ?? 0;
      this.value = 'done';
      return false;
    }
    this.frame = pushFrame(this.frame, kind, indent);
    return true;
  }

  private nestedKey(pos: number, colon: number): void {
    report(
      this.findings,
      colon,
      colon + 1,
      'nested-key',
      'A second `key: value` cannot stand on this line. Put it on a line of its own, deeper than the key; or quote the text if the colon is part of it.',
    );
    for (let at: number | undefined = colon; at !== undefined; at = this.plainColon(at + 1)) {
      repair(this.findings, at, at + 1, '_');
    }
    const code = this.text.charCodeAt(pos);
    if (isQuote(code) || isOpener(code) || code === ASTERISK) repair(this.findings, pos, pos + 1, 'x');
  }

  /** A value that is no key: a scalar, an alias or a flow collection. */
  private scalar(pos: number, nodeStart: number, code: number, place: Place): number {
    const { text } = this;
    if (place === 'entry') return this.notAKey(pos, code);
    const indent = this.frame?.indent ?? -1;
    if (code === PIPE || code === GREATER) {
      const end = scanBlockScalar(this.findings, pos, indent);
      this.value = 'done';
      if (end !== undefined) return end;
      reportSpecial(this.findings, pos, this.contentEnd(pos));
      return this.endPlain(pos);
    }
    if (code === ASTERISK) {
      const end = this.wordEnd(pos);
      if (end > pos + 1 && this.contentEnd(pos) === end) {
        if (nodeStart < pos) this.aliasProperty(nodeStart, pos);
        return this.tail(end);
      }
    }
    if (isCloser(code) || code === COMMA) {
      reportStray(this.findings, pos);
      repair(this.findings, pos + 1, this.contentEnd(pos), '');
      this.value = 'done';
      return nextLine(text, lineEnd(text, pos));
    }
    if (code === AT || code === BACKTICK || code === PERCENT || code === ASTERISK || code === AMPERSAND) {
      reportSpecial(this.findings, pos, this.contentEnd(pos));
    }
    if (place === 'fresh' && nodeStart === skipBlanks(text, this.lineStart) && this.nextIsKeyAt(pos)) {
      if (!this.enter('map', nodeStart, place)) return nextLine(text, lineEnd(text, pos));
      return this.missingColon(pos);
    }
    return this.endPlain(pos);
  }

  private aliasProperty(from: number, alias: number): void {
    report(
      this.findings,
      from,
      trimEnd(this.text, from, alias),
      'alias-property',
      'An alias takes the anchor and tag of what it stands for and cannot have its own. Delete this one.',
    );
    repair(this.findings, from, alias, ' '.repeat(alias - from));
  }

  /** Ends a line that a plain scalar reaches the end of; deeper lines may go on with it. */
  private endPlain(pos: number): number {
    const end = lineEnd(this.text, pos);
    this.value = this.commentAfter(pos, end) ? 'done' : 'plain';
    return nextLine(this.text, end);
  }

  /** What follows a value that has an end of its own: nothing but blanks and a comment. */
  private tail(end: number): number {
    const { text } = this;
    const rest = skipBlanks(text, end);
    const code = text.charCodeAt(rest);
    this.value = 'done';
    if (isBreak(code)) return nextLine(text, rest);
    const stop = lineEnd(text, rest);
    if (code === HASH && rest > end) return nextLine(text, stop);
    const to = code === HASH ? trimEnd(text, rest, stop) : this.contentEnd(rest);
    if (isCloser(code)) reportStray(this.findings, rest);
    else {
      report(
        this.findings,
        rest,
        to,
        'unexpected-text',
        code === HASH
          ? 'A comment needs a space before its `#`. Add the space.'
          : 'The value ends before this text. Delete the text, or quote the whole value.',
      );
    }
    if (isCloser(code)) repair(this.findings, rest + 1, to, '');
    else repair(this.findings, rest, to, '');
    return nextLine(text, stop);
  }

  /** Whether the next line with content is a key at the column of `pos`, so that this line must be one as well. */
  private nextIsKeyAt(pos: number): boolean {
    const { text } = this;
    let start = nextLine(text, lineEnd(text, pos));
    for (;;) {
      if (start >= text.length) {
        this.findings.reach = text.length + 1;
        return false;
      }
      const content = skipBlanks(text, start);
      const end = lineEnd(text, content);
      this.findings.reach = Math.max(this.findings.reach, end + 1);
      const code = text.charCodeAt(content);
      if (!isBreak(code) && code !== HASH) {
        return (
          content - start === this.column(pos) &&
          !isDocumentMarker(text, start) &&
          this.keyColon(content) !== undefined
        );
      }
      start = nextLine(text, end);
    }
  }

  /** A quoted text, map or list where a key belongs. */
  private delimitedNoKey(pos: number, node: FlowEnd): number {
    const { text } = this;
    const stop = lineEnd(text, node.end);
    if (node.closed) this.reportMissingColon(pos, Math.min(node.end, lineEnd(text, pos)));
    const { repairs } = this.findings;
    while ((repairs[repairs.length - 1]?.from ?? -1) >= pos) repairs.pop();
    repair(this.findings, pos, stop, '');
    this.value = 'done';
    return nextLine(text, stop);
  }

  private notAKey(pos: number, code: number): number {
    if (!isCloser(code) && code !== COMMA) return this.missingColon(pos);
    const end = lineEnd(this.text, pos);
    reportStray(this.findings, pos);
    repair(this.findings, pos + 1, end, '');
    this.value = 'done';
    return nextLine(this.text, end);
  }

  private reportMissingColon(from: number, to: number): void {
    report(
      this.findings,
      from,
      to,
      'missing-colon',
      `\`${excerpt(this.text, from, to)}\` stands where a key belongs, but has no colon. Write \`key: value\`.`,
    );
  }

  /** A line that should be `key: value` but has no colon with a space after it. */
  private missingColon(pos: number): number {
    const { text } = this;
    const end = this.contentEnd(pos);
    const tight = /^[^\s:'"#]+:(?!\/\/)(?=\S)/.exec(text.slice(pos, end));
    this.value = 'expected';
    if (!tight) {
      this.reportMissingColon(pos, end);
      repair(this.findings, end, end, ':');
      return nextLine(text, lineEnd(text, end));
    }
    const after = pos + tight[0].length;
    report(
      this.findings,
      after - 1,
      after,
      'missing-space',
      `A space is missing after this colon. Write \`${excerpt(text, pos, after)} ${excerpt(text, after, end)}\`.`,
    );
    repair(this.findings, after, after, ' ');
    return this.node(after, 'inline');
  }
}
