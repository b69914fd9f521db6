import type { Counting } from '../core/cost';
import { nearest, parseQuantity } from '../core/quantity';
import { PRICE_BASES, type PriceBasis, USUAL_PRICE_BASIS } from '../core/spec';
import { CallerProblem } from '../tooling';
import type { Typed } from './arguments';

/** Parses a number of tokens: 8192, 8K. */
export function readTokens(text: string): number {
  const result = parseQuantity(/^\d+$/.test(text) ? Number(text) : text, 'tokens');
  if (!result.ok) throw new CallerProblem(`--context: ${result.message}`);
  if (!Number.isInteger(result.value) || result.value < 1)
    throw new CallerProblem(`--context: expected a whole number of tokens from 1 on, found ${text}`);
  return result.value;
}

/** Parses a whole number of at least 1. */
export function readCount(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new CallerProblem(`--${option}: expected a whole number from 1 on, found ${text}`);
  return value;
}

/** Parses one of several words. */
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

/** Parses `--counting`; default: exact. */
export function readCounting(typed: Typed): Counting {
  return readChoice('counting', typed.one('counting') ?? 'exact', ['exact', 'step3-paper']);
}

/** Parses `--price-basis`; default: rental. */
export function readPriceBasis(typed: Typed): PriceBasis {
  return readChoice('price-basis', typed.one('price-basis') ?? USUAL_PRICE_BASIS, PRICE_BASES);
}
