import fs from 'node:fs';
import path from 'node:path';
import { Workspace } from '../../../server/language';
import { panelCatalog, panelSubject } from '../../../server/language/features/panels/subject';
import type { PanelSubject } from '../../../server/protocol/panel-subject';
import { type Study, studyCatalog, studyOf } from '../../../webview/study/study';

const root = path.resolve(import.meta.dirname, '../../..');
const AT = 'file:///examples/';
const uris = { uriOf: (uri: string) => uri };

/** A workspace of the examples, with some texts changed. */
export function examples(
  ...replaced: readonly (readonly [file: string, found: string, by: string])[]
): Workspace {
  const workspace = new Workspace();
  for (const file of fs.readdirSync(path.join(root, 'examples'))) {
    if (!file.endsWith('.yaml')) continue;
    let text = fs.readFileSync(path.join(root, 'examples', file), 'utf8');
    for (const [name, found, by] of replaced) if (name === file) text = text.replace(found, by);
    workspace.update(AT + file, text);
  }
  return workspace;
}

export function subjectOf(workspace: Workspace, file: string): PanelSubject {
  return panelSubject(workspace, AT + file, uris);
}

/** What panels draw when an example is open. */
export function studyOfExample(file = 'step-3-2a2f.deployment.yaml', workspace = examples()): Study {
  return studyOf(subjectOf(workspace, file), studyCatalog(panelCatalog(workspace, uris)));
}

export const uriOfExample = (file: string): string => AT + file;
