import { expect, test } from 'vitest';
import { mostAlike } from './resemblance';

const files = [
  ['h20.hardware.yaml', 'NVIDIA H20'],
  ['h200.hardware.yaml', 'NVIDIA H200'],
  ['a100-80gb.hardware.yaml', 'NVIDIA A100 80GB'],
  ['rtx4090.hardware.yaml', 'GeForce'],
  ['mi300x.hardware.yaml', 'AMD Instinct MI300X'],
  ['b200.hardware.yaml', 'NVIDIA B200 SXM4'],
  ['h800.hardware.yaml', 'NVIDIA H800 80GB HBM3'],
  ['a100-40gb.hardware.yaml', 'NVIDIA A100 40GB'],
  ['100%.hardware.yaml', 'A card of ours'],
].map(([file, name]) => ({ uri: `file:///cards/${file}`, name: name ?? '' }));

test.each([
  ['NVIDIA H200', 'NVIDIA H200'],
  ['NVIDIA H20', 'NVIDIA H20'],
  ['NVIDIA H200 NVL', 'NVIDIA H200'],
  ['NVIDIA A100-SXM4-80GB', 'NVIDIA A100 80GB'],
  ['NVIDIA A100-SXM4-40GB', 'NVIDIA A100 40GB'],
  ['NVIDIA GeForce RTX 4090', 'GeForce'],
  ['AMD Instinct MI300X (RADV GFX942)', 'AMD Instinct MI300X'],
  ['NVIDIA H100 80GB HBM3', undefined],
  ['NVIDIA V100-SXM4-32GB', undefined],
  ['Intel Graphics', undefined],
  ['', undefined],
])('the file for %s', (adapter, name) => expect(mostAlike(adapter, files)?.name).toBe(name));
