import type { ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import { Figures, type SourceFile } from '../language';
import { inlayHints } from '../language/features/hints/hints';
import { Lenses } from '../language/features/lenses/lenses';
import { compareCommand, type InitializationOptions, showPipelineCommand } from '../protocol/initialization';
import type { Settings } from '../protocol/settings';
import { guarded, unlessCancelled } from './guard';
import type { HeadLines } from './head-lines';
import { refreshOfHints } from './refresh-hints';
import type { Session } from './session';
import type { SettingsOfResources } from './settings';
import { registerStatus } from './status';

/** The capabilities of {@link registerHints}. */
export const hintsCapabilities: ServerCapabilities = {
  inlayHintProvider: true,
  codeLensProvider: { resolveProvider: false },
};

/** The capabilities of the editor. */
export interface Editor {
  readonly capabilities: ClientCapabilities;
  readonly options: InitializationOptions;
}

/** Serves inlay hints and code lenses, refreshes them when other files change, and keeps the status up to date. */
export function registerHints(
  connection: Connection,
  session: Session,
  settings: SettingsOfResources,
  editor: () => Editor,
  head: HeadLines,
): void {
  const { workspace } = session;
  const figures = new Figures(workspace);
  const lenses = new Lenses();
  const context = (own: Settings) => {
    const known = (command: string) => (editor().options.commands.includes(command) ? command : undefined);
    return {
      ...{ workspace, figures, shown: session, settings: own },
      commands: { pipeline: known(showPipelineCommand), compare: known(compareCommand) },
    };
  };

  const about = <Answer>(
    name: string,
    uri: string,
    token: Parameters<typeof guarded>[2],
    answer: (file: SourceFile, own: Settings) => Answer,
  ): Promise<Answer | null> =>
    guarded<Answer | null>(connection, name, token, null, async () => {
      await unlessCancelled(token, session.settled());
      const own = await unlessCancelled(token, settings.of(uri));
      const file = session.file(uri);
      return file === undefined ? null : answer(file, own);
    });

  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    about('inlayHint', textDocument.uri, token, (file, own) => {
      const within = { from: file.lines.offsetAt(range.start), to: file.lines.offsetAt(range.end) };
      return inlayHints(file, context(own), within);
    }),
  );
  connection.onCodeLens(({ textDocument }, token) =>
    about('codeLens', textDocument.uri, token, (file, own) => {
      if (!own.codeLens.enabled) return [];
      head.follow(file.uri);
      return lenses.of(file, { ...context(own), lastCommit: head });
    }),
  );

  const refresh = refreshOfHints(connection, session, figures, () => editor().capabilities);
  settings.onChanged(refresh);
  session.onPriced(refresh);
  head.onLearned(refresh);
  registerStatus(connection, session, figures, settings);
}
