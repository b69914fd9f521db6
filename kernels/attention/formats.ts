import type { KvFormat } from '../../server/core/profile';
import type { TemplateValues } from '../template/expand';

/**
 * The factors of the matrix kernel for each storage format. Converted to halves, E4M3 bytes are 256 times too
 * small, which the scores compensate. Weights are multiplied by the largest stored number, so that a weight times
 * its token's scale stays in the range of halves; the merge divides by it again.
 */
export const matrixFactors: Readonly<Record<KvFormat, { score: number; weight: number; value: number }>> = {
  f16: { score: 1, weight: 1, value: 1 },
  int8: { score: 1, weight: 127, value: 1 / 127 },
  e4m3: { score: 256, weight: 448, value: 256 / 448 },
};

/** The template switches for a storage format. */
export function formatSwitches(format: KvFormat): TemplateValues {
  return {
    F16_KV: format === 'f16' ? 1 : 0,
    INT8_KV: format === 'int8' ? 1 : 0,
    E4M3_KV: format === 'e4m3' ? 1 : 0,
    SCALED_KV: format === 'f16' ? 0 : 1,
  };
}
