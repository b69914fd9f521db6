import { DEPTH_BUDGET } from '../budgets';
import { isBreak, isOpener, isQuote, lineEndOf, nextLine, skipBlanks } from './chars';
import { type Findings, repair } from './findings';
import { type FlowEnd, scanFlow } from './flow';
import { reportTooDeep } from './flow-problems';
import { isKeyColon, plainColon } from './line-text';
import { scanQuoted } from './quoted';
import { type Frame, pushFrame, type ScanState } from './state';

/** The state of scanning block text: the open collections, and what the current line may contain. */
export class BlockState {
  readonly text: string;
  document: ScanState['document'];
  frame: Frame | undefined;
  value: ScanState['value'];
  leftOut: number | undefined;
  moved: number | undefined;
  lineStart = 0;
  /** The number of columns by which an indentation repair moved the line. */
  private shift = 0;

  constructor(
    readonly findings: Findings,
    state: ScanState,
  ) {
    this.text = findings.text;
    this.document = state.document;
    this.frame = state.frame;
    this.value = state.value;
    this.leftOut = state.leftOut;
    this.moved = state.moved;
  }

  snapshot(): ScanState {
    const { document, frame, value, leftOut, moved } = this;
    return { document, frame, value, leftOut, moved, inConflict: this.findings.inConflict };
  }

  startLine(start: number): void {
    this.lineStart = start;
    this.shift = 0;
  }

  /** The column of the innermost open collection; -1 if there is none. */
  get indent(): number {
    return this.frame?.indent ?? -1;
  }

  column(pos: number): number {
    return pos - this.lineStart + this.shift;
  }

  /** Indents the line that holds `pos` to `column` in the repaired text. */
  moveTo(pos: number, column: number): void {
    repair(this.findings, this.lineStart, pos, ' '.repeat(column));
    this.shift = column - (pos - this.lineStart);
  }

  /** Leaves the current line out of the tree; returns the start of the next line. */
  leaveOutLine(): number {
    const end = lineEndOf(this.text, this.lineStart);
    const next = nextLine(this.text, end);
    if (next > this.lineStart) repair(this.findings, this.lineStart, next, '');
    return next;
  }

  /** The start of the line after the one that holds `pos`. */
  after(pos: number): number {
    return nextLine(this.text, lineEndOf(this.text, pos));
  }

  /** Opens the collection of an entry at `pos`, unless it `mayBeOpen` already; false if that is too deep. */
  enter(kind: Frame['kind'], pos: number, mayBeOpen: boolean): boolean {
    const indent = this.column(pos);
    if (mayBeOpen && this.frame?.indent === indent && this.frame.kind === kind) return true;
    if ((this.frame?.depth ?? 0) >= DEPTH_BUDGET - 1) {
      reportTooDeep(this.findings, pos);
      repair(this.findings, pos, lineEndOf(this.text, pos), '');
      this.leftOut = Math.max(this.indent, 0);
      this.value = 'done';
      return false;
    }
    this.frame = pushFrame(this.frame, kind, indent);
    return true;
  }

  /** Scans the quoted scalar, or the flow map or sequence, at `pos`. */
  delimited(pos: number): FlowEnd {
    return isQuote(this.text.charCodeAt(pos))
      ? scanQuoted(this.findings, pos, this.indent)
      : scanFlow(this.findings, pos, this.indent, this.frame?.depth ?? 0);
  }

  /** The colon that makes the node that ends at `node.end` a key. */
  colonAfter(node: FlowEnd): number | undefined {
    if (!node.closed || node.multiline) return undefined;
    const colon = skipBlanks(this.text, node.end);
    return isKeyColon(this.text, colon) ? colon : undefined;
  }

  /** The colon of the key that begins at `pos`, found without reporting problems. */
  keyColon(pos: number): number | undefined {
    const { text } = this;
    const code = text.charCodeAt(pos);
    if (!isQuote(code) && !isOpener(code)) return plainColon(text, pos);
    const trial: Findings = { text, problems: [], repairs: [], reach: 0, inConflict: false };
    const end = isQuote(code) ? scanQuoted(trial, pos, -1) : scanFlow(trial, pos, -1, 0);
    this.findings.reach = Math.max(this.findings.reach, trial.reach);
    return this.colonAfter(end);
  }

  /** Whether an entry of a block collection begins at `pos`. */
  startsBlock(pos: number): boolean {
    const { text } = this;
    if (isBreak(text.charCodeAt(pos)) || text.startsWith('#', pos)) return false;
    return /[-?][ \t\r\n]/y.test(text.slice(pos, pos + 2)) || this.keyColon(pos) !== undefined;
  }
}
