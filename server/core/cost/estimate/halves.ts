import type { Resource } from '../../pipeline';
import type { Half } from '../../spec';
import { usdPerMillion } from '../bound';
import type { Breakdown } from './breakdown';
import type { KernelBound, TimedKernel } from './kernel';
import type { Layout } from './layout';
import type { Estimate, HalfEstimate, ResourceEstimate } from './result';

/** Seconds of kernels per step, and by what keeps them from being faster. */
class Tally {
  seconds = 0;
  private readonly bounds: Record<KernelBound, number> = { compute: 0, memory: 0, overhead: 0 };

  add(kernels: readonly TimedKernel[], times: number, beside = 0): void {
    this.seconds += times * beside;
    this.bounds.overhead += times * beside;
    for (const { seconds, boundBy } of kernels) {
      this.seconds += times * seconds;
      this.bounds[boundBy] += times * seconds;
    }
  }

  get boundBy(): KernelBound {
    const { compute, memory, overhead } = this.bounds;
    if (overhead > compute && overhead > memory) return 'overhead';
    return compute > memory ? 'compute' : 'memory';
  }
}

/** What each half and the links do in a step, and what the halves cost. */
export function halves(
  timed: Breakdown,
  layout: Layout,
  step: number,
  tokensPerSecond: number,
): Pick<Estimate, 'attention' | 'ffn' | 'links'> {
  const [attention, ffn] = [new Tally(), new Tally()];
  const links = new Map<Resource, number>();
  // A card of a pipeline group sees every micro-batch, but only its group's layers.
  const rounds = layout.microBatches / layout.groups;
  for (const layer of timed.layers) {
    attention.add(layer.attention.kernels, rounds * layer.count, layer.attention.beside);
    ffn.add(layer.ffn.kernels, rounds * layer.count, layer.ffn.beside);
    for (const { name, seconds } of layer.links)
      links.set(name, (links.get(name) ?? 0) + rounds * layer.count * seconds);
  }
  if (timed.head !== null) attention.add([timed.head], rounds);
  const half = (which: Half, tally: Tally): HalfEstimate => {
    const { hardware, cards } = layout[which];
    const share = layout.shared ? tally.seconds / (attention.seconds + ffn.seconds) : 1;
    return {
      hardware: hardware.name,
      usdPerMillionTokens: usdPerMillion((cards * share) / tokensPerSecond, hardware) ?? null,
      seconds: tally.seconds,
      boundBy: tally.boundBy,
      utilization: tally.seconds / step,
    };
  };
  const each = [...links].map(
    ([name, seconds]): ResourceEstimate => ({ name, seconds, utilization: seconds / step }),
  );
  const busiest = each.reduce<ResourceEstimate | undefined>(
    (most, link) => (most === undefined || link.seconds > most.seconds ? link : most),
    undefined,
  );
  const [one, other] = [layout.attention.hardware.name, layout.ffn.hardware.name];
  return {
    attention: half('attention', attention),
    ffn: half('ffn', ffn),
    links: {
      hardware: one === other ? one : `${one}, ${other}`,
      usdPerMillionTokens: 0,
      seconds: each.reduce((sum, { seconds }) => sum + seconds, 0),
      boundBy: busiest?.name ?? null,
      utilization: busiest?.utilization ?? 0,
      each,
    },
  };
}
