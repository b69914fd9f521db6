import { layOut } from '../cost';
import type { Degrees, DeploymentSpec } from '../spec';
import type { CostedDeployment } from './costed-deployment';
import { type Change, type Variation, variation, withBatch } from './variation';

/** The degrees of a half as they are written, where they stand, and the cards that they divide. */
interface Half {
  readonly written: Degrees;
  readonly path: readonly string[];
  readonly cards: number;
}

function halfOf(spec: DeploymentSpec, half: 'attention' | 'ffn'): Half {
  const pool = spec.topology === 'afd' ? spec[half] : spec.pool;
  const [written, path] =
    spec.topology === 'afd'
      ? [spec[half].parallel, [half, 'parallel']]
      : [spec.pool.parallel?.[half], ['pool', 'parallel', half]];
  return { written: written ?? {}, path, cards: pool.instances * pool.accelerators };
}

/** Degrees of a half as they should be; one of 1 that is not written stays so. */
function withDegrees({ written, path }: Half, degrees: Degrees): readonly Change[] {
  return Object.entries(degrees).flatMap(([name, degree]): Change[] =>
    degree === 1 && written[name as keyof Degrees] === undefined
      ? []
      : [{ path: [...path, name], value: degree }],
  );
}

/** The largest divisor of a number up to a limit. */
function divisorUpTo(of: number, most: number): number {
  for (let divisor = Math.min(most, of, 1e6); divisor > 1; divisor--) if (of % divisor === 0) return divisor;
  return 1;
}

/** The least batch that gives every card and micro-batch a sequence. */
export function batchForAll({ spec, model, hardware }: CostedDeployment): Variation | undefined {
  const roomy = layOut(spec, model, hardware, { batch: Number.MAX_SAFE_INTEGER });
  return roomy.ok
    ? withBatch(spec, roomy.value.microBatches * roomy.value.attention.degrees.data)
    : undefined;
}

/** Attention whose `expert` degree goes to `data`. */
export function dataForExpert({ spec }: CostedDeployment): Variation | undefined {
  const half = halfOf(spec, 'attention');
  const { expert = 1, data, tensor = 1, pipeline = 1 } = half.written;
  const groups = data === undefined ? half.cards / (tensor * pipeline) : data * expert;
  const changes = [
    { path: [...half.path, 'data'], value: groups },
    { path: [...half.path, 'expert'], value: undefined },
  ];
  return variation(spec, `Use \`data\` instead of \`expert\``, `data ${groups}`, changes);
}

/** As many expert-parallel ranks as there are experts at the most; `tensor` takes the rest. */
export function fewerRanks({ spec, model }: CostedDeployment): Variation | undefined {
  const half = halfOf(spec, 'ffn');
  const { tensor = 1, data = 1, pipeline = halfOf(spec, 'attention').written.pipeline ?? 1 } = half.written;
  const ranks = half.written.expert ?? half.cards / (tensor * data * pipeline);
  const experts = [...model.ffns.values()]
    .filter(({ count }) => count > 0)
    .map((ffn) => ffn.operator.split.experts);
  const expert = divisorUpTo(ranks, Math.min(...experts.filter((some) => some > 0)));
  const shared = (tensor * ranks) / expert;
  if (!Number.isInteger(shared)) return undefined;
  const changes = withDegrees(half, { expert, tensor: shared });
  return variation(spec, `Set expert ${expert} and tensor ${shared}`, `expert ${expert}`, changes);
}

/** As many tensor-parallel cards as there are heads at the most; `data` takes the rest. */
export function fewerTensorCards({ spec, model }: CostedDeployment): Variation | undefined {
  const half = halfOf(spec, 'attention');
  const { tensor = 1, data } = half.written;
  const heads = [...model.attentions.values()]
    .filter(({ count }) => count > 0)
    .flatMap((attention) => attention.operator.split.heads ?? []);
  const fewer = divisorUpTo(tensor, Math.min(...heads));
  const groups = data === undefined ? {} : { data: data * (tensor / fewer) };
  const changes = withDegrees(half, { tensor: fewer, ...groups });
  return variation(spec, `Set tensor to ${fewer}`, `tensor ${fewer}`, changes);
}

/** An output projection that is divided as attention is. */
export function ownOutput({ spec }: CostedDeployment): Variation {
  const path = [spec.topology === 'afd' ? 'attention' : 'pool', 'output_tensor'];
  return variation(spec, 'Remove `output_tensor`', 'no `output_tensor`', [{ path, value: undefined }]);
}

/** An FFN in as many pipeline groups as attention. */
export function samePipeline({ spec }: CostedDeployment): Variation | undefined {
  const { pipeline = 1 } = halfOf(spec, 'attention').written;
  const half = halfOf(spec, 'ffn');
  const { expert, tensor = 1, data = 1 } = half.written;
  const left = half.cards / (tensor * data * pipeline);
  if (!Number.isInteger(left)) return undefined;
  const changes = [
    { path: [...half.path, 'pipeline'], value: pipeline },
    ...(expert === undefined ? [] : [{ path: [...half.path, 'expert'], value: left }]),
  ];
  return variation(spec, `Set the FFN to pipeline ${pipeline}`, `pipeline ${pipeline}`, changes);
}

/** As many micro-batches as such a deployment usually has: one for each stage. */
export function usualMicroBatches({ spec }: CostedDeployment): Variation {
  const usual = spec.topology === 'afd' ? 3 : 2;
  const changes = [{ path: ['micro_batches'], value: usual }];
  return variation(spec, `Set the micro-batches to ${usual}`, `${usual} micro-batches`, changes);
}
