import * as z from 'zod';
import { type Dimension, dimensionName, EXAMPLES, formatQuantity, parseQuantity } from '../quantity';

/** What the editor knows about a field beyond its type, stored in zod's registry next to the description. */
export type FieldMeta = {
  readonly description: string;
  readonly dimension?: Dimension;
  readonly examples?: unknown[];
  /** The behaviour if the key is absent, in words. */
  readonly otherwise?: string;
};

declare module 'zod' {
  interface GlobalMeta {
    dimension?: Dimension | undefined;
    otherwise?: string | undefined;
    /** What each value of an enumeration means. */
    meanings?: Readonly<Record<string, string>> | undefined;
    /** A placeholder for a missing value: valid and plausible, to be changed by the user. */
    usual?: unknown;
    /** A name to distinguish members of a union with the same `type`. */
    variant?: string | undefined;
  }
}

/** Bounds of a quantity, in SI units. */
interface Bounds {
  readonly above?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly whole?: boolean;
}

/** The largest count that a spec may state; beyond it arithmetic would lose whole numbers. */
const LARGEST_WHOLE = 1e15;

function boundsProblem(value: number, bounds: Bounds): string | undefined {
  if (bounds.whole === true && !Number.isInteger(value)) return 'a whole number';
  if (bounds.whole === true && value > LARGEST_WHOLE) return `at most ${LARGEST_WHOLE}`;
  if (bounds.above !== undefined && !(value > bounds.above)) return `more than ${bounds.above}`;
  if (bounds.atLeast !== undefined && !(value >= bounds.atLeast)) return `at least ${bounds.atLeast}`;
  if (bounds.atMost !== undefined && !(value <= bounds.atMost)) return `at most ${bounds.atMost}`;
  return undefined;
}

/**
 * A quantity of the language: text with a unit in the file, a number in SI units once decoded. Issues carry
 * `params.reason` (`unit`, `range`) and, if it is unambiguous what was meant, `params.suggestion`.
 */
export function quantity(dimension: Dimension, bounds: Bounds = {}) {
  return z.codec(z.union([z.string(), z.number()]), z.number(), {
    encode: (value) => value,
    decode: (input, context) => {
      const result = parseQuantity(input, dimension);
      if (!result.ok) {
        const { message, suggestion } = result;
        context.issues.push({ code: 'custom', input, message, params: { reason: 'unit', suggestion } });
        return z.NEVER;
      }
      const wanted = boundsProblem(result.value, bounds);
      if (wanted !== undefined) {
        const message = `expected ${dimensionName(dimension)} that is ${wanted}, found ${String(input)}`;
        context.issues.push({ code: 'custom', input, message, params: { reason: 'range' } });
        return z.NEVER;
      }
      return result.value;
    },
  });
}

/** A whole number of at least `least`, written without unit or suffix. */
export function count(least = 1) {
  return quantity('count', { whole: true, atLeast: least });
}

/** A positive number of tokens: `4096`, `4K`, `1M` (K = 1024, M = 1024²). */
export function tokens() {
  return quantity('tokens', { whole: true, atLeast: 1 });
}

/** A share between 0 and 1, which may be written as a percentage. */
export function share(bounds: Bounds = { atLeast: 0, atMost: 1 }) {
  return quantity('ratio', bounds);
}

/** A positive quantity with a unit. */
export function positive(dimension: Dimension) {
  return quantity(dimension, { above: 0 });
}

/** Documentation of a quantity's field. */
export function about(description: string, dimension?: Dimension, otherwise?: string): FieldMeta {
  return {
    description,
    ...(dimension === undefined ? {} : { dimension, examples: [EXAMPLES[dimension]] }),
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}

/** A default value in words: `5 µs`, `10%`. */
export function defaultText(value: number, dimension: Dimension): string {
  return formatQuantity(value, dimension).replace(/\.0+(?!\d)/, '');
}
