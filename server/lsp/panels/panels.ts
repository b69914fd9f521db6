import type { Connection } from 'vscode-languageserver';
import { canonicalUri } from '../../language';
import {
  type CatalogAnswer,
  followPanels,
  followParams,
  panelCatalog as panelCatalogRequest,
  panelSubjectChanged,
  type WriteAnswer,
  writeParams,
  writeValues as writeValuesRequest,
} from '../../protocol/panels';
import { guarded, heeded, report, withoutParams } from '../guard';
import type { Session } from '../session';
import { deploymentOf, panelCatalog, panelSubject } from './subject';
import { writeValues } from './write-values';

const NO_CATALOG: CatalogAnswer = { models: [], cards: [] };
const NOT_WRITTEN: WriteAnswer = { ok: false, message: 'the values could not be written' };

/**
 * Feeds the panels: keeps to the deployment that the editor shows and pushes what is to be drawn, after a burst of changes
 * once, and only what differs from what was sent last.
 */
export function registerPanels(connection: Connection, session: Session): void {
  let followed: string | undefined;
  let watching = false;
  let sent = '';
  let scheduled = false;

  const push = async (): Promise<void> => {
    scheduled = false;
    await session.settled();
    if (!watching) return;
    const subject = panelSubject(session.workspace, followed, session);
    const now = JSON.stringify(subject);
    if (now === sent) return;
    sent = now;
    await connection.sendNotification(panelSubjectChanged, subject);
  };
  const schedule = (): void => {
    if (!watching || scheduled) return;
    scheduled = true;
    setImmediate(() => push().catch((error: unknown) => report(connection, panelSubjectChanged, error)));
  };

  session.onChange(schedule);
  connection.onNotification(
    followPanels,
    heeded(connection, followPanels, async (params: unknown) => {
      const { uri } = followParams.parse(params);
      watching = uri !== null;
      if (uri === null) return;
      await session.settled();
      const canonical = canonicalUri(uri);
      // A card or model that the followed deployment uses does not lead away from it.
      const keeps = followed !== undefined && [...session.workspace.dependents(canonical)].includes(followed);
      if (!keeps) followed = deploymentOf(session.workspace, canonical) ?? followed;
      sent = '';
      schedule();
    }),
  );
  connection.onRequest(
    panelCatalogRequest,
    withoutParams((token) =>
      guarded<CatalogAnswer>(connection, panelCatalogRequest, token, NO_CATALOG, () =>
        panelCatalog(session.workspace, session),
      ),
    ),
  );
  connection.onRequest<WriteAnswer, void>(writeValuesRequest, (params: unknown, token) =>
    guarded<WriteAnswer>(connection, writeValuesRequest, token, NOT_WRITTEN, () =>
      writeValues(session.workspace, writeParams.parse(params).values, {
        canonical: canonicalUri,
        version: (uri) => session.documents.get(uri)?.version ?? null,
      }),
    ),
  );
}
