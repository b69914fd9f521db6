import * as z from 'zod';
import { about, share } from '../fields';

/** A measured or assumed share of a peak, with the range it is known to lie in. */
export interface Efficiency {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly source?: string | undefined;
}

const fraction = share({ above: 0, atMost: 1 });

const range = z.codec(z.string(), z.custom<Efficiency>(), {
  encode: (efficiency) => `${efficiency.low}..${efficiency.high}`,
  decode: (text, context): Efficiency => {
    const parts = text.split('..');
    const [low, high = low] = parts.map((part) => fraction.safeParse(part.trim()));
    if (parts.length > 2 || low?.success !== true || high?.success !== true || low.data > high.data) {
      const message = `expected a share of the peak such as 0.8, 80% or the range 0.80..0.90, found ‘${text}’`;
      context.issues.push({ code: 'custom', input: text, message, params: { reason: 'unit' } });
      return z.NEVER;
    }
    return { value: (low.data + high.data) / 2, low: low.data, high: high.data };
  },
});

const point = z.codec(z.number(), z.custom<Efficiency>(), {
  encode: (efficiency) => efficiency.value,
  decode: (value, context): Efficiency => {
    if (value > 0 && value <= 1) return { value, low: value, high: value };
    const message = `expected a share of the peak that is more than 0 and at most 1, found ${value}`;
    context.issues.push({ code: 'custom', input: value, message, params: { reason: 'range' } });
    return z.NEVER;
  },
});

const detailed = z.strictObject({
  value: fraction.meta(about('What kernels reach.', 'ratio')),
  low: fraction.optional().meta(about('The least they reach.', 'ratio', 'as `value`')),
  high: fraction.optional().meta(about('The most they reach.', 'ratio', 'as `value`')),
  source: z.string().optional().meta({ description: 'Where it was measured.' }),
});

/** An efficiency as a file writes it: a value, a range, or an object. */
export const efficiency = z.union([range, point, detailed]);
/** An efficiency of a peak, with its documentation. */
export const efficiencyOf = (what: string, otherwise: string) =>
  efficiency
    .optional()
    .meta(
      about(
        `Share of the peak ${what} that kernels reach: a value, a range, or { value, low, high, source }.`,
        'ratio',
        otherwise,
      ),
    );

/** An efficiency in its full form; the short forms widen to a point. */
export function asEfficiency(written: z.infer<typeof efficiency>): Efficiency {
  const low = written.low ?? written.value;
  const high = written.high ?? written.value;
  return {
    value: written.value,
    low,
    high,
    ...(written.source === undefined ? {} : { source: written.source }),
  };
}
