import type { Resource } from '../../pipeline';
import { type TimedKernel, timeKernel } from './kernel';
import type { LayerWork, StepWork } from './layer-work';
import type { Layout } from './layout';
import { fixedSeconds, linkSeconds } from './network';

/** A stay on a link with its time. */
interface TimedLink {
  readonly name: Resource;
  readonly seconds: number;
  /** Seconds for which the tokens then are on their way. */
  readonly delay: number;
  /** Seconds of those that no bytes take: floors of collectives and exchanges. */
  readonly fixed: number;
}

/** One half of a layer: its kernels, one after the other. */
interface TimedHalf {
  /** The design's name in the model's file. */
  readonly name: string;
  readonly seconds: number;
  readonly kernels: readonly TimedKernel[];
  /** Seconds beside the kernels: what a layer takes beyond them, packing of tokens. */
  readonly beside: number;
}

/** What one layer of a kind takes, for one micro-batch. */
export interface TimedLayer {
  readonly attention: TimedHalf;
  readonly ffn: TimedHalf;
  readonly links: readonly TimedLink[];
  /** How many layers are of this kind. */
  readonly count: number;
}

/** A step's work taken apart, at the values of the efficiencies. */
export interface Breakdown {
  readonly layers: readonly TimedLayer[];
  /** The LM head of one micro-batch. */
  readonly head: TimedKernel | null;
}

/** Times every kernel and link of a step's work by itself. */
export function breakdown(work: StepWork, layout: Layout): Breakdown {
  const head = work.head === undefined ? null : timeKernel(work.head, layout.attention.hardware, 'value');
  return { layers: work.kinds.map((kind) => timeLayer(kind, layout)), head };
}

function timeLayer(work: LayerWork, layout: Layout): TimedLayer {
  let attention = timeHalf(work.attention, [], 0);
  let ffn = timeHalf(work.ffn, [], 0);
  const links: TimedLink[] = [];
  for (const phase of work.phases)
    for (const passage of phase) {
      if ('link' in passage) {
        const { name, delay, legs } = passage.link;
        if (legs.length > 0)
          links.push({
            name,
            seconds: linkSeconds(passage.link, 'value'),
            delay,
            fixed: fixedSeconds(passage.link.fixed ?? [], 'value'),
          });
        continue;
      }
      const { hardware } = layout[passage.half];
      const kernels = passage.kernels.map((kernel) => timeKernel(kernel, hardware, 'value'));
      const beside = fixedSeconds(passage.fixed, 'value');
      if (passage.half === 'attention') attention = timeHalf(work.attention, kernels, beside);
      else ffn = timeHalf(work.ffn, kernels, beside);
    }
  return {
    attention,
    ffn,
    links,
    count: work.count,
  };
}

function timeHalf(name: string, kernels: readonly TimedKernel[], beside: number): TimedHalf {
  return { name, seconds: kernels.reduce((sum, { seconds }) => sum + seconds, beside), kernels, beside };
}
