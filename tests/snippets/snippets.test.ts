import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkFile, Workspace } from '../../server/language';

const folder = path.join(import.meta.dirname, '../../snippets');

interface Snippet {
  readonly body: readonly string[];
}

/** A snippet as it is before it is filled in: presets stay, choices give their first. */
function presets({ body }: Snippet): string {
  return body
    .join('\n')
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, (_, preset: string) => preset.replace(/\\(.)/g, '$1'))
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace('$0', '');
}

describe.each(['model', 'hardware', 'deployment'])('snippets/%s.json', (kind) => {
  const snippets = JSON.parse(fs.readFileSync(path.join(folder, `${kind}.json`), 'utf8')) as Readonly<
    Record<string, Snippet>
  >;

  test.each(Object.entries(snippets))('%s is a whole file without findings of level error', (_, snippet) => {
    const workspace = new Workspace();
    const state = workspace.update(`file:///folder/a.${kind}.yaml`, presets(snippet));
    const findings = state.ok ? checkFile(state.file, workspace) : [];
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(state.ok && state.file.spec?.name).toMatch(/^My /);
  });
});
