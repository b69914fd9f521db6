import fs from 'node:fs';
import path from 'node:path';
import type { Workspace } from '../../../server/language';
import { panelCatalog, panelSubject } from '../../../server/lsp/panels/subject';
import { panelValidation, workspaceReferences } from '../../../server/lsp/panels/validation';
import type { PanelSubject } from '../../../server/protocol/panel-subject';
import type { PanelValidation } from '../../../server/protocol/validation';
import { type Study, studyCatalog, studyOf } from '../../../webview/study/study';
import { exampleUri, exampleWorkspace } from '../../kit/examples';
import { shown } from '../../kit/workspace';

/** What the server pushes for an example. */
export const subjectOf = (workspace: Workspace, file: string): PanelSubject =>
  panelSubject(workspace, exampleUri(file), shown);

/** What panels draw when an example is open. */
export function studyOfExample(file = 'step-3-2a2f.deployment.yaml', workspace = exampleWorkspace()): Study {
  return studyOf(subjectOf(workspace, file), studyCatalog(panelCatalog(workspace, shown)));
}

const PUBLIC_RUNS = path.join(import.meta.dirname, '..', '..', 'validation', 'runs.csv');

/** A file of measured runs compared with their estimates; the public runs where no text is given. */
export function validationOf(text = fs.readFileSync(PUBLIC_RUNS, 'utf8')): Promise<PanelValidation> {
  const uri = exampleUri('runs.csv');
  return panelValidation(uri, [text], workspaceReferences(exampleWorkspace(), uri));
}
