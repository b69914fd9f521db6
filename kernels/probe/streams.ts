import type { Program } from '../definition/program';
import type { AdapterCard } from '../device/card';
import { expand } from '../template/expand';
import copyText from './probe-copy.wgsl';
import readText from './probe-read.wgsl';

const PER_THREAD = 8;
const BLOCK = 256 * PER_THREAD * 16;
const HARDWARE_BYTES = 512e6;
const SOFTWARE_BYTES = 16e6;
const ELSEWHERE = 65535;

/** Streams through a buffer larger than any cache, to measure copy or read bandwidth. */
export function streamProbe(kind: 'copy' | 'read', card: AdapterCard): Program {
  const wanted = Math.min(card.software ? SOFTWARE_BYTES : HARDWARE_BYTES, card.bindingBytes);
  const blocks = Math.min(ELSEWHERE, Math.floor(wanted / BLOCK));
  const bytes = blocks * BLOCK;
  const [file, text] =
    kind === 'copy' ? ['probe/probe-copy.wgsl', copyText] : ['probe/probe-read.wgsl', readText];
  const target = kind === 'copy' ? bytes : 4096;
  return {
    label: `${kind} bandwidth`,
    buffers: [
      { name: 'source', bytes, rotates: true, content: { kind: 'random', format: 'f16', seed: 5 } },
      { name: 'target', bytes: target, content: { kind: 'poison' } },
    ],
    passes: [
      {
        label: `probe ${kind}`,
        shader: expand([{ file, text }], { PER_THREAD }),
        bindings: { 0: 'source', 1: 'target' },
        grid: [blocks, 1, 1],
      },
    ],
    work: { flops: 0, bytes: kind === 'copy' ? 2 * bytes : bytes, unit: 'f32' },
    check: async (read) => {
      if (kind === 'read') return 0;
      const from = bytes - 4096;
      const [got, wanted_] = [
        new Uint32Array(await read('target', from, 4096)),
        new Uint32Array(await read('source', from, 4096)),
      ];
      return got.every((word, index) => word === wanted_[index]) ? 0 : Number.NaN;
    },
  };
}
