import { expect, test } from 'vitest';
import { mayBeSameCard } from './same-card';

test.each([
  ['NVIDIA H200 NVL', 'NVIDIA H200 141GB HBM3', true],
  ['NVIDIA GeForce RTX 4090', 'rtx4090', true],
  ['RTX4090', 'NVIDIA RTX 4090', true],
  ['Intel Gaudi 3', 'Gaudi3', true],
  ['Intel Arc Graphics', 'Intel Arc Graphics', true],
  ['Intel Gaudi 2', 'Intel Gaudi 3', false],
  ['NVIDIA H100 80GB HBM3', 'NVIDIA H200 141GB HBM3', false],
  ['NVIDIA A100-SXM4-80GB', 'NVIDIA B200 SXM4', false],
  ['NVIDIA A100 80 GB', 'NVIDIA H100 80 GB', false],
  ['NVIDIA H100 NVL', 'NVIDIA H200 NVL', false],
  ['Apple GPU', 'Our GPU', false],
])('an adapter %s, a card %s', (adapter, card, same) => expect(mayBeSameCard(adapter, card)).toBe(same));
