import { expect, it } from 'vitest';
import { catalogName } from './benchmark-names';

it.each([
  ['meta-llama/Llama-3.1-70B-Instruct-FP8', 'model', 'catalog:llama-3.1-70b'],
  ['deepseek-ai/DeepSeek-R1-0528', 'model', 'catalog:deepseek-v3'],
  ['QWEN3_32B', 'model', 'catalog:qwen3-32b'],
  ['Qwen/Qwen3-235B-A22B-Instruct-2507-FP8', 'model', 'catalog:qwen3-235b-a22b'],
  ['openai/gpt-oss-120b', 'model', 'catalog:gpt-oss-120b'],
  ['Qwen/Qwen3-32B-Vision', 'model', undefined],
  ['h200_sxm', 'hardware', 'catalog:nvidia-h200'],
  ['NVIDIA B200', 'hardware', 'catalog:nvidia-b200'],
  ['gb200', 'hardware', 'catalog:nvidia-gb200'],
  ['mi300x', 'hardware', 'catalog:amd-mi300x'],
  ['h20', 'hardware', 'catalog:nvidia-h20'],
] as const)('%s is %s %s', (written, kind, name) => {
  expect(catalogName(written, kind)).toBe(name);
});
