import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  InlayHintRefreshRequest,
} from 'vscode-languageserver';
import type { Figures } from '../language';
import { coalesced } from './coalesced';
import { report } from './guard';
import type { Session } from './session';

/**
 * Asks the editor to refresh hints and lenses after an edit of another file changed them. The editor refreshes the
 * edited file by itself.
 *
 * @returns a function that requests a refresh immediately
 */
export function refreshOfHints(
  connection: Connection,
  session: Session,
  figures: Figures,
  client: () => ClientCapabilities,
): () => void {
  const { workspace } = session;
  const failed = (error: unknown) => report(connection, 'refreshing hints', error);

  const refresh = coalesced(async () => {
    const { inlayHint, codeLens } = client().workspace ?? {};
    await Promise.all([
      inlayHint?.refreshSupport === true && connection.sendRequest(InlayHintRefreshRequest.type),
      codeLens?.refreshSupport === true && connection.sendRequest(CodeLensRefreshRequest.type),
    ]);
  }, failed);

  /** The figures of open deployments, as JSON. */
  const shown = new Map<string, string>();
  /** Whether the figures of an open deployment changed. */
  const differs = (uri: string): boolean => {
    const file = session.documents.has(uri) ? workspace.file(uri) : undefined;
    if (file?.kind !== 'deployment') {
      shown.delete(uri);
      return false;
    }
    const now = JSON.stringify(figures.of(file) ?? null);
    const before = shown.get(uri);
    shown.set(uri, now);
    return before !== now;
  };

  const due = new Set<string>();
  const look = coalesced(async () => {
    const changed = [...due];
    due.clear();
    let needed = false;
    for (const uri of changed) {
      differs(uri);
      for (const user of workspace.dependents(uri)) needed = differs(user) || needed;
      // A model's lens compares the cards of the workspace.
      const others = [...session.documents.keys()].some((other) => workspace.file(other)?.kind === 'model');
      needed ||= others && workspace.file(uri)?.kind === 'hardware';
    }
    if (needed) refresh();
  }, failed);

  session.onChange((uri) => {
    due.add(uri);
    look();
  });
  return refresh;
}
