import { describe, expect, it } from 'vitest';
import { fileOf } from '../../../../tests/kit/workspace';
import type { SpecKind } from '../../../core/spec';
import { applyEdits } from '../../../yaml/edit';
import { Workspace } from '../../workspace';
import { checkFile, fixAll } from '..';

/** A file with something wrong, the code of the finding, and the titles of the fixes with what they make of the file. */
interface Case {
  readonly kind: SpecKind;
  readonly code: string;
  readonly text: string;
  readonly fixes: Readonly<Record<string, string>>;
}

const MODEL = `name: a
hidden: 8
vocabulary: 9
attention:
  gqa: { type: gqa, heads: 8, kv_heads: 2, head_dim: 4 }
ffn:
  dense: { type: dense, width: 16 }
layers:
  - { attention: gqa, ffn: dense }
`;
const CARD = `name: a
compute: { bf16: 989 TFLOP/s }
memory: { capacity: 80 GB, bandwidth: 3.35 TB/s }
`;
const AFD = `name: a
model: catalog:step-3
workload: { context: 4K, batch: 64 }
topology: afd
attention: { hardware: catalog:nvidia-h20, instances: 2, accelerators: 8 }
ffn: { hardware: catalog:nvidia-h800, instances: 2, accelerators: 8 }
`;
const change = (text: string, from: string, to: string): string => text.replace(from, to);

const CASES: readonly Case[] = [
  {
    kind: 'hardware',
    code: 'unknown-key',
    text: change(CARD, 'memory:', 'memmory: # fast\n  '),
    fixes: { 'Rename to `memory`': change(CARD, 'memory:', 'memory: # fast\n  ') },
  },
  {
    kind: 'model',
    code: 'unknown-value',
    text: change(MODEL, 'type: gqa', 'type: gqaa'),
    fixes: { 'Replace `gqaa` by `gqa`': MODEL },
  },
  {
    kind: 'hardware',
    code: 'wrong-unit',
    text: change(CARD, '3.35 TB/s', '3.35 TBs/s'),
    fixes: { 'Replace `3.35 TBs/s` by `3.35 TB/s`': CARD },
  },
  {
    kind: 'model',
    code: 'wrong-type',
    text: change(MODEL, 'name: a', 'name: 12 # a number'),
    fixes: { 'Replace `12` by `"12"`': change(MODEL, 'name: a', 'name: "12" # a number') },
  },
  {
    kind: 'model',
    code: 'undefined-attention',
    text: change(MODEL, 'attention: gqa,', 'attention: gqq,'),
    fixes: { 'Replace `gqq` by `gqa`': MODEL },
  },
  {
    kind: 'model',
    code: 'undefined-ffn',
    text: change(MODEL, 'ffn: dense', 'ffn: dens'),
    fixes: { 'Replace `dens` by `dense`': MODEL },
  },
  {
    kind: 'model',
    code: 'heads-not-divisible',
    text: change(MODEL, 'kv_heads: 2', 'kv_heads: 3'),
    fixes: { 'Replace `3` by `2`': MODEL },
  },
  {
    kind: 'model',
    code: 'too-few-experts',
    text: change(MODEL, '{ type: dense, width: 16 }', '{ type: moe, experts: 4, active: 8, width: 16 }'),
    fixes: {
      'Replace `8` by `4`': change(
        MODEL,
        '{ type: dense, width: 16 }',
        '{ type: moe, experts: 4, active: 4, width: 16 }',
      ),
    },
  },
  {
    kind: 'deployment',
    code: 'missing-price',
    text: change(AFD, 'catalog:nvidia-h20', 'catalog:ascend-910c'),
    fixes: {
      'Set a price for Huawei Ascend 910C': `${change(AFD, 'catalog:nvidia-h20', 'catalog:ascend-910c')}prices: { catalog:ascend-910c: $2.00/h }\n`,
    },
  },
  {
    kind: 'deployment',
    code: 'unresolved-reference',
    text: change(AFD, 'catalog:step-3', 'catalog:step3'),
    fixes: { 'Replace `catalog:step3` by `catalog:step-3`': AFD },
  },
  {
    kind: 'model',
    code: 'missing-key',
    text: change(MODEL, 'hidden: 8\n', ''),
    fixes: { 'Add `hidden`': change(MODEL, 'hidden: 8', 'hidden: 4096') },
  },
  {
    kind: 'model',
    code: 'missing-key',
    text: change(MODEL, 'heads: 8, kv_heads: 2, ', ''),
    fixes: { 'Add `heads`, `kv_heads`': change(MODEL, 'heads: 8, kv_heads: 2', 'heads: 32, kv_heads: 8') },
  },
  {
    kind: 'model',
    code: 'missing-key',
    text: change(MODEL, '{ type: gqa, heads', '{ heads'),
    fixes: { 'Add `type`': MODEL },
  },
  {
    kind: 'model',
    code: 'missing-key',
    text: change(MODEL, '  - { attention: gqa, ffn: dense }', '  - attention: gqa # one'),
    fixes: {
      'Add `ffn`': change(
        MODEL,
        '  - { attention: gqa, ffn: dense }',
        '  - attention: gqa # one\n    ffn: dense',
      ),
    },
  },
  {
    kind: 'model',
    code: 'missing-vocabulary',
    text: change(MODEL, 'vocabulary: 9\n', ''),
    fixes: { 'Add `vocabulary`': change(MODEL, 'vocabulary: 9', 'vocabulary: 128256') },
  },
  {
    kind: 'hardware',
    code: 'missing-value',
    text: change(CARD, '80 GB', ''),
    fixes: { 'Write `80 GB`': change(CARD, '80 GB', '80 GB') },
  },
  {
    kind: 'model',
    code: 'duplicate-key',
    text: change(MODEL, 'hidden: 8\n', 'hidden: 8\nhidden: 9 # more\n'),
    fixes: {
      'Remove this `hidden` and keep the first': MODEL,
      'Keep this `hidden` and remove the first': change(MODEL, 'hidden: 8', 'hidden: 9 # more'),
    },
  },
  {
    kind: 'hardware',
    code: 'unquoted-comma',
    text: change(CARD, '{ bf16: 989 TFLOP/s }', '{ fp8: 1,980 TFLOP/s, bf16: 989 TFLOP/s }'),
    fixes: { 'Write `1980 TFLOP/s`': change(CARD, '{ bf16', '{ fp8: 1980 TFLOP/s, bf16') },
  },
  {
    kind: 'model',
    code: 'unquoted-comma',
    text: change(
      MODEL,
      '{ type: gqa, heads: 8, kv_heads: 2, head_dim: 4 }',
      '{ type: custom, flops: min(heads, 3) * 2, heads: 8 }',
    ),
    fixes: {
      'Put `min(heads, 3) * 2` in quotes': change(
        MODEL,
        '{ type: gqa, heads: 8, kv_heads: 2, head_dim: 4 }',
        '{ type: custom, flops: "min(heads, 3) * 2", heads: 8 }',
      ),
    },
  },
  {
    kind: 'model',
    code: 'yaml-special-character',
    text: change(MODEL, 'name: a', 'name: *3 a # star'),
    fixes: { 'Put `*3 a` in quotes': change(MODEL, 'name: a', "name: '*3 a' # star") },
  },
  {
    kind: 'model',
    code: 'yaml-nested-key',
    text: change(MODEL, 'name: a', 'name: a: b # colon'),
    fixes: { 'Put `a: b` in quotes': change(MODEL, 'name: a', "name: 'a: b' # colon") },
  },
  {
    kind: 'model',
    code: 'yaml-missing-colon',
    text: change(MODEL, 'hidden: 8', 'hidden 8'),
    fixes: { 'Write `hidden:`': MODEL },
  },
  {
    kind: 'model',
    code: 'unused-design',
    text: change(
      MODEL,
      'ffn:\n',
      '  # the old one\n  old: { type: mha, heads: 8, head_dim: 4 } # 2023\nffn:\n',
    ),
    fixes: { 'Remove `old`': MODEL },
  },
  {
    kind: 'deployment',
    code: 'parallelism-mismatch',
    text: change(
      AFD,
      'ffn: { hardware: catalog:nvidia-h800, instances: 2, accelerators: 8',
      '$&, parallel: { tensor: 4, expert: 2 }',
    ),
    fixes: {
      'Set `expert` to 4': change(
        AFD,
        'ffn: { hardware: catalog:nvidia-h800, instances: 2, accelerators: 8',
        '$&, parallel: { tensor: 4, expert: 4 }',
      ),
      'Set `tensor` to 8': change(
        AFD,
        'ffn: { hardware: catalog:nvidia-h800, instances: 2, accelerators: 8',
        '$&, parallel: { tensor: 8, expert: 2 }',
      ),
    },
  },
  {
    kind: 'hardware',
    code: 'unknown-source-path',
    text: `${CARD}sources:\n  name: "here"\n  memory.latency: "there"\n`,
    fixes: { 'Remove the source of `memory.latency`': `${CARD}sources:\n  name: "here"\n` },
  },
  {
    kind: 'hardware',
    code: 'yaml-tab-indentation',
    text: `${CARD}efficiency:\n\tcompute: 0.5\n`,
    fixes: { 'Indent by 2 spaces': `${CARD}efficiency:\n  compute: 0.5\n` },
  },
  {
    kind: 'deployment',
    code: 'mean-exceeds-max',
    text: change(AFD, 'context: 4K', 'context: { mean: 8K, max: 4K }'),
    fixes: {
      'Raise `max` to 8K': change(AFD, 'context: 4K', 'context: { mean: 8K, max: 8K }'),
      'Lower `mean` to 4K': change(AFD, 'context: 4K', 'context: { mean: 4K, max: 4K }'),
    },
  },
];

function findings(kind: SpecKind, text: string) {
  const workspace = new Workspace();
  const file = fileOf(kind, text, workspace);
  for (const { target } of workspace.references(file.uri))
    if (target.kind === 'file') workspace.file(target.uri);
  return { file, all: checkFile(file, workspace) };
}

describe('a fix', () => {
  for (const newline of ['\n', '\r\n']) {
    const inFile = (text: string) => text.replaceAll('\n', newline);
    it.each(CASES.map((entry) => [entry.code, entry] as const))(
      `fixes ${JSON.stringify(newline)} %s`,
      (_, { kind, code, text, fixes }) => {
        const { file, all } = findings(kind, inFile(text));
        const finding = all.find((candidate) => candidate.code === code);
        if (finding === undefined)
          throw new Error(`no ${code} among ${all.map((one) => one.code).join(', ')}`);
        const offered = (finding.fixes?.() ?? []).map(({ title, changes: [first] }) => {
          const after = first?.kind === 'edit' ? applyEdits(file.text, first.edits) : '';
          return [title, after] as const;
        });
        expect(Object.fromEntries(offered)).toEqual(
          Object.fromEntries(Object.entries(fixes).map(([title, after]) => [title, inFile(after)])),
        );
        for (const [, after] of offered)
          expect(findings(kind, after).all.map((one) => one.code)).not.toContain(code);
      },
    );
  }
});

describe('fix all', () => {
  it('fixes what was unambiguously meant and leaves what has to be decided', () => {
    const meant = change(change(CARD, 'memory:', 'memmory:'), '989 TFLOP/s', '1,980 TFLOP/s');
    const text = `${meant}power: 700 W\npower: 800 W\n`;
    const { file, all } = findings('hardware', text);
    expect(applyEdits(file.text, fixAll(file, all))).toBe(
      `${change(CARD, '989', '1980')}power: 700 W\npower: 800 W\n`,
    );
  });
});
