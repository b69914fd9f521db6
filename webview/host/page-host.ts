import * as z from 'zod/mini';
import { fileName } from '../../server/core/text/file-name';
import { type FromPanel, fromPanel, type ToPanel } from '../../server/protocol/panel-messages';
import { panelSubject } from '../../server/protocol/panel-subject';
import { panelCatalogResult } from '../../server/protocol/panels';
import { panelValidation } from '../../server/protocol/validation';
import { download } from './download';
import { type Host, readMessage } from './host';

/** The data of a plain page for its panels. */
export const pageData = z.strictObject({
  subject: panelSubject,
  catalog: panelCatalogResult,
  validation: z.optional(panelValidation),
});
export type PageData = z.infer<typeof pageData>;

/** The hosts of the panels of a plain page, which all receive the same messages. */
export interface PageHosts {
  /** @param panel distinguishes the states of several panels of a page */
  readonly hostOf: (panel: string) => Host;
  /** Sends a message to all panels, as the editor would. */
  readonly push: (message: unknown) => void;
  /** The panels' requests that the page cannot fulfil. */
  readonly sent: readonly FromPanel[];
}

/** The maximum number of logged messages. */
const LOGGED = 100;

/** Hosts for a page with its own data: downloads replace dialogs, and nothing is written. */
export function pageHosts(data: PageData | undefined): PageHosts {
  const listeners = new Set<(message: ToPanel) => void>();
  const sent: FromPanel[] = [];

  const answer = (message: FromPanel, tell: (message: ToPanel) => void): void => {
    fromPanel.parse(message);
    if (sent.push(message) > LOGGED) sent.shift();
    switch (message.type) {
      case 'ready':
        if (data !== undefined) tell({ type: 'subject', subject: data.subject });
        if (data?.validation !== undefined) tell({ type: 'validation', validation: data.validation });
        break;
      case 'catalog':
        if (data !== undefined) tell({ type: 'catalog', catalog: data.catalog });
        break;
      case 'reveal':
        tell({ type: 'done', message: `line ${message.line + 1} of ${fileName(message.uri)}` });
        break;
      case 'runs':
        tell({ type: 'failed', message: 'this page reads no files; open the panel in the editor' });
        break;
      case 'write':
        tell({ type: 'failed', message: 'this page cannot write files; open the panel in the editor' });
        break;
      case 'save':
        download(`${message.name}.${message.format}`, message.format, message.content);
    }
  };

  return {
    hostOf: (panel) => {
      const key = `decode-lens-${panel}`;
      let tell: (message: ToPanel) => void = () => {};
      return {
        send: (message) => answer(message, tell),
        listen: (listener) => {
          tell = listener;
          listeners.add(listener);
        },
        readState: () => JSON.parse(window.sessionStorage.getItem(key) ?? 'null') ?? undefined,
        writeState: (state) => window.sessionStorage.setItem(key, JSON.stringify(state)),
      };
    },
    push: (message) => {
      const read = readMessage(message);
      if (read !== undefined) for (const listener of listeners) listener(read);
    },
    sent,
  };
}
