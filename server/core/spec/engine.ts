import * as z from 'zod';

/** The serving engines whose own costs the estimate knows. */
export const engineNames = ['vllm', 'sglang', 'trtllm'] as const;

export type EngineName = (typeof engineNames)[number];

/** `none` takes what the hardware file states at its top and nothing else. */
export const engineSchema = z
  .enum([...engineNames, 'none'])
  .optional()
  .meta({
    description:
      'The serving engine, whose fixed times and kernels hold: vLLM, SGLang or TensorRT-LLM; `none` takes the hardware file’s own figures alone.',
    otherwise: 'a typical engine, with a wider interval',
  });
