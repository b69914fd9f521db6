import { BlockState } from './block-state';
import {
  DOT,
  HASH,
  isBreak,
  isDocumentMarker,
  lineEndOf,
  nextLine,
  PERCENT,
  skipBlanks,
  skipSpaces,
  trimEnd,
} from './chars';
import { skipConflict } from './conflict';
import { type Findings, report } from './findings';
import { placeLine } from './indentation';
import { NodeLine } from './node-line';
import { reportTabs } from './quoted';
import type { ScanState } from './state';

/** Scans block text line by line and reports what YAML does not allow in it. */
export class BlockScan {
  private readonly text: string;
  private readonly block: BlockState;

  constructor(
    private readonly findings: Findings,
    state: ScanState,
  ) {
    this.text = findings.text;
    this.block = new BlockState(findings, state);
  }

  get state(): ScanState {
    return this.block.snapshot();
  }

  /** Scans the line at `start`, with all lines of a node that begins on it; returns the start of the next line. */
  line(start: number): number {
    const { text, block } = this;
    const lineStart = skipConflict(this.findings, start);
    if (lineStart > start) return lineStart;
    const spaces = skipSpaces(text, start);
    const content = skipBlanks(text, spaces);
    const code = text.charCodeAt(content);
    block.startLine(start);
    if (block.document === 'cut') return block.leaveOutLine();
    if (isBreak(code)) return nextLine(text, content);
    if (code === HASH) {
      if (block.value === 'plain') block.value = 'done';
      return block.after(content);
    }
    if (isDocumentMarker(text, start)) return this.marker(start);
    if (block.document === 'ended' && code !== PERCENT) return this.cut(content);
    if (code === PERCENT && content === start && block.document !== 'open') return this.directive(start);
    if (block.leftOut !== undefined) {
      if (spaces - start > block.leftOut) return block.leaveOutLine();
      block.leftOut = undefined;
    }
    if (content > spaces && this.tabMatters(spaces, content)) reportTabs(this.findings, start, content);
    if (block.document === 'directives') this.reportDirective(content);
    block.document = 'open';
    if (block.moved !== undefined && content - start < block.moved) block.moved = undefined;
    return placeLine(block, content);
  }

  private directive(start: number): number {
    if (this.block.document === 'start') this.block.document = 'directives';
    return this.block.after(start);
  }

  private reportDirective(content: number): void {
    report(
      this.findings,
      content,
      trimEnd(this.text, content, lineEndOf(this.text, content)),
      'yaml-directive',
      'a `%` directive must be followed by a `---` line; add the `---`, or quote the text that begins with `%`',
    );
  }

  /** Leaves out everything after the first document. */
  private cut(content: number): number {
    report(
      this.findings,
      content,
      trimEnd(this.text, content, lineEndOf(this.text, content)),
      'yaml-multiple-documents',
      'a second YAML document begins here, and only the first one is read; put it into a file of its own',
    );
    this.block.document = 'cut';
    return this.block.leaveOutLine();
  }

  /** A `---` or `...` line. */
  private marker(start: number): number {
    const { text, block } = this;
    const content = skipBlanks(text, start + 3);
    const empty = isBreak(text.charCodeAt(content)) || text.charCodeAt(content) === HASH;
    const ends = text.charCodeAt(start) === DOT;
    if (!ends && (block.document === 'open' || block.document === 'ended')) return this.cut(start);
    block.frame = undefined;
    if (ends) {
      if (block.document === 'open') block.document = 'ended';
      if (!empty) new NodeLine(block).tail(start + 3);
      block.value = block.document === 'ended' ? 'done' : 'expected';
      return block.after(start);
    }
    block.document = 'open';
    block.value = 'expected';
    return empty ? block.after(content) : new NodeLine(block).read(content, 'inline');
  }

  /** Whether a tab before the content matters: tabs are allowed only where indentation is not needed. */
  private tabMatters(spaces: number, content: number): boolean {
    const { block } = this;
    if (spaces - block.lineStart <= block.indent) return true;
    if (block.value === 'plain') return false;
    return block.value !== 'expected' || block.startsBlock(content);
  }
}
