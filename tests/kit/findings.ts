import { expect } from 'vitest';
import type { SpecKind } from '../../server/core/spec';
import { checkFile, type Finding, type SourceFile, Workspace } from '../../server/language';
import { FINDING_CODES } from '../../server/language/rules';
import { fileIn, fileOf } from './workspace';

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

/** A text as a file alone in a workspace. */
export function single(text: string, kind: SpecKind = 'model'): { file: SourceFile; workspace: Workspace } {
  const workspace = new Workspace();
  return { file: fileOf(kind, text, workspace), workspace };
}

const findingLines = (file: SourceFile, workspace: Workspace): readonly string[] =>
  soundFindings(file, workspace).map(({ code, message }) => `${code}: ${message}`);

/** Each finding of a text as `code: message`. */
export function findingsOf(text: string, kind: SpecKind = 'model'): readonly string[] {
  const { file, workspace } = single(text, kind);
  return findingLines(file, workspace);
}

/** The codes of the findings of a text, each once. */
export function codesOf(text: string, kind: SpecKind = 'model'): readonly string[] {
  const { file, workspace } = single(text, kind);
  return [...new Set(soundFindings(file, workspace).map(({ code }) => code))];
}

/** The findings of one file of a workspace, as `code: message`. */
export function findingsIn(workspace: Workspace, name: string): readonly string[] {
  return findingLines(fileIn(workspace, name), workspace);
}
