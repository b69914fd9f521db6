/**
 * The value of an FP8 E4M3 byte: 4 bits of exponent (bias 7), 3 of mantissa, no infinities, NaN at 0x7f and 0xff.
 * Source: OCP 8-bit floating point specification 1.0, section 5.
 */
export function fromE4m3(byte: number): number {
  const exponent = (byte >> 3) & 15;
  const mantissa = byte & 7;
  const sign = byte & 0x80 ? -1 : 1;
  if (exponent === 15 && mantissa === 7) return Number.NaN;
  if (exponent === 0) return sign * mantissa * 2 ** -9;
  return sign * (8 + mantissa) * 2 ** (exponent - 10);
}
