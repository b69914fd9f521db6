import { layOut } from '../cost';
import { divisors } from '../search';
import { type Change, type Degrees, halvesOf, type PlacedHalf, sharesCards } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { type Variation, variation, withBatch } from './variation';

/** The changes that set the degrees of a half; a degree of 1 that is not written stays unwritten. */
function withDegrees({ degrees: written, parallelPath }: PlacedHalf, degrees: Degrees): readonly Change[] {
  return Object.entries(degrees).flatMap(([name, degree]): Change[] =>
    degree === 1 && written?.[name as keyof Degrees] === undefined
      ? []
      : [{ path: [...parallelPath, name], value: degree }],
  );
}

/** The largest divisor of a number that is not above `most`. */
function divisorUpTo(of: number, most: number): number {
  return divisors(of).findLast((divisor) => divisor <= most) ?? 1;
}

/** The smallest batch that gives every card and micro-batch a sequence. */
export function batchForAll({ spec, model, hardware }: CostedDeployment): Variation | undefined {
  const roomy = layOut(spec, model, hardware, { batch: Number.MAX_SAFE_INTEGER });
  return roomy.ok
    ? withBatch(spec, roomy.value.microBatches * roomy.value.attention.degrees.data)
    : undefined;
}

/** Moves the `expert` degree of attention to `data`. */
export function dataForExpert({ spec }: CostedDeployment): Variation | undefined {
  const half = halvesOf(spec).attention;
  const { expert = 1, data, tensor = 1, pipeline = 1 } = half.degrees ?? {};
  const groups = data === undefined ? half.pool.cards / (tensor * pipeline) : data * expert;
  const changes = [
    { path: [...half.parallelPath, 'data'], value: groups },
    { path: [...half.parallelPath, 'expert'], value: undefined },
  ];
  return variation(spec, `Use \`data\` instead of \`expert\``, `data ${groups}`, changes);
}

/** At most as many expert-parallel ranks as experts; `tensor` takes the rest. */
export function fewerRanks({ spec, model }: CostedDeployment): Variation | undefined {
  const half = halvesOf(spec).ffn;
  const {
    tensor = 1,
    data = 1,
    pipeline = halvesOf(spec).attention.degrees?.pipeline ?? 1,
  } = half.degrees ?? {};
  const ranks = half.degrees?.expert ?? half.pool.cards / (tensor * data * pipeline);
  const experts = [...model.ffns.values()]
    .filter(({ count }) => count > 0)
    .map((ffn) => ffn.operator.split.experts);
  const expert = divisorUpTo(ranks, Math.min(...experts.filter((some) => some > 0)));
  const shared = (tensor * ranks) / expert;
  if (!Number.isInteger(shared)) return undefined;
  const changes = withDegrees(half, { expert, tensor: shared });
  return variation(spec, `Set expert ${expert} and tensor ${shared}`, `expert ${expert}`, changes);
}

/** At most as many tensor-parallel cards as heads; `data` takes the rest. */
export function fewerTensorCards({ spec, model }: CostedDeployment): Variation | undefined {
  const half = halvesOf(spec).attention;
  const { tensor = 1, data } = half.degrees ?? {};
  const heads = [...model.attentions.values()]
    .filter(({ count }) => count > 0)
    .flatMap((attention) => attention.operator.split.heads ?? []);
  const fewer = divisorUpTo(tensor, Math.min(...heads));
  const groups = data === undefined ? {} : { data: data * (tensor / fewer) };
  const changes = withDegrees(half, { tensor: fewer, ...groups });
  return variation(spec, `Set tensor to ${fewer}`, `tensor ${fewer}`, changes);
}

/** An output projection that is divided like attention. */
export function ownOutput({ spec }: CostedDeployment): Variation {
  const path = [halvesOf(spec).attention.pool.key, 'output_tensor'];
  return variation(spec, 'Remove `output_tensor`', 'no `output_tensor`', [{ path, value: undefined }]);
}

/** An FFN with as many pipeline groups as attention. */
export function samePipeline({ spec }: CostedDeployment): Variation | undefined {
  const { pipeline = 1 } = halvesOf(spec).attention.degrees ?? {};
  const half = halvesOf(spec).ffn;
  const { expert, tensor = 1, data = 1 } = half.degrees ?? {};
  const left = half.pool.cards / (tensor * data * pipeline);
  if (!Number.isInteger(left)) return undefined;
  const changes = [
    { path: [...half.parallelPath, 'pipeline'], value: pipeline },
    ...(expert === undefined ? [] : [{ path: [...half.parallelPath, 'expert'], value: left }]),
  ];
  return variation(spec, `Set the FFN to pipeline ${pipeline}`, `pipeline ${pipeline}`, changes);
}

/** The usual number of micro-batches: one per stage. */
export function usualMicroBatches({ spec }: CostedDeployment): Variation {
  const usual = sharesCards(spec) ? 2 : 3;
  const changes = [{ path: ['micro_batches'], value: usual }];
  return variation(spec, `Set the micro-batches to ${usual}`, `${usual} micro-batches`, changes);
}
