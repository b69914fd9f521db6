import type { Connection } from 'vscode-languageserver';
import { canonicalUri } from '../../language';
import {
  followPanelsNotification,
  followPanelsParams,
  type PanelCatalogResult,
  panelCatalogRequest,
  panelSubjectNotification,
  type WriteValuesResult,
  writeValuesParams,
  writeValuesRequest,
} from '../../protocol/panels';
import { type ValidateRunsResult, validateRunsParams, validateRunsRequest } from '../../protocol/validation';
import { coalesced } from '../coalesced';
import { documentsOf } from '../edited-documents';
import { guarded, guardedNotification, report, withoutParams } from '../guard';
import type { Session } from '../session';
import { deploymentOf, panelCatalog, panelSubject } from './subject';
import { inPieces, panelValidation, workspaceReferences } from './validation';
import { writeValues } from './write-values';

const NO_CATALOG: PanelCatalogResult = { models: [], cards: [] };
const NOT_WRITTEN: WriteValuesResult = { ok: false, message: 'the values could not be written' };

/**
 * Sends the panels their subject: follows the active deployment, sends once after a burst of changes, and only if
 * the subject differs from the last one.
 */
export function registerPanels(connection: Connection, session: Session): void {
  let followed: string | undefined;
  let watching = false;
  let sent = '';

  const push = coalesced(
    async () => {
      await session.settled();
      if (!watching) return;
      const subject = panelSubject(session.workspace, followed, session);
      const now = JSON.stringify(subject);
      if (now === sent) return;
      sent = now;
      await connection.sendNotification(panelSubjectNotification, subject);
    },
    (error) => report(connection, panelSubjectNotification, error),
  );

  const follow = (): void => {
    if (watching) push();
  };
  session.onChange(follow);
  session.onPriced(follow);
  connection.onNotification(
    followPanelsNotification,
    guardedNotification(connection, followPanelsNotification, async (params: unknown) => {
      const { uri } = followPanelsParams.parse(params);
      watching = uri !== null;
      if (uri === null) return;
      await session.settled();
      const canonical = canonicalUri(uri);
      // Switching to a card or model of the followed deployment keeps it.
      const keeps = followed !== undefined && [...session.workspace.dependents(canonical)].includes(followed);
      if (!keeps) followed = deploymentOf(session.workspace, canonical) ?? followed;
      sent = '';
      push();
    }),
  );
  connection.onRequest(
    panelCatalogRequest,
    withoutParams((token) =>
      guarded<PanelCatalogResult>(connection, panelCatalogRequest, token, NO_CATALOG, () =>
        panelCatalog(session.workspace, session),
      ),
    ),
  );
  connection.onRequest<ValidateRunsResult, void>(validateRunsRequest, (params: unknown, token) =>
    guarded<ValidateRunsResult>(connection, validateRunsRequest, token, null, async () => {
      const { uri, text } = validateRunsParams.parse(params);
      await session.settled();
      const references = workspaceReferences(session.workspace, canonicalUri(uri));
      return panelValidation(uri, inPieces(text), references);
    }),
  );
  connection.onRequest<WriteValuesResult, void>(writeValuesRequest, (params: unknown, token) =>
    guarded<WriteValuesResult>(connection, writeValuesRequest, token, NOT_WRITTEN, () =>
      writeValues(session.workspace, writeValuesParams.parse(params).values, documentsOf(session)),
    ),
  );
}
