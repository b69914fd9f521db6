import {
  type ClientCapabilities,
  type Connection,
  DidChangeConfigurationNotification,
} from 'vscode-languageserver';
import { defaultSettings, type Settings, settingsSchema } from '../protocol/settings';
import { report } from './guard';

const SECTION = 'decodeLens';
/** The number of resources whose settings are cached. */
const REMEMBERED = 256;

/**
 * The settings of each resource. If the editor supports it, they are requested once for each resource and again
 * after every change; otherwise the settings that it pushes are used.
 */
export class SettingsOfResources {
  private readonly known = new Map<string, Promise<Settings>>();
  private readonly listeners: (() => void)[] = [];
  private pushed = defaultSettings;

  constructor(
    private readonly connection: Connection,
    private readonly client: () => ClientCapabilities,
  ) {}

  /** The settings of a resource, by the editor's uri; by default those of the window. */
  of(uri = ''): Promise<Settings> {
    if (this.client().workspace?.configuration !== true) return Promise.resolve(this.pushed);
    const known = this.known.get(uri);
    if (known !== undefined) return known;
    if (this.known.size >= REMEMBERED) this.known.clear();
    const asked = this.ask(uri);
    this.known.set(uri, asked);
    return asked;
  }

  /** Registers a listener for changes of the settings. */
  onChanged(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Handles a change of the settings. */
  changed(pushed: unknown): void {
    this.known.clear();
    const section = typeof pushed === 'object' && pushed !== null && SECTION in pushed ? pushed[SECTION] : {};
    this.pushed = settingsSchema.parse(section ?? {});
    for (const listener of this.listeners) listener();
  }

  private async ask(uri: string): Promise<Settings> {
    try {
      const answer: unknown = await this.connection.workspace.getConfiguration({
        section: SECTION,
        ...(uri === '' ? {} : { scopeUri: uri }),
      });
      return settingsSchema.parse(answer ?? {});
    } catch (error) {
      report(this.connection, 'asking for settings', error);
      return defaultSettings;
    }
  }
}

/** Follows the editor's settings. */
export function registerSettings(
  connection: Connection,
  client: () => ClientCapabilities,
): SettingsOfResources {
  const settings = new SettingsOfResources(connection, client);
  connection.onDidChangeConfiguration(({ settings: pushed }) => settings.changed(pushed));
  return settings;
}

/** Registers for notifications of changes, if the editor supports that. */
export function watchSettings(connection: Connection, client: ClientCapabilities): void {
  if (client.workspace?.didChangeConfiguration?.dynamicRegistration !== true) return;
  connection.client
    .register(DidChangeConfigurationNotification.type, { section: SECTION })
    .catch((error: unknown) => report(connection, 'watching settings', error));
}
