import { describe, expect, test } from 'vitest';
import { fromE4m3 } from './e4m3';
import { fromF16, toF16 } from './f16';

describe('half precision', () => {
  test('every finite half survives the way through a number', () => {
    for (let bits = 0; bits < 0x7c00; bits++) expect(toF16(fromF16(bits))).toBe(bits);
  });

  test.each([
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65520, 0x7c00],
    [2 ** -24, 1],
    [2 ** -25, 0],
    // Halfway between two halves: the even one.
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
  ])('%d is nearest to the half 0x%s', (value, bits) => {
    expect(toF16(value)).toBe(bits);
  });
});

describe('FP8 E4M3', () => {
  test.each([
    [0x00, 0],
    [0x01, 2 ** -9],
    [0x08, 2 ** -6],
    [0x38, 1],
    [0xb8, -1],
    [0x7e, 448],
  ])('byte %d is %d', (byte, value) => {
    expect(fromE4m3(byte)).toBe(value);
  });

  test('has no number at 0x7f', () => expect(fromE4m3(0x7f)).toBeNaN());
});
