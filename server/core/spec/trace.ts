import type { ContextSpread } from './context';

/** A row of a trace that cannot be used. */
interface BadRow {
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
}

/** What a trace of requests says. */
export interface Trace {
  /** Requests that count. */
  readonly requests: number;
  /** The context that decoding sequences see; undefined without a request that counts. */
  readonly spread: ContextSpread | undefined;
  /** Rows that do not count, the first {@link MOST_ROWS} of them. */
  readonly bad: readonly BadRow[];
  /** How many rows do not count. */
  readonly badRows: number;
}

/** The most bad rows that are kept. */
const MOST_ROWS = 20;

/** The largest length of a prompt or output that is believed, in tokens. */
const LONGEST = 1e9;

const PROMPT = [
  'prompt',
  'prompt tokens',
  'prompt length',
  'input',
  'input tokens',
  'input length',
  'isl',
  'contexttokens',
];
const OUTPUT = ['output', 'output tokens', 'output length', 'osl', 'generatedtokens'];

const plainName = (name: string): string =>
  name
    .trim()
    .replace(/^"|"$/g, '')
    .replace(/[\s_-]+/g, ' ')
    .toLowerCase();

/** A length in tokens; undefined where the text is none. */
function lengthOf(text: string | undefined): number | undefined {
  const plain = (text ?? '').trim().replace(/^"|"$/g, '');
  const value = /^\d+(\.0+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return value >= 1 && value <= LONGEST ? value : undefined;
}

/**
 * Reads a trace of requests: comma-separated, with a header that names the lengths of prompt and output in tokens.
 *
 * A request with a prompt p and an output o decodes for o steps, at contexts from p to p + o. Over the sequences that decode at a
 * random moment a request therefore counts o times, so that the mean context is Σ o·(p + o/2) / Σ o, its mean square
 * Σ o·(p² + p·o + o²/3) / Σ o, and the longest max(p + o).
 */
export function readTrace(text: string): Trace {
  const bad: BadRow[] = [];
  let [requests, badRows, steps, sum, squares, max] = [0, 0, 0, 0, 0, 0];
  const refuse = (line: number, reason: string): void => {
    badRows++;
    if (bad.length < MOST_ROWS) bad.push({ line, reason });
  };
  let columns: { readonly prompt: number; readonly output: number } | undefined;
  for (const [index, row] of text.split(/\r\n|\n|\r/).entries()) {
    if (/^\s*(#|$)/.test(row)) continue;
    const cells = row.split(',');
    if (columns === undefined) {
      const names = cells.map(plainName);
      const at = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
      columns = { prompt: at(PROMPT), output: at(OUTPUT) };
      if (columns.prompt >= 0 && columns.output >= 0) continue;
      refuse(index + 1, 'the header has no columns `prompt` and `output`');
      break;
    }
    const [prompt, output] = [lengthOf(cells[columns.prompt]), lengthOf(cells[columns.output])];
    if (prompt === undefined || output === undefined) {
      refuse(
        index + 1,
        `\`${prompt === undefined ? 'prompt' : 'output'}\` is not a whole number of tokens of 1 or more`,
      );
      continue;
    }
    requests++;
    steps += output;
    sum += output * (prompt + output / 2);
    squares += output * (prompt ** 2 + prompt * output + output ** 2 / 3);
    max = Math.max(max, prompt + output);
  }
  if (requests === 0) return { requests, spread: undefined, bad, badRows };
  const mean = sum / steps;
  const deviation = Math.sqrt(Math.max(0, squares / steps - mean ** 2));
  return { requests, spread: { mean, max, deviation }, bad, badRows };
}
