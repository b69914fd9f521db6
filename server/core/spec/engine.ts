import * as z from 'zod';

/** The serving engines whose own costs the estimate knows. */
export const engineNames = ['vllm', 'sglang', 'trtllm'] as const;

export type EngineName = (typeof engineNames)[number];

/** The names of the engines as their projects write them. */
export const ENGINE_TITLES: Readonly<Record<EngineName, string>> = {
  vllm: 'vLLM',
  sglang: 'SGLang',
  trtllm: 'TensorRT-LLM',
};

/** `none` takes what the hardware file states at its top and nothing else. */
export const engineSchema = z
  .enum([...engineNames, 'none'])
  .optional()
  .meta({
    description: 'The serving engine, whose fixed times and kernels hold.',
    meanings: {
      ...ENGINE_TITLES,
      none: 'the hardware file’s own figures alone, without fixed times of an engine',
    },
    otherwise: 'a typical engine, with a wider interval',
  });
