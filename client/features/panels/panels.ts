import {
  commands,
  Disposable,
  type ExtensionContext,
  type TextEditor,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import { type FromPanel, fromPanel, type ToPanel } from '../../../server/protocol/panel-messages';
import { type PanelSubject, panelSubject } from '../../../server/protocol/panel-subject';
import {
  followPanelsNotification,
  PANEL_TITLES,
  type PanelName,
  panelCatalogRequest,
  panelCatalogResult,
  panelNames,
  panelSubjectNotification,
} from '../../../server/protocol/panels';
import type { PanelValidation } from '../../../server/protocol/validation';
import { revealLine } from '../../webview/reveal';
import { saveExport } from '../../webview/save-export';
import { openPanelView, type PanelView } from '../../webview/view';
import { chooseRuns } from './choose-runs';
import { writeToFiles } from './write';

/** The language server's requests and notifications for the panels. */
interface PanelSource {
  request(method: string, params: unknown): Promise<unknown>;
  notify(method: string, params: unknown): Promise<void>;
  onNotification(method: string, listener: (params: unknown) => void): void;
  onStarted(listener: () => void): void;
}

type View = PanelView<ToPanel>;

const languages = ['decode-lens-model', 'decode-lens-hardware', 'decode-lens-deployment'];
const viewType = (name: PanelName) => `decodeLens.${name}`;

/** Registers a command and a serializer for each panel. The panels follow the active file. */
export function registerPanels(server: PanelSource, context: ExtensionContext): Disposable {
  const views = new Map<PanelName, View>();
  let subject: PanelSubject | undefined;
  let validation: PanelValidation | undefined;
  let shown = shownFile() ?? visibleFile() ?? '';

  function specOf(editor: TextEditor | undefined): string | undefined {
    const document = editor?.document;
    return document !== undefined && languages.includes(document.languageId)
      ? document.uri.toString()
      : undefined;
  }

  function shownFile(): string | undefined {
    return specOf(window.activeTextEditor);
  }

  /** A reloaded window may give the keyboard to a panel; no editor is active then. */
  function visibleFile(): string | undefined {
    return window.visibleTextEditors.map(specOf).find((uri) => uri !== undefined);
  }

  function show(file: string | undefined): void {
    if (file === undefined || file === shown) return;
    shown = file;
    if (views.size > 0) follow();
  }

  function follow(): void {
    void server.notify(followPanelsNotification, { uri: views.size > 0 ? shown : null });
  }

  function adopt(panel: WebviewPanel, name: PanelName): void {
    const view: View = openPanelView(
      panel,
      { panel: name, title: `Decode Lens: ${PANEL_TITLES[name]}`, script: 'panels.js', style: 'panels.css' },
      context.extensionUri,
      fromPanel,
      (message) => void received(message, view),
    );
    views.set(name, view);
    panel.onDidDispose(() => {
      if (views.get(name) === view) views.delete(name);
      if (views.size === 0) follow();
    });
  }

  function open(name: PanelName): void {
    const known = views.get(name);
    if (known !== undefined) {
      known.panel.reveal(undefined, true);
      return;
    }
    const where = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    adopt(window.createWebviewPanel(viewType(name), `Decode Lens: ${PANEL_TITLES[name]}`, where), name);
  }

  async function received(message: FromPanel, view: View): Promise<void> {
    try {
      await answer(message, view);
    } catch (error) {
      view.send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  async function answer(message: FromPanel, view: View): Promise<void> {
    switch (message.type) {
      case 'ready':
        if (subject !== undefined) view.send({ type: 'subject', subject });
        if (validation !== undefined) view.send({ type: 'validation', validation });
        follow();
        return;
      case 'catalog':
        view.send({
          type: 'catalog',
          catalog: panelCatalogResult.parse(await server.request(panelCatalogRequest, {})),
        });
        return;
      case 'runs':
        validation = (await chooseRuns(server)) ?? validation;
        if (validation !== undefined) view.send({ type: 'validation', validation });
        return;
      case 'reveal':
        return revealLine(message.uri, message.line);
      case 'write': {
        const problem = await writeToFiles(server, message.values);
        view.send(
          problem ? { type: 'failed', message: problem } : { type: 'done', message: 'written to file' },
        );
        return;
      }
      case 'save': {
        const file = await saveExport(message.name, message.format, message.content);
        if (file !== undefined) view.send({ type: 'done', message: `saved ${file}` });
      }
    }
  }

  server.onNotification(panelSubjectNotification, (params) => {
    const pushed = panelSubject.safeParse(params);
    if (!pushed.success) return;
    subject = pushed.data;
    for (const view of views.values()) view.send({ type: 'subject', subject });
  });
  server.onStarted(follow);

  return Disposable.from(
    ...panelNames.map((name) => commands.registerCommand(`decodeLens.open.${name}`, () => open(name))),
    ...panelNames.map((name) =>
      window.registerWebviewPanelSerializer(viewType(name), {
        deserializeWebviewPanel: async (panel) => adopt(panel, name),
      }),
    ),
    window.onDidChangeActiveTextEditor(() => show(shownFile())),
    window.onDidChangeVisibleTextEditors(() => {
      if (shown === '') show(visibleFile());
    }),
    window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) => {
      const line = selections[0]?.active.line;
      if (line === undefined || !languages.includes(document.languageId)) return;
      for (const view of views.values()) view.send({ type: 'cursor', uri: document.uri.toString(), line });
    }),
    { dispose: () => [...views.values()].forEach((view) => void view.dispose()) },
  );
}
