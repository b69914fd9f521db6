import { type Config, isMap, type Json } from '../config';

/** Names of checkpoints that are quantized. */
const QUANTIZED = /(?:^|[-_/. ])(nvfp4|mxfp4|fp4|fp8|int4|int8|awq|gptq|w4a16|w8a8|w4a8)(?:$|[-_/. ])/i;

/** The quantization of a `hf_quant_config.json`, as `config.json` would have it; undefined where it has none. */
export function quantizationOf(fields: unknown): Json | undefined {
  const quantization = isMap(fields) ? fields.quantization : undefined;
  if (!isMap(quantization)) return undefined;
  return { quant_method: 'modelopt', ...quantization };
}

/** Asks for the quantization where the name of a checkpoint says that there is one and nothing describes it. */
export function askForQuantization(config: Config, name: string): void {
  if (['quantization_config', 'compression_config', 'quantization'].some((field) => config.has(field)))
    return;
  const found = QUANTIZED.exec(name)?.[1];
  if (found === undefined) return;
  config.tell(
    'warning',
    'quantization_config',
    `is missing, while the name ‘${name.slice(-60)}’ says ${found}: the weights were counted as they are without it, which is not the size of this checkpoint; put its hf_quant_config.json next to the configuration`,
  );
}
