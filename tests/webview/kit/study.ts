import type { Workspace } from '../../../server/language';
import { panelCatalog, panelSubject } from '../../../server/lsp/panels/subject';
import type { PanelSubject } from '../../../server/protocol/panel-subject';
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
