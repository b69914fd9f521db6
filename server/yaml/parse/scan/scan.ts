import type { YamlProblem } from '../types';
import { BlockScan } from './block';
import { checkCharacters } from './characters';
import type { Findings, Repair } from './findings';
import { type ScanState, START, sameState } from './state';

/** A run of whole lines. Problems and repairs count from its start, so that the chunk can move unchanged. */
export interface ScanChunk {
  readonly length: number;
  readonly before: ScanState;
  readonly after: ScanState;
  readonly problems: readonly YamlProblem[];
  readonly repairs: readonly Repair[];
  /** How far from the start of the chunk its problems depend on the text. */
  readonly reach: number;
}

/** One replaced span of old text, and the new text. */
export interface Change {
  readonly fromA: number;
  readonly toA: number;
  readonly toB: number;
}

export interface Scan {
  readonly chunks: readonly ScanChunk[];
  /** The span of lines that were scanned again; undefined if all were. */
  readonly changed: Change | undefined;
}

const CHUNK_LENGTH = 1024;

/**
 * Scans lines from `start` on. `stop` is called at the start of each line and returns whether the rest is known
 * already.
 */
function scanChunk(
  text: string,
  start: number,
  before: ScanState,
  stop: (pos: number, state: ScanState) => boolean,
): ScanChunk {
  const findings: Findings = { text, problems: [], repairs: [], reach: 0, inConflict: before.inConflict };
  const block = new BlockScan(findings, before);
  let pos = start;
  do {
    pos = block.line(pos);
  } while (pos < text.length && pos - start < CHUNK_LENGTH && !stop(pos, block.state));
  checkCharacters(findings, start, pos);
  return {
    length: pos - start,
    before,
    after: block.state,
    problems: findings.problems
      .map((problem) => ({ ...problem, from: problem.from - start, to: problem.to - start }))
      .sort((a, b) => a.from - b.from),
    repairs: findings.repairs
      .map(({ from, to, insert }) => ({ from: from - start, to: to - start, insert }))
      .sort((a, b) => a.from - b.from || a.to - b.to),
    reach: Math.max(findings.reach, pos) - start,
  };
}

function scanRest(
  text: string,
  from: number,
  state: ScanState,
  chunks: ScanChunk[],
  stop: (pos: number, state: ScanState) => boolean,
): number {
  let pos = from;
  let current = state;
  while (pos < text.length && !(pos > from && stop(pos, current))) {
    const chunk = scanChunk(text, pos, current, stop);
    chunks.push(chunk);
    pos += chunk.length;
    current = chunk.after;
  }
  return pos;
}

/** Scans a whole text. */
export function scanText(text: string): Scan {
  const chunks: ScanChunk[] = [];
  scanRest(text, 0, START, chunks, () => false);
  return { chunks, changed: undefined };
}

/** Scans again the lines that `change` can affect, and keeps the other chunks of `previous`. */
export function rescanText(text: string, previous: readonly ScanChunk[], change: Change): Scan {
  const delta = change.toB - change.toA;
  let first = 0;
  let start = 0;
  for (const chunk of previous) {
    if (start + chunk.reach >= change.fromA) break;
    start += chunk.length;
    first++;
  }
  const chunks = previous.slice(0, first);
  let next = first;
  let nextStart = start;
  const stop = (pos: number, state: ScanState): boolean => {
    if (pos < change.toB) return false;
    for (let old = previous[next]; old && nextStart + delta < pos; old = previous[next]) {
      nextStart += old.length;
      next++;
    }
    const old = previous[next];
    return (
      nextStart + delta === pos &&
      nextStart >= change.toA &&
      old !== undefined &&
      sameState(old.before, state)
    );
  };
  const state = previous[first - 1]?.after ?? START;
  const end = scanRest(text, start, state, chunks, stop);
  const changed: Change = { fromA: start, toA: end - delta, toB: end };
  if (end >= text.length) return { chunks, changed };
  for (const chunk of previous.slice(next)) chunks.push(chunk);
  return { chunks, changed };
}
