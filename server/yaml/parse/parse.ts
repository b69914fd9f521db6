import { type Tree, TreeFragment } from '@lezer/common';
import { PROBLEM_BUDGET } from './budgets';
import { changeBetween, hull } from './change';
import { lineEndOf } from './scan/chars';
import { type Change, rescanText, type Scan, type ScanChunk, scanText } from './scan/scan';
import { Converter, emptyTreeCache, type TreeCache } from './tree/convert';
import { type Raw, rawChildren, rawTree } from './tree/raw';
import { RepairedText } from './tree/repaired-text';
import type { TextChange, YamlNode, YamlProblem } from './types';
import { parseTree } from './yaml-parser';

/** State that the next parse reuses. */
interface Carried {
  readonly chunks: readonly ScanChunk[];
  readonly repaired: RepairedText;
  readonly fragments: readonly TreeFragment[];
  readonly cache: TreeCache;
}

export interface ParsedYaml {
  readonly text: string;
  readonly root: YamlNode | undefined;
  /** The offset of the root node. */
  readonly rootOffset: number;
  /** The YAML problems of the text, in order. Problems with aliases and merge keys come from `toValue`. */
  readonly problems: readonly YamlProblem[];
  readonly carried: Carried;
}

/**
 * Parses YAML. Never throws: invalid text gives problems, and a tree of the parts that could be read.
 *
 * With `previous`, only the text that `changes` touched is parsed again, and unchanged nodes stay the same
 * objects. Without `changes`, they are computed from the two texts.
 */
export function parseYaml(text: string, previous?: ParsedYaml, changes?: readonly TextChange[]): ParsedYaml {
  if (previous?.text === text) return previous;
  const change =
    previous && ((changes && hull(changes, previous.text, text)) ?? changeBetween(previous.text, text));
  const scan = previous && change ? rescanText(text, previous.carried.chunks, change) : scanText(text);
  const repaired = RepairedText.of(text, scan.chunks);
  const cache = previous?.carried.cache ?? emptyTreeCache();
  const fragments = previous && change ? reusable(previous.carried, repaired, scan, change) : [];
  // The incremental parser is not always right: its error recovery depends on what it reuses, and it may attach
  // entries of an outer map to an inner one. Such a tree is parsed again from scratch, and a tree with errors is
  // never reused.
  const convert = (tree: Tree) => {
    const converter = new Converter(text, repaired, cache, change);
    const top = topElement(tree);
    return { tree, root: top && converter.node(top, previous?.root), misaligned: converter.misaligned };
  };
  const reused = convert(parseTree(repaired.text, fragments));
  const wrong = fragments.length > 0 && (reused.misaligned || cache.errors.find(reused.tree) !== undefined);
  const { tree, root } = wrong ? convert(parseTree(repaired.text)) : reused;
  const errorAt = cache.errors.find(tree);
  return {
    text,
    root: root?.it,
    rootOffset: root?.from ?? 0,
    problems: allProblems(
      scan.chunks,
      text,
      errorAt === undefined ? undefined : repaired.startInFile(errorAt),
    ),
    carried: {
      chunks: scan.chunks,
      repaired,
      fragments: errorAt === undefined ? TreeFragment.addTree(tree) : [],
      cache,
    },
  };
}

/** The fragments of the previous syntax tree that are still valid. */
function reusable(
  previous: Carried,
  repaired: RepairedText,
  scan: Scan,
  change: Change,
): readonly TreeFragment[] {
  const lines = scan.changed ?? change;
  const exact =
    !previous.repaired.touches(lines.fromA, lines.toA) && !repaired.touches(lines.fromA, lines.toB);
  const span = exact ? change : lines;
  return TreeFragment.applyChanges(previous.fragments, [
    {
      fromA: previous.repaired.startFromFile(span.fromA),
      toA: previous.repaired.endFromFile(span.toA),
      fromB: repaired.startFromFile(span.fromA),
      toB: repaired.endFromFile(span.toB),
    },
  ]);
}

const NOT_A_VALUE = new Set(['DirectiveEnd', 'DocEnd', 'Directive', '⚠', 'BOM']);

function topElement(tree: Tree): Raw | undefined {
  for (const child of rawChildren(rawTree(tree, 0))) {
    if (child.name !== 'Document') continue;
    const element = rawChildren(child).find((candidate) => !NOT_A_VALUE.has(candidate.name));
    if (element) return element;
  }
  return undefined;
}

function allProblems(chunks: readonly ScanChunk[], text: string, errorAt: number | undefined): YamlProblem[] {
  const problems: YamlProblem[] = [];
  let start = 0;
  for (const chunk of chunks) {
    for (const problem of chunk.problems) {
      if (problems.length >= PROBLEM_BUDGET) return problems;
      problems.push({ ...problem, from: start + problem.from, to: start + problem.to });
    }
    start += chunk.length;
  }
  if (errorAt !== undefined && problems.length === 0) problems.push(unexplained(text, errorAt));
  return problems;
}

function unexplained(text: string, from: number): YamlProblem {
  const message =
    'the text cannot be read as YAML from here on; check the indentation, brackets and quotes here and above';
  return { from, to: lineEndOf(text, from), code: 'yaml-syntax', message };
}
