import { type Disposable, Uri, type Webview, type WebviewPanel } from 'vscode';
import { type FromPanel, fromPanel, type ToPanel } from '../../../server/protocol/panel-messages';
import { PANEL_TITLES, type PanelName } from '../../../server/protocol/panels';
import { newNonce, panelPage } from './panel-page';

/** One open panel: its webview with messages of known form in both directions. */
export interface PanelView extends Disposable {
  readonly name: PanelName;
  readonly panel: WebviewPanel;
  send(message: ToPanel): void;
}

/** Fills a webview panel with its page and listens to it; messages of another form are refused. */
export function openPanelView(
  panel: WebviewPanel,
  name: PanelName,
  extension: Uri,
  received: (message: FromPanel, view: PanelView) => void,
): PanelView {
  const { webview } = panel;
  const view: PanelView = {
    name,
    panel,
    send: (message) => void webview.postMessage(message),
    dispose: () => panel.dispose(),
  };
  webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist')] };
  webview.onDidReceiveMessage((data: unknown) => {
    const message = fromPanel.safeParse(data);
    if (message.success) received(message.data, view);
  });
  webview.html = pageOf(webview, name, extension);
  return view;
}

function pageOf(webview: Webview, name: PanelName, extension: Uri): string {
  const address = (file: string) => webview.asWebviewUri(Uri.joinPath(extension, 'dist', file)).toString();
  return panelPage({
    name,
    title: `Decode Lens: ${PANEL_TITLES[name]}`,
    script: address('panels.js'),
    style: address('panels.css'),
    source: webview.cspSource,
    nonce: newNonce(),
  });
}
