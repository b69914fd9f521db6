import { type Disposable, env, type Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { HardwareFile } from '../../../server/protocol/profile';
import {
  type FromProfilePanel,
  fromProfilePanel,
  type ToProfilePanel,
} from '../../../server/protocol/profile-messages';
import { saveExport } from '../../webview/save-export';
import { openPanelView, type PanelView } from '../../webview/view';
import { findHardware, fitTo, type HardwareSource, writeFit } from './hardware';
import type { Wanted } from './measure';
import type { PageWorkers } from './page-workers';
import type { Runs } from './runs';

/** The profile panel, of which there is at most one. */
export interface ProfilePanel extends Disposable {
  /** Opens the panel, or reveals it. */
  open(): void;
  send(message: ToProfilePanel): void;
  /** Whether the panel is visible. */
  isVisible(): boolean;
  /** Updates the panel with the current state. */
  refresh(): Promise<void>;
}

/** Requests of the user that concern more than the panel. */
interface Wishes {
  run(wanted: Wanted): Promise<unknown>;
  /** The panel became visible or hidden. */
  moved(): void;
  closed(): void;
}

const VIEW_TYPE = 'decodeLens.profile';
const TITLE = 'Decode Lens: Profile';
const FILES = {
  panel: 'profile',
  title: TITLE,
  script: 'profile-panel.js',
  style: 'profile-panel.css',
  worker: 'kernels-worker.js',
};

/** Creates the panel, and restores it after a restart without starting a run. */
export function createPanel(
  server: HardwareSource,
  extension: Uri,
  runs: Runs,
  workers: PageWorkers,
  wishes: Wishes,
): ProfilePanel {
  let view: PanelView<ToProfilePanel> | undefined;
  let hardware: readonly HardwareFile[] = [];

  const send = (message: ToProfilePanel): void => view?.send(message);

  async function refresh(): Promise<void> {
    send({ type: 'state', state: { ...(await runs.state()), hardware: [...hardware] } });
  }

  async function refreshHardware(): Promise<void> {
    hardware = await findHardware(server);
    await refresh();
  }

  async function answer(message: FromProfilePanel): Promise<void> {
    switch (message.type) {
      case 'ready':
        workers.pageReady();
        await refresh();
        return refreshHardware();
      case 'run':
        await wishes.run(message);
        return;
      case 'cancel':
        return runs.cancel();
      case 'fit': {
        const said = await fitTo(server, message.uri, await shown());
        if (said.ok) send({ type: 'fit', uri: message.uri, numbers: said.numbers, notes: said.notes });
        else send({ type: 'failed', message: said.message });
        return;
      }
      case 'write': {
        const { ok, message: said } = await writeFit(server, message.uri, await shown());
        return send({ type: ok ? 'done' : 'failed', message: said });
      }
      case 'copy':
        await env.clipboard.writeText(message.text);
        return send({ type: 'done', message: 'copied' });
      case 'save': {
        const file = await saveExport(message.name, message.format, message.content);
        if (file !== undefined) send({ type: 'done', message: `saved ${file}` });
        return;
      }
      default:
        return workers.received(message);
    }
  }

  async function shown() {
    const { profile } = await runs.state();
    if (profile === null) throw new Error('nothing has been measured yet');
    return profile;
  }

  async function received(message: FromProfilePanel): Promise<void> {
    try {
      await answer(message);
    } catch (error) {
      send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  function adopt(panel: WebviewPanel): void {
    const own = openPanelView<FromProfilePanel, ToProfilePanel>(
      panel,
      FILES,
      extension,
      fromProfilePanel,
      (message) => void received(message),
    );
    view = own;
    panel.onDidChangeViewState(({ webviewPanel }) => {
      // The panel became active again: the hardware files may have changed.
      if (webviewPanel.active) void refreshHardware().catch(() => {});
      wishes.moved();
    });
    panel.onDidDispose(() => {
      view = undefined;
      wishes.closed();
      workers.pageClosed();
    });
  }

  const serializer = window.registerWebviewPanelSerializer(VIEW_TYPE, {
    async deserializeWebviewPanel(panel) {
      // The open panel may have a run in progress on its page.
      if (view === undefined) adopt(panel);
      else panel.dispose();
    },
  });

  return {
    send,
    refresh,
    isVisible: () => view?.panel.visible === true,
    open() {
      if (view !== undefined) return view.panel.reveal(undefined, true);
      // Runs use the page's GPU and must continue while another tab is in front.
      const options = { retainContextWhenHidden: true };
      const where = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      adopt(window.createWebviewPanel(VIEW_TYPE, TITLE, where, options));
    },
    // Keep the panel itself, so that the serializer can restore it.
    dispose: () => serializer.dispose(),
  };
}
