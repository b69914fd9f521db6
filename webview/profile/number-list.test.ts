import { describe, expect, test } from 'vitest';
import { readNumberList } from './number-list';

const read = (text: string) => {
  const list = readNumberList(text, 65_536);
  return list.ok ? list.values : list.message;
};

describe('a list of sizes', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['64', [64]],
    ['8, 64', [8, 64]],
    ['8,64', [8, 64]],
    ['64 8;16', [8, 16, 64]],
    ['4096, 32K', [4096, 32_768]],
    ['4 K, 32k', [4096, 32_768]],
    ['1.5K', [1536]],
    ['64, 64, 0.0625k', [64]],
  ])('%s', (text, values) => expect(read(text)).toEqual(values));

  test.each([
    ['many', '‘many’ is not a size'],
    ['0', '‘0’ is not a size'],
    ['-4', '‘-4’ is not a size'],
    ['1.5', '‘1.5’ is not a size'],
    ['8, 64x', '‘64x’ is not a size'],
    ['1e3', '‘1e3’ is not a size'],
    ['65537', '‘65537’ is too large: the largest size is 65536'],
    ['32,768', '‘32,768’ may be one number or several: write 32, 768 or 32768'],
    ['1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17', 'At most 16 sizes fit into one run; there are 17'],
  ])('%s is refused', (text, message) => expect(read(text)).toContain(message));
});
