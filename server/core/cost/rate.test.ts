import { expect, it } from 'vitest';
import type { HardwareSpec, NumberType } from '../spec';
import { computeRate } from '.';

const cardWith = (...types: readonly NumberType[]): HardwareSpec => ({
  name: 'Card',
  compute: Object.fromEntries(types.map((type) => [type, 1e12])),
  memory: { capacity: 80e9, bandwidth: 1e12 },
});

it.each<[NumberType, NumberType[], NumberType | undefined]>([
  ['fp8', ['fp8', 'bf16'], 'fp8'],
  ['fp8', ['bf16', 'fp16'], 'bf16'],
  ['fp8', ['fp16'], 'fp16'],
  ['fp8', ['fp32'], 'fp32'],
  ['fp8', ['int8', 'bf16'], 'bf16'],
  ['fp8', ['int8', 'int4'], undefined],
  ['bf16', ['fp8', 'fp16'], 'fp16'],
  ['fp16', ['bf16'], 'bf16'],
  ['bf16', ['fp8'], undefined],
  ['fp32', ['bf16'], undefined],
  ['int8', ['int8', 'fp8'], 'int8'],
  ['int8', ['bf16'], 'bf16'],
  ['int4', ['int8'], 'int8'],
  ['fp4', ['fp8'], 'fp8'],
  ['mxfp4', ['nvfp4', 'fp8'], 'nvfp4'],
])('%s on a card with %j runs as %s', (type, types, expected) => {
  expect(computeRate(cardWith(...types), type)?.type).toBe(expected);
});
