import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile, type Finding, kindOf, type SourceFile, Workspace } from '../../server/language';
import type { Proposal } from '../../server/language/rules';
import { applyEdits } from '../../server/yaml/edit';

/** The quick fixes of what the estimate finds: each takes its finding away, and none makes the file wrong in another way. */
const ROOT = path.join(import.meta.dirname, '..', 'fixtures', 'check');

/** Fixes that are offered for the wrong workspace of a code, by their titles. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  'batch-below-cards': ['Set the batch to 8'],
  'expert-in-attention': ['Use `data` instead of `expert`'],
  'experts-below-ranks': ['Set expert 4 and tensor 2'],
  'tensor-exceeds-heads': ['Set tensor to 16'],
  'output-tensor-mismatch': ['Remove `output_tensor`'],
  'pipeline-mismatch': ['Set the FFN to pipeline 2'],
  'too-many-micro-batches': ['Set the micro-batches to 2'],
  'memory-exceeded': ['Set the batch to 176', 'Set the context to 182156', 'Set the instances to 2'],
  'target-missed': ['Set the batch to 2376', 'Set the instances to 4'],
  'stage-budget-broken': ['Set the attention instances to 2'],
  'stage-imbalance': ['Set the attention instances to 3'],
  'hybrid-pipeline-stall': ['Set the micro-batches to 5'],
  'ffn-below-compute-bound': ['Set the batch to 120'],
  'over-sparse-moe': ['Use NVIDIA B300 (catalog:nvidia-b300) for the FFN'],
  'kv-replicated': ['Set attention to tensor 4 and data 2'],
  'attention-off-roofline': ['Use NVIDIA H20 (catalog:nvidia-h20)'],
  'mtp-costs-more': ['Remove `speculative`'],
  'afd-loses': ['Put both halves on the same 3 servers'],
  'calibration-far': ['Use the known 0.800'],
};

function workspaceOf(code: string): Workspace {
  const workspace = new Workspace();
  const folder = path.join(ROOT, code, 'wrong');
  for (const name of fs.readdirSync(folder).filter((file) => kindOf(file) !== undefined))
    workspace.update(`file:///specs/${name}`, fs.readFileSync(path.join(folder, name), 'utf8'));
  return workspace;
}

function wrongFile(workspace: Workspace, code: string): { file: SourceFile; finding: Finding } {
  for (const file of workspace.all())
    for (const finding of checkFile(file, workspace)) if (finding.code === code) return { file, finding };
  throw new Error(`no ${code}`);
}

function applied(workspace: Workspace, file: SourceFile, { changes }: Proposal): SourceFile {
  const [change] = changes;
  if (change?.kind !== 'edit' || changes.length !== 1) throw new Error('expected one edit');
  const state = workspace.update(file.uri, applyEdits(file.text, change.edits));
  if (!state.ok) throw new Error(state.reason);
  return state.file;
}

describe.each(Object.entries(OFFERED))('%s', (code, titles) => {
  const proposals = (): readonly Proposal[] => {
    const workspace = workspaceOf(code);
    return wrongFile(workspace, code).finding.fixes?.() ?? [];
  };

  it('is offered its fixes', () => {
    expect(proposals().map(({ title }) => title)).toEqual(titles);
  });

  it.each(titles)('is gone after ‘%s’', (title) => {
    const workspace = workspaceOf(code);
    const { file, finding } = wrongFile(workspace, code);
    const proposal = finding.fixes?.().find((one) => one.title === title);
    if (proposal === undefined) throw new Error(`no ‘${title}’`);
    const before = checkFile(file, workspace).map((one) => one.code);
    const after = applied(workspace, file, proposal);
    expect(after.issues).toEqual([]);
    const found = checkFile(after, workspace);
    expect(found.map((one) => one.code)).not.toContain(code);
    const more = found.filter((one) => one.severity === 'error' && !before.includes(one.code));
    expect(more).toEqual([]);
  });

  it('keeps the comments of the file', () => {
    const workspace = workspaceOf(code);
    const { file, finding } = wrongFile(workspace, code);
    const comments = file.text.match(/^#.*$/gm);
    for (const proposal of finding.fixes?.() ?? [])
      expect(applied(workspaceOf(code), file, proposal).text.match(/^#.*$/gm)).toEqual(comments);
  });
});
