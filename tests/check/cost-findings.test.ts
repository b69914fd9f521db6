import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile, type Finding, type SourceFile, Workspace } from '../../server/language';
import { applyEdits } from '../../server/yaml/edit';

/** What is found in the examples, as they are and changed, against what the Step-3 paper derives. */
const EXAMPLES = path.join(import.meta.dirname, '..', '..', 'examples');

function example(name: string, ...changes: readonly (readonly [string, string])[]) {
  const workspace = new Workspace();
  for (const file of fs.readdirSync(EXAMPLES).filter((one) => one.endsWith('.yaml')))
    workspace.update(`file:///examples/${file}`, fs.readFileSync(path.join(EXAMPLES, file), 'utf8'));
  const uri = `file:///examples/${name}`;
  let text = workspace.file(uri)?.text ?? '';
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  const state = workspace.update(uri, text);
  if (!state.ok) throw new Error(state.reason);
  return { workspace, file: state.file };
}

function found(...of: Parameters<typeof example>): readonly Finding[] {
  const { workspace, file } = example(...of);
  return checkFile(file, workspace);
}

const messageOf = (findings: readonly Finding[], code: string): string =>
  findings.find((finding) => finding.code === code)?.message ?? `no ${code}`;
const codes = (findings: readonly Finding[]): readonly string[] => findings.map(({ code }) => code);

const TWO_A_TWO_F = 'step-3-2a2f.deployment.yaml';
const H20_H800 = 'step-3-h20-h800.deployment.yaml';
const EP128 = 'deepseek-v3-ep128.deployment.yaml';

describe('the examples', () => {
  it.each(fs.readdirSync(EXAMPLES).filter((name) => name.endsWith('.yaml')))(
    '%s has no error and no warning',
    (name) => {
      expect(found(name).filter(({ severity }) => severity !== 'information')).toEqual([]);
    },
  );

  it('are below the batch that makes their FFN compute bound, which for Step-3 on H800 is 3620', () => {
    expect(messageOf(found(TWO_A_TWO_F), 'ffn-below-compute-bound')).toMatch(
      /^FFN ‘.*’ is memory-bound on NVIDIA H800: 2,048 tokens per micro-batch, 3,620 needed to be compute-bound with 8\.16% /,
    );
    expect(messageOf(found(EP128), 'ffn-below-compute-bound')).toContain('8,192 tokens per micro-batch');
  });

  it('have AFD that does not lose to shared cards', () => {
    expect(codes(found(TWO_A_TWO_F))).not.toContain('afd-loses');
  });
});

describe('a longer context', () => {
  const long = found(TWO_A_TWO_F, ['context: 4096', 'context: 32K']);

  it('exceeds the memory of the attention cards, with what would fit', () => {
    expect(messageOf(long, 'memory-exceeded')).toMatch(
      /^does not fit: 412 GB needed per attention card \(10\.6 GB of weights, 393 GB of KV cache and state, 8\.00 GB in reserve, 10\.0%: the default with `engine: none`\), 80\.0 GB available; a batch of 960 fits, or a context of 5,\d\d\d$/,
    );
  });

  it('breaks the budget of the attention stage, a third of the target and 273 µs a layer', () => {
    expect(messageOf(long, 'stage-budget-broken')).toMatch(
      /^attention takes .* per micro-batch; the target allows 16\.7 ms \(273 µs per layer\)/,
    );
    expect(messageOf(long, 'target-missed')).toContain('misses the target of 50.0 ms; limited by attention');
  });

  it('is balanced by attention instances in proportion', () => {
    expect(messageOf(long, 'stage-imbalance')).toMatch(
      /^FFN cards are idle .*; \d+ attention instances would balance/,
    );
  });
});

describe('the network', () => {
  it('feeds no mixture of experts on H800 below 5.8% within the paper’s stage', () => {
    const sparse = found(
      TWO_A_TWO_F,
      ['model: ./step-3.model.yaml', 'model: ./deepseek-v3.model.yaml'],
      ['tpot: 50 ms', 'tpot: 49.8 ms'],
      ['context: 4096', 'context: 1024'],
    );
    expect(messageOf(sparse, 'over-sparse-moe')).toMatch(
      /^FFN ‘moe’ is too sparse .* NVIDIA H800 servers: 3\.50% .*, at least 5\.8\d% needed .* within a stage of 16\.6 ms;/,
    );
    expect(codes(found(TWO_A_TWO_F))).not.toContain('over-sparse-moe');
  });
});

describe('Qwen3 on one card', () => {
  it('is far off H800’s balance of 591 FLOP per byte, and better served by MI355X', () => {
    const qwen = found(EP128, ['./deepseek-v3.model.yaml', './qwen3-235b-a22b.model.yaml']);
    expect(messageOf(qwen, 'attention-off-roofline')).toMatch(
      /^attention is memory-bound .*: 32\.0 FLOP per byte of state, 18\.5 times below the ridge point of 591; .* on AMD Instinct MI355X instead of/,
    );
  });
});

describe('a fix', () => {
  it('leaves the text of an anchor’s aliases as it is, or is not offered', () => {
    const { workspace, file } = example(H20_H800, ['batch: 4608', 'batch: 13824']);
    const findings = checkFile(file, workspace);
    expect(codes(findings)).toContain('target-missed');
    for (const finding of findings)
      for (const { title, changes } of finding.fixes?.() ?? []) {
        const [change] = changes;
        if (change?.kind !== 'edit') throw new Error('expected an edit');
        const after = applyEdits(file.text, change.edits);
        if (!title.includes('FFN')) expect(after).toMatch(/<<: \*pool\n {2}hardware: .*\n {2}instances: 2\n/);
      }
  });
});

describe('a deployment', () => {
  it('whose text is broken is not judged by what it said before', () => {
    const { workspace, file } = example(TWO_A_TWO_F, ['batch: 6144', 'batch: 60000']);
    expect(codes(checkFile(file, workspace))).toContain('target-missed');
    const state = workspace.update(file.uri, file.text.replace('micro_batches: 3', 'micro_batches: ['));
    if (!state.ok) throw new Error(state.reason);
    const broken: SourceFile = state.file;
    expect(codes(checkFile(broken, workspace))).not.toContain('target-missed');
  });
});
