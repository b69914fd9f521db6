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
