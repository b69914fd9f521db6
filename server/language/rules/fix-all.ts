import { type Edit, overlap } from '../../yaml/edit';
import type { SourceFile } from '../workspace';
import type { Finding } from './check';

/** The edits of the safe fix of a finding, if there is one. */
function safeEdits(file: SourceFile, { fixes }: Finding): readonly Edit[] {
  const [change, ...others] = fixes?.().find(({ safe }) => safe)?.changes ?? [];
  return change?.kind === 'edit' && change.uri === file.uri && others.length === 0 ? change.edits : [];
}

/** The edits that fix every finding of a file that has a safe fix. */
export function fixAll(file: SourceFile, findings: readonly Finding[]): readonly Edit[] {
  const edits: Edit[] = [];
  for (const finding of findings) {
    const more = safeEdits(file, finding);
    if (!overlap([...edits, ...more])) edits.push(...more);
  }
  return edits;
}
