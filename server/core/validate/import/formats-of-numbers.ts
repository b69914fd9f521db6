/** How benchmarks and names of checkpoints spell number formats, the most particular first. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/mxfp4|w4a\d*_?mxfp4/i, 'mxfp4'],
  [/nvfp4|modelopt_fp4|fp4/i, 'nvfp4'],
  [/int4|awq|gptq|w4a16|w4a8/i, 'int4'],
  [/fp8|w8a8_fp8|e4m3/i, 'fp8'],
  [/int8|w8a8|w8a16/i, 'int8'],
  [/bf16|bfloat16|fp16|float16|half/i, 'bf16'],
];
/** Models whose 4-bit checkpoints keep all but the experts in BF16, and those published in a format that their name leaves out. */
const EXPERTS_ONLY = /deepseek|kimi|gpt-oss|-a\d+b/i;
const PUBLISHED: readonly (readonly [RegExp, string])[] = [
  [/gpt-oss/i, 'mxfp4'],
  [/deepseek-(v3|r1)|kimi-k2/i, 'fp8'],
];

/** A number format as tables of runs write it; undefined where the text names none. */
export function formatIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : SPELLINGS.find(([spelling]) => spelling.test(text))?.[1];
}

/**
 * The columns of the weights: as stated, else as the name of the checkpoint says.
 * @param stated the format in the benchmark's words
 */
export function weightColumns(stated: string | undefined, model: string | undefined) {
  const published = PUBLISHED.find(([name]) => name.test(model ?? ''))?.[1];
  const all = formatIn(stated) ?? formatIn(model) ?? published;
  const narrow = all !== undefined && /4$/.test(all) && EXPERTS_ONLY.test(model ?? '');
  return { weights: narrow ? 'bf16' : all, ffn_weights: all, head: 'bf16' };
}
