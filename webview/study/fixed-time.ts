import type { Estimate } from '../../server/core/cost';

type Resource = Estimate['pipeline']['resources'][number];
type Layer = Estimate['layers'][number];

/** Seconds of one half of a layer that do not shrink with its work: kernels beyond their rooflines, and what is between them. */
export function fixedOfHalf({ kernels, beside }: Layer['attention']): number {
  return kernels.reduce((sum, { overhead }) => sum + overhead, beside);
}

/** The same of one layer at a resource of the pipeline, for one micro-batch. */
export function fixedOfLayer({ attention, ffn, links }: Layer, resource: Resource): number {
  if (resource === 'attention') return fixedOfHalf(attention);
  if (resource === 'ffn') return fixedOfHalf(ffn);
  if (resource === 'cards') return fixedOfHalf(attention) + fixedOfHalf(ffn);
  return links.reduce((sum, { name, fixed }) => (name === resource ? sum + fixed : sum), 0);
}

/** A resource over a step, in seconds: what shrinks with its work, and what does not. */
export interface ResourceTime {
  readonly resource: Resource;
  readonly work: number;
  readonly fixed: number;
}

/** The times of each resource over a step, LM head included. */
export function resourceTimes({
  pipeline,
  layers,
  head,
  rounds,
  ...estimate
}: Estimate): readonly ResourceTime[] {
  const busy = (resource: Resource): number => {
    if (resource === 'cards') return estimate.attention.seconds + estimate.ffn.seconds;
    if (resource === 'attention' || resource === 'ffn') return estimate[resource].seconds;
    return estimate.links.each.find(({ name }) => name === resource)?.seconds ?? 0;
  };
  return pipeline.resources.map((resource, index) => {
    const own = index === pipeline.head.resource ? rounds * (head?.overhead ?? 0) : 0;
    const fixed = layers.reduce(
      (sum, layer) => sum + rounds * layer.count * fixedOfLayer(layer, resource),
      own,
    );
    return { resource, work: Math.max(0, busy(resource) - fixed), fixed };
  });
}
