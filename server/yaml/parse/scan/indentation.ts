import type { BlockState } from './block-state';
import { lineEndOf, trimEnd } from './chars';
import { repair, report } from './findings';
import { contentEnd, isDash, plainColon } from './line-text';
import { NodeLine, type Place } from './node-line';
import type { Frame, ScanState } from './state';

/** Determines from its indentation which collection the line with content at `pos` belongs to, and scans it. */
export function placeLine(block: BlockState, pos: number): number {
  const dash = isDash(block.text, pos);
  const column = block.column(pos);
  const { value } = block;
  if (value === 'plain' && column > block.indent) return continuePlain(block, pos);
  const root = rootOf(block.frame);
  if (root && column < root.indent) return dedentedRoot(block, pos, root);
  const closed = close(block, column, dash);
  const top = block.frame;
  if (!top) return closed || value !== 'expected' ? afterRoot(block, pos) : read(block, pos, 'fresh');
  if (top.indent === column) {
    if (top.kind === 'map' && dash) return dashInMap(block, pos, closed ? 'done' : value);
    return read(block, pos, 'entry');
  }
  return value === 'expected' && !closed ? read(block, pos, 'fresh') : misaligned(block, pos, closed);
}

function read(block: BlockState, pos: number, place: Place): number {
  return new NodeLine(block).read(pos, place);
}

function rootOf(frame: Frame | undefined): Frame | undefined {
  let root = frame;
  while (root?.parent) root = root.parent;
  return root;
}

/** Closes the collections that a line at `column` is not part of; returns the outermost of them. */
function close(block: BlockState, column: number, dash: boolean): Frame | undefined {
  let closed: Frame | undefined;
  for (let top = block.frame; top; top = top.parent) {
    if (top.indent < column || (top.indent === column && (top.kind === 'map' || dash))) break;
    closed = top;
    block.frame = top.parent;
    block.value = 'done';
  }
  return closed;
}

/** Scans a line that continues the plain scalar of the line above. */
function continuePlain(block: BlockState, pos: number): number {
  if (plainColon(block.text, pos) === undefined) {
    if (new NodeLine(block).commentAfter(pos)) block.value = 'done';
    return block.after(pos);
  }
  if (!block.frame) return afterRoot(block, pos);
  block.value = 'done';
  return misaligned(block, pos, undefined);
}

function afterRoot(block: BlockState, pos: number): number {
  const end = lineEndOf(block.text, pos);
  report(
    block.findings,
    pos,
    trimEnd(block.text, pos, end),
    'yaml-unexpected-text',
    'the document is already complete here; indent this text like the entries above, or delete it',
  );
  repair(block.findings, block.lineStart, end, '');
  return block.after(pos);
}

function dedentedRoot(block: BlockState, pos: number, root: Frame): number {
  const column = block.column(pos);
  const message = `this line is indented by ${column}, but the document began at ${root.indent}; indent both alike`;
  badIndentation(block, pos, message);
  block.moveTo(pos, root.indent);
  block.frame = root;
  block.value = 'done';
  const dash = isDash(block.text, pos);
  if (root.kind === 'map' && dash) return dashInMap(block, pos, 'done');
  return root.kind === 'seq' && !dash ? leaveOut(block, root.indent) : read(block, pos, 'entry');
}

/** Leaves out the line and the deeper lines below it. */
function leaveOut(block: BlockState, column: number): number {
  block.leftOut = column;
  block.value = 'done';
  return block.leaveOutLine();
}

function dashInMap(block: BlockState, pos: number, value: ScanState['value']): number {
  if (value === 'expected') return read(block, pos, 'fresh');
  if (!alreadyMoved(block, pos)) {
    report(
      block.findings,
      pos,
      pos + 1,
      'yaml-unexpected-item',
      'a `-` item cannot stand among the keys of a map; put it below a key that has no other value, or delete the dash',
    );
  }
  return leaveOut(block, block.column(pos));
}

/** Scans a line at a column of no open collection as part of the collection that fits it best. */
function misaligned(block: BlockState, pos: number, closed: Frame | undefined): number {
  const column = block.column(pos);
  const dash = isDash(block.text, pos);
  const outer = Math.max(block.indent, 0);
  badIndentation(
    block,
    pos,
    closed
      ? `this line is indented by ${column}; expected ${outer} or ${closed.indent}, as the lines above`
      : `this line is indented by ${column}, but the line above already has its value; indent it by ${outer}, or move the value below its key`,
  );
  const fits = [closed, block.frame].find((frame) => frame && (frame.kind === 'seq') === dash);
  if (!fits) return leaveOut(block, outer);
  block.moveTo(pos, fits.indent);
  block.frame = fits;
  return read(block, pos, 'entry');
}

function badIndentation(block: BlockState, pos: number, message: string): void {
  if (alreadyMoved(block, pos)) return;
  const end = block.keyColon(pos) ?? contentEnd(block.text, pos);
  report(block.findings, pos, trimEnd(block.text, pos, end), 'yaml-bad-indentation', message);
}

/** Whether the same wrong indentation was reported just above; records this one. */
function alreadyMoved(block: BlockState, pos: number): boolean {
  const column = pos - block.lineStart;
  const already = block.moved === column;
  block.moved = column;
  return already;
}
