import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFile, kindOf, type SourceFile, Workspace } from '../../server/language';
import { FINDING_CODES } from '../../server/language/rules';
import { fileUri, nodeFiles } from '../../server/node/files';
import { type Expectation, expectationsIn } from './expectations';

/**
 * Each folder of a code holds small workspaces, in which the findings of every file are those that its comments expect,
 * and no others. At least one workspace has the code's finding, and at least one is clean.
 */
const ROOT = path.join(import.meta.dirname, '..', 'fixtures', 'check');

const foldersIn = (folder: string): readonly string[] =>
  fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

async function workspaceOf(folder: string): Promise<{ workspace: Workspace; files: readonly SourceFile[] }> {
  const workspace = new Workspace();
  const specs = fs.readdirSync(folder).filter((name) => kindOf(name) !== undefined);
  const files: SourceFile[] = [];
  for (const name of specs) {
    const uri = fileUri(path.join(folder, name));
    const state = workspace.take(uri, await nodeFiles.read(uri));
    if (state.ok) files.push(state.file);
  }
  await workspace.settle(nodeFiles);
  return { workspace, files };
}

/** What a finding's message does not look like: it reads as a compiler's, in lower case and without full stops. */
const SENTENCE = /^[A-Z][a-z]|\. [A-Z]|\.$/;

/** The findings as expectations; each message is cut to what the expectation at its place says of it. */
function found(
  workspace: Workspace,
  file: SourceFile,
  expected: readonly Expectation[],
): readonly Expectation[] {
  return checkFile(file, workspace).map(({ from, to, severity, code, message }, index) => {
    const [start, end] = [file.lines.positionAt(from), file.lines.positionAt(to)];
    expect(message, `the message of ${code}`).not.toMatch(SENTENCE);
    expect(end.line, `the range of ${code} lies in one line`).toBe(start.line);
    const wanted = expected[index]?.message ?? '';
    const shown = wanted !== '' && message.startsWith(wanted) ? wanted : message;
    return {
      line: start.line + 1,
      from: start.character + 1,
      to: end.character + 1,
      severity,
      code,
      message: shown,
    };
  });
}

const codes = foldersIn(ROOT);

describe.each(codes)('%s', (code) => {
  const cases = foldersIn(path.join(ROOT, code));

  it.each(cases)('%s', async (name) => {
    const { workspace, files } = await workspaceOf(path.join(ROOT, code, name));
    expect(files).not.toHaveLength(0);
    for (const file of files) {
      const expected = expectationsIn(file.text);
      expect(found(workspace, file, expected), file.uri).toEqual(expected);
    }
  });

  it('has a workspace with its finding and a clean one', () => {
    const expected = cases.map((name) => {
      const folder = path.join(ROOT, code, name);
      const texts = fs.readdirSync(folder).map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
      return texts.flatMap(expectationsIn).map((expectation) => expectation.code);
    });
    expect(expected.some((list) => list.includes(code))).toBe(true);
    expect(expected.some((list) => list.length === 0)).toBe(true);
  });
});

it('covers every code', () => {
  // A rule that fails is a bug; there is no file that would make it. One of a megabyte is made in the server's tests.
  const without = ['internal-error', 'file-too-large'];
  expect([...codes].sort()).toEqual(FINDING_CODES.filter((code) => !without.includes(code)).sort());
});
