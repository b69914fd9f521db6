import * as z from 'zod';
import { about, tokens } from '../fields';

/** The contexts over decoding sequences: mean and longest, in tokens, and standard deviation where it is known. */
export interface ContextSpread {
  readonly mean: number;
  readonly max: number;
  readonly deviation?: number | undefined;
}

const longest = () => tokens().meta(about('Longest context, which sets the state that is kept.', 'tokens'));

const spread = z.strictObject({
  mean: tokens().meta(about('Mean context, which sets the state that is read.', 'tokens')),
  max: longest(),
  deviation: tokens()
    .optional()
    .meta(
      about(
        'Standard deviation of the context over sequences, which sets how long a layer waits for the fullest card.',
        'tokens',
        'none, or as follows from `aggregated`',
      ),
    ),
});

/** The quantiles that a file may state, by the share of sequences below. */
const SHARES = { p10: 0.1, p25: 0.25, p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95, p99: 0.99 } as const;

const quantile = (share: number) =>
  tokens()
    .optional()
    .meta(
      about(
        `Context below which ${Math.round(100 * share)}% of the decoding sequences are.`,
        'tokens',
        'interpolated',
      ),
    );

const quantiles = z.strictObject({
  quantiles: z
    .strictObject({
      p10: quantile(SHARES.p10),
      p25: quantile(SHARES.p25),
      p50: quantile(SHARES.p50),
      p75: quantile(SHARES.p75),
      p90: quantile(SHARES.p90),
      p95: quantile(SHARES.p95),
      p99: quantile(SHARES.p99),
    })
    .meta({ description: 'Quantiles of the context over decoding sequences, straight lines between them.' }),
  min: tokens()
    .optional()
    .meta(about('Shortest context.', 'tokens', '1')),
  max: longest(),
});

const trace = z.strictObject({
  trace: z.string().meta({
    description:
      'A CSV file of requests with the columns `prompt` and `output` in tokens, relative to this file: mean, longest and deviation of the context that decoding sequences see follow from it.',
    usual: './requests.csv',
  }),
});

/** The context of a workload as a file writes it. */
export const contextSchema = z.union([tokens(), spread, quantiles, trace]).meta({
  ...about(
    'Tokens of context per sequence, or how they differ: { mean, max }, { quantiles, max } or { trace }.',
    'tokens',
  ),
  usual: 4096,
});

type ContextSpec = z.infer<typeof contextSchema>;

/** Mean and deviation of a distribution with straight lines between its quantiles. */
function fromQuantiles({ quantiles: stated, min = 1, max }: z.infer<typeof quantiles>): ContextSpread {
  let [share, tokens, mean, square] = [0, min, 0, 0];
  const step = (nextShare: number, next: number): void => {
    const width = nextShare - share;
    mean += (width * (tokens + next)) / 2;
    square += (width * (tokens ** 2 + tokens * next + next ** 2)) / 3;
    [share, tokens] = [nextShare, next];
  };
  for (const [name, at] of Object.entries(SHARES)) {
    const next = stated[name as keyof typeof SHARES];
    if (next !== undefined) step(at, next);
  }
  step(1, max);
  return { mean, max, deviation: Math.sqrt(Math.max(0, square - mean ** 2)) };
}

/** The spread of a context. NaN for a trace, which a resolved deployment has replaced by what its file says. */
export function spreadOf(context: ContextSpec): ContextSpread {
  if (typeof context === 'number') return { mean: context, max: context };
  if ('mean' in context) return context;
  return 'quantiles' in context ? fromQuantiles(context) : { mean: Number.NaN, max: Number.NaN };
}
