import type { Connection } from 'vscode-languageserver';
import { report } from './guard';
import type { Session } from './session';
import type { SettingsOfResources } from './settings';

/**
 * Prices cards on the basis of the window's settings, updated after every change of them.
 *
 * @returns a function that requests the settings for the first time
 */
export function registerPriceBasis(
  connection: Connection,
  session: Session,
  settings: SettingsOfResources,
): () => void {
  const follow = (): void => {
    settings
      .of()
      .then(({ priceBasis }) => session.priceOn(priceBasis))
      .catch((error: unknown) => report(connection, 'pricing cards', error));
  };
  settings.onChanged(follow);
  return follow;
}
