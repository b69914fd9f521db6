import type { KvFormat } from '../../server/core/profile';
import { fromE4m3 } from './e4m3';
import { fromF16 } from './f16';

export const bytesPerElement = (format: KvFormat): number => (format === 'f16' ? 2 : 1);

/**
 * Decodes a KV cache.
 *
 * @param scales the scale of each token, for 8-bit formats
 */
export function decodeKv(
  bytes: ArrayBuffer,
  format: KvFormat,
  rowElements: number,
  scales: Float64Array | undefined,
): Float64Array {
  const decode = { f16: fromF16, int8: (value: number) => value, e4m3: fromE4m3 }[format];
  const stored =
    format === 'f16'
      ? new Uint16Array(bytes)
      : format === 'int8'
        ? new Int8Array(bytes)
        : new Uint8Array(bytes);
  return Float64Array.from(
    stored,
    (value, index) => decode(value) * (scales?.[Math.floor(index / rowElements)] ?? 1),
  );
}
