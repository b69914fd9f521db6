import type { Counting } from '../core/cost';
import { nearest, parseQuantity } from '../core/quantity';
import { PRICE_BASES, type PriceBasis, USUAL_PRICE_BASIS } from '../core/spec';
import { CallerProblem } from '../tooling';
import type { Typed } from './arguments';

/** A number of tokens as typed: 8192, 8K. */
export function readTokens(text: string): number {
  const result = parseQuantity(/^\d+$/.test(text) ? Number(text) : text, 'tokens');
  if (!result.ok) throw new CallerProblem(`--context: ${result.message}`);
  if (!Number.isInteger(result.value) || result.value < 1)
    throw new CallerProblem(`--context: expected a whole number of tokens from 1 on, found ${text}`);
  return result.value;
}

/** A whole number from 1 on. */
export function readCount(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new CallerProblem(`--${option}: expected a whole number from 1 on, found ${text}`);
  return value;
}

/** One of a few words. */
export function readChoice<Choice extends string>(
  option: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  const near = nearest(text, choices);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  throw new CallerProblem(`--${option}: expected one of ${choices.join(', ')}, found ${text}${hint}`);
}

/** How work is counted: `--counting`, exact unless said. */
export function readCounting(typed: Typed): Counting {
  return readChoice('counting', typed.one('counting') ?? 'exact', ['exact', 'step3-paper']);
}

/** What prices are based on: `--price-basis`, rental by default. */
export function readPriceBasis(typed: Typed): PriceBasis {
  return readChoice('price-basis', typed.one('price-basis') ?? USUAL_PRICE_BASIS, PRICE_BASES);
}
