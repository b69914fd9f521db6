import { fileName } from '../../core/text/file-name';
import type { Uris } from '../../language/present/diagnostics';
import { CATALOG, type Workspace } from '../../language/workspace';
import type { HardwareFile } from '../../protocol/profile';

/** The user's hardware files with the names of their cards, or else their file names. */
export function hardwareFiles(workspace: Workspace, uris: Uris): HardwareFile[] {
  return [...workspace.all()]
    .filter(({ kind, uri }) => kind === 'hardware' && !uri.startsWith(CATALOG))
    .map(({ uri, spec }) => ({
      uri: uris.uriOf(uri),
      name: spec?.name ?? fileName(uri),
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.uri < b.uri ? -1 : 1));
}
