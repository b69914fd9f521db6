import * as z from 'zod/mini';
import { profileState } from '../../server/protocol/profile';
import {
  type FromProfilePanel,
  fromProfilePanel,
  type ToProfilePanel,
} from '../../server/protocol/profile-messages';
import { download } from '../host/download';
import { type ProfileHost, readProfileMessage } from './host';

/** The data of a plain page for the panel. */
export const pageData = z.strictObject({ state: profileState });
export type PageData = z.infer<typeof pageData>;

/** A host for a plain page, which stands in for the editor. */
export interface PageHost {
  readonly host: ProfileHost;
  /** Sends a message to the panel, as the editor would. */
  readonly push: (message: unknown) => void;
  readonly sent: readonly FromProfilePanel[];
}

/** The maximum number of logged messages. */
const LOGGED = 100;
const KEY = 'decode-lens-profile';

/** A host with its own data: downloads replace dialogs, and nothing is measured or written. */
export function pageHost(data: PageData | undefined): PageHost {
  const sent: FromProfilePanel[] = [];
  let tell: (message: ToProfilePanel) => void = () => {};

  const cannot = (what: string): void =>
    tell({ type: 'failed', message: `this page cannot ${what}; open the panel in the editor` });

  const answer = (message: FromProfilePanel): void => {
    fromProfilePanel.parse(message);
    if (sent.push(message) > LOGGED) sent.shift();
    switch (message.type) {
      case 'ready':
        if (data !== undefined) tell({ type: 'state', state: data.state });
        break;
      case 'run':
        cannot('measure');
        break;
      case 'fit':
      case 'write':
        cannot('read or write files');
        break;
      case 'copy':
        void navigator.clipboard?.writeText(message.text).then(
          () => tell({ type: 'done', message: 'copied' }),
          () => cannot('copy'),
        );
        break;
      case 'save':
        download(`${message.name}.${message.format}`, message.format, message.content);
    }
  };

  return {
    host: {
      send: answer,
      listen: (listener) => {
        tell = listener;
      },
      readState: () => JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null') ?? undefined,
      writeState: (state) => window.sessionStorage.setItem(KEY, JSON.stringify(state)),
    },
    push: (message) => {
      const read = readProfileMessage(message);
      if (read !== undefined) tell(read);
    },
    sent,
  };
}
