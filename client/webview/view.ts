import { type Disposable, Uri, type Webview, type WebviewPanel } from 'vscode';
import { newNonce, panelPage } from './page';

/** The page of a webview; the files are those of `dist`. */
export interface PageFiles {
  readonly panel: string;
  readonly title: string;
  readonly script: string;
  readonly style: string;
  readonly worker?: string;
}

/** A message schema, as far as it is used here. */
interface MessageForm<Message> {
  safeParse(data: unknown): { readonly success: true; readonly data: Message } | { readonly success: false };
}

/** An open panel: its webview with typed messages in both directions. */
export interface PanelView<ToPage> extends Disposable {
  readonly panel: WebviewPanel;
  send(message: ToPage): void;
}

/** Loads the page of a webview panel and listens to it; messages of an invalid form are rejected. */
export function openPanelView<FromPage, ToPage>(
  panel: WebviewPanel,
  files: PageFiles,
  extension: Uri,
  form: MessageForm<FromPage>,
  received: (message: FromPage, view: PanelView<ToPage>) => void,
): PanelView<ToPage> {
  const { webview } = panel;
  let closed = false;
  panel.onDidDispose(() => {
    closed = true;
  });
  const view: PanelView<ToPage> = {
    panel,
    send(message) {
      if (!closed) void webview.postMessage(message);
    },
    dispose: () => panel.dispose(),
  };
  webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist')] };
  webview.onDidReceiveMessage((data: unknown) => {
    const message = form.safeParse(data);
    if (message.success) received(message.data, view);
  });
  webview.html = pageOf(webview, files, extension);
  return view;
}

function pageOf(webview: Webview, files: PageFiles, extension: Uri): string {
  const address = (file: string) => webview.asWebviewUri(Uri.joinPath(extension, 'dist', file)).toString();
  return panelPage({
    panel: files.panel,
    title: files.title,
    script: address(files.script),
    style: address(files.style),
    ...(files.worker === undefined ? {} : { worker: address(files.worker) }),
    source: webview.cspSource,
    nonce: newNonce(),
  });
}
