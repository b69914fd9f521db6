import {
  commands,
  Disposable,
  l10n,
  Range,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  Uri,
  window,
} from 'vscode';
import {
  activeDocumentNotification,
  type DeploymentStatus,
  statusNotification,
  statusParams,
} from '../../../server/protocol/status';
import { statusLabel, statusText, statusTooltip } from './status-text';

/** The language server's status notification. */
interface StatusSource {
  notify(method: string, params: unknown): Promise<void>;
  onNotification(method: string, listener: (params: unknown) => void): void;
  onStarted(listener: () => void): void;
}

const OPEN = 'decodeLens.openActiveDeployment';
const languages = ['decode-lens-model', 'decode-lens-hardware', 'decode-lens-deployment'];

/** The uri of the active document, if it is a spec. */
function inFront(): string | null {
  const document = window.activeTextEditor?.document;
  return document !== undefined && languages.includes(document.languageId) ? document.uri.toString() : null;
}

/**
 * Shows the active deployment in the status bar while it, its model or one of its cards is edited. It is a status
 * bar item rather than a language status item, which stays folded until opened; a cost that changes while typing
 * should be visible.
 */
export function registerStatus(server: StatusSource): Disposable {
  const item = window.createStatusBarItem('decodeLens.deployment', StatusBarAlignment.Left, 10);
  item.name = l10n.t('Decode Lens: active deployment');
  item.command = OPEN;
  let active: DeploymentStatus | undefined;

  function show(status: DeploymentStatus | undefined): void {
    if ((status === undefined) !== (active === undefined))
      void commands.executeCommand('setContext', 'decodeLens.hasActiveDeployment', status !== undefined);
    active = status;
    if (status === undefined) item.hide();
    else fill(item, status);
  }

  function tell(): void {
    const uri = inFront();
    // A panel or the output has the focus: the file is still the active one.
    if (uri === null && window.activeTextEditor === undefined && window.visibleTextEditors.length > 0) return;
    void server.notify(activeDocumentNotification, { uri });
  }

  async function open(): Promise<void> {
    if (active === undefined) return;
    const { line } = active;
    await window.showTextDocument(Uri.parse(active.uri), { selection: new Range(line, 0, line, 0) });
  }

  server.onNotification(statusNotification, (params) => {
    const parsed = statusParams.safeParse(params);
    if (parsed.success) show(parsed.data.status ?? undefined);
  });
  server.onStarted(tell);
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(tell),
    commands.registerCommand(OPEN, open),
  );
}

function fill(item: StatusBarItem, status: DeploymentStatus): void {
  const missed = status.target?.holds === false && !status.stale;
  item.text = statusText(status);
  item.tooltip = statusTooltip(status);
  item.accessibilityInformation = { label: `${statusLabel(status)}: ${statusText(status)}` };
  const unfit = status.misfit !== null && !status.stale;
  const colour = unfit ? 'statusBarItem.errorBackground' : 'statusBarItem.warningBackground';
  item.backgroundColor = unfit || missed ? new ThemeColor(colour) : undefined;
  item.show();
}
