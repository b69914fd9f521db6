import { expect } from 'vitest';
import type { SpecKind } from '../../server/core/spec';
import { checkFile, type FileContent, type Finding, type SourceFile, Workspace } from '../../server/language';
import { FINDING_CODES } from '../../server/language/rules';

type Range = Pick<Finding, 'from' | 'to'>;

/** Why an editor could not show a finding; nothing where it can. */
function faults({ code, from, to, message, related = [] }: Finding, file: SourceFile, workspace: Workspace) {
  const { text } = file;
  const manyLines = (within: string, place: Range): boolean =>
    /[\r\n]/.test(within.slice(place.from, place.to));
  return [
    FINDING_CODES.includes(code) ? [] : 'an unknown code',
    code === 'internal-error' ? 'a rule that failed' : [],
    message === '' ? 'no message' : [],
    0 <= from && from <= to && to <= text.length ? [] : 'a range outside the text',
    manyLines(text, { from, to }) ? 'a range of several lines' : [],
    related.some((place) => manyLines(workspace.file(place.uri)?.text ?? '', place))
      ? 'a related place of several lines'
      : [],
  ].flatMap((fault) => (typeof fault === 'string' ? [`${code} (${message}) has ${fault}`] : []));
}

/** The findings of a file, each of which is such as an editor can show: of a known code, in one line, within the text. */
export function soundFindings(file: SourceFile, workspace: Workspace): readonly Finding[] {
  const findings = checkFile(file, workspace);
  const found = findings.flatMap((finding) => faults(finding, file, workspace));
  // One expectation for all: these are by far the slowest part of a test that checks thousands of texts.
  if (found.length > 0) expect(found).toEqual([]);
  return findings;
}

/** A file alone in a workspace. */
export function single(text: string, kind: SpecKind = 'model'): { file: SourceFile; workspace: Workspace } {
  const workspace = new Workspace();
  const state = workspace.update(`file:///specs/single.${kind}.yaml`, text);
  if (!state.ok) throw new Error(state.reason);
  return { file: state.file, workspace };
}

/** Each finding of a text as `code: message`. */
export function findingsOf(text: string, kind: SpecKind = 'model'): readonly string[] {
  const { file, workspace } = single(text, kind);
  return soundFindings(file, workspace).map(({ code, message }) => `${code}: ${message}`);
}

/** The codes of the findings of a text, each once. */
export function codesOf(text: string, kind: SpecKind = 'model'): readonly string[] {
  const { file, workspace } = single(text, kind);
  return [...new Set(soundFindings(file, workspace).map(({ code }) => code))];
}

/** A workspace of files by name, and of what reading others gives. */
export async function workspaceOf(
  files: Readonly<Record<string, string>>,
  others: Readonly<Record<string, FileContent>> = {},
): Promise<Workspace> {
  const workspace = new Workspace();
  for (const [name, text] of Object.entries(files)) workspace.update(`file:///specs/${name}`, text);
  await workspace.settle({
    read: async (uri) => others[uri.slice('file:///specs/'.length)] ?? { ok: false, reason: 'missing' },
  });
  return workspace;
}

/** The findings of one file of a workspace, as `code: message`. */
export function findingsIn(workspace: Workspace, name: string): readonly string[] {
  const file = workspace.file(`file:///specs/${name}`);
  if (file === undefined) throw new Error(`no ${name}`);
  return soundFindings(file, workspace).map(({ code, message }) => `${code}: ${message}`);
}

export const SMALL_MODEL = `name: Small
hidden: 1024
vocabulary: 32000
attention:
  gqa: { type: gqa, heads: 16, kv_heads: 4, head_dim: 64 }
ffn:
  dense: { type: dense, width: 4096 }
layers:
  - { count: 24, attention: gqa, ffn: dense }
`;

export const SMALL_HARDWARE = `name: Card
price: $2.00/h
compute: { bf16: 50 TFLOP/s }
memory: { capacity: 80 GB, bandwidth: 3.35 TB/s }
`;

export const SMALL_DEPLOYMENT = `name: Small deployment
model: ./small.model.yaml
workload: { context: 4096, batch: 256 }
topology: colocated
pool: { hardware: ./card.hardware.yaml, instances: 1, accelerators: 8 }
`;
