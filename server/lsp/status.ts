import type { Connection } from 'vscode-languageserver';
import { canonicalUri, kindOf, type SourceFile } from '../language';
import type { Figures } from '../language/workspace';
import {
  activeDocumentNotification,
  activeDocumentParams,
  type StatusParams,
  statusNotification,
} from '../protocol/status';
import { coalesced } from './coalesced';
import { statusOf } from './deployment-status';
import { guardedNotification, report } from './guard';
import type { Session } from './session';
import type { SettingsOfResources } from './settings';

/**
 * Sends the editor the figures of the active deployment: the active document, or, while a model or card is edited,
 * the last deployment that uses it. Only for editors that send the active document.
 */
export function registerStatus(
  connection: Connection,
  session: Session,
  figures: Figures,
  settings: SettingsOfResources,
): void {
  const { workspace } = session;
  /** The active document, and the last active deployment. */
  let front: string | undefined;
  let deployment: string | undefined;
  /** The status last sent, as JSON. */
  let sent = '';

  const active = (): SourceFile<'deployment'> | undefined => {
    if (front === undefined) return undefined;
    if (kindOf(front) === 'deployment') deployment = front;
    else {
      const users = [...workspace.dependents(front)];
      if (deployment === undefined || !users.includes(deployment))
        deployment = users.find((uri) => session.documents.has(uri)) ?? users.sort()[0];
    }
    const file = deployment === undefined ? undefined : workspace.file(deployment);
    return file?.kind === 'deployment' ? file : undefined;
  };

  const tell = coalesced(
    async () => {
      await session.settled();
      const file = active();
      const own = file && (await settings.of(session.uriOf(file.uri)));
      const found = file && own && figures.of(file, own.counting);
      const params: StatusParams = {
        status: file === undefined || found === undefined ? null : statusOf(file, found, session),
      };
      const now = JSON.stringify(params);
      if (now === sent) return;
      sent = now;
      await connection.sendNotification(statusNotification, params);
    },
    (error) => report(connection, 'telling the status', error),
  );

  connection.onNotification(
    activeDocumentNotification,
    guardedNotification(connection, activeDocumentNotification, (params: unknown) => {
      const { uri } = activeDocumentParams.parse(params);
      front = uri === null ? undefined : canonicalUri(uri);
      tell();
    }),
  );
  const follow = (): void => {
    if (front !== undefined) tell();
  };
  session.onChange(follow);
  session.onPriced(follow);
  settings.onChanged(follow);
}
