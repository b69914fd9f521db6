/** An engine in a benchmark's words as tables write it; other words stay, and are refused by name. */
export function engineIn(text: string | undefined): string | undefined {
  const known = [
    ['trt', 'trtllm'],
    ['tensorrt', 'trtllm'],
    ['sglang', 'sglang'],
    ['vllm', 'vllm'],
  ].find(([part = '']) => text?.toLowerCase().includes(part));
  return known?.[1] ?? text;
}
