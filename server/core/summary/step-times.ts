import type { Estimate } from '../cost';

/** The times of a step taken apart, in seconds of one micro-batch unless they say otherwise. */
export interface StepTimes {
  /** How often a card passes each of its layers in a step: micro-batches over pipeline groups. */
  readonly rounds: number;
  /** Per layer kind: its two halves with their kernels, and its links. */
  readonly layers: readonly LayerTimes[];
  readonly head: KernelTimes | null;
  /** Of a whole step: what does not shrink with FLOPs or bytes, by what it is. */
  readonly fixed: Estimate['fixed'];
}

type Layer = Estimate['layers'][number];
type Half = Layer['attention'];
type Kernel = Half['kernels'][number];

type KernelTimes = Pick<Kernel, 'name' | 'seconds' | 'boundBy' | 'flops' | 'bytes'> & {
  readonly compute: number;
  readonly memory: number;
  readonly overhead: number;
};

export interface HalfTimes extends Pick<Half, 'name' | 'seconds'> {
  readonly kernels: readonly KernelTimes[];
  /** Beyond the kernels: norms, rotary embedding, gaps between kernels, packing of tokens. */
  readonly fixed: number;
}

export interface LayerTimes extends Pick<Layer, 'count' | 'links'> {
  readonly attention: HalfTimes;
  readonly ffn: HalfTimes;
}

const kernelTimes = ({
  name,
  seconds,
  boundBy,
  flops,
  bytes,
  computeSeconds,
  memorySeconds,
  overhead,
}: Kernel): KernelTimes => ({
  name,
  seconds,
  boundBy,
  flops,
  bytes,
  compute: computeSeconds,
  memory: memorySeconds,
  overhead,
});

const halfTimes = ({ name, seconds, kernels, beside }: Half): HalfTimes => ({
  name,
  seconds,
  kernels: kernels.map(kernelTimes),
  fixed: beside,
});

/** The times of an estimate's step, kernel by kernel and link by link. */
export function stepTimes({ rounds, layers, head, fixed }: Estimate): StepTimes {
  return {
    rounds,
    layers: layers.map(({ count, attention, ffn, links }) => ({
      count,
      attention: halfTimes(attention),
      ffn: halfTimes(ffn),
      links,
    })),
    head: head === null ? null : kernelTimes(head),
    fixed,
  };
}
