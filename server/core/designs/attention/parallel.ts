import * as z from 'zod';
import { add, renamed } from '../../formula';
import { type AttentionDesign, costed } from '../design';
import { type AttentionOperator, addMatrices, attentionWeightBytes } from '../operator';
import { BASES } from './bases';
import { precision } from './heads';

const part = (description: string) => z.union([z.string(), ...BASES]).meta({ description });

export const parallelSchema = z
  .strictObject({
    type: z.literal('parallel'),
    base: part('The attention that deals out the heads: its name in this file, or itself.'),
    with: part('What runs next to it on the same input: its name in this file, or itself.'),
    precision,
  })
  .meta({
    description: 'Two attentions side by side in a layer, such as attention and a state-space model.',
  });

/** The operator with its variables under names of their own, so that they can stand next to those of another. */
function apart(operator: AttentionOperator): AttentionOperator {
  const names = Object.keys(operator.variables);
  const own = Object.fromEntries(names.map((name) => [name, `with_${name}`]));
  const to = (formula: AttentionOperator['stateBytes']) => renamed(formula, own);
  const { split, paperAttentionFlops, weightBytes } = operator;
  return {
    stateBytes: to(operator.stateBytes),
    keptBytes: to(operator.keptBytes),
    attentionFlops: to(operator.attentionFlops),
    ...(paperAttentionFlops === undefined ? {} : { paperAttentionFlops: to(paperAttentionFlops) }),
    projections: to(operator.projections),
    ...(weightBytes === undefined ? {} : { weightBytes: to(weightBytes) }),
    split: {
      ...split,
      everywhere: to(split.everywhere),
      perKvHead: to(split.perKvHead),
      output: to(split.output),
      stateEverywhere: to(split.stateEverywhere),
    },
    variables: Object.fromEntries(
      names.map((name) => [`with_${name}`, operator.variables[name] ?? Number.NaN]),
    ),
  };
}

/** The sum of two attentions; both are dealt out by the heads of the first. */
function parallelOperator(base: AttentionOperator, other: AttentionOperator): AttentionOperator {
  const beside = apart(other);
  const paper = base.paperAttentionFlops !== undefined || beside.paperAttentionFlops !== undefined;
  const bytes = base.weightBytes !== undefined || beside.weightBytes !== undefined;
  return {
    stateBytes: add(base.stateBytes, beside.stateBytes),
    keptBytes: add(base.keptBytes, beside.keptBytes),
    attentionFlops: add(base.attentionFlops, beside.attentionFlops),
    ...(paper
      ? {
          paperAttentionFlops: add(
            base.paperAttentionFlops ?? base.attentionFlops,
            beside.paperAttentionFlops ?? beside.attentionFlops,
          ),
        }
      : {}),
    projections: add(base.projections, beside.projections),
    further: addMatrices(base.further, addMatrices(other.further, { input: 1, output: 1 })),
    ...(bytes ? { weightBytes: add(attentionWeightBytes(base), attentionWeightBytes(beside)) } : {}),
    split: {
      everywhere: add(base.split.everywhere, beside.split.everywhere),
      perKvHead: base.split.perKvHead,
      output: add(base.split.output, beside.split.output),
      stateEverywhere: add(base.split.stateEverywhere, beside.split.stateEverywhere),
      heads: base.split.heads,
      kvHeads: base.split.kvHeads,
    },
    variables: { ...base.variables, ...beside.variables },
  };
}

/** Two attentions side by side. */
export const parallel: AttentionDesign<z.infer<typeof parallelSchema>, 'base' | 'with'> = {
  inner: ['base', 'with'],
  operator: (_, inner) => costed(parallelOperator(inner.base, inner.with)),
};
