import { CompletionItemKind } from 'vscode-languageserver-types';
import type { SpecKind } from '../../../core/spec';
import { newlineOf } from '../../../yaml/edit';
import type { CompletionContext } from './context';
import type { Offer } from './offer';
import { plainText } from './snippet';

/** The lines of a whole file; `choices` returns the possible references as a snippet's choice. */
interface Template {
  readonly label: string;
  readonly detail: string;
  lines(
    place: (preset: string) => string,
    reference: (expected: 'model' | 'hardware') => string,
  ): readonly string[];
}

const AFD: Template = {
  label: 'AFD deployment',
  detail: 'attention and FFN on separate servers',
  lines: (place, reference) => [
    `name: ${place('My deployment')}`,
    `model: ${reference('model')}`,
    `workload: { context: ${place('4096')}, batch: ${place('6144')} }`,
    `target: { tpot: ${place('50 ms')} }`,
    'topology: afd',
    `attention: { hardware: ${reference('hardware')}, instances: ${place('2')}, accelerators: ${place('8')} }`,
    `ffn: { hardware: ${reference('hardware')}, instances: ${place('2')}, accelerators: ${place('8')} }`,
    `micro_batches: ${place('3')}`,
  ],
};

const COLOCATED: Template = {
  label: 'Colocated deployment',
  detail: 'attention and FFN on the same cards',
  lines: (place, reference) => [
    `name: ${place('My deployment')}`,
    `model: ${reference('model')}`,
    `workload: { context: ${place('4096')}, batch: ${place('2048')} }`,
    `target: { tpot: ${place('50 ms')} }`,
    'topology: colocated',
    `pool: { hardware: ${reference('hardware')}, instances: ${place('2')}, accelerators: ${place('8')} }`,
    `micro_batches: ${place('2')}`,
  ],
};

const HARDWARE: Template = {
  label: 'Hardware file',
  detail: 'one accelerator and the server around it',
  lines: (place) => [
    `name: ${place('My accelerator')}`,
    `price: ${place('$2.00/h')}`,
    `compute: { fp8: ${place('1980 TFLOP/s')}, bf16: ${place('989 TFLOP/s')} }`,
    `memory: { capacity: ${place('80 GB')}, bandwidth: ${place('3.35 TB/s')} }`,
    `scale_up: { domain: ${place('8')}, bandwidth: ${place('200 GB/s')} }`,
    `scale_out: { bandwidth: ${place('400 Gbit/s')} }`,
    `power: ${place('700 W')}`,
    `efficiency: { compute: ${place('0.70')}, memory: ${place('0.80..0.90')}, network: ${place('0.80')} }`,
  ],
};

const DENSE: Template = {
  label: 'Dense model',
  detail: 'grouped-query attention and a dense FFN',
  lines: (place) => [
    `name: ${place('My model')}`,
    `hidden: ${place('4096')}`,
    `vocabulary: ${place('128256')}`,
    'attention:',
    `  gqa: { type: gqa, heads: ${place('32')}, kv_heads: ${place('8')}, head_dim: ${place('128')} }`,
    'ffn:',
    `  dense: { type: dense, width: ${place('14336')} }`,
    'layers:',
    `  - { count: ${place('32')}, attention: gqa, ffn: dense }`,
  ],
};

const MOE: Template = {
  label: 'MoE model',
  detail: 'latent attention and a mixture of experts after a few dense layers',
  lines: (place) => [
    `name: ${place('My model')}`,
    `hidden: ${place('7168')}`,
    `vocabulary: ${place('129280')}`,
    'precision: { weights: fp8, kv: fp8 }',
    'attention:',
    `  mla: { type: mla, heads: ${place('128')}, query_rank: ${place('1536')}, kv_rank: ${place('512')}, rope_dim: ${place('64')}, nope_dim: ${place('128')}, value_dim: ${place('128')} }`,
    'ffn:',
    `  dense: { type: dense, width: ${place('18432')} }`,
    `  moe: { type: moe, experts: ${place('256')}, active: ${place('8')}, width: ${place('2048')}, shared: ${place('1')} }`,
    'layers:',
    `  - { count: ${place('3')}, attention: mla, ffn: dense }`,
    `  - { count: ${place('58')}, attention: mla, ffn: moe }`,
  ],
};

const TEMPLATES: Readonly<Record<SpecKind, readonly Template[]>> = {
  model: [MOE, DENSE],
  hardware: [HARDWARE],
  deployment: [AFD, COLOCATED],
};

/** Whole files, offered in an empty file. */
export function wholeFileOffers(context: CompletionContext): readonly Offer[] {
  return TEMPLATES[context.file.kind].map(({ label, detail, lines }) => {
    const snippet = context.snippet([]);
    const written = lines(
      (preset) => snippet.place(preset),
      (expected) => snippet.choice(context.references(expected)),
    );
    const documentation = `\`\`\`yaml\n${plainText(written.join('\n'))}\n\`\`\``;
    const insert = written.join(newlineOf(context.file.text));
    return { label, kind: CompletionItemKind.Snippet, insert, detail, rank: -1, documentation };
  });
}
