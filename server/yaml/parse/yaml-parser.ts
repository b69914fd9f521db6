import type { Tree, TreeFragment } from '@lezer/common';
import { ContextTracker, type InputStream, type LRParser, type Stack } from '@lezer/lr';
import { parser as published } from '@lezer/yaml';

/** A block or bracket that the parser is in, as its context tracker records it. */
interface Context {
  readonly parent: Context | null;
}

/** The context tracker of the published parser, which the package's types leave out. */
interface Tracker {
  readonly start: Context;
  reduce(context: Context, term: number, stack: Stack, input: InputStream): Context;
  shift(context: Context, term: number, stack: Stack, input: InputStream): Context;
  hash(context: Context): number;
}

/** The token that ends every block still open at the end of the text. */
const END_OF_TEXT = 64;

function leavingBlocksAtTheEnd(): LRParser {
  const tracker = Reflect.get(published, 'context') as Tracker;
  return published.configure({
    contextTracker: new ContextTracker<Context>({
      start: tracker.start,
      reduce: (context, term, stack, input) => tracker.reduce(context, term, stack, input),
      shift: (context, term, stack, input) =>
        term === END_OF_TEXT && context.parent !== null
          ? context.parent
          : tracker.shift(context, term, stack, input),
      hash: (context) => tracker.hash(context),
    }),
  });
}

/**
 * The YAML parser of `@lezer/yaml`, fixed so that it leaves blocks at the end of the text. The published parser
 * stays in the innermost block, marks all blocks that end there as its parts, and so reuses none of them after an
 * edit: a list of maps at the end of a file would be parsed again at every keystroke.
 */
export const parser: LRParser = leavingBlocksAtTheEnd();

/** How far all steps of error recovery together may look, in lines' lengths: at least, and for each character of the text. */
const LEAST_RECOVERY = 2_000_000;
const RECOVERY = 200;

function longestLine(text: string): number {
  let longest = 0;
  for (const line of text.split(/[\r\n]/)) longest = Math.max(longest, line.length);
  return longest;
}

/**
 * Parses a text to a syntax tree. While the parser recovers from an error, each of its steps may look over the whole line
 * again; a text in which that takes too long is read only so far.
 */
export function parseTree(text: string, fragments: readonly TreeFragment[] = []): Tree {
  const parse = parser.startParse(text, fragments);
  const most = Math.max(LEAST_RECOVERY, RECOVERY * text.length);
  let looked = 0;
  let line: number | undefined;
  for (;;) {
    const tree = parse.advance();
    if (tree !== null) return tree;
    if (parse.stoppedAt !== null || Reflect.get(parse, 'recovering') === 0) continue;
    line ??= longestLine(text);
    looked += line;
    if (looked > most) parse.stopAt(parse.parsedPos);
  }
}
