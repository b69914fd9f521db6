import { describe, expect, it } from 'vitest';
import { readTrace } from './trace';

describe('a trace of requests', () => {
  it('gives the context that decoding sequences see', () => {
    const { requests, spread, badRows } = readTrace('prompt,output\n1000,100\n4000,300\n');
    expect([requests, badRows]).toEqual([2, 0]);
    expect(spread?.mean).toBeCloseTo((100 * 1050 + 300 * 4150) / 400, 9);
    expect(spread?.max).toBe(4300);
  });

  it('agrees with sampling every step', () => {
    const { spread } = readTrace('id,input_tokens,output_tokens\na,500,2000\nb,3000,1000\n');
    const contexts = [
      [500, 2000],
      [3000, 1000],
    ].flatMap(([prompt = 0, output = 0]) => Array.from({ length: output }, (_, step) => prompt + step + 0.5));
    const mean = contexts.reduce((sum, value) => sum + value, 0) / contexts.length;
    const square = contexts.reduce((sum, value) => sum + (value - mean) ** 2, 0) / contexts.length;
    expect(spread?.mean).toBeCloseTo(mean, 6);
    expect(spread?.deviation).toBeCloseTo(Math.sqrt(square), 3);
  });

  it('sets rows aside that it cannot use, with their lines', () => {
    const { requests, bad } = readTrace('prompt,output\n100,10\n100,\n-1,10\n100,NaN\n');
    expect(requests).toBe(1);
    expect(bad.map(({ line }) => line)).toEqual([3, 4, 5]);
  });

  it('says what a header lacks', () => {
    expect(readTrace('a,b\n1,2\n')).toMatchObject({ spread: undefined, bad: [{ line: 1 }] });
  });
});
