import * as z from 'zod';
import { about, quantity } from '../fields';
import { parseQuantity } from '../quantity';

/** A time with the range it is known to lie in, in seconds. */
interface DurationRange {
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly source?: string | undefined;
}

/** A time in seconds, or one with its range. */
export type Duration = number | DurationRange;

const time = quantity('time', { atLeast: 0 });

/** `5 us`, or the range `4 us..8 us`, whose middle is the value. */
const written = z.codec(z.union([z.string(), z.number()]), z.custom<Duration>(), {
  encode: (duration) => (typeof duration === 'number' ? duration : `${duration.low} s..${duration.high} s`),
  decode: (input, context): Duration => {
    const parts = typeof input === 'string' ? input.split('..') : [];
    if (parts.length < 2) {
      const result = time.safeParse(input);
      if (result.success) return result.data;
      for (const issue of result.error.issues)
        context.issues.push({ ...issue, input } as (typeof context.issues)[number]);
      return z.NEVER;
    }
    const [low, high] = parts.map((part) => parseQuantity(part.trim(), 'time'));
    if (parts.length > 2 || low?.ok !== true || high?.ok !== true || !(low.value <= high.value)) {
      const message = `expected a time such as 5 µs or the range 4 µs..8 µs, found ‘${input}’`;
      context.issues.push({ code: 'custom', input, message, params: { reason: 'unit' } });
      return z.NEVER;
    }
    return { value: (low.value + high.value) / 2, low: low.value, high: high.value };
  },
});

const detailed = z.strictObject({
  value: time.meta(about('The time.', 'time')),
  low: time.optional().meta(about('The least it takes.', 'time', 'as `value`')),
  high: time.optional().meta(about('The most it takes.', 'time', 'as `value`')),
  source: z.string().optional().meta({ description: 'Where it was measured.' }),
});

/** A time of a hardware file: a value, a range, or { value, low, high, source }. */
export function duration(description: string, otherwise: string) {
  return z
    .union([written, detailed])
    .optional()
    .meta(about(description, 'time', otherwise));
}

/** Seconds of a duration, without its range. */
export function secondsOf(written: Duration): number {
  return typeof written === 'number' ? written : written.value;
}
