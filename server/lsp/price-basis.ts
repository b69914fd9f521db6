import type { Connection } from 'vscode-languageserver';
import { report } from './guard';
import type { Session } from './session';
import type { SettingsOfResources } from './settings';

/**
 * Prices cards on the basis that the settings of the window choose, and again after every change of them.
 * @returns asks for the settings the first time
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
