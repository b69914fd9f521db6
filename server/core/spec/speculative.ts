import * as z from 'zod';
import { about, count, quantity, share } from '../fields';
import { ACCEPTANCE_CURVES, ACCEPTANCE_NAMES } from './acceptance';

const draft = () => count().meta({ ...about('Tokens drafted per step.', 'count'), usual: 1 });

const layers = count()
  .optional()
  .meta(
    about(
      'Layers of the drafter, each like the model’s last one: their weights, KV cache and time, once for each drafted token.',
      'count',
      'the drafter costs nothing',
    ),
  );

const geometric = z.strictObject({
  draft: draft(),
  acceptance: share().meta({
    ...about(
      'Chance that a drafted token is accepted if all before it were: 1 + a + … + aⁿ tokens a step.',
      'ratio',
    ),
    usual: 0.7,
  }),
  layers,
});

const listed = z.strictObject({
  draft: count()
    .optional()
    .meta(about('Tokens drafted per step.', 'count', 'the length of `accepted`')),
  accepted: z
    .array(quantity('ratio', { atLeast: 1 }))
    .min(1)
    .meta({
      description:
        'Mean tokens that a step yields with one drafted token, with two, and so on, the model’s own token included: [1.84, 2.51, 3.01].',
    }),
  layers,
});

const named = z.strictObject({
  draft: draft(),
  curve: z.enum(ACCEPTANCE_NAMES).meta({
    description: 'A measured acceptance curve.',
    meanings: Object.fromEntries(
      Object.entries(ACCEPTANCE_CURVES).map(([name, { model, accepted }]) => [
        name,
        `${model}: ${accepted[0]} tokens a step with 1 draft, ${accepted[3]} with 4`,
      ]),
    ),
  }),
  layers,
});

/** Speculative decoding in a deployment. */
export const speculativeSchema = z
  .union([geometric, listed, named])
  .meta({ description: 'Speculative decoding.' });

type SpeculativeSpec = z.infer<typeof speculativeSchema>;

/** Number of drafted tokens of a step. */
export function draftOf(spec: SpeculativeSpec): number {
  return spec.draft ?? ('accepted' in spec ? spec.accepted.length : 1);
}

/** Measured tokens per step by number of drafts; undefined in the geometric form. */
export function curveOf(spec: SpeculativeSpec): readonly number[] | undefined {
  if ('accepted' in spec) return spec.accepted;
  return 'curve' in spec ? ACCEPTANCE_CURVES[spec.curve].accepted : undefined;
}
