import type { EngineName, Reached } from '../../spec';

/** A share or a time with the range that kernel tables and runs leave it. */
const range = (value: number, low: number, high: number, source: string) => ({ value, low, high, source });

const TABLES =
  'decode kernel tables of ai-dynamo/aiconfigurator (vLLM 0.24, SGLang 0.5.14, TensorRT-LLM 1.3.0rc20), H100 and H200';
const RUNS = 'fitted to 228 public decode runs, with each model left out in turn';
const NVLINK =
  'all-reduces and all-to-alls measured on NVLink: floors of 3 to 11 us and 10 to 20 us, half of the bandwidth';

const us = (value: number, low: number, high: number, source = RUNS) =>
  range(value * 1e-6, low * 1e-6, high * 1e-6, source);

/** Matrices: time of reading weights, by stored format. */
const matrices = {
  memory: range(0.85, 0.76, 0.92, TABLES),
  fp8: { memory: range(0.9, 0.8, 0.95, RUNS) },
  int8: { memory: range(0.88, 0.78, 0.94, RUNS) },
  nvfp4: { memory: range(0.6, 0.5, 0.75, RUNS) },
  mxfp4: { memory: range(0.6, 0.5, 0.75, RUNS) },
  fp4: { memory: range(0.6, 0.5, 0.75, RUNS) },
  int4: { memory: range(0.6, 0.5, 0.75, RUNS) },
};

/**
 * Grouped matrices of experts, whatever the engine; routing, permutation, quantization and activation are in the overhead. A card
 * with 4-bit arithmetic reads 4-bit experts as they are, any other widens them first.
 */
export const EXPERTS: Readonly<Record<'fourBit' | 'widened', Reached>> = {
  fourBit: {
    kernels: {
      moe: {
        memory: range(0.67, 0.55, 0.85, RUNS),
        overhead: us(6, 4, 11, RUNS),
        nvfp4: { memory: range(0.96, 0.75, 1, RUNS) },
        mxfp4: { memory: range(0.96, 0.75, 1, RUNS) },
      },
    },
  },
  widened: {
    kernels: {
      moe: {
        memory: range(0.86, 0.65, 0.92, TABLES),
        overhead: us(10, 6, 16, TABLES),
        nvfp4: { memory: range(0.7, 0.55, 0.85, RUNS) },
        mxfp4: { memory: range(0.7, 0.55, 0.85, RUNS) },
        int4: { memory: range(0.7, 0.55, 0.85, RUNS) },
      },
    },
  },
};

/** What every engine has in common. */
const common = {
  efficiency: {
    compute: range(0.6, 0.48, 0.72, TABLES),
    memory: range(0.82, 0.7, 0.9, TABLES),
    scale_up: range(0.5, 0.4, 0.7, NVLINK),
    scale_out: range(0.85, 0.7, 0.92, 'DeepEP README on H800: 39 to 46 of 50 GB/s over RDMA'),
  },
  overhead: {
    kernel: us(5, 3.5, 6.5, TABLES),
    collective: us(6, 4, 10, NVLINK),
    exchange: us(27, 15, 38),
    token: us(0.5, 0.2, 0.9),
    hop: us(15, 10, 20, 'DeepEP README on H800: what its low-latency dispatch takes beyond bytes'),
  },
};

const core = (memory: number, overhead: number, compute?: number, spread = 1.1) => ({
  memory: range(memory, memory / spread, Math.min(0.95, memory * spread), TABLES),
  overhead: us(overhead, overhead / 1.2, overhead * 1.2, TABLES),
  ...(compute === undefined ? {} : { compute: range(compute, compute / 1.1, compute * 1.1, TABLES) }),
});

const grouped = (all: ReturnType<typeof core>, fp8: ReturnType<typeof core>) => ({
  gqa: { ...all, fp8 },
  sliding: { ...all, fp8 },
  chunked: { ...all, fp8 },
  mqa: { ...all, fp8 },
});

/**
 * What each engine reaches on any card whose file does not say: medians over the cards measured, with their spread. Kernel
 * numbers come from kernel tables; `layer` and `step` are what end-to-end runs leave beyond kernels and collectives.
 */
export const ENGINES: Readonly<Record<EngineName, Reached>> = {
  vllm: {
    efficiency: common.efficiency,
    overhead: { ...common.overhead, layer: us(13, 8, 20), step: us(550, 300, 800) },
    kernels: {
      linear: matrices,
      dense: matrices,
      ...grouped(core(0.85, 12.5), core(0.63, 14, undefined, 1.15)),
      mha: core(0.88, 13.3),
      mfa: { ...core(0.8, 13.3), fp8: core(0.32, 16.8, undefined, 1.2) },
      mla: { ...core(0.82, 16, 0.55, 1.15), fp8: core(0.6, 15, 0.4, 1.3) },
    },
  },
  sglang: {
    efficiency: common.efficiency,
    overhead: { ...common.overhead, layer: us(10.5, 7, 15), step: us(460, 300, 700) },
    kernels: {
      linear: matrices,
      dense: matrices,
      ...grouped(core(0.89, 11), core(0.55, 14, undefined, 1.15)),
      mha: core(0.88, 10.8),
      mfa: { ...core(0.8, 13.4, 0.17), fp8: core(0.7, 18.8, 0.15, 1.15) },
      mla: { ...core(0.84, 16, 0.53), fp8: core(0.3, 21, 0.2, 3) },
    },
  },
  trtllm: {
    efficiency: common.efficiency,
    overhead: { ...common.overhead, layer: us(9, 6, 14), step: us(600, 200, 1300) },
    kernels: {
      linear: matrices,
      dense: matrices,
      ...grouped(core(0.77, 12, undefined, 1.15), core(0.77, 7.4, undefined, 1.15)),
      mha: core(0.82, 14.5),
      mfa: core(0.02, 20, undefined, 1.3),
      mla: { ...core(0.85, 13.5, 0.56), fp8: core(0.68, 13, 0.3, 1.2) },
    },
  },
};

/** What holds where a deployment names no engine: the middle over the engines, with the range over them. */
export const TYPICAL: Reached = {
  efficiency: common.efficiency,
  overhead: { ...common.overhead, layer: us(11, 7, 18), step: us(500, 200, 1200) },
  kernels: {
    linear: matrices,
    dense: matrices,
    ...grouped(core(0.84, 12, undefined, 1.15), core(0.65, 12, undefined, 1.25)),
    mha: core(0.86, 12.8),
    mfa: { ...core(0.8, 13.4, undefined, 1.15), fp8: core(0.6, 17, undefined, 1.5) },
    mla: { ...core(0.84, 15, 0.55), fp8: core(0.64, 14, 0.33, 1.3) },
  },
};
