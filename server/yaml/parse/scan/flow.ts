import { DEPTH_BUDGET } from '../budgets';
import {
  AMPERSAND,
  ASTERISK,
  AT,
  BACKTICK,
  BANG,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DASH,
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
  lineEndOf,
  nextLine,
  OPEN_BRACKET,
  PERCENT,
  PIPE,
  QUESTION,
  SPACE,
  skipBlanks,
  skipSpaces,
  TAB,
  trimEnd,
} from './chars';
import { skipConflict } from './conflict';
import { type Findings, repair } from './findings';
import {
  reportComma,
  reportDash,
  reportMissingComma,
  reportMultilineKey,
  reportRepeated,
  reportSecondColon,
  reportStray,
  reportTooDeep,
  reportUnclosed,
} from './flow-problems';
import { reportTabs, scanQuoted } from './quoted';
import { reportSpecial } from './special';

export interface FlowEnd {
  readonly end: number;
  readonly closed: boolean;
  readonly multiline: boolean;
}

/** The last token of a level, which decides whether a comma or a colon is missing. */
type Last = 'nothing' | 'comma' | 'colon' | 'json' | 'plain' | 'word';

interface Level {
  readonly open: number;
  readonly closer: number;
  last: Last;
  colon: boolean;
  explicit: boolean;
  /** The first characters of the anchor and tag that stand before the next value. */
  properties: string;
  /** Whether the entry spans several lines, which a one-pair map inside a sequence may not. */
  lineCrossed: boolean;
}

/** The most characters of a value that does not belong there that a problem spans. */
const LONGEST_REPORT = 80;

/** Scans flow maps and sequences over any number of lines. */
class FlowScan {
  private readonly text: string;
  private readonly levels: Level[] = [];
  private pos: number;
  /** The end of the last character that is not a blank, a break or a comment. */
  private lastEnd: number;
  private multiline = false;
  private quoteOpen = false;
  /** The last word of a plain scalar, before which a missing comma would belong. */
  private wordGap: number | undefined;

  constructor(
    private readonly findings: Findings,
    start: number,
    private readonly indent: number,
    private readonly depth: number,
  ) {
    this.text = findings.text;
    this.pos = start;
    this.lastEnd = start;
  }

  run(): FlowEnd {
    this.open();
    while (this.levels.length > 0) {
      const code = this.text.charCodeAt(this.pos);
      if (isBlank(code)) this.pos++;
      else if (isBreak(code)) {
        if (!this.crossLine()) return this.unclosed();
      } else if (code === HASH && this.afterBlank()) this.comment();
      else this.token(code);
    }
    return { end: this.lastEnd, closed: true, multiline: this.multiline };
  }

  private get level(): Level | undefined {
    return this.levels[this.levels.length - 1];
  }

  private afterBlank(): boolean {
    const before = this.text.charCodeAt(this.pos - 1);
    return isSeparator(before);
  }

  /** A comment ends a plain scalar; a comma must follow. The tree parser needs a space before every `#`. */
  private comment(): void {
    if (this.text.charCodeAt(this.pos - 1) !== SPACE) repair(this.findings, this.pos, this.pos, ' ');
    if (this.level?.last === 'plain') this.level.last = 'json';
    this.pos = lineEndOf(this.text, this.pos);
  }

  /** Moves to the next line of the collection; false if there is none. */
  private crossLine(): boolean {
    let next = nextLine(this.text, this.pos);
    for (;;) {
      next = skipConflict(this.findings, next);
      if (next >= this.text.length) {
        this.findings.reach = this.text.length + 1;
        return false;
      }
      const content = skipSpaces(this.text, next);
      const word = skipBlanks(this.text, content);
      const code = this.text.charCodeAt(word);
      this.findings.reach = Math.max(this.findings.reach, word + 4);
      if (isBreak(code) || code === HASH) {
        this.pos = word;
        if (code === HASH) this.comment();
        next = nextLine(this.text, this.pos);
        continue;
      }
      if (isDocumentMarker(this.text, next)) return false;
      if (content - next <= this.indent && !isCloser(code)) {
        if (this.text.charCodeAt(content) !== TAB) return false;
        reportTabs(this.findings, next, word);
      }
      this.pos = word;
      this.multiline = true;
      for (const level of this.levels) level.lineCrossed = true;
      return true;
    }
  }

  private unclosed(): FlowEnd {
    let closers = '';
    for (const level of this.levels) closers = String.fromCharCode(level.closer) + closers;
    if (!this.quoteOpen) for (const level of this.levels) reportUnclosed(this.findings, level.open);
    repair(this.findings, this.lastEnd, this.lastEnd, closers);
    return { end: this.lastEnd, closed: false, multiline: this.multiline };
  }

  private token(code: number): void {
    const { level } = this;
    if (level && (level.last === 'nothing' || level.last === 'comma')) level.lineCrossed = false;
    if (isOpener(code)) this.open();
    else if (isCloser(code)) this.close(code);
    else if (code === COMMA) this.comma();
    else if (code === COLON && this.isColon()) this.colon();
    else this.value(code);
  }

  private advance(to: number): void {
    this.pos = to;
    this.lastEnd = to;
  }

  private open(): void {
    this.beforeValue();
    if (this.depth + this.levels.length >= DEPTH_BUDGET) {
      this.skipTooDeep();
      return;
    }
    const closer = this.text.charCodeAt(this.pos) === OPEN_BRACKET ? CLOSE_BRACKET : CLOSE_BRACE;
    if (this.level) this.level.last = 'json';
    this.levels.push({
      open: this.pos,
      closer,
      last: 'nothing',
      colon: false,
      explicit: false,
      properties: '',
      lineCrossed: false,
    });
    this.advance(this.pos + 1);
  }

  /** Skips a collection that is nested too deep, to its matching end. */
  private skipTooDeep(): void {
    const start = this.pos;
    reportTooDeep(this.findings, start);
    let open = 0;
    for (;;) {
      const code = this.text.charCodeAt(this.pos);
      if (isBreak(code)) {
        if (!this.crossLine()) break;
        continue;
      }
      this.pos++;
      if (isOpener(code)) open++;
      else if (isCloser(code)) open--;
      if (open === 0) break;
    }
    repair(this.findings, start, this.pos, '');
    this.lastEnd = this.pos;
    if (this.level) this.level.last = 'json';
  }

  private close(code: number): void {
    const index = this.levels.findLastIndex((level) => level.closer === code);
    if (index < 0) {
      reportStray(this.findings, this.pos);
      this.pos++;
      return;
    }
    if (index === this.levels.length - 1) this.endEntry();
    for (const level of this.levels.splice(index).slice(1).reverse()) {
      reportUnclosed(this.findings, level.open);
      repair(this.findings, this.lastEnd, this.lastEnd, String.fromCharCode(level.closer));
    }
    if (this.level) this.level.last = 'json';
    this.advance(this.pos + 1);
  }

  /** Ends an entry. The tree parser takes `? key` for whole only with a colon behind it. */
  private endEntry(): void {
    const { level } = this;
    if (level?.explicit && !level.colon && level.last !== 'nothing' && level.last !== 'comma')
      repair(this.findings, this.lastEnd, this.lastEnd, ' :');
  }

  private comma(): void {
    const { level } = this;
    if (level && (level.last === 'nothing' || level.last === 'comma')) {
      reportComma(this.findings, this.pos);
      this.pos++;
      return;
    }
    this.endEntry();
    if (level) {
      level.last = 'comma';
      level.colon = false;
      level.explicit = false;
      level.lineCrossed = false;
    }
    this.advance(this.pos + 1);
  }

  private isColon(): boolean {
    const after = this.text.charCodeAt(this.pos + 1);
    if (isSeparator(after) || isFlowIndicator(after)) return true;
    return this.level?.last === 'json';
  }

  private colon(): void {
    const { level } = this;
    if (level) {
      const inList = level.closer === CLOSE_BRACKET;
      if (level.last === 'colon') {
        reportSecondColon(this.findings, this.pos);
        this.pos++;
        return;
      }
      if (level.colon) {
        this.missingComma(this.wordGap ?? this.lastEnd);
      } else if (
        inList &&
        level.lineCrossed &&
        !level.explicit &&
        level.last !== 'nothing' &&
        level.last !== 'comma'
      ) {
        reportMultilineKey(this.findings, this.pos);
      }
      level.colon = true;
      level.last = 'colon';
    }
    this.advance(this.pos + 1);
  }

  private missingComma(at: number): void {
    reportMissingComma(this.findings, at);
    if (this.level) this.level.colon = false;
  }

  private beforeValue(): void {
    const last = this.level?.last;
    if (last === 'json' || last === 'plain') this.missingComma(this.lastEnd);
  }

  private value(code: number): void {
    const { level, text } = this;
    const next = text.charCodeAt(this.pos + 1);
    if (level?.last === 'plain') this.plain(code);
    else if (code === QUESTION && isSeparator(next)) {
      if (level?.explicit) reportRepeated(this.findings, this.pos, this.pos + 1);
      if (level) level.explicit = true;
      this.advance(this.pos + 1);
    } else if (code === DASH && (isSeparator(next) || isFlowIndicator(next))) {
      reportDash(this.findings, this.pos);
      this.advance(this.pos + 1);
    } else if (isQuote(code)) {
      this.beforeValue();
      const quoted = scanQuoted(this.findings, this.pos, this.indent);
      if (!quoted.closed) this.quoteOpen = true;
      if (quoted.multiline) this.multiline = true;
      if (level) {
        level.last = 'json';
        if (quoted.multiline) level.lineCrossed = true;
      }
      this.advance(quoted.end);
    } else if (code === AMPERSAND || code === BANG) {
      this.beforeValue();
      this.property(text.charAt(this.pos));
    } else if (code === ASTERISK) {
      this.beforeValue();
      const end = this.wordEnd();
      if (end === this.pos + 1) reportSpecial(this.findings, this.pos, this.plainEnd(LONGEST_REPORT));
      if (level) level.last = 'json';
      this.advance(end);
    } else this.plain(code);
  }

  /** Reads an anchor or a tag, of which a value has one each. */
  private property(mark: string): void {
    const { level, pos } = this;
    this.advance(this.wordEnd());
    if (!level) return;
    const properties = level.last === 'word' ? level.properties : '';
    if (properties.includes(mark)) reportRepeated(this.findings, pos, this.pos);
    level.properties = properties + mark;
    if (level.last === 'nothing' || level.last === 'comma') level.last = 'word';
  }

  private wordEnd(): number {
    let end = this.pos + 1;
    for (;;) {
      const code = this.text.charCodeAt(end);
      if (isSeparator(code) || isFlowIndicator(code)) return end;
      end++;
    }
  }

  private plain(code: number): void {
    const { level } = this;
    if (level?.last === 'json') this.missingComma(this.lastEnd);
    const end = this.plainEnd();
    const special =
      code === AT ||
      code === BACKTICK ||
      code === PERCENT ||
      code === PIPE ||
      code === GREATER ||
      code === HASH;
    const goesOn = level?.last === 'plain';
    if (special && !goesOn) reportSpecial(this.findings, this.pos, end);
    this.wordGap = this.commaPlace(this.pos, end, goesOn);
    if (level) level.last = 'plain';
    this.advance(Math.max(end, this.pos + 1));
  }

  /** The position of a missing comma if the token just read is a value followed by the next key. */
  private commaPlace(from: number, end: number, goesOn: boolean): number {
    if (goesOn) return this.lastEnd;
    let word = end;
    while (word > from && !isBlank(this.text.charCodeAt(word - 1))) word--;
    return word > from ? trimEnd(this.text, from, word) : end;
  }

  private plainEnd(most = Number.POSITIVE_INFINITY): number {
    const { text } = this;
    let end = this.pos;
    for (let scan = this.pos; ; scan++) {
      const code = text.charCodeAt(scan);
      if (isBreak(code) || isFlowIndicator(code) || scan - this.pos > most) return end;
      if (code === COLON && scan > this.pos) {
        const after = text.charCodeAt(scan + 1);
        if (isSeparator(after) || isFlowIndicator(after)) return end;
      }
      if (code === HASH && scan > this.pos && isBlank(text.charCodeAt(scan - 1))) return end;
      if (!isBlank(code)) end = scan + 1;
    }
  }
}

/**
 * Scans the flow collection that opens at `start`, inside block collections at column `indent` and nested `depth`
 * deep.
 */
export function scanFlow(findings: Findings, start: number, indent: number, depth: number): FlowEnd {
  return new FlowScan(findings, start, indent, depth).run();
}
