import { resolvePlain } from '../parse';

/** What needs quotes in block text: indicators at either end, `: ` and ` #` (YAML 1.2.2, 7.3.3), control characters. */
const NOT_PLAIN = /^[ ,[\]{}#&*!|>'"%@`]|^[?-](?: |$)|: | #|[ :-]$|\p{Cc}/u;
const FLOW_INDICATORS = /[,[\]{}]/;
/** Has double quotes, which would need escapes inside double quotes, and can stand in single ones. */
const SINGLE_QUOTES = /^[^'\p{Cc}]*"[^'\p{Cc}]*$/u;

function printString(text: string, flow: boolean): string {
  const quotes = NOT_PLAIN.test(text) || (flow && FLOW_INDICATORS.test(text)) || resolvePlain(text) !== text;
  if (!quotes) return text;
  return SINGLE_QUOTES.test(text) ? `'${text}'` : JSON.stringify(text);
}

/** Prints a scalar on one line, in block text or inside a flow collection, where commas and brackets need quotes. */
export function printScalar(value: unknown, flow: boolean): string {
  if (typeof value === 'string') return printString(value, flow);
  if (typeof value !== 'number') return String(value ?? null);
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  return Number.isNaN(value) ? '.nan' : `${value < 0 ? '-' : ''}.inf`;
}
