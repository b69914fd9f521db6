import type { LayerStages, Pipeline, Resource, Visit } from '../../pipeline';
import { bytesOf, kindName } from '../../spec';
import type { CostedModel } from '../costed-model';
import { hopDelay, type Level, overheadAt } from './efficiency';
import { kernelSeconds } from './kernel';
import type { LayerWork, Passage, StepWork } from './layer-work';
import type { Layout } from './layout';
import { fixedSeconds, linkSeconds, networkAmong } from './network';

/** What micro-batches occupy, in the order in which they meet it, when attention and FFN are apart and when not. */
const APART: readonly Resource[] = [
  'attention',
  'attention scale-up',
  'dispatch',
  'ffn',
  'scale-up',
  'combine',
];
const SHARED: readonly Resource[] = ['cards', 'scale-up', 'scale-out'];

/** A step's work as a pipeline, with all efficiencies at one level of their ranges. */
export function stepPipeline(work: StepWork, model: CostedModel, layout: Layout, level: Level): Pipeline {
  const resources = resourcesOf(work, layout);
  const { groups, waves, inFlight, attention } = layout;
  // Equal counts of layers a group; the fullest one sets the pace when all groups are busy.
  const fullest = Math.ceil(model.layers / groups) / model.layers;
  const head = work.head === undefined ? 0 : kernelSeconds(work.head, attention.hardware, level);
  return {
    resources,
    kinds: work.kinds.map((kind) => stages(kind, layout, level, resources)),
    sequence: model.sequence,
    microBatches: inFlight,
    head: { resource: 0, seconds: head },
    stretch: Math.max(1, waves * fullest),
    handover: groups === 1 ? 0 : handover(model, layout, level),
    pause: overheadAt(attention.hardware, 'step', level) + work.prefill,
  };
}

/** The resources that this work occupies; that of attention, where the LM head runs, comes first. */
function resourcesOf(work: StepWork, layout: Layout): readonly Resource[] {
  const all = layout.shared ? SHARED : APART;
  const idle = new Set<Resource>(['attention scale-up', 'scale-up', 'scale-out']);
  for (const { phases } of work.kinds)
    for (const phase of phases)
      for (const passage of phase)
        if ('link' in passage && passage.link.legs.length > 0) idle.delete(passage.link.name);
  return all.filter((name) => !idle.has(name));
}

function stages(
  { attention, ffn, phases }: LayerWork,
  layout: Layout,
  level: Level,
  resources: readonly Resource[],
): LayerStages {
  const visits = phases.map((phase) => {
    const stays: Visit[] = [];
    for (const passage of phase) {
      const seconds = passageSeconds(passage, layout, level);
      if (seconds === 0) continue;
      const delay = 'link' in passage ? passage.link.delay : 0;
      stays.push({ resource: resources.indexOf(resourceOf(passage, layout)), seconds, delay });
    }
    return stays;
  });
  return { kind: kindName({ attention, ffn }), phases: visits };
}

function resourceOf(passage: Passage, layout: Layout): Resource {
  if ('link' in passage) return passage.link.name;
  return layout.shared ? 'cards' : passage.half;
}

function passageSeconds(passage: Passage, layout: Layout, level: Level): number {
  if ('link' in passage) return linkSeconds(passage.link, level);
  const { hardware } = layout[passage.half];
  let seconds = fixedSeconds(passage.fixed, level);
  for (const kernel of passage.kernels) seconds += kernelSeconds(kernel, hardware, level);
  return seconds;
}

/**
 * Pipeline parallelism on shared cards: a micro-batch's hidden states go from group to group, at `combine` precision. With
 * AFD the FFN sends its results to the next group's attention anyway.
 */
function handover(model: CostedModel, layout: Layout, level: Level): number {
  const { attention, groups, tokens } = layout;
  const network = networkAmong(attention, attention.cards);
  if (groups === 1 || !layout.shared || network === undefined) return 0;
  const bytes = (tokens * groups * model.spec.hidden * bytesOf(model.precision.combine)) / attention.cards;
  const leg = [
    { bytes, bandwidth: network.bandwidth, hardware: attention.hardware, network: network.network },
  ];
  const delay = network.scope === 'scale-out' ? hopDelay(attention.hardware) : 0;
  return (groups - 1) * (linkSeconds({ legs: [leg] }, level) + delay);
}
